//! The residual of exact parallelism, and up to where residuals count as 0.

use nalgebra::DVector;

/// Residuals up to this count as the exact property that the theorem speaks of: beyond what
/// rounding in a file of 32-bit numbers explains.
pub const EXACT: f64 = 1e-6;

/// What a threshold of [`EXACT`] means for parallel directions.
pub(super) const EXACT_HELP: &str =
    "Largest residual that counts as exactly parallel; theory speaks of residual 0";

/// Relative residual ‖a − βb‖/‖a‖ with the best β, and β; a and b of the same dimension. NaN when a
/// or b is zero.
pub fn parallelism(a: &DVector<f64>, b: &DVector<f64>) -> (f64, f64) {
    let beta = a.dot(b) / b.dot(b);
    ((a - b * beta).norm() / a.norm(), beta)
}
