//! Products that keep to the blocked kernel, which a product with a transposed view does not.

use nalgebra::DMatrix;

/// Below this many columns a transpose does not pay.
const SMALL: usize = 8;

/// Aᵀ B for A (`d × m`) and B (`d × n`): an explicit transpose costs less than the dot products of `tr_mul` once the result is large.
pub fn transposed_times(a: &DMatrix<f64>, b: &DMatrix<f64>) -> DMatrix<f64> {
    if a.ncols().min(b.ncols()) < SMALL { a.tr_mul(b) } else { a.transpose() * b }
}

/// A Aᵀ (`d × d`), the Gram matrix of the rows.
pub fn row_gram(a: &DMatrix<f64>) -> DMatrix<f64> {
    a * a.transpose()
}
