//! How far a matrix is from having no inverse, and the nearest one that is far enough.

use nalgebra::{DMatrix, DVector};

use super::error::{CONDITION_LIMIT, Singular};
use crate::linalg::{singular_values, symmetric_eigen, thin_svd};

/// Raised singular values clear the limit by this much, so that rounding does not refuse the
/// suggestion.
const RAISED: f64 = 1e-6;

/// σ₁ / σ_n of descending singular values; 1 for none, infinite when the last is zero.
pub(super) fn condition(spectrum: &[f64]) -> f64 {
    match (spectrum.first(), spectrum.last()) {
        (Some(_), Some(&last)) if last <= 0.0 => f64::INFINITY,
        (Some(first), Some(last)) => first / last,
        _ => 1.0,
    }
}

/// Singular values and, when κ is above the limit, the smallest value that would be allowed.
pub(super) fn check(m: &DMatrix<f64>, unmoved: bool) -> (Vec<f64>, Option<f64>) {
    let values = singular_values(m);
    let (top, bottom) = extremes(&values, unmoved);
    let floor = top / CONDITION_LIMIT;
    let refused = bottom.is_nan() || bottom <= 0.0 || bottom < floor;
    (values, refused.then_some(floor))
}

/// Largest and smallest singular value, with the 1 of the unmoved directions if there are any.
fn extremes(values: &[f64], unmoved: bool) -> (f64, f64) {
    let (top, bottom) =
        (values.first().copied().unwrap_or(1.0), values.last().copied().unwrap_or(1.0));
    if unmoved { (top.max(1.0), bottom.min(1.0)) } else { (top, bottom) }
}

/// The error that says so, with the nearest matrix that would be allowed.
pub(super) fn refusal(m: &DMatrix<f64>, values: &[f64], unmoved: bool) -> Singular {
    let (top, bottom) = extremes(values, unmoved);
    let condition = if bottom > 0.0 { top / bottom } else { f64::INFINITY };
    Singular {
        condition,
        limit: CONDITION_LIMIT,
        suggestion: nearest_within(m, top / CONDITION_LIMIT),
    }
}

/// The nearest matrix (Frobenius norm) whose singular values are at least `floor`. None for the
/// zero matrix.
fn nearest_within(m: &DMatrix<f64>, floor: f64) -> Option<DMatrix<f64>> {
    let svd = thin_svd(m);
    let floor = floor * (1.0 + RAISED);
    let r = svd.s.iter().take_while(|&&s| s > 0.0).count();
    let raised = DVector::from_iterator(r, svd.s[..r].iter().map(|s| s.max(floor)));
    let kept = svd.u.columns(0, r) * DMatrix::from_diagonal(&raised) * svd.vt.rows(0, r);
    let lost = m.nrows() - r;
    let null = |gram: DMatrix<f64>| symmetric_eigen(&gram).1.columns(r, lost).clone_owned();
    let added = null(m * m.transpose()) * null(m.transpose() * m).transpose() * floor;
    (r > 0).then_some(kept + added)
}
