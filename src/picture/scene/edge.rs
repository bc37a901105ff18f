//! What lies out of the picture, and behind which of its edges.

use super::{Camera, Points};

/// Points behind one edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Outwards, on the screen.
    pub towards: [f64; 2],
    /// The place of the edge nearest to their mean.
    pub at: [f64; 2],
    /// How many they are.
    pub count: usize,
}

/// Outwards behind the left, the right, the upper and the lower edge.
const SIDES: [[f64; 2]; 4] = [[-1.0, 0.0], [1.0, 0.0], [0.0, -1.0], [0.0, 1.0]];
/// Signs keep this share of an edge away from its ends.
const MARGIN: f64 = 0.12;

/// The edges with points behind them. A point behind two counts where it is farther out; points
/// that are not finite are nowhere.
pub fn outside(clouds: &[Points], camera: &Camera) -> Vec<Edge> {
    let mut found = [(0_usize, 0.0); 4];
    let [width, height] = camera.size;
    let bounds = camera.bounds();
    let (min, max) = (bounds.min.map(|x| x as f32), bounds.max.map(|x| x as f32));
    let seen = |[x, y]: &[f32; 2]| *x > min[0] && *x < max[0] && *y > min[1] && *y < max[1];
    for at in clouds.iter().flat_map(|cloud| cloud.xy.iter()).filter(|at| !seen(at)) {
        let [x, y] = camera.to_screen(at.map(f64::from));
        let beyond = [-x, x - width, -y, y - height];
        let inside = beyond.iter().all(|by| *by <= 0.0);
        if inside || !(x.is_finite() && y.is_finite()) {
            continue;
        }
        let side = (0..4).fold(0, |best, i| if beyond[i] > beyond[best] { i } else { best });
        found[side].0 += 1;
        found[side].1 += if side < 2 { y } else { x };
    }
    let edge = |(side, (count, sum)): (usize, (usize, f64))| {
        let [dx, dy] = SIDES[side];
        let mean = sum / count.max(1) as f64;
        let within = |side: f64| mean.clamp(MARGIN * side, (1.0 - MARGIN) * side);
        let at = if side < 2 {
            [(dx + 1.0) / 2.0 * width, within(height)]
        } else {
            [within(width), (dy + 1.0) / 2.0 * height]
        };
        (count > 0).then_some(Edge { towards: [dx, dy], at, count })
    };
    found.into_iter().enumerate().filter_map(edge).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::PointKind;

    #[test]
    fn points_are_counted_behind_the_edge_that_they_are_farthest_beyond() {
        let camera = Camera { centre: [0.0; 2], scale: 10.0, size: [100.0, 60.0] };
        let xy =
            vec![[0.0, 0.0], [-9.0, 1.0], [-6.0, -9.0], [0.0, 7.0], [1.0, 8.0], [f32::NAN, 0.0]];
        let clouds = [Points { kind: PointKind::Tokens, xy: Arc::new(xy) }];
        let edges = outside(&clouds, &camera);
        let counts: Vec<([f64; 2], usize)> = edges.iter().map(|e| (e.towards, e.count)).collect();
        assert_eq!(counts, [([-1.0, 0.0], 1), ([0.0, -1.0], 2), ([0.0, 1.0], 1)]);
        assert_eq!(edges[0].at, [0.0, 20.0]);
        assert_eq!(edges[1].at, [55.0, 0.0]);
    }
}
