//! Decompositions and what is solved with them. Singular values come in descending order.

use nalgebra::{DMatrix, DVector};

use super::{lower_inverse, rank, rank_revealing, row_gram, times, transposed_times};

/// Thin singular value decomposition `m = u · diag(s) · vt`: u `d × r`, vt `r × n`, r = min(d, n).
#[derive(Debug, Clone)]
pub struct Thin {
    /// Left singular vectors, columns.
    pub u: DMatrix<f64>,
    /// Singular values, descending.
    pub s: Vec<f64>,
    /// Right singular vectors, rows.
    pub vt: DMatrix<f64>,
}

/// Thin SVD of any matrix, also an empty one.
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

/// Eigenvalues (descending) and eigenvectors (columns, same order) of a symmetric matrix.
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

/// Eigenvalues (descending) of a symmetric matrix: a fraction of the work of [`symmetric_eigen`].
pub fn symmetric_eigenvalues(m: &DMatrix<f64>) -> Vec<f64> {
    if m.is_empty() {
        return Vec::new();
    }
    let mut values = m.symmetric_eigenvalues().as_slice().to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    values
}

/// Moore–Penrose inverse of a symmetric positive semidefinite matrix; eigenvalues up to `rtol`
/// times the largest count as zero.
pub fn pseudo_inverse(m: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let (values, vectors) = symmetric_eigen(m);
    pseudo_inverse_of_eigen(&values, &vectors, rtol)
}

/// Moore–Penrose inverse from the (descending) eigenvalues and eigenvectors of a positive
/// semidefinite matrix.
pub fn pseudo_inverse_of_eigen(values: &[f64], vectors: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let r = rank(values, rtol);
    let kept = vectors.columns(0, r);
    let mut scaled = kept.clone_owned();
    for (mut column, value) in scaled.column_iter_mut().zip(values) {
        column /= *value;
    }
    times(&scaled, &kept.transpose())
}

/// Inverse of a symmetric positive definite matrix by Cholesky. None when it is not so well
/// conditioned that a pseudo-inverse at relative tolerance `rtol` would keep every eigenvalue, with
/// room to spare.
pub fn definite_inverse(m: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    let factor = lower_inverse(&m.clone().cholesky()?.l())?;
    let inverse = row_gram(&factor.transpose());
    let condition = m.norm() * inverse.norm();
    (condition <= DEFINITE_LIMIT.min(DEFINITE_ROOM / rtol)).then_some(inverse)
}

/// Moore–Penrose inverse of m mᵀ (`d × d`) for centred columns m (`d × n`) with n ≤ d, where no
/// more is zero than their sum: m K⁺² mᵀ for K = mᵀm, which has the vector of ones in its kernel
/// and no other. None where K is not so well conditioned, as [`definite_inverse`] has it.
pub fn gram_pseudo_inverse(m: &DMatrix<f64>, rtol: f64) -> Option<DMatrix<f64>> {
    let n = m.ncols() as f64;
    let gram = transposed_times(m, m);
    // Among the other eigenvalues in size; m does not see the vector of ones, so what is put there
    // does not matter.
    let lifted = gram.trace() / (n * n);
    Some(row_gram(&times(m, &definite_inverse(&gram.add_scalar(lifted), rtol)?)))
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

/// Fitted values W x (`m × n`) of the W with smallest ‖W x − y‖ over columns x (`d × n`) and y
/// (`m × n`): y projected on the row space of x, without W in between.
pub fn least_squares_fit(x: &DMatrix<f64>, y: &DMatrix<f64>, rtol: f64) -> DMatrix<f64> {
    let Thin { s, vt, .. } = thin_svd(x);
    let rows = vt.rows(0, rank(&s, rtol));
    y * rows.transpose() * rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{centred, normal_matrix, seeded};

    #[test]
    fn pseudo_inverse_of_few_centred_columns_is_that_by_eigenvalues() {
        for (d, n) in [(6, 2), (6, 6), (40, 17), (130, 100)] {
            let m = centred(&normal_matrix(&mut seeded(n as u64), d, n));
            let (quick, known) =
                (gram_pseudo_inverse(&m, 1e-9), pseudo_inverse(&row_gram(&m), 1e-9));
            let quick = quick.expect("only the sum of the columns is zero");
            assert!(
                (&quick - &known).amax() < 1e-9 * known.amax(),
                "{d} × {n}: {}",
                (quick - &known).amax() / known.amax()
            );
        }
    }

    #[test]
    fn columns_that_depend_on_each_other_have_no_quick_pseudo_inverse() {
        let mut m = normal_matrix(&mut seeded(1), 30, 12);
        let twin = m.column(3).clone_owned();
        m.set_column(7, &twin);
        assert_eq!(gram_pseudo_inverse(&centred(&m), 1e-9), None);
        assert_eq!(gram_pseudo_inverse(&centred(&m.columns(0, 1).clone_owned()), 1e-9), None);
    }
}
