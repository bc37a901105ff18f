//! What is chosen for single names of a figure. It belongs to what the plots show, as links and
//! sessions hold it.

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal};

use crate::{
    choice::FigureNames,
    library::Library,
    workspace::{Subject, Workspace},
};
use picture::{
    figure::{Figure, PlacedName},
    scene::{NameKey, OwnName},
};

/// Names that are hidden or moved.
#[derive(Clone, Copy)]
pub struct Names {
    library: Library,
    /// What the figure is of: names that were chosen for another one are not its own.
    subject: RwSignal<Subject>,
}

impl Names {
    pub(super) fn new(library: Library, subject: RwSignal<Subject>) -> Self {
        Self { library, subject }
    }

    /// Whether anything is chosen.
    pub fn are_chosen(&self) -> bool {
        self.chosen().iter().any(|names| !names.is_empty())
    }

    /// Shows a name of a plot, or hides it.
    pub fn show(&self, plot: usize, key: &NameKey, shown: bool) {
        self.choose(plot, key, |name| name.hidden = !shown);
    }

    /// Moves a name of a plot by so many pixels of the figure.
    pub fn nudge(&self, plot: usize, name: &PlacedName, by: [f64; 2]) {
        let away = name.away(by);
        self.choose(plot, &name.key, |name| name.away = Some(away));
    }

    /// Lets a name find its place again.
    pub fn put_back(&self, plot: usize, key: &NameKey) {
        self.choose(plot, key, |name| name.away = None);
    }

    /// Lets all names be what they were.
    pub fn reset(&self) {
        let workspace = untrack(|| self.workspace());
        if workspace.choice.with_untracked(|choice| choice.figure.is_some()) {
            workspace.name_figure(None);
        }
    }

    /// What the figure is of for which names were chosen last, by the key of that subject.
    pub(super) fn subject(&self) -> Option<String> {
        untrack(|| self.workspace())
            .choice
            .with_untracked(|choice| Some(choice.figure.as_ref()?.of.clone()))
    }

    /// The model that holds them: the first of two that are compared.
    fn workspace(&self) -> Workspace {
        self.library.pair().map_or_else(|| self.library.active(), |pair| pair.one)
    }

    /// Of each plot those for which something is chosen.
    fn chosen(&self) -> Vec<Vec<OwnName>> {
        let of_subject = |names: &&FigureNames| self.subject.with(|s| s.key() == names.of);
        self.workspace().choice.with(|choice| {
            let names = choice.figure.as_ref().filter(of_subject);
            names.map(|names| names.plots.clone()).unwrap_or_default()
        })
    }

    fn choose(&self, plot: usize, key: &NameKey, what: impl FnOnce(&mut OwnName)) {
        let mut plots = untrack(|| self.chosen());
        plots.resize_with(plots.len().max(plot + 1), Vec::new);
        let names = &mut plots[plot];
        let known = names.iter().position(|name| name.key == *key);
        let mut name = known.map_or_else(|| OwnName::new(key.clone()), |at| names.swap_remove(at));
        what(&mut name);
        names.extend(Some(name).filter(OwnName::is_chosen));
        let of = self.subject.with_untracked(|subject| subject.key().to_owned());
        let names = Some(FigureNames { of, plots }).filter(|names| !names.is_empty());
        untrack(|| self.workspace()).name_figure(names);
    }

    /// A figure with what is chosen.
    pub(super) fn on(&self, figure: Figure) -> Figure {
        figure.with_names(&self.chosen())
    }
}
