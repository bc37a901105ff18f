//! Rectangles on the screen.

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
        Self {
            left: at[0] - radius,
            top: at[1] - radius,
            right: at[0] + radius,
            bottom: at[1] + radius,
        }
    }

    /// The rectangle of this size about a centre.
    pub fn centred(at: [f64; 2], size: [f64; 2]) -> Self {
        let half = [size[0] / 2.0, size[1] / 2.0];
        Self {
            left: at[0] - half[0],
            top: at[1] - half[1],
            right: at[0] + half[0],
            bottom: at[1] + half[1],
        }
    }

    /// Grown by a margin on every side (shrunk by a negative one).
    pub fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether a place lies inside.
    pub fn holds(&self, [x, y]: [f64; 2]) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// The middle.
    pub fn centre(&self) -> [f64; 2] {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    /// Width and height.
    pub fn size(&self) -> [f64; 2] {
        [self.right - self.left, self.bottom - self.top]
    }

    /// The place inside that is nearest to another.
    pub fn nearest(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x.max(self.left).min(self.right), y.max(self.top).min(self.bottom)]
    }

    /// The same size, moved so far that it lies inside another; where that is smaller, at its top
    /// left corner.
    pub fn kept_in(self, other: &Self) -> Self {
        let by = |low: f64, high: f64, from: f64, to: f64| (to - high).min(0.0).max(from - low);
        let x = by(self.left, self.right, other.left, other.right);
        let y = by(self.top, self.bottom, other.top, other.bottom);
        self.moved([x, y])
    }

    /// The same size elsewhere.
    pub fn moved(self, [x, y]: [f64; 2]) -> Self {
        Self {
            left: self.left + x,
            top: self.top + y,
            right: self.right + x,
            bottom: self.bottom + y,
        }
    }

    /// The part of a segment that lies inside (Liang–Barsky), if it is more than a point.
    pub fn clip(&self, [a, b]: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let sides = [
            (-dx, a[0] - self.left),
            (dx, self.right - a[0]),
            (-dy, a[1] - self.top),
            (dy, self.bottom - a[1]),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (step, room) in sides {
            if step == 0.0 && room < 0.0 {
                return None;
            } else if step < 0.0 {
                enter = enter.max(room / step);
            } else if step > 0.0 {
                leave = leave.min(room / step);
            }
        }
        let at = |t: f64| [a[0] + t * dx, a[1] + t * dy];
        let finite = [a, b].iter().flatten().all(|x| x.is_finite());
        (finite && enter < leave).then(|| [at(enter), at(leave)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sticks_out_is_moved_inside() {
        let room = Rect::of_size([10.0, 10.0]);
        let moved = |at| Rect::centred(at, [4.0, 2.0]).kept_in(&room).centre();
        assert_eq!(moved([5.0, 5.0]), [5.0, 5.0]);
        assert_eq!(moved([12.0, -3.0]), [8.0, 1.0]);
        assert_eq!(moved([0.0, 30.0]), [2.0, 9.0]);
        assert_eq!(Rect::centred([3.0, 5.0], [40.0, 2.0]).kept_in(&room).left, 0.0);
        assert_eq!(room.nearest([12.0, 5.0]), [10.0, 5.0]);
        assert_eq!(room.nearest([3.0, 4.0]), [3.0, 4.0]);
    }

    #[test]
    fn a_segment_is_cut_where_it_leaves() {
        let rect = Rect::of_size([10.0, 10.0]);
        assert_eq!(rect.clip([[5.0, 5.0], [25.0, 5.0]]), Some([[5.0, 5.0], [10.0, 5.0]]));
        assert_eq!(rect.clip([[-5.0, 4.0], [15.0, 4.0]]), Some([[0.0, 4.0], [10.0, 4.0]]));
        assert_eq!(rect.clip([[1.0, 2.0], [3.0, 4.0]]), Some([[1.0, 2.0], [3.0, 4.0]]));
        assert_eq!(rect.clip([[11.0, 0.0], [11.0, 9.0]]), None);
        assert_eq!(rect.clip([[f64::NAN, 0.0], [1.0, f64::NAN]]), None);
    }
}
