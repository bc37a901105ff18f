//! Means and covariances of columns.

use nalgebra::{DMatrix, DVector};

use super::row_gram;

/// Mean column of a `d × n` matrix (zero for n = 0).
pub fn mean(m: &DMatrix<f64>) -> DVector<f64> {
    if m.ncols() == 0 { DVector::zeros(m.nrows()) } else { m.column_mean() }
}

/// The columns minus their mean, `d × n`.
pub fn centred(m: &DMatrix<f64>) -> DMatrix<f64> {
    let centre = mean(m);
    let mut out = m.clone();
    for mut column in out.column_iter_mut() {
        column -= &centre;
    }
    out
}

/// Covariance of the columns, `d × d`, divided by n − 1 (by 1 when n < 2).
pub fn covariance(m: &DMatrix<f64>) -> DMatrix<f64> {
    row_gram(&centred(m)) / (m.ncols().max(2) - 1) as f64
}
