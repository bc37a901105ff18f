//! The figure that is being prepared, and what follows from its settings.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal, wrappers::read::Signal};

use crate::{
    library::Library,
    permalink::NamedFile,
    words::words,
    workspace::{Seen, Subject, Workspace},
};
use picture::{
    export::{self, Paper, Preset, Timing},
    figure::{Colours, Figure, Marks},
    press::{FontFiles, Lettering, Sheet},
    scene::PointRef,
};

/// What the width of a PNG starts with, in pixels.
const WIDTH: f64 = 1920.0;
/// What an animation starts with: smooth, and small enough to send.
const TIMING: Timing =
    Timing { frames: 20, seconds: 1.2, rest: 0.3, there_and_back: true, forever: true };
/// An animation that nobody has chosen a number of frames for takes about this many bytes at most,
/// and has this many frames at least.
const SMALL: f64 = 2.8e6;
const FEWEST: usize = 8;

/// The size of a figure, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// A common use.
    Preset(Preset),
    /// Width, height in millimetres and font size in typographic points.
    Millimetres([f64; 3]),
    /// Width, height and font size in pixels.
    Pixels([f64; 3]),
}

/// A figure drawn for its paper.
#[derive(Debug, PartialEq)]
pub struct Drawn {
    /// What is drawn, on what and how.
    pub sheet: Sheet,
    /// The drawing.
    pub svg: String,
    /// Characters that its own font lacks.
    pub missing: Vec<char>,
}

/// How large an animation will be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Width and height in pixels.
    pub pixels: [u32; 2],
    /// How many pictures are shown in a round.
    pub shown: usize,
    /// Seconds of a round.
    pub seconds: f64,
    /// Bytes as GIF and as animated PNG.
    pub pictures: [u64; 2],
    /// Bytes of a film at most, where the browser records any.
    pub film: Option<u64>,
}

