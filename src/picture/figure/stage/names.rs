//! Texts: axis names, and the labels of arrows, handles and points where they do not collide.

use plotters::prelude::{Color, DrawingBackend};

use super::view::{KNOB, View};
use crate::figure::{Align, Drawn, Measured, PlacedName, Stroke, Text, fitted, width};
use crate::scene::{Arrow, Label, NameKey, QUIET, Rect, Request, Role, place};

/// Hairlines between the axis names and the picture's edges.
const INSET: f64 = 8.0;
/// Hairlines between a text and its anchor.
const GAP: f64 = 6.0;
/// Labels keep this many hairlines from the picture's edge.
const MARGIN: f64 = 2.0;
/// Size of the axis names and point labels against the running text.
const SMALL: f64 = 0.85;

/// Labels stand no farther from what they name than this share of the picture's shorter side: what
/// is near on a wide screen is far on a phone.
const REACH: f64 = 0.11;

/// Names that were asked for are cut to this share of the picture's width.
const LONGEST: f64 = 0.62;

/// The others to so many font sizes, and to this share: hovering shows the whole.
const SHORT: f64 = 10.0;
const SHARE: f64 = 0.48;

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
/// Of one sort are those that differ by less.
const RANKS: i32 = 100;

/// A label and where it would like to be.
struct Tag {
    /// All that it says, of which words are as much as has room.
    text: String,
    words: String,
    look: Text<'static>,
    request: Request,
    /// Whether it is on a plate: it asks for something.
    asks: bool,
}

impl Tag {
    /// What its words take, without what they keep free around them.
    fn size(&self) -> [f64; 2] {
        [Text { text: &self.words, ..self.look }.room(), 1.2 * self.look.size]
    }
}

/// Room on the plate of what asks, in sizes of its text, and hairlines around a handle that is
/// asked for.
const PADDING: [f64; 2] = [1.2, 0.5];
const ASKED: f64 = 18.0;

/// Writes them all over nothing that is `taken` already.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>, taken: &[Rect]) -> Drawn<DB> {
    let tags = tags(view);
    let requests: Vec<Request> = tags.iter().map(|tag| tag.request).collect();
    let placed = place(&requests, taken, &view.shafts(), view.frame().grown(-MARGIN * view.line()));
    let names = chosen(view, &tags, placed);
    names.iter().try_for_each(|name| leader(view, name))?;
    for Name { tag, rect, .. } in names {
        let text = Text { text: &tag.words, ..tag.look }.align(Align::Middle);
        if tag.asks {
            view.pen.rect(rect, view.theme.equivalent)?;
            let text = Text { colour: view.theme.surface, ..text };
            view.pen.text(rect.centre(), &text)?;
        } else {
            view.pen.lifted(rect.centre(), &text, view.theme.surface)?;
        }
    }
    Ok(())
}

/// A name where it is written.
struct Name<'a> {
    tag: &'a Tag,
    rect: Rect,
    moved: bool,
}

/// The names that are written, after what was chosen for single ones; all are written down for a
/// pen that asks.
fn chosen<'a, DB: DrawingBackend>(
    view: &View<DB>,
    tags: &'a [Tag],
    placed: Vec<Option<Rect>>,
) -> Vec<Name<'a>> {
    let key = |i: usize| {
        let text = tags[i].text.clone();
        let nth = tags[..i].iter().filter(|tag| tag.text == text).count();
        NameKey { text, nth }
    };
    let own = |i: usize| {
        let mut own = view.scene.own_names.iter().filter(|own| own.key.text == tags[i].text);
        own.find(|own| own.key == key(i))
    };
    let mut names = Vec::with_capacity(tags.len());
    for (i, (tag, placed)) in tags.iter().zip(placed).enumerate() {
        let own = own(i);
        let put = own.and_then(|own| Some(put(view, tag, own.away?)));
        let (moved, hidden) = (put.is_some(), own.is_some_and(|own| own.hidden));
        let Some(rect) = put.or(placed) else { continue };
        view.pen.note(|| PlacedName {
            key: key(i),
            rect: Rect::centred(rect.centre(), tag.size()),
            point: tag.request.at,
            font: view.pen.style().font,
            hidden,
            moved,
        });
        if !hidden {
            names.push(Name { tag, rect, moved });
        }
    }
    names
}

/// Where a name stands that was moved this far from its point, in font sizes: inside the picture.
fn put<DB: DrawingBackend>(view: &View<DB>, tag: &Tag, away: [f64; 2]) -> Rect {
    let font = view.pen.style().font;
    let centre = [0, 1].map(|k| tag.request.at[k] + away[k] * font);
    Rect::centred(centre, tag.size()).kept_in(&view.frame().grown(-MARGIN * view.line()))
}

