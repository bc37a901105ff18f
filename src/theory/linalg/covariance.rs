//! Means and covariances of columns.

use nalgebra::{DMatrix, DVector};

use super::row_gram;

/// Numbers that are centred and multiplied at a time, 8 MB of them: a copy of a large matrix is
/// never made.
const BLOCK: usize = 1 << 20;

/// Mean column of a `d × n` matrix (zero for n = 0).
pub fn mean(m: &DMatrix<f64>) -> DVector<f64> {
    if m.ncols() == 0 { DVector::zeros(m.nrows()) } else { m.column_mean() }
}

/// The columns minus their mean, `d × n`.
pub fn centred(m: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = m.clone();
    centre(&mut out);
    out
}

/// Takes the mean column out of all columns (`d × n`), in place.
pub fn centre(m: &mut DMatrix<f64>) {
    let mean = mean(m);
    m.column_iter_mut().for_each(|mut column| column -= &mean);
}

/// Covariance of the columns, `d × d`, divided by n − 1 (by 1 when n < 2).
pub fn covariance(m: &DMatrix<f64>) -> DMatrix<f64> {
    let (d, n) = m.shape();
    let mut sum = DMatrix::zeros(d, d);
    for_centred(m, d, |block| sum += row_gram(&block));
    sum / (n.max(2) - 1) as f64
}

/// Hands out the columns minus their mean, some at a time but at least `least` (`d × k` with Σk =
/// n): a copy of a large matrix is never made.
pub fn for_centred(m: &DMatrix<f64>, least: usize, mut visit: impl FnMut(DMatrix<f64>)) {
    let ((d, n), mean) = (m.shape(), mean(m));
    let each = (BLOCK / d.max(1)).max(least).max(1);
    for first in (0..n).step_by(each) {
        let mut block = m.columns(first, each.min(n - first)).clone_owned();
        block.column_iter_mut().for_each(|mut column| column -= &mean);
        visit(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn sums_over_blocks_are_the_sum() {
        let (d, n) = (40, 2 * BLOCK / 40 + 17);
        let m = normal_matrix(&mut seeded(8), d, n).add_scalar(3.0);
        let centred = centred(&m);
        let whole = &centred * centred.transpose() / (n - 1) as f64;
        assert!((covariance(&m) - whole).amax() < 1e-12);
    }
}
