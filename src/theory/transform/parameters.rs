//! Sliders for the 2 × 2 matrix of a plane: rotation, stretch, shear and mirror.

use nalgebra::Matrix2;
use serde::{Deserialize, Serialize};

use super::planar::rotation;

/// T = R(θ) · [[1, m], [0, 1]] · diag(s₁, ±s₂): every invertible T is exactly one set of
/// parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PlaneParameters {
    /// θ, counter-clockwise, in (−180, 180].
    pub rotation_degrees: f64,
    /// log₂ of s₁ and s₂: the stretch along x and y before shear and rotation.
    pub log2_stretch: [f64; 2],
    /// m: how far y leans over x.
    pub shear: f64,
    /// Whether y is flipped: det T < 0.
    pub mirrored: bool,
}

impl Default for PlaneParameters {
    fn default() -> Self {
        Self { rotation_degrees: 0.0, log2_stretch: [0.0; 2], shear: 0.0, mirrored: false }
    }
}

impl PlaneParameters {
    /// The parameters of T (a QR decomposition); None when T is singular or not finite.
    pub fn of(t: &Matrix2<f64>) -> Option<Self> {
        let angle = t.m21.atan2(t.m11);
        let first = t.m11.hypot(t.m21);
        let second = t.determinant() / first;
        let lean = (t.m11 * t.m12 + t.m21 * t.m22) / first;
        let parameters = Self {
            rotation_degrees: angle.to_degrees(),
            log2_stretch: [first.log2(), second.abs().log2()],
            shear: lean / second,
            mirrored: second < 0.0,
        };
        parameters.is_finite().then_some(parameters)
    }

    /// The matrix T of these parameters.
    pub fn matrix(&self) -> Matrix2<f64> {
        let [first, second] = self.log2_stretch.map(f64::exp2);
        let second = if self.mirrored { -second } else { second };
        let upright = Matrix2::new(first, self.shear * second, 0.0, second);
        rotation(self.rotation_degrees.to_radians()) * upright
    }

    fn is_finite(&self) -> bool {
        let numbers =
            [self.rotation_degrees, self.log2_stretch[0], self.log2_stretch[1], self.shear];
        numbers.into_iter().all(f64::is_finite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_has_default_parameters() {
        assert_eq!(PlaneParameters::of(&Matrix2::identity()), Some(PlaneParameters::default()));
    }

    #[test]
    fn singular_matrix_has_no_parameters() {
        assert_eq!(PlaneParameters::of(&Matrix2::new(1.0, 2.0, 2.0, 4.0)), None);
        assert_eq!(PlaneParameters::of(&Matrix2::zeros()), None);
    }
}
