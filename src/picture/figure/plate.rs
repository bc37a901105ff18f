//! Whole figures: a title, one or several pictures, a caption.

mod headline;
mod panel;
mod result;
mod stage_plot;
mod story;
mod twin_bars;
mod verdict_line;
mod verdicts;

use plotters::prelude::DrawingBackend;
use serde::{Deserialize, Serialize};

pub use result::Overview;
pub use stage_plot::StagePlot;
pub use story::{Sentence, Story};
pub use twin_bars::Twins;
pub use verdict_line::{Grounds, VerdictLine};

use self::headline::{Head, LEADING, TITLE};
use super::{Drawn, Pen, Style, Text, Theme, Wording, board, wrapped};
use crate::scene::{OwnName, Rect, Role};
use theory::property::Picture;

/// A figure to take away. It draws itself in any size; pictures that were set up on a screen show
/// all that was visible there, and more where the shape differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is called, above the picture; empty for none.
    pub title: String,
    /// The pictures.
    pub content: Content,
    /// What was done and measured, below the picture; empty for none.
    pub caption: String,
    /// What is written into the pictures beside that.
    pub wording: Wording,
}

/// What a figure shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// One or several plots side by side.
    Stage(Vec<StagePlot>),
    /// A picture of a property, or the next-token bars.
    Board(Picture),
    /// Before, what both predict, after.
    Story(Box<Story>),
    /// The whole result on one slide.
    Result(Box<Overview>),
}

/// Which marks of its plots a figure has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The grid with its numbers; else a cross of axes.
    pub grid: bool,
    /// The two directions at their true angle.
    pub compass: bool,
    /// The basis that can be dragged on the screen.
    pub handles: bool,
    /// The other pairs of the family.
    pub family: bool,
    /// Which names it has.
    pub labels: Labels,
}

/// Which names stand beside points and arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// All that the screen has.
    All,
    /// Those of the two directions.
    Directions,
    /// None.
    None,
}

impl Default for Marks {
    /// As on the screen.
    fn default() -> Self {
        Self { grid: true, compass: true, handles: true, family: true, labels: Labels::All }
    }
}

/// Free space around a figure, in font sizes.
const MARGIN: f64 = 1.0;
/// Size of the caption against the running text.
const CAPTION: f64 = 0.85;
/// Sizes of a picture that stands alone against the running text, the largest that fits.
const LARGER: [f64; 5] = [1.8, 1.6, 1.4, 1.25, 1.1];

impl Figure {
    /// Draws the figure at `size` pixels, with the pen's origin as its top left corner.
    pub fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        size: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        pen.background(Rect::of_size(size), theme)?;
        let pen = &pen.styled(Style { decimal: self.wording.decimal, ..*pen.style() });
        let font = pen.style().font;
        let room = size[0] - 2.0 * MARGIN * font;
        let head = Head::new(&self.title, self.content.sentences(), font, room);
        let caption = wrapped(&self.caption, CAPTION * font, false, room);
        let head = head.paint(pen, [MARGIN * font; 2], room, theme)?;
        let foot = caption.len() as f64 * CAPTION * LEADING * font;
        let below = size[1] - MARGIN * font - foot;
        lines(pen, [MARGIN * font, below], &caption, Text::new("", CAPTION * font, theme.muted))?;
        let gap = |text: f64| if text > 0.0 { 0.6 * font } else { 0.0 };
        let top = MARGIN * font + head + gap(head);
        let inner = [room, (below - gap(foot) - top).max(font)];
        self.content.paint(&pen.moved([MARGIN * font, top]), inner, theme, &self.wording)
    }

    /// The same with those marks of its plots that are wanted.
    pub fn with_marks(mut self, marks: Marks) -> Self {
        for StagePlot { scene, .. } in self.content.plots_mut() {
            scene.grid = scene.grid.filter(|_| marks.grid);
            scene.compass = scene.compass.take().filter(|_| marks.compass);
            scene.handles = scene.handles.take().filter(|_| marks.handles);
            if !marks.family {
                scene.arrows.retain(|arrow| arrow.role != Role::Family);
                scene.legend.retain(|entry| entry.role != Role::Family);
            }
            if marks.labels != Labels::All {
                scene.labels.clear();
            }
            if marks.labels == Labels::None {
                let arrows = scene.arrows.iter_mut();
                arrows.for_each(|arrow| (arrow.label_from, arrow.label_to) = (None, None));
            }
        }
        self
    }

    /// The same with what was chosen for single names, plot by plot.
    pub fn with_names(mut self, names: &[Vec<OwnName>]) -> Self {
        for (plot, names) in self.content.plots_mut().iter_mut().zip(names) {
            plot.scene.own_names.clone_from(names);
        }
        self
    }

    /// The height, in pixels, at which the figure reads well at this width.
    pub fn height(&self, width: f64, font: f64) -> f64 {
        let room = width - 2.0 * MARGIN * font;
        let text = |text: &str, size: f64, bold| match wrapped(text, size, bold, room).len() {
            0 => 0.0,
            count => count as f64 * LEADING * size + 0.6 * font,
        };
        let texts =
            text(&self.title, TITLE * font, true) + text(&self.caption, CAPTION * font, false);
        2.0 * MARGIN * font + texts + self.content.height(room, font)
    }
}

impl Content {
    /// The headline that it comes with.
    fn sentences(&self) -> &[Sentence] {
        match self {
            Self::Story(story) => &story.sentences,
            Self::Result(overview) => &overview.sentences,
            Self::Stage(_) | Self::Board(_) => &[],
        }
    }

    /// Its plots of the stage.
    fn plots_mut(&mut self) -> &mut [StagePlot] {
        match self {
            Self::Stage(plots) => plots,
            Self::Result(overview) => &mut overview.plots,
            Self::Story(story) => &mut story.plots,
            Self::Board(_) => &mut [],
        }
    }

    fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        size: [f64; 2],
        theme: &Theme,
        wording: &Wording,
    ) -> Drawn<DB> {
        match self {
            Self::Stage(plots) => panel::side_by_side(pen, plots, size, theme),
            Self::Board(picture) => {
                let by = enlarged(picture, size, pen.style().font);
                let pen = pen.styled(pen.style().enlarged(by));
                board::paint(&pen, picture, size, theme, wording)
            }
            Self::Story(story) => story.paint(pen, size, theme),
            Self::Result(overview) => overview.paint(pen, size, theme),
        }
    }

    fn height(&self, width: f64, font: f64) -> f64 {
        match self {
            Self::Stage(plots) => panel::height(plots, width, font),
            Self::Board(picture) => board::height(picture, width, font),
            Self::Story(story) => story.height(width, font),
            Self::Result(overview) => overview.height(width, font),
        }
    }
}

/// By how much the type of a picture may grow until it fills its room.
fn enlarged(picture: &Picture, [width, height]: [f64; 2], font: f64) -> f64 {
    let fits = |by: &f64| board::height(picture, width, by * font) <= height;
    LARGER.into_iter().find(fits).unwrap_or(1.0)
}

/// Lines of text from a top left corner.
fn lines<DB: DrawingBackend>(
    pen: &Pen<DB>,
    [left, top]: [f64; 2],
    lines: &[String],
    look: Text,
) -> Drawn<DB> {
    let pitch = LEADING * look.size;
    lines.iter().enumerate().try_for_each(|(i, line)| {
        pen.text([left, top + (i as f64 + 0.5) * pitch], &Text { text: line, ..look })
    })
}
