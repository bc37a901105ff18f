//! Texts: axis names, and the labels of arrows, handles and points where they do not collide.

use plotters::prelude::DrawingBackend;

use super::{KNOB, View, ground};
use crate::figure::{Align, Drawn, Measured, Text, fitted, width};
use crate::scene::{Arrow, Label, QUIET, Rect, Request, Role, place};

/// Hairlines between the axis names and the picture's edges.
const INSET: f64 = 8.0;
/// Hairlines between a text and its anchor.
const GAP: f64 = 6.0;
/// Labels keep this many hairlines from the picture's edge.
const MARGIN: f64 = 2.0;
/// Size of the axis names and point labels against the running text.
const SMALL: f64 = 0.85;

/// Longer names are cut to this share of the picture's width.
const LONGEST: f64 = 0.62;

/// The same for the names of axes, which stand alone at the edge.
const LONGEST_AXIS: f64 = 0.85;

/// Room for the arrow of an axis name and the space around it, in font sizes.
const ARROW_ROOM: f64 = 3.6;

/// Hairlines that labels nobody asked for keep free around them, and the font sizes squared of
/// picture that each of them needs.
const APART: [f64; 2] = [10.0, 5.0];
const ROOM: f64 = 85.0;

/// Priorities of labels: a pinned point goes before an arrow, an arrow before other points.
const HANDLE: i32 = 1 << 30;
const PINNED: i32 = 1 << 29;
const ARROW: i32 = 1 << 28;

/// A label and where it would like to be.
struct Tag {
    words: String,
    look: Text<'static>,
    request: Request,
}

/// Writes them all over nothing that is `taken` already.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, mut taken: Vec<Rect>) -> Drawn<DB> {
    // In three dimensions the axes bear their names themselves.
    if view.scene.walls.is_empty() && view.scene.axis_names.iter().any(|name| !name.is_empty()) {
        taken.extend(axis_names(view)?);
    }
    taken.extend(knobs(view));
    taken.extend(ground::ticks(view, &taken)?);
    let tags = tags(view);
    let requests: Vec<Request> = tags.iter().map(|tag| tag.request).collect();
    let placed = place(&requests, &taken, &lines(view), view.frame().grown(-MARGIN * view.line()));
    for (tag, rect) in tags.iter().zip(placed) {
        if let Some(rect) = rect {
            let text = Text { text: &tag.words, ..tag.look };
            view.pen.lifted(rect.centre(), &text.align(Align::Middle), view.theme.surface)?;
        }
    }
    Ok(())
}

/// How much of the lower edge the name of x takes, with its arrow and the room before it.
pub(super) fn extent<DB: DrawingBackend>(view: &View<DB>) -> f64 {
    let size = SMALL * view.pen.style().font;
    width(&fitted(&view.scene.axis_names[0], size, false, longest(view)), size, false)
        + ARROW_ROOM * size
}

fn longest<DB: DrawingBackend>(view: &View<DB>) -> f64 {
    LONGEST_AXIS * view.camera.size[0]
}

/// The name of x at the lower right, of y at the upper left; gives back where they lie.
fn axis_names<DB: DrawingBackend>(view: &View<DB>) -> Measured<[Rect; 2], DB> {
    let (size, [width, height]) = (SMALL * view.pen.style().font, view.camera.size);
    let [x, y] =
        view.scene.axis_names.each_ref().map(|name| fitted(name, size, false, longest(view)));
    let names = [format!("{x} →"), format!("↑ {y}")];
    let [x, y] = names.each_ref().map(|name| Text::new(name, size, view.theme.muted));
    let inset = INSET * view.line();
    let (low, high) = ([width - inset, height - inset - size / 2.0], [inset, inset + size / 2.0]);
    view.pen.lifted(low, &x.align(Align::End), view.theme.surface)?;
    view.pen.lifted(high, &y, view.theme.surface)?;
    let under = |text: &Text, left: f64, y: f64| {
        Rect::centred([left + text.width() / 2.0, y], [text.width(), 1.3 * size])
    };
    Ok([under(&x, low[0] - x.width(), low[1]), under(&y, high[0], high[1])])
}

/// Everything that wants a label, most wanted first where the priority is the same.
fn tags<DB: DrawingBackend>(view: &View<DB>) -> Vec<Tag> {
    let all = handle_tags(view).chain(arrow_tags(view)).chain(point_tags(view));
    let [width, height] = view.camera.size;
    let mut quiet = (width * height / (ROOM * view.pen.style().font.powi(2))) as usize;
    let mut has_room = |tag: &Tag| {
        let asked = tag.request.priority > QUIET;
        quiet = quiet.saturating_sub(usize::from(!asked));
        asked || quiet > 0
    };
    all.filter(|tag| view.shows(tag.request.at)).filter(|tag| has_room(tag)).collect()
}

