//! The verdict table: one property a line, its measure in both models, and what became of it; each
//! fate with its name and colour.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::verdict_line::VerdictLine;
use crate::figure::{Align, Drawn, Pen, Stroke, Text, Theme, fitted, theme::blend, width};
use crate::scene::Rect;
use theory::property::Verdict;

/// Height of a line, in font sizes.
const PITCH: f64 = 2.0;
/// Size of the texts against the running text.
const SMALL: f64 = 0.9;
/// Strength of a verdict's colour behind its word.
const TINT: f64 = 0.14;

/// Width of the bar beside the lines of a fate, and how far these stand in, in font sizes.
const BAR: f64 = 0.28;
const INSET: f64 = 0.9;
/// Lines may stand this much farther apart to fill the height.
const LOOSE: f64 = 1.35;

/// The height at which these lines read well, each fate with a heading.
pub(super) fn height(lines: &[VerdictLine], font: f64) -> f64 {
    PITCH * font * (lines.len() + fates(lines).len()) as f64
}

/// The lines of each fate, in their order.
fn fates(lines: &[VerdictLine]) -> Vec<&[VerdictLine]> {
    lines.chunk_by(|a, b| a.fate == b.fate).collect()
}

/// Draws the table over the whole height; where there is little, its lines are drawn closer
/// together.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    lines: &[VerdictLine],
    size: [f64; 2],
    theme: &Theme,
) -> Drawn<DB> {
    let font = pen.style().font;
    let fates = fates(lines);
    let rows = (lines.len() + fates.len()).max(1) as f64;
    let pitch = (LOOSE * PITCH * font).min(size[1] / rows);
    let small = (SMALL * font).min(0.62 * pitch);
    let words = lines.iter().filter_map(|line| Some(width(&line.verdict.as_ref()?.1, small, true)));
    let pill = words.reduce(f64::max).map_or(0.0, |widest| widest + 1.2 * small);
    let table = Table { pen, theme, width: size[0], pitch, small, pill };
    let mut top = 0.0;
    for fate in fates {
        table.fate(fate, top)?;
        top += (fate.len() + 1) as f64 * pitch;
    }
    Ok(())
}

/// The table while it is drawn.
struct Table<'a, DB: DrawingBackend> {
    pen: &'a Pen<'a, DB>,
    theme: &'a Theme,
    width: f64,
    pitch: f64,
    small: f64,
    pill: f64,
}

impl<DB: DrawingBackend> Table<'_, DB> {
    /// The lines of a fate under its name, beside a bar in its colour.
    fn fate(&self, lines: &[VerdictLine], top: f64) -> Drawn<DB> {
        let (font, pitch) = (self.pen.style().font, self.pitch);
        let Some((class, name)) = lines.first().map(|line| &line.fate) else { return Ok(()) };
        let colour = self.theme.fate(*class);
        let bottom = top + (lines.len() + 1) as f64 * pitch - 0.2 * pitch;
        let bar = Rect { left: 0.0, top: top + 0.15 * pitch, right: BAR * font, bottom };
        self.pen.rect(bar, colour)?;
        let name = fitted(name, self.small, true, self.width - INSET * font);
        let name = Text::new(&name, self.small, colour).bold();
        self.pen.text([INSET * font, top + 0.5 * pitch], &name)?;
        let places = (1..).map(|i| top + f64::from(i) * pitch);
        lines.iter().zip(places).try_for_each(|(line, top)| self.line(line, top))
    }

    fn line(&self, line: &VerdictLine, top: f64) -> Drawn<DB> {
        let Self { pen, theme, width, pitch, small, pill } = *self;
        let (left, y) = (INSET * pen.style().font, top + 0.5 * pitch);
        let crisp = pen.crisp(1, top);
        let hairline = Stroke::solid(theme.hairline, pen.style().line);
        pen.line([left, crisp], [width, crisp], &hairline)?;
        let plate = Rect::centred([width - pill / 2.0, y], [pill, 1.6 * small]);
        if let Some((verdict, word)) = &line.verdict {
            let colour = colour(theme, *verdict);
            pen.rect(plate, blend(theme.surface, colour, TINT))?;
            let word = Text::new(word, small, colour).bold();
            pen.text(plate.centre(), &word.align(Align::Middle))?;
        }
        let change = Text::new(&line.measure, small, theme.ink).align(Align::End);
        pen.text([plate.left - small, y], &change)?;
        let room = plate.left - 2.0 * small - change.width() - left;
        let name = fitted(&line.name, small, true, room);
        pen.text([left, y], &Text::new(&name, small, theme.ink).bold())
    }
}

fn colour(theme: &Theme, verdict: Verdict) -> RGBColor {
    match verdict {
        Verdict::Kept => theme.equivalent,
        Verdict::Drifted => theme.caution,
        Verdict::Destroyed => theme.loss,
        Verdict::Created => theme.first,
        Verdict::Absent | Verdict::NotTestable => theme.muted,
    }
}
