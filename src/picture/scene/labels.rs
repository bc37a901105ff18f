//! Placement of texts so that none overlaps another.

use super::Rect;

/// A text that wants a place near its anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// The anchor on the screen.
    pub at: [f64; 2],
    /// Width and height of the text.
    pub size: [f64; 2],
    /// Free pixels between the anchor and the text.
    pub gap: f64,
    /// Beyond those, the pixels that it may stand farther away: it is left out rather than put
    /// where it looks like the name of something else.
    pub reach: f64,
    /// The side it would rather be on, as a direction on the screen (y down); no wish: to the
    /// right.
    pub towards: Option<[f64; 2]>,
    /// Higher goes first; ties keep their order. What has no more than [`QUIET`] is left out rather
    /// than put over a line.
    pub priority: i32,
}

/// The priority of texts that nobody asked for.
pub const QUIET: i32 = i32::MIN / 2;

/// Where each text went, in the order of the requests; nothing for a text that found no free place.
pub type Placement = Vec<Option<Rect>>;

/// Extra distances from the anchor that are tried, in text heights.
const STEPS: [f64; 6] = [0.0, 0.6, 1.4, 2.2, 3.2, 4.2];
/// How many of them for texts with no wish for a side: far from a point among others a name looks
/// like that of another, at the end of an arrow it does not.
const NEAR: usize = 3;
/// The sides that are tried, as turns away from the wish, nearest first.
const TURNS: [f64; 8] = [0.0, 0.125, -0.125, 0.25, -0.25, 0.375, -0.375, 0.5];
/// What it costs to cover a line, in tried places: better the third choice than on a line.
const LINE_COST: usize = 3;

/// Places texts greedily by priority: inside `frame`, over no other text and no obstacle, rather
/// over no line. The result depends on nothing but the arguments.
pub fn place(
    requests: &[Request],
    obstacles: &[Rect],
    lines: &[[[f64; 2]; 2]],
    frame: Rect,
) -> Placement {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(requests[i].priority));
    let mut taken = obstacles.to_vec();
    let mut placed = vec![None; requests.len()];
    for i in order {
        placed[i] = best(&requests[i], &taken, lines, frame);
        taken.extend(placed[i]);
    }
    placed
}

fn best(request: &Request, taken: &[Rect], lines: &[[[f64; 2]; 2]], frame: Rect) -> Option<Rect> {
    let free =
        |rect: &Rect| frame.contains(rect) && !taken.iter().any(|other| other.overlaps(rect));
    let covered = |rect: &Rect| lines.iter().filter(|line| rect.clip(**line).is_some()).count();
    // What nobody asked for covers no line.
    let fits = |rect: &Rect| free(rect) && (request.priority > QUIET || covered(rect) == 0);
    let cost = |(rank, rect): &(usize, Rect)| rank + LINE_COST * covered(rect);
    candidates(request)
        .enumerate()
        .filter(|(_, rect)| fits(rect))
        .min_by_key(cost)
        .map(|(_, rect)| rect)
}

/// Rectangles about the anchor, the wished one first.
fn candidates(request: &Request) -> impl Iterator<Item = Rect> {
    let Request { at, size, gap, reach, towards, .. } = *request;
    let [dx, dy] = towards.filter(|d| d[0].hypot(d[1]) > 0.0).unwrap_or([1.0, 0.0]);
    let wish = dy.atan2(dx);
    let steps = if towards.is_some() { STEPS.len() } else { NEAR };
    let near = STEPS.into_iter().take(steps).filter(move |step| step * size[1] <= reach);
    near.flat_map(move |step| {
        TURNS.into_iter().map(move |turn| {
            around(at, size, gap + step * size[1], wish + turn * std::f64::consts::TAU)
        })
    })
}

/// The rectangle of this size that touches, from outside, the circle of radius `gap` about the
/// anchor at this angle.
fn around(at: [f64; 2], size: [f64; 2], gap: f64, angle: f64) -> Rect {
    let (sin, cos) = angle.sin_cos();
    // Slide the text along its edge: a direction within 45° of horizontal puts the anchor beside
    // its middle half.
    let reach =
        |c: f64, half: f64| (c * std::f64::consts::SQRT_2).clamp(-1.0, 1.0) * half + c * gap;
    Rect::centred([at[0] + reach(cos, size[0] / 2.0), at[1] + reach(sin, size[1] / 2.0)], size)
}
