//! The legend: on a pale plate inside a plot, or in rows beside it.

use plotters::prelude::{Color, DrawingBackend};

use super::{arrow, names, view::View};
use crate::figure::{Drawn, Measured, Pen, Stroke, Text, Theme, width};
use crate::scene::{LegendEntry, Rect, Shape};

/// Width of a sign, in sizes of the entries.
const SIGN: f64 = 1.6;
/// Space between a sign and its text, and between entries of a row.
const SPACE: f64 = 0.5;
const APART: f64 = 1.6;
/// Height of an entry.
const PITCH: f64 = 1.45;
/// Size of the entries against the running text.
const SIZE: f64 = 0.85;
/// Hairlines between the legend and the picture's edges.
const INSET: f64 = 8.0;

/// Draws the legend in the lower left corner, beside the name of the axis or above it, and gives
/// back where it lies, if there is one.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Measured<Option<Rect>, DB> {
    let entries = &view.scene.legend;
    if entries.is_empty() {
        return Ok(None);
    }
    let size = SIZE * view.pen.style().font;
    let plate = plate(view, size);
    view.pen.rect(plate, view.theme.surface.mix(0.85))?;
    for (i, entry) in entries.iter().enumerate() {
        draw_entry(
            view.pen,
            view.theme,
            entry,
            [plate.left, plate.top + (i as f64 + 0.5) * PITCH * size],
        )?;
    }
    Ok(Some(plate))
}

fn plate<DB: DrawingBackend>(view: &View<DB>, size: f64) -> Rect {
    let widest = view.scene.legend.iter().map(|entry| extent(entry, size)).fold(0.0, f64::max);
    let inset = INSET * view.line();
    let beside = inset + widest + names::extent(view) <= view.camera.size[0];
    let bottom = view.camera.size[1] - inset - if beside { 0.0 } else { PITCH * size };
    let top = bottom - view.scene.legend.len() as f64 * PITCH * size;
    Rect { left: inset, top, right: inset + widest, bottom }
}

/// The width of an entry.
fn extent(entry: &LegendEntry, size: f64) -> f64 {
    (SIGN + SPACE) * size + width(&entry.text, size, false)
}

/// Places of entries in rows no wider than `room`, from the top left, and the height of the rows.
fn rows(entries: &[LegendEntry], font: f64, room: f64) -> (Vec<[f64; 2]>, f64) {
    let size = SIZE * font;
    let (mut x, mut row, mut places) = (0.0, 0.0, Vec::new());
    for entry in entries {
        let extent = extent(entry, size);
        if x > 0.0 && x + extent > room {
            (x, row) = (0.0, row + 1.0);
        }
        places.push([x, (row + 0.5) * PITCH * size]);
        x += extent + APART * size;
    }
    (places, if entries.is_empty() { 0.0 } else { (row + 1.0) * PITCH * size })
}

/// The height of a legend in rows no wider than `room`.
pub(in crate::figure) fn height(entries: &[LegendEntry], font: f64, room: f64) -> f64 {
    rows(entries, font, room).1
}

/// Draws a legend in rows no wider than `room`, from the pen's origin.
pub(in crate::figure) fn in_rows<DB: DrawingBackend>(
    pen: &Pen<DB>,
    entries: &[LegendEntry],
    room: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let places = rows(entries, pen.style().font, room).0;
    entries.iter().zip(places).try_for_each(|(entry, at)| draw_entry(pen, theme, entry, at))
}

fn draw_entry<DB: DrawingBackend>(
    pen: &Pen<DB>,
    theme: &Theme,
    entry: &LegendEntry,
    [x, y]: [f64; 2],
) -> Drawn<DB> {
    let (size, point) = (SIZE * pen.style().font, pen.style().point);
    let (middle, colour) = ([x + SIGN * size / 2.0, y], theme.colour(entry.role));
    let (left, right) = ([x, y], [x + SIGN * size, y]);
    match entry.shape {
        Shape::Dot => pen.disc(middle, 1.6 * point, colour)?,
        Shape::Ring => pen.ring(middle, 1.6 * point, &Stroke::solid(colour, 0.8 * point))?,
        Shape::Line => pen.line(left, right, &Stroke::solid(colour, 2.0 * pen.style().line))?,
        Shape::Arrow => arrow::between(pen, theme, left, right, entry.role)?,
    }
    pen.text([x + (SIGN + SPACE) * size, y], &Text::new(&entry.text, size, theme.muted))
}