impl Expected {
    /// All of it in words.
    pub fn words(&self) -> String {
        let words = &words().figure;
        let run = (words.film_run)(self.seconds, self.shown, self.pixels);
        let sizes = (words.film_sizes)(self.pictures);
        let film = self.film.map(words.film_most);
        [Some(run), Some(sizes), film].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
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
    /// Its size.
    pub size: RwSignal<Size>,
    /// Its colours.
    pub colours: RwSignal<Colours>,
    /// How wide its lines are, as a multiple of what its type asks for.
    pub lines: RwSignal<f64>,
    /// Which marks its plots have.
    pub marks: RwSignal<Marks>,
    /// Whether nothing lies behind it.
    pub transparent: RwSignal<bool>,
    /// What becomes of its texts.
    pub lettering: RwSignal<Lettering>,
    /// The title, once it is edited.
    pub title: RwSignal<Option<String>>,
    /// The caption, once it is edited.
    pub caption: RwSignal<Option<String>>,
    /// Whether it has a caption at all.
    pub captioned: RwSignal<bool>,
    /// How many pixels of a PNG one pixel of the size becomes; none for a width of its own.
    pub scale: RwSignal<Option<u32>>,
    /// The width of a PNG with a width of its own, in pixels.
    pub width: RwSignal<f64>,
    /// Where on its way the right plot is drawn, 0 to 1; none for its end.
    pub place: RwSignal<Option<f64>>,
    /// How an animation runs.
    pub timing: RwSignal<Timing>,
    /// Whether the number of its frames was chosen.
    pub own_frames: RwSignal<bool>,
    /// How many pixels of an animation one pixel of the size becomes.
    pub film_scale: RwSignal<u32>,
    /// The font, once it is needed.
    pub fonts: RwSignal<Option<Arc<FontFiles>>>,
    /// Name and content of a font of the reader's own, for letters that the other lacks.
    pub own_font: RwSignal<Option<Arc<NamedFile>>>,
    /// What was done, or why not.
    pub said: RwSignal<Option<String>>,
}

impl Draft {
    /// The settings that a first figure starts with.
    pub fn new(library: Library, seen: Signal<Option<Seen>>) -> Self {
        Self {
            library,
            seen,
            open: RwSignal::new(false),
            subject: RwSignal::new(Subject::Both),
            size: RwSignal::new(Size::Preset(Preset::Slide)),
            colours: RwSignal::new(Colours::Light),
            lines: RwSignal::new(1.0),
            marks: RwSignal::new(Marks::default()),
            transparent: RwSignal::new(false),
            lettering: RwSignal::new(Lettering::Named),
            title: RwSignal::new(None),
            caption: RwSignal::new(None),
            captioned: RwSignal::new(true),
            scale: RwSignal::new(Some(2)),
            width: RwSignal::new(WIDTH),
            place: RwSignal::new(None),
            timing: RwSignal::new(TIMING),
            own_frames: RwSignal::new(false),
            film_scale: RwSignal::new(1),
            fonts: RwSignal::new(None),
            own_font: RwSignal::new(None),
            said: RwSignal::new(None),
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

    /// Opens a fresh figure in the page's colours; a subject that is gone gives way to the plots.
    pub fn start(&self, dark: bool) {
        if !self.open.get_untracked() {
            self.colours.set(if dark { Colours::Dark } else { Colours::Light });
        }
        let subject = self.subject.get_untracked();
        let subjects = untrack(|| self.subjects());
        let paired = subjects.first() == Some(&Subject::TwoModels);
        let plots = if paired { Subject::TwoModels } else { Subject::Both };
        self.choose(if subjects.contains(&subject) { subject } else { plots });
        self.said.set(None);
        self.place.set(None);
        self.open.set(true);
    }

    /// Makes it a figure of something else, whose title and caption are written anew.
    pub fn choose(&self, subject: Subject) {
        self.title.set(None);
        self.caption.set(None);
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
        let title = self.title.get().unwrap_or(written.title);
        let caption = self.caption.get().unwrap_or(written.caption);
        let caption = if self.captioned.get() { caption } else { String::new() };
        Some(Figure { title, caption, ..written }.with_marks(self.marks.get()))
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
        let paper = Paper { lines: self.lines.get(), ..paper(self.size.get(), &figure) };
        let transparent = self.transparent.get() && place.is_none();
        Some(Sheet { figure, paper, colours: self.colours.get(), transparent })
    }

    /// Width and height of a PNG of this figure.
    pub fn pixels(&self, sheet: &Sheet) -> [u32; 2] {
        let [width, _] = sheet.paper.size;
        let by = self.scale.get().map_or_else(|| self.width.get() / width, f64::from);
        sheet.paper.size.map(|side| (side * by).round().max(1.0) as u32)
    }

    /// Width and height of an animation of this figure.
    pub fn film_pixels(&self, sheet: &Sheet) -> [u32; 2] {
        let by = f64::from(self.film_scale.get());
        sheet.paper.size.map(|side| (side * by).round().max(1.0) as u32)
    }

    /// Takes fewer frames where the animation would be too large to send, unless their number was
    /// chosen.
    pub fn keep_small(&self, expected: &Expected) {
        let largest = expected.pictures.into_iter().max().unwrap_or(0) as f64;
        let frames = self.timing.get_untracked().frames;
        let fewer = ((frames as f64 * SMALL / largest) as usize).max(FEWEST);
        if largest > SMALL && fewer < frames && !self.own_frames.get_untracked() {
            self.timing.update(|timing| timing.frames = fewer);
        }
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

fn paper(size: Size, figure: &Figure) -> Paper {
    match size {
        Size::Preset(preset) => Paper::preset(preset, figure),
        Size::Millimetres([width, height, font]) => {
            Paper::millimetres(width, Some(height), font, figure)
        }
        Size::Pixels([width, height, font]) => Paper::pixels([width, height], font),
    }
}
