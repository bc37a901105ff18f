//! The figure that is being prepared, and what follows from its settings.

mod animation;
mod appearance;
mod letters;
mod names;
mod png;
mod texts;

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal, wrappers::read::Signal};

pub use self::{
    animation::{Animation, Expected},
    appearance::{Appearance, Size},
    letters::Letters,
    names::Names,
    png::Png,
    texts::Texts,
};
use crate::{
    library::Library,
    workspace::{Seen, Subject, Workspace},
};
use picture::{
    export,
    figure::{Colours, Figure, PlacedNames},
    press::Sheet,
    scene::PointRef,
};

/// A figure drawn for its paper.
#[derive(Debug, PartialEq)]
pub struct Drawn {
    /// What is drawn, on what and how.
    pub sheet: Sheet,
    /// The drawing.
    pub svg: String,
    /// Where the names of its plots stand.
    pub names: PlacedNames,
    /// Characters that its own font lacks.
    pub missing: Vec<char>,
}

/// The settings of the dialog.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Where the numbers come from.
    library: Library,
    /// How the plots are seen on the screen.
    seen: Signal<Option<Seen>>,
    /// Whether the dialog is open: nothing is drawn before.
    pub open: RwSignal<bool>,
    /// What the figure is of.
    pub subject: RwSignal<Subject>,
    /// Where on its way the right plot is drawn, 0 to 1; none for its end.
    pub place: RwSignal<Option<f64>>,
    /// How it looks.
    pub appearance: Appearance,
    /// Which of its names are hidden or moved.
    pub names: Names,
    /// What is written on it.
    pub texts: Texts,
    /// What that is set in.
    pub letters: Letters,
    /// How fine a PNG of it is.
    pub png: Png,
    /// How an animation of it runs.
    pub animation: Animation,
    /// What was done, or why not.
    pub status: RwSignal<Option<String>>,
}

impl Draft {
    /// The settings that a first figure starts with.
    pub fn new(library: Library, seen: Signal<Option<Seen>>) -> Self {
        let subject = RwSignal::new(Subject::Both);
        Self {
            library,
            seen,
            open: RwSignal::new(false),
            subject,
            place: RwSignal::new(None),
            appearance: Appearance::new(),
            names: Names::new(library, subject),
            texts: Texts::new(),
            letters: Letters::new(),
            png: Png::new(),
            animation: Animation::new(),
            status: RwSignal::new(None),
        }
    }

    /// The model that it is of: the one that is shown.
    pub fn workspace(&self) -> Workspace {
        self.library.active()
    }

    /// Everything that there is a figure of now: of two models, while they are compared.
    pub fn subjects(&self) -> Vec<Subject> {
        match self.library.pair() {
            Some(pair) => pair.subjects(),
            None => self.workspace().subjects(),
        }
    }

    /// Why there is no figure, where its plots cannot be drawn.
    pub fn why_no_figure(&self) -> Option<String> {
        let subject = self.subject.get();
        match self.library.pair() {
            Some(pair) => pair.why_no_figure(&subject),
            None => self.workspace().why_no_figure(&subject),
        }
    }

    /// The label of a point of the plots, as the file has it.
    pub fn raw_label(&self, point: PointRef) -> Option<String> {
        match self.library.pair() {
            Some(pair) => pair.raw_label(point),
            None => self
                .workspace()
                .model
                .with(|model| model.as_ref()?.raw_label(point).map(str::to_owned)),
        }
    }

    /// Opens a fresh figure in the page's colours: the one for whose names something is chosen, as
    /// a link has it, else the last one; a subject that is gone gives way to the plots.
    pub fn start(&self, dark: bool) {
        if !self.open.get_untracked() {
            self.appearance.colours.set(if dark { Colours::Dark } else { Colours::Light });
        }
        let subjects = untrack(|| self.subjects());
        let named = self.names.subject();
        let named = subjects.iter().find(|subject| named.as_deref() == Some(subject.key()));
        let subject = named.cloned().unwrap_or_else(|| self.subject.get_untracked());
        let paired = subjects.first() == Some(&Subject::TwoModels);
        let plots = if paired { Subject::TwoModels } else { Subject::Both };
        self.choose(if subjects.contains(&subject) { subject } else { plots });
        self.status.set(None);
        self.place.set(None);
        self.open.set(true);
    }

    /// Makes it a figure of something else, whose title and caption are written anew and whose
    /// names are its own.
    pub fn choose(&self, subject: Subject) {
        self.texts.rewrite();
        if self.names.subject().is_some_and(|of| of != subject.key()) {
            self.names.reset();
        }
        untrack(|| self.workspace()).want_figure(&subject);
        self.subject.set(subject);
    }

    /// Whether it has plots of the stage.
    pub fn has_plots(&self) -> bool {
        self.subject.with(Subject::has_plots)
    }

    /// Whether the plot that moves is part of it.
    pub fn has_moving_plot(&self) -> bool {
        self.subject.with(Subject::moves)
    }

    /// The figure with its edited texts; `None` while something of it is not known.
    pub fn figure(&self) -> Option<Figure> {
        self.figure_at(self.place.get())
    }

    fn figure_at(&self, place: Option<f64>) -> Option<Figure> {
        let written = self.written(place)?;
        let marked = self.texts.on(written).with_marks(self.appearance.marks.get());
        Some(self.names.on(marked))
    }

    /// The figure as it is written for its subject.
    fn written(&self, place: Option<f64>) -> Option<Figure> {
        let subject = self.subject.get();
        match self.library.pair() {
            Some(pair) => pair.figure(&subject),
            None => self.workspace().figure(&subject, Seen { place, ..self.seen.get()? }),
        }
    }

    /// The figure on its paper; `None` while something of it is not known.
    pub fn sheet(&self) -> Option<Sheet> {
        self.sheet_at(self.place.get())
    }

    /// The same with the right plot at a place on its way: a frame of an animation.
    pub fn sheet_at(&self, place: Option<f64>) -> Option<Sheet> {
        let figure = self.figure_at(place)?;
        let paper = self.appearance.paper(&figure);
        let transparent = self.appearance.transparent.get() && place.is_none();
        let colours = self.appearance.colours.get();
        let palette = self.appearance.palette.get();
        Some(Sheet { figure, paper, colours, palette, transparent })
    }

    /// A file name that says what is inside.
    pub fn file_name(&self, ending: &str) -> String {
        let Workspace { model, choice, .. } = untrack(|| self.workspace());
        let model = model.get_untracked();
        let name = model.as_ref().map_or("", |model| model.card.provenance.name.as_str());
        let pair = model.as_ref().zip(choice.pairs.get_untracked());
        let pair = pair
            .map(|(model, [(from, to), _])| format!("{} {}", model.token(from), model.token(to)));
        let pair = match untrack(|| self.library.pair()) {
            Some(both) => both.two.model.with_untracked(|model| {
                model.as_ref().map(|model| model.card.provenance.name.clone())
            }),
            None => pair,
        };
        self.subject.with_untracked(|s| {
            export::file_name(&[name, pair.as_deref().unwrap_or(""), s.key()], ending)
        })
    }
}
