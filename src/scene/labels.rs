//! Placement of texts so that none overlaps another.

/// A rectangle on the screen: left, top, right, bottom in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle with its top left corner at the origin.
    pub fn of_size(size: [f64; 2]) -> Self {
        Self { left: 0.0, top: 0.0, right: size[0], bottom: size[1] }
    }

    /// A square about a place, `radius` pixels to each side.
    pub fn about(at: [f64; 2], radius: f64) -> Self {
        Self { left: at[0] - radius, top: at[1] - radius, right: at[0] + radius, bottom: at[1] + radius }
    }

    /// The rectangle of this size about a centre.
    pub fn centred(at: [f64; 2], size: [f64; 2]) -> Self {
        let half = [size[0] / 2.0, size[1] / 2.0];
        Self { left: at[0] - half[0], top: at[1] - half[1], right: at[0] + half[0], bottom: at[1] + half[1] }
    }

    /// Grown by a margin on every side (shrunk by a negative one).
    pub fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }

    /// The middle.
    pub fn centre(&self) -> [f64; 2] {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    /// Width and height.
    pub fn size(&self) -> [f64; 2] {
        [self.right - self.left, self.bottom - self.top]
    }
}

/// A text that wants a place near its anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// The anchor on the screen.
    pub at: [f64; 2],
    /// Width and height of the text.
    pub size: [f64; 2],
    /// Free pixels between the anchor and the text.
    pub gap: f64,
    /// The side it would rather be on, as a direction on the screen (y down); no wish: to the right.
    pub towards: Option<[f64; 2]>,
    /// Higher goes first; ties keep their order.
    pub priority: i32,
}

/// Where each text went, in the order of the requests; nothing for a text that found no free place.
pub type Placement = Vec<Option<Rect>>;

/// Extra distances from the anchor that are tried, in text heights.
const STEPS: [f64; 3] = [0.0, 0.6, 1.4];
/// The sides that are tried, as turns away from the wish, nearest first.
const TURNS: [f64; 8] = [0.0, 0.125, -0.125, 0.25, -0.25, 0.375, -0.375, 0.5];
/// What it costs to cover a line, in tried places: better the third choice than on a line.
const LINE_COST: usize = 3;

/// Places texts greedily by priority: inside `frame`, over no other text and no obstacle, rather over no line. The result
/// depends on nothing but the arguments.
pub fn place(requests: &[Request], obstacles: &[Rect], lines: &[[[f64; 2]; 2]], frame: Rect) -> Placement {
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
    let free = |rect: &Rect| frame.contains(rect) && !taken.iter().any(|other| other.overlaps(rect));
    let cost = |(rank, rect): &(usize, Rect)| rank + LINE_COST * lines.iter().filter(|l| covers(rect, l)).count();
    candidates(request).enumerate().filter(|(_, rect)| free(rect)).min_by_key(cost).map(|(_, rect)| rect)
}

/// Rectangles about the anchor, the wished one first.
fn candidates(request: &Request) -> impl Iterator<Item = Rect> {
    let Request { at, size, gap, towards, .. } = *request;
    let [dx, dy] = towards.filter(|d| d[0].hypot(d[1]) > 0.0).unwrap_or([1.0, 0.0]);
    let wish = dy.atan2(dx);
    STEPS.into_iter().flat_map(move |step| {
        TURNS.into_iter().map(move |turn| beside(at, size, gap + step * size[1], wish + turn * std::f64::consts::TAU))
    })
}

/// The rectangle of this size that touches, from outside, the circle of radius `gap` about the anchor at this angle.
fn beside(at: [f64; 2], size: [f64; 2], gap: f64, angle: f64) -> Rect {
    let (sin, cos) = angle.sin_cos();
    // Slide the text along its edge: a direction within 45° of horizontal puts the anchor beside its middle half.
    let reach = |c: f64, half: f64| (c * std::f64::consts::SQRT_2).clamp(-1.0, 1.0) * half + c * gap;
    Rect::centred([at[0] + reach(cos, size[0] / 2.0), at[1] + reach(sin, size[1] / 2.0)], size)
}

/// Whether a segment passes through a rectangle (Liang–Barsky clipping).
fn covers(rect: &Rect, [a, b]: &[[f64; 2]; 2]) -> bool {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let sides = [(-dx, a[0] - rect.left), (dx, rect.right - a[0]), (-dy, a[1] - rect.top), (dy, rect.bottom - a[1])];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in sides {
        if step == 0.0 && room < 0.0 {
            return false;
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else if step > 0.0 {
            leave = leave.min(room / step);
        }
    }
    enter < leave
}
