//! Chance as a histogram, with the measured values marked.

use plotters::prelude::{Color, DrawingBackend};

use super::axis::{Scale, extent};
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke, Text};
use crate::scene::Rect;
use theory::property::{Mark, Series};

/// Bins over the whole range.
const BINS: usize = 36;

/// The first series is filled; the others are drawn as outlines over it.
pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    axis: &str,
    series: &[Series],
    marks: &[Mark],
) -> Drawn<DB> {
    let small = sheet.small();
    let top =
        sheet.key(series.iter().map(|s| s.name.as_str()))? + marks.len() as f64 * 1.25 * small;
    let plot = Rect {
        left: 0.5 * small,
        top,
        right: sheet.size[0] - 0.5 * small,
        bottom: sheet.size[1] - sheet.foot(),
    };
    let values =
        series.iter().flat_map(|s| s.values.iter().copied()).chain(marks.iter().map(|m| m.at));
    let x = Scale::of(values, plot.left, plot.right);
    let counts: Vec<[f64; BINS]> =
        series.iter().map(|s| shares(&s.values, [x.low, x.high])).collect();
    let y = Scale::new(
        [0.0, extent(counts.iter().flatten().copied())[1].max(f64::MIN_POSITIVE)],
        plot.bottom,
        plot.top + small,
    );
    for (i, shares) in counts.iter().enumerate() {
        if i == 0 { filled(sheet, shares, &x, &y)? } else { outlined(sheet, i, shares, &x, &y)? }
    }
    sheet.x_axis(plot, &x, axis)?;
    marks.iter().enumerate().try_for_each(|(i, mark)| flag(sheet, i, marks.len(), mark, &x, plot))
}

/// The share of the values in each bin.
fn shares(values: &[f64], [low, high]: [f64; 2]) -> [f64; BINS] {
    let mut shares = [0.0; BINS];
    for value in values.iter().filter(|v| v.is_finite()) {
        let bin = ((value - low) / (high - low) * BINS as f64) as usize;
        shares[bin.min(BINS - 1)] += 1.0 / values.len() as f64;
    }
    shares
}

fn edge(x: &Scale, bin: usize) -> f64 {
    x.at(x.low + (x.high - x.low) * bin as f64 / BINS as f64)
}

fn filled<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    shares: &[f64; BINS],
    x: &Scale,
    y: &Scale,
) -> Drawn<DB> {
    for (bin, &share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
        let bar = Rect {
            left: edge(x, bin),
            top: y.at(share),
            right: edge(x, bin + 1) - 0.5,
            bottom: y.at(0.0),
        };
        sheet.pen.rect(bar, sheet.colour(0).mix(0.35))?;
    }
    Ok(())
}

fn outlined<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    index: usize,
    shares: &[f64; BINS],
    x: &Scale,
    y: &Scale,
) -> Drawn<DB> {
    let steps = shares
        .iter()
        .enumerate()
        .flat_map(|(bin, &share)| [bin, bin + 1].map(|b| [edge(x, b), y.at(share)]));
    let steps: Vec<[f64; 2]> = steps.collect();
    sheet.pen.path(&steps, &Stroke::solid(sheet.colour(index), 1.3 * sheet.line()))
}

/// A mark: a line through the plot that ends in its name and value, each mark one line of text
/// lower than the one before.
fn flag<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    i: usize,
    count: usize,
    mark: &Mark,
    x: &Scale,
    plot: Rect,
) -> Drawn<DB> {
    let small = sheet.small();
    let (at, colour) = (x.at(mark.at), sheet.colour(i));
    let y = plot.top - (count - i) as f64 * 1.25 * small + 0.6 * small;
    let text = format!("{} {}", mark.name, sheet.number(mark.at));
    let text = Text::new(&text, small, colour).bold();
    let left = at + 0.5 * small + text.width() > sheet.size[0];
    let (side, align) = if left { (-0.5, Align::End) } else { (0.5, Align::Start) };
    let dash = (i > 0).then_some([5.0, 2.5]);
    sheet.pen.line(
        [at, plot.bottom],
        [at, y - 0.5 * small],
        &Stroke { dash, ..Stroke::solid(colour, 2.0 * sheet.line()) },
    )?;
    sheet.pen.lifted([at + side * small, y], &text.align(align), sheet.theme.surface)
}
