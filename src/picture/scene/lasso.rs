//! Points inside a drawn outline.

use super::{Bounds, Camera, Points};

/// Whether a place lies inside a closed polygon (even-odd rule); an outline of fewer than three
/// corners holds nothing.
pub fn inside(polygon: &[[f64; 2]], at: [f64; 2]) -> bool {
    let corners = polygon.iter().zip(polygon.iter().cycle().skip(1));
    polygon.len() >= 3 && corners.filter(|(a, b)| crosses(**a, **b, at)).count() % 2 == 1
}

/// The indices of the points of a cloud inside an outline given in screen pixels, ascending.
pub fn within(outline: &[[f64; 2]], cloud: &Points, camera: &Camera) -> Vec<usize> {
    let polygon: Vec<[f64; 2]> = outline.iter().map(|&at| camera.from_screen(at)).collect();
    let frame = polygon.iter().fold(None, |frame: Option<Bounds>, &corner| {
        Some(frame.map_or_else(|| Bounds::point(corner), |frame| frame.with(corner)))
    });
    let Some(frame) = frame else { return Vec::new() };
    // Most points are far off; only those in the outline's frame are worth a walk round it.
    let near = |at: [f64; 2]| {
        (0..2).all(|axis| frame.min[axis] <= at[axis] && at[axis] <= frame.max[axis])
    };
    let holds =
        |p: &[f32; 2]| Some(p.map(f64::from)).is_some_and(|at| near(at) && inside(&polygon, at));
    cloud.xy.iter().enumerate().filter(|(_, p)| holds(p)).map(|(i, _)| i).collect()
}

/// Whether the ray from `at` towards +x crosses the edge a–b.
fn crosses(a: [f64; 2], b: [f64; 2], at: [f64; 2]) -> bool {
    (a[1] > at[1]) != (b[1] > at[1])
        && at[0] < a[0] + (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concave_outline_leaves_out_its_notch() {
        let outline = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 1.0], [0.0, 4.0]];
        assert!(inside(&outline, [0.5, 2.0]));
        assert!(!inside(&outline, [2.0, 3.0]));
        assert!(!inside(&outline[..2], [2.0, 0.0]));
    }
}
