//! A ruler: its edge, the direction that it lies on, and what it says of both.

use plotters::prelude::{Color, DrawingBackend};

use super::view::View;
use crate::figure::{Align, Drawn, Measured, Stroke, Text, fitted};
use crate::scene::{Rect, RulerMark};

/// Breadth of its body, in hairlines, and the pixels between its marks.
const BREADTH: f64 = 16.0;
const MARKS: f64 = 12.0;
/// Opacity of its body and of its marks.
const BODY: f64 = 0.14;
const MARK: f64 = 0.55;
/// Size of what it says against the running text.
const SIZE: f64 = 0.9;

/// Draws it over everything but names.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, ruler: &RulerMark) -> Drawn<DB> {
    let Some([a, b]) = ruler.edge(view.camera) else { return Ok(()) };
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    let (along, across) = ([dx / length, dy / length], [-dy / length, dx / length]);
    let line = view.line();
    let colour = if ruler.parallel { view.theme.equivalent } else { view.theme.ink };
    let place = |by: f64, side: f64| [0, 1].map(|k| a[k] + by * along[k] + side * across[k]);
    let breadth = BREADTH * line;
    let body = [place(0.0, 0.0), place(length, 0.0), place(length, breadth), place(0.0, breadth)];
    view.pen.polygon(&body, colour.mix(BODY))?;
    view.segment([a, b], &Stroke::solid(colour, 1.6 * line))?;
    let thin = Stroke::solid(colour.mix(MARK), 0.8 * line);
    for i in 1..(length / (MARKS * line)) as usize {
        let deep = if i % 5 == 0 { 0.55 } else { 0.3 };
        let at = i as f64 * MARKS * line;
        view.segment([place(at, 0.0), place(at, deep * breadth)], &thin)?;
    }
    if let Some(ends) = ruler.on.filter(|_| ruler.parallel) {
        let ends = ends.map(|at| view.camera.to_screen(at));
        view.segment(ends, &Stroke::solid(colour.mix(0.35), 8.0 * line))?;
    }
    Ok(())
}

/// Where along its edge its text may stand, and how far off the edge in sizes of the text.
const ALONG: [f64; 7] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92];
const OFF: f64 = 2.2;
/// The text is cut to this share of the picture's width.
const LONGEST: f64 = 0.9;

/// Writes what it says beside its edge, as near to the middle as nothing is `taken`, and gives back
/// where.
pub(super) fn says<DB: DrawingBackend>(
    view: &View<DB>,
    ruler: &RulerMark,
    taken: &[Rect],
) -> Measured<Option<Rect>, DB> {
    let Some([a, b]) = ruler.edge(view.camera).filter(|_| !ruler.text.is_empty()) else {
        return Ok(None);
    };
    let size = SIZE * view.pen.style().font;
    let colour = if ruler.parallel { view.theme.equivalent } else { view.theme.caution };
    let words = fitted(&ruler.text, size, true, LONGEST * view.camera.size[0]);
    let text = Text::new(&words, size, colour).bold().align(Align::Middle);
    let [width, height] = view.camera.size;
    let [half, line] = [text.width() / 2.0 + 4.0, 0.65 * size];
    let beside = |along: f64, side: f64| {
        let [x, y] = [0, 1].map(|k| a[k] + along * (b[k] - a[k]));
        let x = x.clamp(half.min(width / 2.0), (width - half).max(width / 2.0));
        let y = (y + side * OFF * size).clamp(line, (height - line).max(line));
        Rect::centred([x, y], [text.room(), 2.0 * line])
    };
    let mut places =
        [1.0, -1.0].into_iter().flat_map(|side| ALONG.map(|along| beside(along, side)));
    let free = |rect: &Rect| !taken.iter().any(|other| other.overlaps(rect));
    let Some(rect) = places.find(free) else { return Ok(None) };
    view.pen.lifted(rect.centre(), &text, view.theme.surface)?;
    Ok(Some(rect))
}
