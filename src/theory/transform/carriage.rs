//! Where the moves of g carry a plane of the loaded model, and how it is looked at there.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::LinearMap;
use crate::linalg::{Thin, thin_svd};

/// Two planes have a nearest pair of axes when no direction of the one is nearer than this to a
/// right angle with the other (relative to the nearest one): beyond, the axis that is left over
/// keeps fewer than seven digits.
const AT_RIGHT_ANGLES: f64 = 1e-9;

/// The linear moves of g so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Carriage {
    legs: Vec<Leg>,
}

#[derive(Debug, Clone)]
enum Leg {
    /// Everything moves.
    Move(Arc<LinearMap>),
    /// A plane is bent.
    Bend(Arc<LinearMap>),
    /// Zeros are appended.
    Pad(usize),
}

impl Carriage {
    pub(super) fn then(&mut self, on_g: &LinearMap, bends: bool) {
        let map = Arc::new(on_g.clone());
        self.legs.push(if bends { Leg::Bend(map) } else { Leg::Move(map) });
    }

    pub(super) fn pad(&mut self, to: usize) {
        self.legs.push(Leg::Pad(to));
    }

    /// Orthonormal axes of the plane that these (`d × 2`, orthonormal) are carried to: of all that
    /// span it, those nearest to where they are carried when no plane is bent. So a bend of the
    /// carried plane itself, which leaves it where it is, leaves its axes too. Where there are no
    /// nearest ones, x is along its image.
    pub(super) fn axes(&self, axes: &DMatrix<f64>) -> DMatrix<f64> {
        if self.legs.is_empty() {
            return axes.clone();
        }
        let (image, without_bends) = (self.carry(axes, true), self.carry(axes, false));
        nearest_axes(&image, &without_bends)
            .or_else(|| nearest_axes(&image, &image))
            .unwrap_or_else(|| image.qr().q())
    }

    fn carry(&self, axes: &DMatrix<f64>, bends: bool) -> DMatrix<f64> {
        self.legs.iter().fold(axes.clone(), |axes, leg| match leg {
            Leg::Bend(_) if !bends => axes,
            Leg::Bend(map) | Leg::Move(map) => map.apply_f(&axes),
            Leg::Pad(to) => axes.resize_vertically(*to, 0.0),
        })
    }
}

/// The orthonormal axes of the span of two columns (`d × 2`) that are nearest to two others
/// (Frobenius norm): U times the orthogonal polar factor of Uᵀ `like`, for any orthonormal basis U.
/// None where the columns are parallel, or where the others have directions at a right angle to
/// their span, so that many are equally near.
pub fn nearest_axes(columns: &DMatrix<f64>, like: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let basis = columns.clone().qr().q();
    let within = basis.tr_mul(like);
    if !within.iter().all(|x| x.is_finite()) {
        return None;
    }
    let Thin { u, s, vt } = thin_svd(&within);
    (s[1] > AT_RIGHT_ANGLES * s[0]).then(|| basis * u * vt)
}
