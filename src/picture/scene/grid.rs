//! The grid of a plane, and what became of it under a move.

use serde::{Deserialize, Serialize};

use super::{Camera, Rect, Role, ticks::round_step};

/// Where the unit vectors of a plane land, as the camera sees it: a square grid of the plane
/// becomes the parallelograms that these span.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Where the plane's zero is, in data coordinates.
    pub origin: [f64; 2],
    /// How far from there its two unit vectors end.
    pub axes: [[f64; 2]; 2],
    /// The part of the image that lies in the camera's own plane, as a share of the squared length
    /// of both unit vectors' images, 0 to 1.
    pub share: f64,
    /// How far its lines reach along either axis, in units of the plane; none for as far as the
    /// picture.
    #[serde(default)]
    pub extent: Option<f64>,
    /// Whose grid it is: that of the model as loaded, or of the moved one.
    pub role: Role,
}

/// A line of a grid, on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridLine {
    /// Which coordinate is the same all along it: 0 for x, 1 for y.
    pub axis: usize,
    /// That coordinate.
    pub value: f64,
    /// The round number between two such lines.
    pub step: f64,
    /// The part inside the picture.
    pub ends: [[f64; 2]; 2],
    /// Where it crosses the plane's other axis, or, where that is out of the picture, the end that
    /// is nearest to it.
    pub tick: [f64; 2],
}

/// Pixels between two lines that are aimed at.
const PITCH: f64 = 64.0;
/// Lines that a move has brought nearer together than this many pixels are thinned out, and lines
/// farther apart than this get others between them: round numbers again, so that each is still the
/// image of a line on the left.
const NEAREST: f64 = 34.0;
const FARTHEST: f64 = 260.0;
/// More lines of one axis than this are none: the plane is seen from its edge.
const MOST: f64 = 400.0;

impl Grid {
    /// The plane as it is.
    pub fn square() -> Self {
        let axes = [[1.0, 0.0], [0.0, 1.0]];
        Self { origin: [0.0; 2], axes, share: 1.0, extent: None, role: Role::Model }
    }

    /// Where the point with these coordinates in the plane has gone.
    pub fn at(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [u, v] = self.axes;
        [0, 1].map(|k| self.origin[k] + x * u[k] + y * v[k])
    }

    /// The coordinates of the point that has gone to a place; none where the plane is seen from its
    /// edge.
    pub fn coordinates(&self, at: [f64; 2]) -> Option<[f64; 2]> {
        let [[a, b], [c, d]] = self.axes;
        let [x, y] = [at[0] - self.origin[0], at[1] - self.origin[1]];
        let determinant = a * d - b * c;
        let found = [(d * x - c * y) / determinant, (a * y - b * x) / determinant];
        found.iter().all(|x| x.is_finite()).then_some(found)
    }

    /// The way from this to another, at `part` from 0 to 1, on straight lines.
    pub fn between(&self, to: &Self, part: f64) -> Self {
        let mix = |a: f64, b: f64| a + part * (b - a);
        let point = |a: [f64; 2], b: [f64; 2]| [mix(a[0], b[0]), mix(a[1], b[1])];
        Self {
            origin: point(self.origin, to.origin),
            axes: [point(self.axes[0], to.axes[0]), point(self.axes[1], to.axes[1])],
            share: mix(self.share, to.share),
            extent: to.extent,
            role: to.role,
        }
    }

    /// The lines of round coordinates that cross the picture. How far apart they are follows the
    /// camera, not the move, as long as they can be told apart.
    pub fn lines(&self, camera: &Camera) -> Vec<GridLine> {
        let mut lines = self.family(0, camera);
        lines.extend(self.family(1, camera));
        lines
    }

    /// The lines on which coordinate number `axis` is round.
    fn family(&self, axis: usize, camera: &Camera) -> Vec<GridLine> {
        let (across, along) = (self.axes[axis], self.axes[1 - axis]);
        let length = along[0].hypot(along[1]);
        let apart = (across[0] * along[1] - across[1] * along[0]).abs() / length * camera.scale;
        let Some(step) = step(camera.scale, apart) else { return Vec::new() };
        let (first, last) = self.reach(axis, camera, step);
        if !(last - first).is_finite() || last - first > MOST {
            return Vec::new();
        }
        let direction = [along[0] / length, -along[1] / length];
        (first as i64..=last as i64)
            .filter_map(|k| self.line(axis, k as f64 * step, step, direction, camera))
            .collect()
    }

    /// The first and the last multiple of `step` whose line may cross the picture.
    fn reach(&self, axis: usize, camera: &Camera, step: f64) -> (f64, f64) {
        let (across, along) = (self.axes[axis], self.axes[1 - axis]);
        let determinant = across[0] * along[1] - across[1] * along[0];
        let bounds = camera.bounds();
        let corners = [bounds.min, bounds.max, [bounds.min[0], bounds.max[1]], {
            [bounds.max[0], bounds.min[1]]
        }];
        let coordinate = |at: [f64; 2]| {
            let from = [at[0] - self.origin[0], at[1] - self.origin[1]];
            (from[0] * along[1] - from[1] * along[0]) / determinant
        };
        let reached = corners.map(coordinate);
        let low = reached.into_iter().fold(f64::INFINITY, f64::min);
        let high = reached.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let extent = self.extent.unwrap_or(f64::INFINITY);
        let (low, high) = (low.max(-extent), high.min(extent));
        ((low / step).ceil(), (high / step).floor())
    }

