//! Points out of the picture, counted at the edge behind which they are.

use plotters::prelude::{Color, DrawingBackend};

use super::View;
use crate::figure::{Align, Measured, Text};
use crate::scene::{Rect, outside};

/// Size of the counts against the running text, and of the signs in hairlines.
const SIZE: f64 = 0.75;
const SIGN: f64 = 5.0;
/// Hairlines between a sign and the edge, and between a sign and its count.
const INSET: f64 = 4.0;

/// Draws a sign and a count on every edge with points behind it, and gives back where they are.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Measured<Vec<Rect>, DB> {
    let mut placed = Vec::new();
    if !view.scene.edges {
        return Ok(placed);
    }
    let (size, line) = (SIZE * view.pen.style().font, view.line());
    for edge in outside(&view.scene.points, view.camera) {
        let [dx, dy] = edge.towards;
        let tip = [0, 1].map(|k| edge.at[k] - INSET * line * edge.towards[k]);
        let wing = |side: f64| {
            [
                tip[0] - SIGN * line * (dx * 1.2 + side * dy),
                tip[1] - SIGN * line * (dy * 1.2 - side * dx),
            ]
        };
        view.pen.polygon(&[tip, wing(0.8), wing(-0.8)], view.theme.muted.mix(0.9))?;
        let words = edge.count.to_string();
        let text = Text::new(&words, size, view.theme.muted);
        let back = (1.2 * SIGN + INSET) * line;
        let align = [Align::End, Align::Middle, Align::Start][(1.0 - dx) as usize];
        let at = [tip[0] - back * dx, tip[1] - (back + size / 2.0) * dy];
        let text = text.align(align);
        view.pen.lifted(at, &text, view.theme.surface)?;
        placed.push(Rect::centred(
            [at[0] - dx * text.width() / 2.0, at[1]],
            [text.width(), 1.2 * size],
        ));
    }
    Ok(placed)
}