/// Names farther from their points than this, in font sizes, are joined to them by a line: those
/// that a hand moved, and those that found no place any nearer.
const LEADER: f64 = 1.1;
const LEADER_FOUND: f64 = 1.9;
/// Width of that line in hairlines, and its opacity.
const LEADER_LOOK: [f64; 2] = [0.8, 0.75];

/// The line from a name to its point; none where it stands near, nor from what asks for it.
fn leader<DB: DrawingBackend>(view: &View<DB>, name: &Name) -> Drawn<DB> {
    if name.tag.asks {
        return Ok(());
    }
    let (at, edge) = (name.tag.request.at, name.rect.nearest(name.tag.request.at));
    let length = (edge[0] - at[0]).hypot(edge[1] - at[1]);
    let near = if name.moved { LEADER } else { LEADER_FOUND };
    if length <= near * view.pen.style().font {
        return Ok(());
    }
    // It ends before the point, where names that are near would begin.
    let free = (name.tag.request.gap / length).min(0.5);
    let end = [0, 1].map(|k| at[k] + free * (edge[k] - at[k]));
    let [width, opacity] = LEADER_LOOK;
    let stroke = Stroke::solid(name.tag.look.colour.mix(opacity), width * view.line());
    view.pen.line(edge, end, &stroke)
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
pub(super) fn axes<DB: DrawingBackend>(view: &View<DB>) -> Measured<Vec<Rect>, DB> {
    // In three dimensions the axes bear their names themselves.
    if !view.scene.walls.is_empty() || view.scene.axis_names.iter().all(String::is_empty) {
        return Ok(Vec::new());
    }
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
        Rect::centred([left + text.width() / 2.0, y], [text.room(), 1.3 * size])
    };
    Ok(vec![under(&x, low[0] - x.width(), low[1]), under(&y, high[0], high[1])])
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
        let names = [handles.asks.as_ref().unwrap_or(&handles.names[0]), &handles.names[1]];
        (0..2).zip(names).map(move |(which, name)| {
            let at = view.camera.to_screen(handles.tips[which]);
            let gap = if handles.asks.is_some() { ASKED } else { KNOB + 3.0 };
            let mut tag = tag(view, name, look, at, gap, Some(away(origin, at)), HANDLE);
            tag.asks = which == 0 && handles.asks.is_some();
            if tag.asks {
                tag.request.reach = f64::INFINITY;
                let size = &mut tag.request.size;
                *size = [0, 1].map(|k| size[k] + PADDING[k] * look.size);
            }
            tag
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
        // One that is pointed at goes before the others, in full.
        let asked = |text: &str| view.scene.labels.iter().any(|l| l.priority > 0 && l.text == text);
        let priority =
            move |text: &str| if asked(text) { PINNED } else { ARROW } - rank(arrow.role);
        named.map(move |(text, at, towards)| {
            tag(view, text, look, at, GAP, Some(towards), priority(text))
        })
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
        let priority =
            if label.pinned { PINNED } else { label.priority.min(ARROW - 2 * RANKS) + quiet };
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
    full: &str,
    look: Text<'static>,
    at: [f64; 2],
    gap: f64,
    towards: Option<[f64; 2]>,
    priority: i32,
) -> Tag {
    let words = fitted(full, look.size, look.bold, room(view, priority));
    let size = [Text { text: &words, ..look }.room(), 1.2 * look.size];
    let shorter = view.camera.size[0].min(view.camera.size[1]);
    let reach =
        if is_asked(priority) && priority < HANDLE { f64::INFINITY } else { REACH * shorter };
    let request = Request { at, size, gap: gap * view.line(), reach, towards, priority };
    Tag { text: full.to_owned(), words, look, request, asks: false }
}

/// How wide a label of this priority may be.
fn room<DB: DrawingBackend>(view: &View<DB>, priority: i32) -> f64 {
    let (width, font) = (view.camera.size[0], view.pen.style().font);
    if is_asked(priority) { LONGEST * width } else { (SHORT * font).min(SHARE * width) }
}

/// Whether someone pointed at what has a label of this priority, or pinned it.
fn is_asked(priority: i32) -> bool {
    priority >= PINNED - RANKS || (1..ARROW - RANKS).contains(&priority)
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
pub(super) fn knobs<'a, DB: DrawingBackend>(view: &'a View<DB>) -> impl Iterator<Item = Rect> + 'a {
    let handles = view.scene.handles.iter().flat_map(|handles| {
        let radius = if handles.asks.is_some() { ASKED - 1.0 } else { KNOB + 1.0 };
        handles.tips.map(|tip| (tip, radius))
    });
    let strong = view.scene.arrows.iter().filter(|arrow| arrow.role != Role::Family);
    let tips = strong.map(|arrow| (arrow.to, 3.0));
    handles
        .chain(tips)
        .map(|(at, radius)| Rect::about(view.camera.to_screen(at), radius * view.line()))
}