    fn line(
        &self,
        axis: usize,
        value: f64,
        step: f64,
        direction: [f64; 2],
        camera: &Camera,
    ) -> Option<GridLine> {
        let crossing = if axis == 0 { [value, 0.0] } else { [0.0, value] };
        let crossing = camera.to_screen(self.at(crossing));
        let middle = camera.size.map(|side| side / 2.0);
        let dot = |a: [f64; 2], b: [f64; 2]| a[0] * b[0] + a[1] * b[1];
        let to_middle = dot([middle[0] - crossing[0], middle[1] - crossing[1]], direction);
        let place = |along: f64| [0, 1].map(|k| crossing[k] + along * direction[k]);
        // From the foot of the picture's middle, so that a far crossing costs no digits.
        let reach = camera.size[0].hypot(camera.size[1]);
        let frame = Rect::of_size(camera.size);
        let all = match self.extent {
            None => [place(to_middle - reach), place(to_middle + reach)],
            Some(extent) => [-extent, extent].map(|other| {
                let at = if axis == 0 { [value, other] } else { [other, value] };
                camera.to_screen(self.at(at))
            }),
        };
        let ends = frame.clip(all)?;
        let within = ends.map(|end| dot([end[0] - crossing[0], end[1] - crossing[1]], direction));
        let tick = place(0.0_f64.clamp(within[0].min(within[1]), within[0].max(within[1])));
        Some(GridLine { axis, value, step, ends, tick })
    }
}

/// The round step between lines, in data units, where lines of step 1 are `apart` pixels apart;
/// none where they fall together.
fn step(scale: f64, apart: f64) -> Option<f64> {
    let plain = round_step(PITCH / scale);
    let pixels = plain * apart;
    if !(pixels.is_finite() && pixels > 0.0) {
        return None;
    }
    let wanted = pixels.clamp(NEAREST, FARTHEST);
    Some(if wanted == pixels { plain } else { round_step(wanted / apart) })
}

/// Basis vectors are drawn at one unit while that takes between these shares of the picture's
/// shorter side; else at the round number of units nearest to the share between.
const HANDLE: [f64; 3] = [0.09, 0.22, 0.42];

/// How many units the handles of a plane are drawn at, in a picture whose shorter side has this
/// many pixels.
pub fn handle_reach(scale: f64, side: f64) -> f64 {
    let [shortest, wished, longest] = HANDLE.map(|share| share * side);
    if (shortest..=longest).contains(&scale) { 1.0 } else { round_step(wished / scale) }
}

/// Knobs keep this many pixels from the ends of the directions.
const CLEAR: f64 = 24.0;
/// What the wished number of units is multiplied by to get out of the way of those and into the
/// picture, best first.
const OTHERS: [f64; 7] = [1.0, 2.0, 0.5, 4.0, 0.25, 0.2, 0.1];

