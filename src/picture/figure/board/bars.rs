//! Paired bars: one column a series, one row a label, all on one scale.

use plotters::prelude::DrawingBackend;

use super::axis::extent;
use super::number::number_among;
use super::sheet::Sheet;
use crate::figure::{Align, Drawn, Stroke, width};
use crate::scene::Rect;
use theory::property::Series;

/// Height of a row, in font sizes.
const PITCH: f64 = 1.7;
/// Thickness of a bar, in row heights.
const THICK: f64 = 0.58;
/// Height of the heads and of the axis name, in font sizes.
const HEAD: f64 = 1.9;
/// Largest share of the width that labels take.
const LABELS: f64 = 0.34;
/// Room for a value, in small font sizes.
const VALUE: f64 = 4.6;

/// The height at which this many rows read well.
pub(super) fn height(rows: usize, font: f64) -> f64 {
    font * (HEAD + PITCH * rows as f64 + 0.4)
}

pub(super) fn draw<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    axis: &str,
    labels: &[String],
    series: &[Series],
) -> Drawn<DB> {
    let font = sheet.pen.style().font;
    let pitch = (PITCH * font).min((sheet.size[1] - HEAD * font) / labels.len().max(1) as f64);
    let widest = labels.iter().map(|label| width(label, sheet.small(), true)).fold(0.0, f64::max);
    let gutter = widest.min(LABELS * sheet.size[0]) + 0.8 * font;
    let range = extent(series.iter().flat_map(|s| s.values.iter().copied()).chain([0.0]));
    let columns = columns(sheet, gutter, series.len());
    for (row, label) in labels.iter().enumerate() {
        let y = HEAD * font + (row as f64 + 0.5) * pitch;
        let ink = sheet.theme.ink;
        sheet.note([gutter - 0.7 * font, y], label, ink, Align::End, gutter - 0.7 * font)?;
        for (i, (column, series)) in columns.iter().zip(series).enumerate() {
            let value = series.values.get(row).copied().unwrap_or(f64::NAN);
            bar(
                sheet,
                i,
                Rect::centred([column.centre()[0], y], [column.size()[0], THICK * pitch]),
                value,
                range,
            )?;
        }
    }
    for (i, (column, series)) in columns.iter().zip(series).enumerate() {
        let head = if i == 0 { format!("{axis}, {}", series.name) } else { series.name.clone() };
        let room = column.size()[0] + VALUE * sheet.small();
        sheet.note([column.left, 0.8 * font], &head, sheet.theme.muted, Align::Start, room)?;
    }
    Ok(())
}

/// The tracks of the series, with room for a value after each.
fn columns<DB: DrawingBackend>(sheet: &Sheet<DB>, left: f64, count: usize) -> Vec<Rect> {
    let value = VALUE * sheet.small();
    let each = (sheet.size[0] - left) / count.max(1) as f64;
    let column = |i: usize| {
        let left = left + i as f64 * each;
        Rect { left, top: 0.0, right: (left + each - value).max(left + 1.0), bottom: 0.0 }
    };
    (0..count).map(column).collect()
}

/// One bar from zero on its track, and its value.
fn bar<DB: DrawingBackend>(
    sheet: &Sheet<DB>,
    index: usize,
    track: Rect,
    value: f64,
    [low, high]: [f64; 2],
) -> Drawn<DB> {
    let span = if high > low { high - low } else { 1.0 };
    let at = |v: f64| track.left + (v - low) / span * (track.right - track.left);
    sheet.pen.rect(track, sheet.theme.track)?;
    if value.is_finite() {
        let bar = Rect { left: at(value.min(0.0)), right: at(value.max(0.0)), ..track };
        sheet.pen.rect(bar, sheet.colour(index))?;
    }
    if low < 0.0 {
        let zero = sheet.pen.crisp(0, at(0.0));
        sheet.pen.line(
            [zero, track.top],
            [zero, track.bottom],
            &Stroke::solid(sheet.theme.ink, sheet.line()),
        )?;
    }
    let (place, small) = ([track.right + 0.5 * sheet.small(), track.centre()[1]], sheet.small());
    sheet.note(
        place,
        &sheet.signed(number_among(value, low.abs().max(high.abs()))),
        sheet.theme.ink,
        Align::Start,
        VALUE * small,
    )
}
