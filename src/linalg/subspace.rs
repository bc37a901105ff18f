//! A linear subspace of R^d, held by an orthonormal basis.

use nalgebra::{DMatrix, DVector};

use super::{rank, thin_svd};

/// The span of some columns, with the spectrum that decided its dimension.
#[derive(Debug, Clone)]
pub struct Subspace {
    basis: DMatrix<f64>,
    spectrum: Vec<f64>,
}

impl Subspace {
    /// Span of the columns of a `d × n` matrix; directions with singular values up to `rtol` times the largest are left out.
    pub fn span(columns: &DMatrix<f64>, rtol: f64) -> Self {
        let svd = thin_svd(columns);
        let r = rank(&svd.s, rtol);
        Self { basis: svd.u.columns(0, r).clone_owned(), spectrum: svd.s }
    }

    /// Dimension of the subspace.
    pub fn dim(&self) -> usize {
        self.basis.ncols()
    }

    /// Orthonormal basis, `d × dim`.
    pub fn basis(&self) -> &DMatrix<f64> {
        &self.basis
    }

    /// All singular values of the spanning columns, descending.
    pub fn spectrum(&self) -> &[f64] {
        &self.spectrum
    }

    /// Orthogonal projection of each column onto the subspace, `d × n`.
    pub fn project(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        &self.basis * (self.basis.tr_mul(columns))
    }

    /// Orthogonal projection of one vector.
    pub fn project_vector(&self, v: &DVector<f64>) -> DVector<f64> {
        &self.basis * (self.basis.tr_mul(v))
    }

    /// What each column has outside the subspace, `d × n`.
    pub fn reject(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        columns - self.project(columns)
    }
}
