//! Linear algebra over columns: everything is f64, matrices are `d × n` with one vector a column.

mod bent_spectrum;
mod covariance;
mod decomposition;
mod householder;
mod leading;
mod moments;
mod product;
mod product_spectrum;
mod random;
mod rank_revealing;
mod reduction;
mod subspace;

pub use bent_spectrum::LeftGram;
pub use covariance::{centre, centred, covariance, for_centred, mean};
pub use decomposition::{
    definite_inverse, least_squares, pseudo_inverse, symmetric_eigen, symmetric_eigenvalues,
    thin_svd,
};
pub use householder::{Factors, Reflections, Turn};
pub use leading::{Leading, Wanted, leading_eigen};
pub use moments::Moments;
pub use product::{
    lower_factor, lower_inverse, row_gram, solve_lower, solve_lower_transposed, times,
    transposed_times,
};
pub use product_spectrum::{Known, ProductSpectrum};
pub use random::{haar_orthogonal, normal_matrix, seeded};
pub use rank_revealing::Thin;
pub use reduction::{factor_of_gram, row_factor, singular_values};
pub use subspace::Subspace;

/// The most dimensions of which whole matrices are formed. At 5120 each takes 210 MB: a random
/// gauge keeps four, and what follows from a covariance up to nine more, which is as much as the 4
/// GB of a WebAssembly memory hold.
pub const LARGEST_SQUARE: usize = if usize::BITS == 32 { 5120 } else { 1 << 15 };

/// Numerical rank: how many of the (descending) singular values exceed `rtol` times the largest.
pub fn rank(singular_values: &[f64], rtol: f64) -> usize {
    let cut = singular_values.first().copied().unwrap_or(0.0) * rtol;
    singular_values.iter().take_while(|&&s| s > cut).count()
}
