//! Axis-parallel boxes in data coordinates.

/// The part of each tail that may lie outside a robust frame.
const TAIL: f64 = 0.005;
/// A robust frame is widened by this share of its width, so that a compact cloud is shown whole.
const SLACK: f64 = 0.15;
/// Quantiles of large clouds are read from this many evenly spaced points.
const SAMPLE: usize = 20_000;

/// A box that holds at least one point; a degenerate box (a point, a line) is allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Smallest x and y.
    pub min: [f64; 2],
    /// Largest x and y.
    pub max: [f64; 2],
}

impl Bounds {
    /// The box of one point.
    pub fn point(at: [f64; 2]) -> Self {
        Self { min: at, max: at }
    }

    /// This box grown to hold a point; a point that is not finite is ignored.
    pub fn with(self, at: [f64; 2]) -> Self {
        if at.iter().all(|x| x.is_finite()) { self.union(Self::point(at)) } else { self }
    }

    /// The smallest box that holds both.
    pub fn union(self, other: Self) -> Self {
        let pick =
            |f: fn(f64, f64) -> f64, a: [f64; 2], b: [f64; 2]| [f(a[0], b[0]), f(a[1], b[1])];
        Self { min: pick(f64::min, self.min, other.min), max: pick(f64::max, self.max, other.max) }
    }

    /// The box that holds both, grown from this one to at most `most` times its extent beyond
    /// either side: what is far off does not make it a speck.
    pub fn reaching(self, other: Self, most: f64) -> Self {
        let all = self.union(other);
        let size = self.size();
        let largest = size[0].max(size[1]);
        if largest <= 0.0 {
            return all;
        }
        let low = |k: usize| all.min[k].max(self.min[k] - most * largest);
        let high = |k: usize| all.max[k].min(self.max[k] + most * largest);
        Self { min: [low(0), low(1)], max: [high(0), high(1)] }
    }

    /// Whether `other` lies in it, give or take `slack` of its extent.
    pub fn holds(&self, other: &Self, slack: f64) -> bool {
        let size = self.size();
        (0..2).all(|k| {
            let by = slack * size[k];
            other.min[k] >= self.min[k] - by && other.max[k] <= self.max[k] + by
        })
    }

    /// A frame for the bulk of a cloud: its 0.5 % to 99.5 % quantiles on each axis, widened a
    /// little, but never wider than the cloud. Outliers do not shrink the picture. The origin for a
    /// cloud without finite points.
    pub fn robust(xy: &[[f32; 2]]) -> Self {
        let step = xy.len().div_ceil(SAMPLE).max(1);
        let axis = |k: usize| {
            robust_range(xy.iter().step_by(step).map(|p| p[k]).filter(|x| x.is_finite()).collect())
        };
        let ([x0, x1], [y0, y1]) = (axis(0), axis(1));
        Self { min: [x0, y0], max: [x1, y1] }
    }

    /// Width and height.
    pub fn size(&self) -> [f64; 2] {
        [self.max[0] - self.min[0], self.max[1] - self.min[1]]
    }

    /// The middle.
    pub fn centre(&self) -> [f64; 2] {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }
}

fn robust_range(mut values: Vec<f32>) -> [f64; 2] {
    if values.is_empty() {
        return [0.0, 0.0];
    }
    values.sort_unstable_by(f32::total_cmp);
    let last = values.len() - 1;
    let at = |q: f64| f64::from(values[(q * last as f64).round() as usize]);
    let (low, high) = (at(TAIL), at(1.0 - TAIL));
    let slack = SLACK * (high - low);
    [(low - slack).max(at(0.0)), (high + slack).min(at(1.0))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlier_does_not_stretch_a_robust_frame() {
        let mut xy: Vec<[f32; 2]> = (0..1000).map(|i| [i as f32 / 1000.0, 0.5]).collect();
        xy.push([1e6, 0.5]);
        assert!(Bounds::robust(&xy).max[0] < 2.0);
    }

    #[test]
    fn a_frame_reaches_for_another_but_not_without_end() {
        let unit = Bounds { min: [0.0; 2], max: [1.0; 2] };
        let near = Bounds { min: [0.5, -0.5], max: [1.5, 0.5] };
        let both = unit.reaching(near, 2.0);
        assert_eq!((both.min, both.max), ([0.0, -0.5], [1.5, 1.0]));
        assert!(both.holds(&near, 0.0) && !unit.holds(&near, 0.1) && unit.holds(&near, 0.5));
        let far = Bounds { min: [-900.0, 0.0], max: [0.0, 1.0] };
        assert_eq!(unit.reaching(far, 2.0).min, [-2.0, 0.0]);
        let point = Bounds::point([1.0, 2.0]);
        assert_eq!(point.reaching(unit, 2.0), point.union(unit));
    }

    #[test]
    fn a_cloud_without_finite_points_has_a_frame() {
        assert_eq!(Bounds::robust(&[[f32::NAN, f32::INFINITY]]), Bounds::point([0.0, 0.0]));
    }
}
