//! A ruler that lies on a plot.

use serde::{Deserialize, Serialize};

use super::{Camera, Rect};

/// A ruler along a direction, in data coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulerMark {
    /// A point that its edge passes.
    pub through: [f64; 2],
    /// The direction of its edge, of any length.
    pub along: [f64; 2],
    /// The direction that it lies on besides its own, if it does.
    pub on: Option<[[f64; 2]; 2]>,
    /// Whether both are parallel in all dimensions.
    pub parallel: bool,
    /// What it says.
    pub text: String,
}

impl RulerMark {
    /// Its edge, as long as the picture is wide; none where the direction is seen from its end.
    pub fn edge(&self, camera: &Camera) -> Option<[[f64; 2]; 2]> {
        let middle = camera.to_screen(self.through);
        let length = self.along[0].hypot(self.along[1]);
        let reach = camera.size[0].hypot(camera.size[1]);
        let unit = [self.along[0] / length, -self.along[1] / length];
        let end = |by: f64| [0, 1].map(|k| middle[k] + by * reach * unit[k]);
        Rect::of_size(camera.size).clip([end(-1.0), end(1.0)])
    }

    /// Whether a pointer takes hold of it.
    pub fn holds(&self, camera: &Camera, pointer: [f64; 2], reach: f64) -> bool {
        self.edge(camera).is_some_and(|[a, b]| {
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let across = (pointer[0] - a[0]) * dy - (pointer[1] - a[1]) * dx;
            across.abs() <= reach * dx.hypot(dy)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: Camera = Camera { centre: [0.0; 2], scale: 50.0, size: [400.0, 300.0] };

    fn ruler(through: [f64; 2], along: [f64; 2]) -> RulerMark {
        RulerMark { through, along, on: None, parallel: false, text: String::new() }
    }

    #[test]
    fn an_edge_is_parallel_to_its_direction_and_passes_its_point() {
        let mark = ruler([0.5, -0.25], [1.0, 2.0]);
        let [a, b] = mark.edge(&CAMERA).expect("it crosses the picture");
        assert!(((b[0] - a[0]) * -2.0 - (b[1] - a[1])).abs() < 1e-9, "y is down");
        assert!(mark.holds(&CAMERA, CAMERA.to_screen([0.5, -0.25]), 1e-6));
        assert!(mark.holds(&CAMERA, CAMERA.to_screen([1.0, 0.75]), 1e-6));
        assert!(!mark.holds(&CAMERA, CAMERA.to_screen([1.5, -0.25]), 9.0));
    }

    #[test]
    fn a_direction_that_is_seen_from_its_end_has_no_edge() {
        assert_eq!(ruler([0.0; 2], [0.0; 2]).edge(&CAMERA), None);
        assert_eq!(ruler([90.0, 0.0], [0.0, 1.0]).edge(&CAMERA), None, "out of the picture");
    }
}
