//! Arrows: blue and solid with a filled head, vermilion and dashed with an open one, the family
//! thin and pale.

use plotters::prelude::DrawingBackend;

use super::view::View;
use crate::figure::{Drawn, Pen, Stroke, Theme};
use crate::scene::{Arrow, Role};

/// Length of a head, in widths of its line, and half its breadth.
const HEAD: [f64; 2] = [4.0, 1.7];
/// A head takes at most this share of a short arrow.
const HEAD_SHARE: f64 = 0.6;

/// The look of an arrow.
struct ArrowStyle {
    stroke: Stroke,
    open: bool,
}

pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, arrow: &Arrow) -> Drawn<DB> {
    let [from, to] = [arrow.from, arrow.to].map(|at| view.camera.to_screen(at));
    if view.shows(to) {
        let tail = view.frame().clip([from, to]).map_or(from, |[tail, _]| tail);
        return between(view.pen, view.theme, tail, to, arrow.role);
    }
    // The tip is out of sight: what is left is a line, which says so where it leaves.
    let stroke = look(view.pen, view.theme, arrow.role).stroke;
    let Some([from, to]) = view.frame().clip([from, to]) else { return Ok(()) };
    view.pen.line(from, to, &stroke)?;
    if view.scene.edges && arrow.role != Role::Family && !view.shows_inside(to) {
        leaving(view, from, to, &stroke)?;
    }
    Ok(())
}

/// Chevrons and gap of the sign on an arrow that goes on out of sight, in widths of its line.
const LEAVING: [f64; 2] = [2.6, 2.2];

/// Two chevrons at the edge of the picture.
fn leaving<DB: DrawingBackend>(
    view: &View<DB>,
    from: [f64; 2],
    to: [f64; 2],
    stroke: &Stroke,
) -> Drawn<DB> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    let (along, across) = ([dx / length, dy / length], [-dy / length, dx / length]);
    let solid = Stroke { dash: None, width: 0.8 * stroke.width, ..*stroke };
    for back in [0.4, 0.4 + LEAVING[1]] {
        let place = |back: f64, side: f64| {
            [0, 1].map(|k| to[k] + stroke.width * (side * across[k] - back * along[k]))
        };
        let (wing, half) = (back + LEAVING[0], LEAVING[0]);
        view.pen.path(&[place(wing, half), place(back, 0.0), place(wing, -half)], &solid)?;
    }
    Ok(())
}

/// An arrow between two places on the screen; nothing where both are the same or one is not finite.
pub(super) fn between<DB: DrawingBackend>(
    pen: &Pen<DB>,
    theme: &Theme,
    from: [f64; 2],
    to: [f64; 2],
    role: Role,
) -> Drawn<DB> {
    let ArrowStyle { stroke, open } = look(pen, theme, role);
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if !(length.is_finite() && length > 0.0) {
        return Ok(());
    }
    let (along, across) = ([dx / length, dy / length], [-dy / length, dx / length]);
    let head = (HEAD[0] * stroke.width.max(1.6)).min(HEAD_SHARE * length);
    let half = head * HEAD[1] / HEAD[0];
    let place = |back: f64, side: f64| [0, 1].map(|k| to[k] - back * along[k] + side * across[k]);
    let neck = place(if open { stroke.width } else { 0.8 * head }, 0.0);
    // From the head backwards, so that a dash meets the head.
    pen.line(neck, from, &stroke)?;
    if open {
        let solid = Stroke { dash: None, width: 0.85 * stroke.width, ..stroke };
        pen.path(&[place(head, half), to, place(head, -half)], &solid)
    } else {
        pen.polygon(
            &[to, place(head, half), place(0.75 * head, 0.0), place(head, -half)],
            stroke.colour,
        )
    }
}

fn look<DB: DrawingBackend>(pen: &Pen<DB>, theme: &Theme, role: Role) -> ArrowStyle {
    let stroke = |width: f64| Stroke::solid(theme.colour(role), width * pen.style().line);
    match role {
        Role::Second => {
            ArrowStyle { stroke: Stroke { dash: Some([11.0, 3.0]), ..stroke(2.6) }, open: true }
        }
        Role::Family => ArrowStyle { stroke: stroke(0.9), open: false },
        _ => ArrowStyle { stroke: stroke(2.6), open: false },
    }
}
