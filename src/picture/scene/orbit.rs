//! From where a three-dimensional picture is seen.

use serde::{Deserialize, Serialize};

/// Which third axis a three-dimensional picture has; what it is in a model is found there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Third {
    /// The largest spread of what is shown, beside the plane.
    #[default]
    Component,
    /// A third pair of the family, as far as it is beside the plane.
    Pair,
    /// A direction that no prediction sees.
    Hidden,
}

/// A view of three dimensions from far away, in tenths of a degree: so that two views are the same
/// or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orbit {
    /// How far it is turned about the second axis; 0 looks along the third.
    pub azimuth: i32,
    /// How far it is lifted, up to a right angle either way.
    pub elevation: i32,
}

impl Default for Orbit {
    fn default() -> Self {
        Self { azimuth: 300, elevation: 200 }
    }
}

/// A whole turn and a right angle.
const TURN: i32 = 3600;
const RIGHT: i32 = 900;
/// A plane whose image has less than this part of its area is seen from its edge.
const EDGE: f64 = 0.12;

impl Orbit {
    /// Turned on by so many degrees.
    pub fn turned(self, azimuth: f64, elevation: f64) -> Self {
        let tenths = |degrees: f64| (10.0 * degrees).clamp(-36e3, 36e3).round() as i32;
        Self {
            azimuth: (self.azimuth.rem_euclid(TURN) + tenths(azimuth)).rem_euclid(TURN),
            elevation: (self.elevation.clamp(-RIGHT, RIGHT) + tenths(elevation))
                .clamp(-RIGHT, RIGHT),
        }
    }

    /// The two rows of the orthogonal projection: right and up in the picture.
    pub fn rows(self) -> [[f64; 3]; 2] {
        let [a, e] =
            [self.azimuth, self.elevation].map(|tenths| (f64::from(tenths) / 10.0).to_radians());
        let ((sin, cos), (lift, flat)) = (a.sin_cos(), e.sin_cos());
        [[cos, 0.0, sin], [sin * lift, flat, -cos * lift]]
    }

    /// Where a point appears.
    pub fn see(self, at: [f64; 3]) -> [f64; 2] {
        self.rows().map(|row| row[0] * at[0] + row[1] * at[1] + row[2] * at[2])
    }

    /// The point of the plane of the first two axes at depth `z` that appears at a place; none
    /// where that plane is seen from its edge.
    pub fn in_the_plane(self, at: [f64; 2], z: f64) -> Option<[f64; 2]> {
        let [[a, b, c], [d, e, f]] = self.rows();
        let determinant = a * e - b * d;
        let [x, y] = [at[0] - c * z, at[1] - f * z];
        (determinant.abs() > EDGE)
            .then(|| [(e * x - b * y) / determinant, (a * y - d * x) / determinant])
    }

    /// Whether that plane can be taken hold of: it is not seen from its edge.
    pub fn shows_the_plane(self) -> bool {
        self.in_the_plane([0.0; 2], 0.0).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_an_orthogonal_projection_and_along_the_third_axis_the_flat_picture() {
        let flat = Orbit { azimuth: 0, elevation: 0 };
        assert_eq!(flat.see([1.5, -2.0, 9.0]), [1.5, -2.0]);
        for azimuth in [0, 300, 1234, 3000] {
            for elevation in [-900, -200, 0, 450, 900] {
                let [right, up] = Orbit { azimuth, elevation }.rows();
                let dot =
                    |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
                assert!((dot(right, right) - 1.0).abs() < 1e-12);
                assert!((dot(up, up) - 1.0).abs() < 1e-12 && dot(right, up).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn places_of_the_plane_are_found_again_unless_it_is_seen_from_its_edge() {
        let orbit = Orbit::default();
        let seen = orbit.see([0.7, -1.2, 0.4]);
        let found = orbit.in_the_plane(seen, 0.4).expect("not from its edge");
        assert!((found[0] - 0.7).hypot(found[1] + 1.2) < 1e-12);
        assert!(orbit.shows_the_plane());
        assert!(!Orbit { azimuth: 900, elevation: 0 }.shows_the_plane());
    }

    #[test]
    fn an_orbit_goes_round_and_stops_at_the_poles() {
        let orbit = Orbit::default().turned(340.0, 500.0);
        assert_eq!(orbit, Orbit { azimuth: 100, elevation: 900 });
        assert_eq!(orbit.turned(-20.0, 0.0).azimuth, 3500);
    }
}
