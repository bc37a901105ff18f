//! The composed linear part of the moves on one side of a model.

use nalgebra::DMatrix;

use super::LinearMap;
use crate::linalg::{rank, singular_values};

/// Singular values of a resized map up to this times the largest belong to directions that it
/// drops: exact zeros but for d·ε, the rounding of sums over some thousands of entries.
const DROPPED: f64 = 1e-12;

/// How the vectors of one side (or their differences) moved.
#[derive(Debug, Clone)]
pub enum SideMap {
    /// By an invertible map of R^d.
    Invertible(LinearMap),
    /// By a `d′ × d` matrix, after padding or reduction.
    Resized(DMatrix<f64>),
}

impl SideMap {
    /// The matrix, `d′ × d`.
    pub fn matrix(&self) -> DMatrix<f64> {
        match self {
            Self::Invertible(map) => map.matrix(),
            Self::Resized(matrix) => matrix.clone(),
        }
    }

    /// d, the dimension of what it is applied to.
    pub fn width(&self) -> usize {
        match self {
            Self::Invertible(map) => map.dimension(),
            Self::Resized(matrix) => matrix.ncols(),
        }
    }

    /// The map applied to columns, `d′ × n`.
    pub fn apply(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::Invertible(map) => map.apply_f(columns),
            Self::Resized(matrix) => matrix * columns,
        }
    }

    /// Its transpose applied to axes (`d′ × n`): the axes along which x has the coordinates that
    /// its image has along these.
    pub fn pull(&self, axes: &DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::Invertible(map) => map.apply_transposed(axes),
            Self::Resized(matrix) => matrix.tr_mul(axes),
        }
    }

    /// The invertible map, when the dimension is still d.
    pub fn as_invertible(&self) -> Option<&LinearMap> {
        match self {
            Self::Invertible(map) => Some(map),
            Self::Resized(_) => None,
        }
    }

    /// First this, then an invertible map of the new space.
    pub(super) fn then(&self, next: &LinearMap) -> Self {
        match self {
            Self::Invertible(map) => Self::Invertible(map.then(next)),
            Self::Resized(matrix) => Self::Resized(next.apply_f(matrix)),
        }
    }

    /// First this, then zeros appended.
    pub(super) fn padded(&self, to: usize) -> Self {
        Self::Resized(self.matrix().resize_vertically(to, 0.0))
    }

    /// First this, then a `d″ × d′` matrix.
    pub(super) fn resized(&self, next: &DMatrix<f64>) -> Self {
        Self::Resized(next * self.matrix())
    }

    /// First this, then another.
    pub(super) fn followed_by(&self, next: &Self) -> Self {
        match next {
            Self::Invertible(map) => self.then(map),
            Self::Resized(matrix) => self.resized(matrix),
        }
    }

    /// σ₁ over the smallest singular value; for a resized map over the smallest that is not zero,
    /// on the directions that it keeps.
    pub fn condition_number(&self) -> f64 {
        let [largest, smallest] = self.extremes();
        largest / smallest
    }

    /// The largest and the smallest singular value, of a resized map of those that it keeps; [1, 0]
    /// where it keeps none.
    pub fn extremes(&self) -> [f64; 2] {
        match self {
            Self::Invertible(map) => map.extremes(),
            Self::Resized(matrix) => {
                let values = singular_values(matrix);
                let kept = &values[..rank(&values, DROPPED)];
                kept.first().zip(kept.last()).map_or([1.0, 0.0], |(first, last)| [*first, *last])
            }
        }
    }
}
