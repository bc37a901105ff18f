//! The camera that a path is seen with.

use nalgebra::DMatrix;

use crate::protocol::view::fitted;
use theory::transform::{Stretch, nearest_axes, rotation};

/// Two planes are the same when the product of the cosines between them misses 1 by no more.
const SAME_PLANE: f64 = 1e-9;

/// What the camera does on a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Camera<'a> {
    /// It stays.
    Fixed,
    /// It is carried along with g where that is linear, x first.
    Following,
    /// It stays on the plane that g's linear part carries.
    Carried {
        /// How far on the whole path, from 0 to 1, the stretch begins and ends.
        places: [f64; 2],
        end: AtRest<'a>,
    },
}

/// The axes at the end of a path on which the camera is carried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum AtRest<'a> {
    /// The carried ones turned by so many radians.
    Turned(f64),
    /// Those of another plane, which the last step bends out of the carried one; or mirrored.
    Other(&'a DMatrix<f64>),
}

impl<'a> AtRest<'a> {
    pub(super) fn new(last: &Stretch, shown: &DMatrix<f64>, rest: &'a DMatrix<f64>) -> Self {
        let [_, end] = &last.affine;
        let carried = end.g.apply(shown);
        let turn = nearest_axes(&carried, &carried).map(|axes| axes.tr_mul(rest));
        match turn.filter(|turn| turn.determinant() > 1.0 - SAME_PLANE) {
            Some(turn) => Self::Turned(turn[(1, 0)].atan2(turn[(0, 0)])),
            None => Self::Other(rest),
        }
    }

    /// The axes at a place of the path, given the orthonormal ones nearest to the carried.
    pub(super) fn approached(self, carried: DMatrix<f64>, place: f64) -> DMatrix<f64> {
        match self {
            Self::Turned(angle) => {
                let turn = rotation(angle * place);
                carried * DMatrix::from_iterator(2, 2, turn.iter().copied())
            }
            Self::Other(rest) => {
                let mixed = &carried * (1.0 - place) + fitted(rest, carried.nrows()) * place;
                nearest_axes(&mixed, &mixed).unwrap_or(carried)
            }
        }
    }
}
