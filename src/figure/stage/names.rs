//! Texts: axis names, and the labels of arrows, handles and points where they do not collide.

use plotters::prelude::DrawingBackend;

use super::{KNOB, View};
use crate::figure::{Align, Drawn, Measured, Text};
use crate::scene::{Rect, Request, Role, place};

/// Hairlines between the axis names and the picture's edges.
const INSET: f64 = 8.0;
/// Hairlines between a text and its anchor.
const GAP: f64 = 6.0;
/// Labels keep this many hairlines from the picture's edge.
const MARGIN: f64 = 2.0;
/// Size of the axis names and point labels against the running text.
const SMALL: f64 = 0.85;

/// Priorities of labels: a pinned point goes before an arrow, an arrow before other points.
const HANDLE: i32 = 1 << 30;
const PINNED: i32 = 1 << 29;
const ARROW: i32 = 1 << 28;

/// A label and where it would like to be.
struct Tag<'a> {
    text: Text<'a>,
    request: Request,
}

pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, legend: Option<Rect>) -> Drawn<DB> {
    let axes = axis_names(view)?;
    let tags = tags(view);
    let requests: Vec<Request> = tags.iter().map(|tag| tag.request).collect();
    let obstacles: Vec<Rect> = axes.into_iter().chain(legend).chain(knobs(view)).collect();
    let placed = place(&requests, &obstacles, &lines(view), view.frame().grown(-MARGIN * view.line()));
    for (tag, rect) in tags.iter().zip(placed) {
        if let Some(rect) = rect {
            view.pen.lifted(rect.centre(), &tag.text.align(Align::Middle), view.theme.surface)?;
        }
    }
    Ok(())
}

/// The name of x at the lower right, of y at the upper left; gives back where they lie.
fn axis_names<DB: DrawingBackend>(view: &View<DB>) -> Measured<[Rect; 2], DB> {
    let (size, [width, height]) = (SMALL * view.pen.style().font, view.camera.size);
    let names = [format!("{} →", view.scene.axis_names[0]), format!("↑ {}", view.scene.axis_names[1])];
    let [x, y] = names.each_ref().map(|name| Text::new(name, size, view.theme.muted));
    let inset = INSET * view.line();
    let (low, high) = ([width - inset, height - inset - size / 2.0], [inset, inset + size / 2.0]);
    view.pen.lifted(low, &x.align(Align::End), view.theme.surface)?;
    view.pen.lifted(high, &y, view.theme.surface)?;
    let under =
        |text: &Text, left: f64, y: f64| Rect::centred([left + text.width() / 2.0, y], [text.width(), 1.3 * size]);
    Ok([under(&x, low[0] - x.width(), low[1]), under(&y, high[0], high[1])])
}

/// Everything that wants a label, most wanted first where the priority is the same.
fn tags<'a, DB: DrawingBackend>(view: &View<'a, DB>) -> Vec<Tag<'a>> {
    let mut tags = Vec::new();
    let font = view.pen.style().font;
    if let Some(handles) = &view.scene.handles {
        let origin = view.camera.to_screen(handles.origin);
        for (tip, name) in handles.tips.iter().zip(&handles.names) {
            let at = view.camera.to_screen(*tip);
            let text = Text::new(name, font, view.theme.equivalent).bold();
            tags.push(tag(text, at, (KNOB + 3.0) * view.line(), Some(away(origin, at)), HANDLE));
        }
    }
    for arrow in &view.scene.arrows {
        let [from, to] = [arrow.from, arrow.to].map(|at| view.camera.to_screen(at));
        let colour = view.theme.text_colour(arrow.role);
        let ends = [(&arrow.label_to, to, away(from, to)), (&arrow.label_from, from, away(to, from))];
        for (text, at, towards) in ends {
            let text = text.as_deref().map(|text| Text::new(text, font, colour).bold());
            tags.extend(text.map(|text| tag(text, at, GAP * view.line(), Some(towards), ARROW - rank(arrow.role))));
        }
    }
    for label in &view.scene.labels {
        let text = Text::new(&label.text, SMALL * font, view.theme.text_colour(label.role));
        let priority = if label.pinned { PINNED } else { label.priority.min(ARROW - 100) };
        tags.push(tag(text, view.camera.to_screen(label.at), GAP * view.line(), None, priority));
    }
    tags.retain(|tag| view.shows(tag.request.at));
    tags
}

fn tag(text: Text, at: [f64; 2], gap: f64, towards: Option<[f64; 2]>, priority: i32) -> Tag {
    let size = [text.width(), 1.2 * text.size];
    Tag { text, request: Request { at, size, gap, towards, priority } }
}

/// The direction from one place to another.
fn away(from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    [to[0] - from[0], to[1] - from[1]]
}

fn rank(role: Role) -> i32 {
    match role {
        Role::First => 0,
        Role::Second => 1,
        _ => 2,
    }
}

/// What no label may cover: the handles' knobs and the arrows' tips.
fn knobs<'a, DB: DrawingBackend>(view: &'a View<DB>) -> impl Iterator<Item = Rect> + 'a {
    let handles = view.scene.handles.iter().flat_map(|handles| handles.tips).map(|tip| (tip, KNOB + 1.0));
    let strong = view.scene.arrows.iter().filter(|arrow| arrow.role != Role::Family);
    let tips = strong.map(|arrow| (arrow.to, 3.0));
    handles.chain(tips).map(|(at, radius)| Rect::about(view.camera.to_screen(at), radius * view.line()))
}

/// What labels would rather not cover: the shafts of the two directions and the handles.
fn lines<DB: DrawingBackend>(view: &View<DB>) -> Vec<[[f64; 2]; 2]> {
    let strong = view.scene.arrows.iter().filter(|arrow| arrow.role != Role::Family).map(|a| [a.from, a.to]);
    let handles = view.scene.handles.iter().flat_map(|handles| handles.tips.map(|tip| [handles.origin, tip]));
    strong.chain(handles).map(|ends| ends.map(|at| view.camera.to_screen(at))).collect()
}
