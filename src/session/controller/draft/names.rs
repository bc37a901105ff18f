//! What is chosen for single names of a figure.

use reactive_graph::{prelude::*, signal::RwSignal};

use picture::{
    figure::{Figure, PlacedName},
    scene::{NameKey, OwnName},
};

/// Names that are hidden or moved.
#[derive(Clone, Copy)]
pub struct Names {
    /// Of each plot those for which something is chosen.
    chosen: RwSignal<Vec<Vec<OwnName>>>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { chosen: RwSignal::new(Vec::new()) }
    }

    /// Whether anything is chosen.
    pub fn are_chosen(&self) -> bool {
        self.chosen.with(|plots| plots.iter().any(|names| !names.is_empty()))
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
        if self.chosen.with_untracked(|plots| !plots.is_empty()) {
            self.chosen.set(Vec::new());
        }
    }

    fn choose(&self, plot: usize, key: &NameKey, what: impl FnOnce(&mut OwnName)) {
        self.chosen.update(|plots| {
            plots.resize_with(plots.len().max(plot + 1), Vec::new);
            let names = &mut plots[plot];
            let known = names.iter().position(|name| name.key == *key);
            let mut name =
                known.map_or_else(|| OwnName::new(key.clone()), |at| names.swap_remove(at));
            what(&mut name);
            names.extend(Some(name).filter(OwnName::is_chosen));
        });
    }

    /// A figure with what is chosen.
    pub(super) fn on(&self, figure: Figure) -> Figure {
        self.chosen.with(|names| figure.with_names(names))
    }
}
