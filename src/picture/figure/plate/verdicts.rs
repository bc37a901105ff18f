//! The verdict table: one property a line, its measure before and after, and what became of it.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;

use super::VerdictLine;
use crate::figure::{Align, Drawn, Pen, Stroke, Text, Theme, fitted, theme::blend, width};
use crate::scene::Rect;
use theory::property::Verdict;

/// Height of a line, in font sizes.
const PITCH: f64 = 2.0;
/// Size of the texts against the running text.
const SMALL: f64 = 0.9;
/// Strength of a verdict's colour behind its word.
const TINT: f64 = 0.14;

/// The height at which this many lines read well.
pub(super) fn height(lines: usize, font: f64) -> f64 {
    PITCH * font * lines as f64
}

/// Draws the table; lines that do not fit the height are drawn closer together.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    lines: &[VerdictLine],
    size: [f64; 2],
    theme: &Theme,
) -> Drawn<DB> {
    let font = pen.style().font;
    let pitch = (PITCH * font).min(size[1] / lines.len().max(1) as f64);
    let small = (SMALL * font).min(0.62 * pitch);
    let pill = lines.iter().map(|line| width(line.verdict.word(), small, true)).fold(0.0, f64::max)
        + 1.2 * small;
    for (i, line) in lines.iter().enumerate() {
        let y = (i as f64 + 0.5) * pitch;
        if i > 0 {
            let top = pen.crisp(1, i as f64 * pitch);
            pen.line([0.0, top], [size[0], top], &Stroke::solid(theme.hairline, pen.style().line))?;
        }
        let plate = Rect::centred([size[0] - pill / 2.0, y], [pill, 1.6 * small]);
        let colour = colour(theme, line.verdict);
        pen.rect(plate, blend(theme.surface, colour, TINT))?;
        let word = Text::new(line.verdict.word(), small, colour).bold();
        pen.text(plate.centre(), &word.align(Align::Middle))?;
        let change = format!("{} → {}", line.before, line.after);
        let change = Text::new(&change, small, theme.ink).align(Align::End);
        pen.text([plate.left - small, y], &change)?;
        let room = plate.left - 2.0 * small - change.width();
        pen.text(
            [0.0, y],
            &Text::new(&fitted(&line.name, small, true, room), small, theme.ink).bold(),
        )?;
    }
    Ok(())
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
