//! Linear algebra over columns: everything is f64, matrices are `d × n` with one vector a column.

mod covariance;
mod decomposition;
mod random;
mod subspace;

pub use covariance::{centred, covariance, mean};
pub use decomposition::{
    Thin, least_squares, pseudo_inverse, pseudo_inverse_of_eigen, singular_values, symmetric_eigen, thin_svd,
};
pub use random::{haar_orthogonal, normal_matrix, seeded};
pub use subspace::Subspace;

/// Numerical rank: how many of the (descending) singular values exceed `rtol` times the largest.
pub fn rank(singular_values: &[f64], rtol: f64) -> usize {
    let cut = singular_values.first().copied().unwrap_or(0.0) * rtol;
    singular_values.iter().take_while(|&&s| s > cut).count()
}
