//! The linear part of all moves undone: coordinates in which the vectors are as they went in, up to
//! what hidden moves and shifts added.
//!
//! A rank, or whether a residual is exact, is the same before and after an invertible map A, but
//! its singular values are stretched by κ(A). Undone first, they are as large as those of the model
//! as loaded, and what is decided of them is decided alike.

use std::sync::{Arc, OnceLock};

use nalgebra::DMatrix;

use crate::{
    linalg::{Thin, rank, thin_svd, times, transposed_times},
    transform::{LinearMap, SideMap},
};

/// Singular values of a resized map up to this times the largest belong to what it drops.
const DROPPED: f64 = 1e-12;

/// What undoes the linear part of the moves on one side.
#[derive(Debug, Clone, Default)]
pub enum Level {
    /// Nothing moved.
    #[default]
    AsLoaded,
    /// A⁻¹.
    Inverse(LinearMap),
    /// A `d′ × d` matrix, undone up to a rotation by the inverse of its polar factor.
    Resized(Arc<DMatrix<f64>>, Arc<OnceLock<Polar>>),
}

/// U diag(s) Uᵀ of a matrix U diag(s) Vᵀ and its inverse, both s̄ outside the span of U.
#[derive(Debug, Clone)]
pub struct Polar {
    forth: DMatrix<f64>,
    back: DMatrix<f64>,
}

impl Level {
    /// Undoes this map; one that changes the dimension only where it stretches so much that a
    /// decomposition of it is worth the while.
    pub(super) fn of(map: &SideMap, steep: bool) -> Self {
        match map {
            SideMap::Resized(_) if !steep => Self::AsLoaded,
            SideMap::Invertible(map) if map.is_identity() => Self::AsLoaded,
            SideMap::Invertible(map) => Self::Inverse(map.inverse()),
            SideMap::Resized(matrix) => Self::Resized(Arc::new(matrix.clone()), Arc::default()),
        }
    }

    /// Whether there is nothing to undo.
    pub fn is_as_loaded(&self) -> bool {
        matches!(self, Self::AsLoaded)
    }

    /// Columns of the moved model (`d × n`) before the linear part of the moves.
    pub fn undo(&self, columns: DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::AsLoaded => columns,
            Self::Inverse(inverse) => inverse.apply_f(&columns),
            Self::Resized(..) => self.polar().map_or(columns.clone(), |p| times(&p.back, &columns)),
        }
    }

    /// Aᵀ⁻¹ of columns (`d × n`): undoes what a dual vector was moved by.
    pub fn undo_transposed(&self, columns: DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::AsLoaded => columns,
            Self::Inverse(inverse) => inverse.apply_transposed(&columns),
            Self::Resized(..) => {
                self.polar().map_or(columns.clone(), |p| transposed_times(&p.back, &columns))
            }
        }
    }

    /// The linear part of the moves again, of `d × n` columns.
    pub fn redo(&self, columns: DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::AsLoaded => columns,
            Self::Inverse(inverse) => inverse.inverse().apply_f(&columns),
            Self::Resized(..) => {
                self.polar().map_or(columns.clone(), |p| times(&p.forth, &columns))
            }
        }
    }

    fn polar(&self) -> Option<&Polar> {
        let Self::Resized(matrix, polar) = self else { return None };
        Some(polar.get_or_init(|| Polar::of(matrix)))
    }
}

impl Polar {
    fn of(matrix: &DMatrix<f64>) -> Self {
        let Thin { u, s, .. } = thin_svd(matrix);
        let r = rank(&s, DROPPED);
        let (u, d) = (u.columns(0, r).clone_owned(), matrix.nrows());
        // The geometric mean keeps the condition number as it is.
        let outside = (s[..r].iter().map(|s| s.ln()).sum::<f64>() / r.max(1) as f64).exp();
        let along = |factor: &dyn Fn(f64) -> f64| {
            let mut scaled = u.clone();
            for (mut column, s) in scaled.column_iter_mut().zip(&s) {
                column *= factor(*s) - factor(outside);
            }
            times(&scaled, &u.transpose()) + DMatrix::identity(d, d) * factor(outside)
        };
        Self { forth: along(&|s| s), back: along(&|s| 1.0 / s) }
    }
}
