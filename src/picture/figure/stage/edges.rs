//! Points out of the picture, counted at the edge behind which they are.

use plotters::prelude::{Color, DrawingBackend};

use super::view::View;
use crate::figure::{Align, Measured, Text};
use crate::scene::{Edge, Rect, outside};

/// Size of the counts against the running text, and of the signs in hairlines.
const SIZE: f64 = 0.75;
const SIGN: f64 = 5.0;
/// Hairlines between a sign and the edge, and between a sign and its count.
const INSET: f64 = 4.0;

/// How far along its edge a sign gives way to others, as shares of the edge.
const ASIDE: [f64; 9] = [0.0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32];

/// Draws a sign and a count on every edge with points behind it, where nothing is `taken`, and
/// gives back where they are.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, taken: &[Rect]) -> Measured<Vec<Rect>, DB> {
    let mut placed: Vec<Rect> = Vec::new();
    if !view.scene.edges {
        return Ok(placed);
    }
    for edge in outside(&view.scene.points, view.camera) {
        let words = edge.count.to_string();
        let signs = ASIDE.map(|aside| sign(view, &edge, &words, aside));
        let free = |sign: &&Sign| {
            let overlaps = |other: &Rect| sign.covers.iter().any(|rect| rect.overlaps(other));
            sign.covers.iter().all(|rect| view.frame().contains(rect))
                && !taken.iter().chain(&placed).any(overlaps)
        };
        if let Some(sign) = signs.iter().find(free) {
            view.pen.polygon(&sign.corners, view.theme.muted.mix(0.9))?;
            view.pen.lifted(sign.at, &sign.text, view.theme.surface)?;
            placed.extend(sign.covers);
        }
    }
    Ok(placed)
}

/// A triangle and a count at a place of an edge.
struct Sign<'a> {
    corners: [[f64; 2]; 3],
    text: Text<'a>,
    at: [f64; 2],
    covers: [Rect; 2],
}

fn sign<'a, DB: DrawingBackend>(
    view: &View<DB>,
    edge: &Edge,
    words: &'a str,
    aside: f64,
) -> Sign<'a> {
    let (size, line) = (SIZE * view.pen.style().font, view.line());
    let [dx, dy] = edge.towards;
    let [width, height] = view.camera.size;
    let start = [edge.at[0] + aside * width * dy.abs(), edge.at[1] + aside * height * dx.abs()];
    let tip = [0, 1].map(|k| start[k] - INSET * line * edge.towards[k]);
    let wing = |side: f64| {
        [
            tip[0] - SIGN * line * (dx * 1.2 + side * dy),
            tip[1] - SIGN * line * (dy * 1.2 - side * dx),
        ]
    };
    let align = [Align::End, Align::Middle, Align::Start][(1.0 - dx) as usize];
    let text = Text::new(words, size, view.theme.muted).align(align);
    let back = (1.2 * SIGN + INSET) * line;
    let at = [tip[0] - back * dx, tip[1] - (back + size / 2.0) * dy];
    let middle = [at[0] - dx * text.width() / 2.0, at[1]];
    let back = [0, 1].map(|k| tip[k] - 0.6 * SIGN * line * edge.towards[k]);
    let covers =
        [Rect::centred(middle, [text.room(), 1.2 * size]), Rect::about(back, 0.6 * SIGN * line)];
    Sign { corners: [tip, wing(0.8), wing(-0.8)], text, at, covers }
}
