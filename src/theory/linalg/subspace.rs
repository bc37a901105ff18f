//! A linear subspace of R^d, held by an orthonormal basis.

use nalgebra::{DMatrix, DVector};

use super::{
    reduction::{leading, range, range_with_gram},
    symmetric_eigen, times, transposed_times,
};

/// The span of some columns, with the spectrum that decided its dimension.
#[derive(Debug, Clone)]
pub struct Subspace {
    basis: DMatrix<f64>,
    spectrum: Vec<f64>,
}

impl Subspace {
    /// Span of the columns of a `d × n` matrix; directions with singular values up to `rtol` times
    /// the largest are left out.
    pub fn span(columns: &DMatrix<f64>, rtol: f64) -> Self {
        let (basis, spectrum) = range(columns, rtol);
        Self { basis, spectrum }
    }

    /// Span of the first `dim` left singular vectors of a `d × n` matrix, where it is known how
    /// many there are.
    pub fn leading(columns: &DMatrix<f64>, dim: usize) -> Self {
        let (basis, spectrum) = leading(columns, dim);
        Self { basis, spectrum }
    }

    /// [`Self::projected_span`] of a known dimension.
    pub fn projected_leading(&self, columns: &DMatrix<f64>, dim: usize) -> Self {
        let within = Self::leading(&transposed_times(&self.basis, columns), dim);
        Self { basis: times(&self.basis, &within.basis), spectrum: within.spectrum }
    }

    /// [`Self::span`] of at least as many columns as rows, whose Gram matrix `columns · columnsᵀ`
    /// (`d × d`) is already known.
    pub fn span_with_gram(
        gram: &DMatrix<f64>,
        rtol: f64,
        columns: impl FnOnce() -> DMatrix<f64>,
    ) -> Self {
        let (basis, spectrum) = range_with_gram(gram, rtol, columns);
        Self { basis, spectrum }
    }

    /// P(W), the orthogonal projection onto this subspace of the span of some columns (`d × n`);
    /// its spectrum is that of the projected columns.
    pub fn projected_span(&self, columns: &DMatrix<f64>, rtol: f64) -> Self {
        let within = Self::span(&transposed_times(&self.basis, columns), rtol);
        Self { basis: times(&self.basis, &within.basis), spectrum: within.spectrum }
    }

    /// Dimension of the subspace.
    pub fn dim(&self) -> usize {
        self.basis.ncols()
    }

    /// Whether this is all of R^d.
    pub fn is_whole(&self) -> bool {
        self.dim() == self.basis.nrows()
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
        if self.is_whole() {
            return columns.clone();
        }
        times(&self.basis, &transposed_times(&self.basis, columns))
    }

    /// Orthogonal projection of one vector of d components.
    pub fn project_vector(&self, v: &DVector<f64>) -> DVector<f64> {
        if self.is_whole() { v.clone() } else { &self.basis * (self.basis.tr_mul(v)) }
    }

    /// What each column has outside the subspace, `d × n`.
    pub fn reject(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        columns - self.project(columns)
    }

    /// The image under the invertible map I + B(C − I)Bᵀ with few orthonormal columns B (`d × r`),
    /// in O(d · dim · r). The spectrum stays that of the original columns.
    ///
    /// The moved basis is W = U + B Y with Y = (C − I)BᵀU, so WᵀW differs from I on at most 2r
    /// directions Q, and W (I + Q(D^{-1/2} − I)Qᵀ) is orthonormal for QᵀWᵀWQ = D.
    pub fn moved_by_block(&self, basis: &DMatrix<f64>, core: &DMatrix<f64>) -> Self {
        if self.is_whole() || basis.ncols() == 0 {
            return self.clone();
        }
        let along = basis.tr_mul(&self.basis);
        let change = (core - DMatrix::identity(core.nrows(), core.ncols())) * &along;
        let moved = &self.basis + basis * &change;
        let few = DMatrix::from_columns(
            &along
                .row_iter()
                .chain(change.row_iter())
                .map(|row| row.transpose())
                .collect::<Vec<_>>(),
        );
        let directions = Self::span(&few, f64::EPSILON).basis;
        let image = &moved * &directions;
        let (values, turn) = symmetric_eigen(&image.tr_mul(&image));
        let q = directions * turn;
        let mut rescaled = &moved * &q;
        for (mut column, value) in rescaled.column_iter_mut().zip(&values) {
            column *= 1.0 / value.sqrt() - 1.0;
        }
        Self { basis: moved + rescaled * q.transpose(), spectrum: self.spectrum.clone() }
    }
}