/// The number of units (see [`handle_reach`]) at which neither handle of a grid covers one of these
/// places in data coordinates, both in the picture: rather the number as it is `now`. Where none is
/// free one that keeps both in the picture, and the usual one where there is none of these either.
pub fn clear_reach(grid: &Grid, places: &[[f64; 2]], camera: &Camera, now: Option<f64>) -> f64 {
    let side = camera.size[0].min(camera.size[1]);
    let usual = handle_reach(camera.scale, side);
    let lengths = HANDLE[0] * side..=HANDLE[2] * side;
    let now = now.filter(|now| lengths.contains(&(now * camera.scale)));
    let frame = Rect::of_size(camera.size).grown(-CLEAR / 2.0);
    let tips = |reach: f64| {
        [grid.at([reach, 0.0]), grid.at([0.0, reach])].map(|tip| camera.to_screen(tip))
    };
    let seen = |reach: &f64| tips(*reach).iter().all(|tip| frame.holds(*tip));
    let free = |reach: &f64| {
        tips(*reach).iter().all(|tip| {
            places.iter().all(|place| {
                let at = camera.to_screen(*place);
                (at[0] - tip[0]).hypot(at[1] - tip[1]) >= CLEAR
            })
        })
    };
    let asked = || now.into_iter().chain(OTHERS.map(|by| usual * by)).filter(seen);
    asked().find(free).or_else(|| asked().next()).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: Camera = Camera { centre: [0.3, -0.2], scale: 50.0, size: [320.0, 260.0] };

    fn bent() -> Grid {
        Grid {
            origin: [0.4, 0.1],
            axes: [[1.2, -0.5], [0.7, 0.9]],
            share: 0.8,
            extent: None,
            role: Role::Equivalent,
        }
    }

    /// Distance of a place on the screen from the line through two others.
    fn off([a, b]: [[f64; 2]; 2], at: [f64; 2]) -> f64 {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        ((at[0] - a[0]) * dy - (at[1] - a[1]) * dx).abs() / dx.hypot(dy)
    }

    #[test]
    fn every_line_of_the_image_is_the_image_of_its_line() {
        for grid in [Grid::square(), bent()] {
            let lines = grid.lines(&CAMERA);
            assert!(lines.len() > 4);
            for line in lines {
                for other in [-7.3, 0.0, 2.9] {
                    let at = if line.axis == 0 { [line.value, other] } else { [other, line.value] };
                    let image = CAMERA.to_screen(grid.at(at));
                    assert!(off(line.ends, image) < 1e-9, "{line:?}");
                }
                assert!(off(line.ends, line.tick) < 1e-9);
                let frame = Rect::of_size(CAMERA.size).grown(1e-9);
                assert!(line.ends.iter().all(|&end| frame.holds(end)) && frame.holds(line.tick));
            }
        }
    }

    #[test]
    fn coordinates_undo_the_image() {
        let found = bent().coordinates(bent().at([1.7, -0.3])).expect("not from its edge");
        assert!((found[0] - 1.7).hypot(found[1] + 0.3) < 1e-12);
        let edge = Grid { axes: [[1.0, 1.0], [2.0, 2.0]], ..Grid::square() };
        assert_eq!(edge.coordinates([1.0, 0.0]), None);
    }

    #[test]
    fn lines_of_a_bounded_grid_end_at_its_edge() {
        let grid = Grid { extent: Some(1.5), ..bent() };
        let lines = grid.lines(&CAMERA);
        assert!(!lines.is_empty());
        for line in lines {
            for end in line.ends {
                let at = grid.coordinates(CAMERA.from_screen(end)).expect("not from its edge");
                assert!(at.iter().all(|x| x.abs() < 1.5 + 1e-9), "{at:?}");
            }
        }
    }

    #[test]
    fn lines_are_round_and_follow_the_zoom() {
        for scale in [1e-6, 0.3, 5.0, 50.0, 777.0, 1e8] {
            let camera = Camera { scale, ..CAMERA };
            let lines = Grid::square().lines(&camera);
            assert!((6..=20).contains(&lines.len()), "{} lines at {scale}", lines.len());
            let digits = lines[0].step / 10f64.powf(lines[0].step.log10().floor());
            assert!([1.0, 2.0, 5.0, 10.0].iter().any(|round| (digits - round).abs() < 1e-6));
        }
    }

    #[test]
    fn a_plane_that_is_squeezed_has_fewer_lines_and_one_seen_from_its_edge_has_none() {
        let squeezed = Grid { axes: [[0.02, 0.0], [0.0, 1.0]], ..Grid::square() };
        assert!(squeezed.lines(&CAMERA).len() < 40);
        let edge = Grid { axes: [[1.0, 1.0], [2.0, 2.0]], ..Grid::square() };
        assert!(edge.lines(&CAMERA).is_empty());
        let gone = Grid { axes: [[0.0; 2]; 2], ..Grid::square() };
        assert!(gone.lines(&CAMERA).is_empty());
        let bad = Grid { axes: [[f64::NAN, 0.0], [0.0, f64::INFINITY]], ..Grid::square() };
        assert!(bad.lines(&CAMERA).is_empty());
    }

    #[test]
    fn handles_keep_away_from_the_ends_of_the_directions() {
        let camera = Camera { centre: [0.0; 2], scale: 100.0, size: [500.0, 500.0] };
        let square = Grid::square();
        assert_eq!(clear_reach(&square, &[[0.3, 0.9]], &camera, None), 1.0);
        assert_eq!(clear_reach(&square, &[[0.9, 0.1]], &camera, None), 2.0);
        assert_eq!(clear_reach(&square, &[[0.9, 0.1], [0.0, 2.1]], &camera, None), 0.5);
        assert_eq!(clear_reach(&square, &[[0.3, 0.9]], &camera, Some(2.0)), 2.0);
        assert_eq!(clear_reach(&square, &[[0.3, 0.9]], &camera, Some(90.0)), 1.0);
        let everywhere: Vec<[f64; 2]> = (0..50).map(|i| [f64::from(i) / 10.0, 0.0]).collect();
        assert_eq!(clear_reach(&square, &everywhere, &camera, None), 1.0);
        let stretched = Grid { axes: [[7.0, 0.0], [0.0, 1.0]], ..square };
        let reach = clear_reach(&stretched, &[], &camera, None);
        let tip = camera.to_screen(stretched.at([reach, 0.0]));
        assert!(Rect::of_size(camera.size).holds(tip), "{reach} of 7 units each");
    }

    #[test]
    fn handles_are_at_one_unit_where_that_can_be_seen() {
        assert_eq!([40.0, 100.0, 200.0].map(|scale| handle_reach(scale, 500.0)), [2.0, 1.0, 1.0]);
        assert!([1e-3, 3.0, 1e5].iter().all(|&scale| {
            let pixels = scale * handle_reach(scale, 500.0);
            (60.0..250.0).contains(&pixels)
        }));
    }
}
