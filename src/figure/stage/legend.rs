//! The legend, in the lower left corner on a pale plate.

use plotters::prelude::{Color, DrawingBackend};

use super::{View, arrow};
use crate::figure::{Drawn, Stroke, Text};
use crate::scene::{LegendEntry, Rect, Shape};

/// Width of a sign, in font sizes.
const SIGN: f64 = 1.6;
/// Height of an entry, in font sizes.
const PITCH: f64 = 1.45;
/// Size of the entries against the running text.
const SIZE: f64 = 0.85;
/// Pixels between the legend and the picture's edges.
const INSET: f64 = 8.0;

/// Draws the legend and gives back where it lies, if there is one.
pub(super) fn draw<DB: DrawingBackend>(
    view: &View<DB>,
) -> Result<Option<Rect>, plotters::drawing::DrawingAreaErrorKind<DB::ErrorType>> {
    let entries = &view.scene.legend;
    if entries.is_empty() {
        return Ok(None);
    }
    let size = SIZE * view.pen.style().font;
    let plate = plate(view, size);
    view.pen.rect(plate, view.theme.surface.mix(0.85))?;
    for (i, entry) in entries.iter().enumerate() {
        let y = plate.top + (i as f64 + 0.5) * PITCH * size;
        sign(view, entry, [plate.left, y], size)?;
        let text = Text::new(&entry.text, size, view.theme.muted);
        view.pen.text([plate.left + (SIGN + 0.5) * size, y], &text)?;
    }
    Ok(Some(plate))
}

fn plate<DB: DrawingBackend>(view: &View<DB>, size: f64) -> Rect {
    let width = |entry: &LegendEntry| crate::figure::width(&entry.text, size, false);
    let widest = view.scene.legend.iter().map(width).fold(0.0, f64::max);
    let bottom = view.camera.size[1] - INSET;
    let top = bottom - view.scene.legend.len() as f64 * PITCH * size;
    Rect { left: INSET, top, right: INSET + (SIGN + 0.5) * size + widest, bottom }
}

fn sign<DB: DrawingBackend>(view: &View<DB>, entry: &LegendEntry, [x, y]: [f64; 2], size: f64) -> Drawn<DB> {
    let (middle, colour, point) = ([x + SIGN * size / 2.0, y], view.theme.colour(entry.role), view.pen.style().point);
    let (left, right) = ([x, y], [x + SIGN * size, y]);
    match entry.shape {
        Shape::Dot => view.pen.disc(middle, 1.6 * point, colour),
        Shape::Ring => view.pen.ring(middle, 1.6 * point, &Stroke::solid(colour, 0.8 * point)),
        Shape::Line => view.pen.line(left, right, &Stroke::solid(colour, 2.0 * view.line())),
        Shape::Arrow => arrow::between(view, left, right, entry.role),
    }
}
