//! The result in one row: before, what both predict, after.

use plotters::prelude::DrawingBackend;
use serde::{Deserialize, Serialize};

use super::{
    panel,
    stage_plot::StagePlot,
    twin_bars::{TwinBars, Twins},
};
use crate::figure::{Drawn, Pen, Stroke, Text, Theme, fitted, wrapped};
use theory::property::Class;

/// At this width, in font sizes, and this width against the height, everything stands in one row;
/// else the bars stand under the plots.
const ROW: f64 = 46.0;
const LANDSCAPE: f64 = 1.2;
/// Share of a row that the bars take.
const BARS: f64 = 0.27;
/// Space between the parts of a row, with the arrow in it; between plots alone, and over bars.
const STEP: f64 = 2.6;
const GAP: f64 = 1.0;
/// Height of a plot against its width, where the paper gives no height; at most where it does.
const SHAPE: f64 = 1.05;
const TALLEST: f64 = 1.5;
/// Bars of so many tokens are shown, where the paper gives no height.
const TOKENS: [usize; 2] = [6, 5];
/// Most lines that a context takes.
const CONTEXT: usize = 2;
/// Size of the context and of the note against the running text, and the height of their lines.
const SMALL: f64 = 0.9;
const LINE: f64 = 1.3;
/// Height of the heading of the bars, in font sizes.
const HEAD: f64 = 1.8;

/// The result in one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// What is said over it; the title, as long as nobody has written another.
    #[serde(rename = "said")]
    pub sentences: Vec<Sentence>,
    /// Before and after.
    pub plots: [StagePlot; 2],
    /// What stands over the bars.
    pub heading: String,
    /// The context that the bars belong to.
    pub context: String,
    /// The same, as it is written over them.
    pub after: String,
    /// The likeliest next tokens.
    pub bars: Twins,
    /// What became of the predictions.
    pub verdict: Sentence,
}

/// A sentence about a fate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// Of which properties; none where it tells of a loss.
    pub fate: Option<Class>,
}

impl Story {
    /// The height at which it reads well.
    pub(super) fn height(&self, width: f64, font: f64) -> f64 {
        if width >= ROW * font {
            let each = (width * (1.0 - BARS) - 2.0 * STEP * font) / 2.0;
            let bars = BARS * width;
            let least = self.texts(bars, font) + TwinBars::height(TOKENS[0], bars, font);
            return (panel::HEAD * font + SHAPE * each).max(least);
        }
        let each = (width - GAP * font) / 2.0;
        let bars = self.texts(width, font) + TwinBars::height(TOKENS[1], width, font);
        panel::HEAD * font + SHAPE * each + GAP * font + bars
    }

    pub(super) fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [width, height]: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        let font = pen.style().font;
        let [before, after] = &self.plots;
        if width >= ROW * font && width > LANDSCAPE * height {
            let bars = BARS * width;
            let each = (width - bars) / 2.0 - STEP * font;
            let size = [each, height];
            panel::draw(pen, before, size, theme)?;
            step(pen, [each, height / 2.0], theme)?;
            self.middle(&pen.moved([each + STEP * font, 0.0]), [bars, height], theme)?;
            step(pen, [each + STEP * font + bars, height / 2.0], theme)?;
            return panel::draw(&pen.moved([width - each, 0.0]), after, size, theme);
        }
        let each = (width - GAP * font) / 2.0;
        let least = self.texts(width, font) + TwinBars::height(TOKENS[1], width, font);
        let room = (height - GAP * font - least).max(0.5 * height);
        let upper = room.min(panel::HEAD * font + TALLEST * each);
        panel::draw(pen, before, [each, upper], theme)?;
        panel::draw(&pen.moved([width - each, 0.0]), after, [each, upper], theme)?;
        let below = upper + GAP * font;
        self.middle(&pen.moved([0.0, below]), [width, height - below], theme)
    }

    /// The height of what is said over and under the bars.
    fn texts(&self, width: f64, font: f64) -> f64 {
        let context = wrapped(&self.after, SMALL * font, false, width).len().min(CONTEXT);
        HEAD * font + (context as f64 + 1.3) * LINE * SMALL * font
    }

    /// The heading, the context, the bars, and what they say.
    fn middle<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [width, height]: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        let font = pen.style().font;
        let (small, line) = (SMALL * font, LINE * SMALL * font);
        let heading = fitted(&self.heading, font, true, width);
        pen.text([0.0, 0.7 * font], &Text::new(&heading, font, theme.ink).bold())?;
        let mut y = HEAD * font;
        for text in context(&self.after, small, width) {
            pen.text([0.0, y + line / 2.0 - 0.3 * font], &Text::new(&text, small, theme.muted))?;
            y += line;
        }
        let bars = TwinBars { twins: &self.bars, theme };
        bars.paint(&pen.moved([0.0, y]), [width, height - y - 1.3 * line])?;
        let Sentence { text, .. } = &self.verdict;
        let text = fitted(text, small, true, width);
        let text = Text::new(&text, small, self.verdict.colour(theme)).bold();
        pen.text([0.0, height - line / 2.0], &text)
    }
}

/// A context in few lines: what stands next to the predicted token is kept.
fn context(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut lines = wrapped(text, size, false, room);
    while lines.len() > CONTEXT && words.len() > 2 {
        // The word that leads over to the context stays.
        words.remove(1);
        let cut = format!("{} …{}", words[0], words[1..].join(" "));
        lines = wrapped(&cut, size, false, room);
    }
    lines.truncate(CONTEXT);
    lines
}

/// The arrow from one part of a row to the next.
fn step<DB: DrawingBackend>(pen: &Pen<DB>, [left, y]: [f64; 2], theme: &Theme) -> Drawn<DB> {
    let font = pen.style().font;
    let (from, to) = (left + 0.6 * font, left + (STEP - 0.6) * font);
    let half = 0.42 * font;
    let stroke = Stroke::solid(theme.muted, 2.0 * pen.style().line);
    pen.line([from, y], [to - half, y], &stroke)?;
    let corners = [[to, y], [to - 1.4 * half, y - half], [to - 1.4 * half, y + half]];
    pen.polygon(&corners, theme.muted)
}
