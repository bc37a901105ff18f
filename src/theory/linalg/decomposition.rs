//! Decompositions and what is solved with them. Singular values come in descending order.

use nalgebra::{DMatrix, DVector};

use super::{Thin, lower_inverse, rank, rank_revealing, row_gram, times};

/// Thin SVD of any matrix (`d × n`), also an empty one: u `d × r`, r singular values and vt `r × n`
/// with r = min(d, n).
pub fn thin_svd(m: &DMatrix<f64>) -> Thin {
    if m.is_empty() {
        return Thin {
            u: DMatrix::zeros(m.nrows(), 0),
            s: Vec::new(),
            vt: DMatrix::zeros(0, m.ncols()),
        };
    }
    rank_revealing::svd(m)
}

/// Singular values of a small matrix, descending; none of an empty one.
pub(super) fn direct_singular_values(m: &DMatrix<f64>) -> Vec<f64> {
    if m.is_empty() {
        return Vec::new();
    }
    rank_revealing::values(m)
}

/// Eigenvalues (d, descending) and eigenvectors (`d × d`, columns, same order) of a symmetric
/// matrix (`d × d`).
pub fn symmetric_eigen(m: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
    if m.is_empty() {
        return (Vec::new(), m.clone());
    }
    let eigen = m.clone().symmetric_eigen();
    let mut order: Vec<usize> = (0..m.nrows()).collect();
    order.sort_by(|&i, &j| eigen.eigenvalues[j].total_cmp(&eigen.eigenvalues[i]));
    (
        order.iter().map(|&i| eigen.eigenvalues[i]).collect(),
        eigen.eigenvectors.select_columns(&order),
    )
}

/// Eigenvalues (d, descending) of a symmetric matrix (`d × d`): a fraction of the work of
/// [`symmetric_eigen`].
pub fn symmetric_eigenvalues(m: &DMatrix<f64>) -> Vec<f64> {
    if m.is_empty() {
        return Vec::new();
    }
    let mut values = m.symmetric_eigenvalues().as_slice().to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    values
}

/// Moore–Penrose inverse of a symmetric positive semidefinite matrix (both `d × d`); eigenvalues up
/// to `rtol` times the largest count as zero.
pub fn pseudo_inverse(m: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let (values, vectors) = symmetric_eigen(m);
    pseudo_inverse_of_eigen(&values, &vectors, rtol)
}

/// Moore–Penrose inverse from the (descending) eigenvalues and eigenvectors of a positive
/// semidefinite matrix.
fn pseudo_inverse_of_eigen(values: &[f64], vectors: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let r = rank(values, rtol);
    let kept = vectors.columns(0, r);
    let mut scaled = kept.clone_owned();
    for (mut column, value) in scaled.column_iter_mut().zip(values) {
        column /= *value;
    }
    times(&scaled, &kept.transpose())
}

/// Inverse of a symmetric positive definite matrix (both `d × d`) by Cholesky. None when it is not
/// so well conditioned that a pseudo-inverse at relative tolerance `rtol` would keep every
/// eigenvalue, with room to spare.
pub fn definite_inverse(m: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    let factor = lower_inverse(&m.clone().cholesky()?.l())?;
    let inverse = row_gram(&factor.transpose());
    let condition = m.norm() * inverse.norm();
    (condition <= DEFINITE_LIMIT.min(DEFINITE_ROOM / rtol)).then_some(inverse)
}

/// Condition number (in the Frobenius norm, an upper bound) up to which a Cholesky inverse is as
/// good as one by eigenvalues.
const DEFINITE_LIMIT: f64 = 1e8;
/// How far below 1/rtol that bound must stay.
const DEFINITE_ROOM: f64 = 0.1;

/// Minimum-norm least squares: the W (`m × d`) with smallest ‖W x − y‖ over columns x (`d × n`) and
/// y (`m × n`).
pub fn least_squares(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let Thin { u, s, vt } = thin_svd(x);
    let r = rank(&s, rtol);
    let inverse = DVector::from_iterator(r, s[..r].iter().map(|s| 1.0 / s));
    let scaled = DMatrix::from_diagonal(&inverse) * u.columns(0, r).transpose();
    y * vt.rows(0, r).transpose() * scaled
}