fn handle_tags<'a, DB: DrawingBackend>(view: &'a View<DB>) -> impl Iterator<Item = Tag> + 'a {
    let look = Text::new("", view.pen.style().font, view.theme.equivalent).bold();
    view.scene.handles.iter().flat_map(move |handles| {
        let origin = view.camera.to_screen(handles.origin);
        handles.tips.iter().zip(&handles.names).map(move |(tip, name)| {
            let at = view.camera.to_screen(*tip);
            tag(view, name, look, at, KNOB + 3.0, Some(away(origin, at)), HANDLE)
        })
    })
}

fn arrow_tags<'a, DB: DrawingBackend>(view: &'a View<DB>) -> impl Iterator<Item = Tag> + 'a {
    view.scene.arrows.iter().flat_map(move |arrow| {
        let [from, to] = [arrow.from, arrow.to].map(|at| view.camera.to_screen(at));
        let look = Text::new("", view.pen.style().font, view.theme.text_colour(arrow.role)).bold();
        let ends = [
            (&arrow.label_to, anchor(view, from, to), away(from, to)),
            (&arrow.label_from, from, away(to, from)),
        ];
        let named = ends
            .into_iter()
            .filter_map(|(text, at, towards)| Some((text.as_deref()?, at, towards)));
        let priority = ARROW - rank(arrow.role);
        named
            .map(move |(text, at, towards)| tag(view, text, look, at, GAP, Some(towards), priority))
    })
}

/// Where the label of a tip goes: to the tip, or to where the arrow leaves the picture.
fn anchor<DB: DrawingBackend>(view: &View<DB>, from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    let left = view.scene.edges && !view.shows(to);
    let clipped = view.frame().clip([from, to]).filter(|_| left);
    clipped.map_or(to, |[from, edge]| {
        let back = 3.0 * GAP * view.line() / (edge[0] - from[0]).hypot(edge[1] - from[1]).max(1.0);
        [0, 1].map(|k| edge[k] - back * (edge[k] - from[k]))
    })
}

/// The labels of points, but for those that an arrow names already.
fn point_tags<'a, DB: DrawingBackend>(view: &'a View<DB>) -> impl Iterator<Item = Tag> + 'a {
    let named = |label: &Label| {
        let ends = |a: &'a Arrow| [(a.from, &a.label_from), (a.to, &a.label_to)];
        view.scene
            .arrows
            .iter()
            .flat_map(ends)
            .any(|(at, text)| at == label.at && text.as_ref() == Some(&label.text))
    };
    view.scene.labels.iter().filter(move |label| !named(label)).map(move |label| {
        let look = Text::new("", SMALL * view.pen.style().font, view.theme.text_colour(label.role));
        let quiet = if label.priority < 0 { QUIET } else { 0 };
        let priority = if label.pinned { PINNED } else { label.priority.min(ARROW - 100) + quiet };
        let mut tag =
            tag(view, &label.text, look, view.camera.to_screen(label.at), GAP, None, priority);
        if priority <= QUIET {
            tag.request.size = [0, 1].map(|k| tag.request.size[k] + APART[k] * view.line());
        }
        tag
    })
}

/// A tag whose words are cut where they would fill the picture; `gap` is in hairlines.
fn tag<DB: DrawingBackend>(
    view: &View<DB>,
    words: &str,
    look: Text<'static>,
    at: [f64; 2],
    gap: f64,
    towards: Option<[f64; 2]>,
    priority: i32,
) -> Tag {
    let words = fitted(words, look.size, look.bold, LONGEST * view.camera.size[0]);
    let size = [width(&words, look.size, look.bold), 1.2 * look.size];
    Tag { words, look, request: Request { at, size, gap: gap * view.line(), towards, priority } }
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
    let handles =
        view.scene.handles.iter().flat_map(|handles| handles.tips).map(|tip| (tip, KNOB + 1.0));
    let strong = view.scene.arrows.iter().filter(|arrow| arrow.role != Role::Family);
    let tips = strong.map(|arrow| (arrow.to, 3.0));
    handles
        .chain(tips)
        .map(|(at, radius)| Rect::about(view.camera.to_screen(at), radius * view.line()))
}

/// What labels would rather not cover: the shafts of the two directions and the handles.
fn lines<DB: DrawingBackend>(view: &View<DB>) -> Vec<[[f64; 2]; 2]> {
    let strong =
        view.scene.arrows.iter().filter(|arrow| arrow.role != Role::Family).map(|a| [a.from, a.to]);
    let handles =
        view.scene.handles.iter().flat_map(|handles| handles.tips.map(|tip| [handles.origin, tip]));
    strong.chain(handles).map(|ends| ends.map(|at| view.camera.to_screen(at))).collect()
}
