//! The result on one slide: before, after, what both predict, what became of the properties.

use plotters::prelude::DrawingBackend;
use serde::{Deserialize, Serialize};

use super::{
    panel,
    stage_plot::StagePlot,
    story::Sentence,
    twin_bars::{TwinBars, Twins},
    verdict_line::VerdictLine,
    verdicts,
};
use crate::figure::{Drawn, Measured, Pen, Text, Theme, fitted};
use theory::property::Picture;

/// Wider than this against its height, the table stands beside the plots; else everything is
/// stacked.
const LANDSCAPE: f64 = 1.25;
/// Share of the width that plots and bars take in landscape.
const PLOTS: f64 = 0.62;
/// Space between parts and height of a part's heading, in font sizes.
const GAP: f64 = 1.4;
const HEAD: f64 = 2.0;
/// So many tokens have bars.
const TOKENS: usize = 4;
/// Plots may be drawn this much flatter than they would like before the type shrinks, and the type
/// by these factors.
const FLATTEST: f64 = 0.7;
const SQUEEZE: [f64; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

/// Two models on one slide: plots, next tokens, a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// What is said over it, while nobody has written another title; nothing for a plain one.
    #[serde(rename = "said")]
    pub sentences: Vec<Sentence>,
    /// What both models are called where numbers are listed.
    pub names: [String; 2],
    /// What stands over the bars and over the table.
    pub headings: [String; 2],
    /// Both models.
    pub plots: Vec<StagePlot>,
    /// The context that the bars belong to.
    pub context: String,
    /// The same, as it is written beside their heading.
    pub after: String,
    /// Next-token probabilities of both; none where there are no predictions.
    pub distribution: Option<Picture>,
    /// What became of the properties, or how both differ.
    pub verdicts: Vec<VerdictLine>,
}

impl Overview {
    /// The height of the stacked form at this width.
    pub(super) fn height(&self, width: f64, font: f64) -> f64 {
        let plots = panel::height(&self.plots, width, font);
        plots
            + self.bars(width, font)
            + (2.0 * GAP + HEAD) * font
            + verdicts::height(&self.verdicts, font)
    }

    pub(super) fn paint<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        size: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        let [width, height] = size;
        if width > LANDSCAPE * height {
            let (left, gap) = (PLOTS * width, 1.5 * GAP * pen.style().font);
            self.pictures(pen, [left, height], theme)?;
            return self.table(&pen.moved([left + gap, 0.0]), [width - left - gap, height], theme);
        }
        let pen = &pen.styled(pen.style().enlarged(self.squeeze(size, pen.style().font)));
        let gap = GAP * pen.style().font;
        let table = HEAD * pen.style().font + verdicts::height(&self.verdicts, pen.style().font);
        let upper = (height - table - gap).max(0.5 * height);
        self.pictures(pen, [width, upper], theme)?;
        self.table(&pen.moved([0.0, upper + gap]), [width, height - upper - gap], theme)
    }

    /// By how much the type must shrink so that everything fits when stacked; the plots give way
    /// first.
    fn squeeze(&self, [width, height]: [f64; 2], font: f64) -> f64 {
        let plots = |font| panel::height(&self.plots, width, font);
        let least = |font| self.height(width, font) - (1.0 - FLATTEST) * plots(font);
        let sizes = SQUEEZE.into_iter().find(|by| least(by * font) <= height);
        sizes.unwrap_or(SQUEEZE[SQUEEZE.len() - 1])
    }

    /// The height of the bars with their heading; nothing where there are none.
    fn bars(&self, width: f64, font: f64) -> f64 {
        match self.distribution {
            Some(_) => HEAD * font + TwinBars::height(TOKENS, width, font),
            None => 0.0,
        }
    }

    /// Plots above, bars below.
    fn pictures<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [width, height]: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        let font = pen.style().font;
        let Some(distribution) = &self.distribution else {
            return panel::side_by_side(pen, &self.plots, [width, height], theme);
        };
        let bars = self.bars(width, font).min(0.5 * height);
        let plots = height - bars - GAP * font;
        panel::side_by_side(pen, &self.plots, [width, plots], theme)?;
        let pen = pen.moved([0.0, plots + GAP * font]);
        let heading = heading(&pen, &self.headings[0], theme, width)?;
        let room = width - heading - font;
        let after = fitted(&self.after, 0.85 * font, false, room);
        pen.text([heading + font, 0.7 * font], &Text::new(&after, 0.85 * font, theme.muted))?;
        let twins = Twins::of(distribution);
        let bars_of = TwinBars { twins: &twins, theme };
        bars_of.paint(&pen.moved([0.0, HEAD * font]), [width, bars - HEAD * font])
    }

    fn table<DB: DrawingBackend>(
        &self,
        pen: &Pen<DB>,
        [width, height]: [f64; 2],
        theme: &Theme,
    ) -> Drawn<DB> {
        let head = HEAD * pen.style().font;
        heading(pen, &self.headings[1], theme, width)?;
        verdicts::draw(&pen.moved([0.0, head]), &self.verdicts, [width, height - head], theme)
    }
}

/// A bold heading; gives back its width.
fn heading<DB: DrawingBackend>(
    pen: &Pen<DB>,
    text: &str,
    theme: &Theme,
    room: f64,
) -> Measured<f64, DB> {
    let font = pen.style().font;
    let text = fitted(text, font, true, room);
    let text = Text::new(&text, font, theme.ink).bold();
    pen.text([0.0, 0.7 * font], &text)?;
    Ok(text.width())
}
