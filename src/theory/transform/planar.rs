//! The 2 × 2 matrix T of a transform of the viewed plane: closed forms, no iteration.

use nalgebra::{Matrix2, Rotation2};

use super::NoPath;

/// κ(T) up to which dragging a basis tip is followed; beyond it the handle resists: a square is
/// then a strip a hundred times as long as wide, on a screen hardly more than a line.
pub const DRAG_LIMIT: f64 = 100.0;

/// A matrix counts as standing on the limit when it misses it by this much of ‖T‖²: a drag can
/// leave the limit inwards again.
const ON_LIMIT: f64 = 1e-9;

/// T = R(left) · diag(s) · R(right) with `s[0] ≥ |s[1]|`; the second value carries the sign of det
/// T. Angles in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedSvd {
    /// Angle of the left rotation.
    pub left: f64,
    /// Signed singular values.
    pub s: [f64; 2],
    /// Angle of the right rotation.
    pub right: f64,
}

impl SignedSvd {
    /// Closed form of the 2 × 2 decomposition; the small value is det T / s₀, so that it keeps its
    /// digits.
    pub fn of(t: &Matrix2<f64>) -> Self {
        let (sum, difference) = ((t.m11 + t.m22) / 2.0, (t.m11 - t.m22) / 2.0);
        let (cross, turn) = ((t.m21 + t.m12) / 2.0, (t.m21 - t.m12) / 2.0);
        let largest = sum.hypot(turn) + difference.hypot(cross);
        let smallest = if largest > 0.0 { t.determinant() / largest } else { 0.0 };
        let (a1, a2) = (cross.atan2(difference), turn.atan2(sum));
        Self { left: (a2 + a1) / 2.0, s: [largest, smallest], right: (a2 - a1) / 2.0 }
    }

    /// The matrix again, with other (signed) singular values.
    pub fn with_values(&self, s: [f64; 2]) -> Matrix2<f64> {
        rotation(self.left) * Matrix2::new(s[0], 0.0, 0.0, s[1]) * rotation(self.right)
    }
}

/// Counter-clockwise rotation by `angle` radians.
pub fn rotation(angle: f64) -> Matrix2<f64> {
    Rotation2::new(angle).into_inner()
}

/// Singular values of T, descending and not negative.
pub fn plane_singular_values(t: &Matrix2<f64>) -> [f64; 2] {
    let [largest, smallest] = SignedSvd::of(t).s;
    [largest, smallest.abs()]
}

/// κ(T) = σ₁ / σ₂; infinite for a singular matrix.
pub fn plane_condition(t: &Matrix2<f64>) -> f64 {
    let [largest, smallest] = plane_singular_values(t);
    if smallest > 0.0 { largest / smallest } else { f64::INFINITY }
}

/// The closest matrix (Frobenius norm) whose smaller singular value is at least σ₁ / `limit`: T
/// itself when κ(T) ≤ `limit`. The sign of det is kept; det = 0 becomes positive. None for T = 0,
/// which has no nearest one.
pub fn nearest_invertible(t: &Matrix2<f64>, limit: f64) -> Option<Matrix2<f64>> {
    let svd = SignedSvd::of(t);
    let [largest, smallest] = svd.s;
    if largest == 0.0 {
        return None;
    }
    let floor = largest / limit;
    Some(if smallest.abs() >= floor {
        *t
    } else {
        svd.with_values([largest, floor.copysign(smallest)])
    })
}

/// Where a drag from `from` towards `to` stops: the farthest matrix on the segment that is reached
/// with κ ≤ `limit` all the way, which also keeps the sign of det. `from` itself when it is already
/// outside.
///
/// κ ≤ L iff ‖T‖² ≤ (L + 1/L)·|det T|, and both sides are quadratic along the segment: the first
/// root is a closed form.
pub fn resist(from: &Matrix2<f64>, to: &Matrix2<f64>, limit: f64) -> Matrix2<f64> {
    let step = to - from;
    let weight = (limit + 1.0 / limit) * from.determinant().signum();
    let mixed =
        from.m11 * step.m22 + step.m11 * from.m22 - from.m12 * step.m21 - step.m12 * from.m21;
    let constant = weight * from.determinant() - from.norm_squared();
    let linear = weight * mixed - 2.0 * from.dot(&step);
    let quadratic = weight * step.determinant() - step.norm_squared();
    let on_the_limit = constant.abs() <= ON_LIMIT * from.norm_squared();
    if from.determinant() == 0.0
        || (constant < 0.0 && !on_the_limit)
        || (on_the_limit && linear <= 0.0)
    {
        return *from;
    }
    let root = if on_the_limit {
        Some(-linear / quadratic)
    } else {
        first_root(quadratic, linear, constant)
    };
    match root.filter(|at| (0.0..1.0).contains(at)) {
        Some(at) => from + step * at,
        None => *to,
    }
}

/// Smallest positive s with q s² + l s + c = 0, for c > 0.
fn first_root(q: f64, l: f64, c: f64) -> Option<f64> {
    let discriminant = l * l - 4.0 * q * c;
    if discriminant < 0.0 {
        return None;
    }
    let stable = -0.5 * (l + discriminant.sqrt().copysign(l));
    let roots = [c / stable, stable / q];
    roots.into_iter().filter(|s| s.is_finite() && *s >= 0.0).min_by(f64::total_cmp)
}

/// T(t) on the polar path from I (t = 0) to T (t = 1): R(t·angle) · P^t for T = R(angle) · P. Never
/// singular on the way.
///
/// # Errors
/// A T with det T ≤ 0.
pub fn plane_path(t: &Matrix2<f64>, at: f64) -> Result<Matrix2<f64>, NoPath> {
    let SignedSvd { left, s, right } = SignedSvd::of(t);
    let singular = s[1].abs() <= f64::EPSILON * s[0];
    if singular || s[1] < 0.0 {
        return Err(NoPath { dimension: 2, singular });
    }
    let angle = (left + right).sin().atan2((left + right).cos());
    let stretch =
        rotation(-right) * Matrix2::new(s[0].powf(at), 0.0, 0.0, s[1].powf(at)) * rotation(right);
    Ok(rotation(at * angle) * stretch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_svd_rebuilds_the_matrix_and_carries_the_sign() {
        for t in [
            Matrix2::new(1.0, 2.0, 3.0, 4.0),
            Matrix2::new(2.0, 0.5, -0.25, 1.0),
            Matrix2::new(0.0, 1.0, 1.0, 0.0),
        ] {
            let svd = SignedSvd::of(&t);
            assert!((svd.with_values(svd.s) - t).norm() < 1e-14);
            assert_eq!(svd.s[1].signum(), t.determinant().signum());
        }
    }

    #[test]
    fn drag_through_a_singular_matrix_stops_at_the_limit() {
        let to = Matrix2::new(1.0, 0.0, 0.0, -1.0);
        let held = resist(&Matrix2::identity(), &to, 100.0);
        assert!((plane_condition(&held) - 100.0).abs() < 1e-9);
        assert!(held.determinant() > 0.0);
    }

    #[test]
    fn drag_that_stays_invertible_is_followed_to_its_end() {
        let to = Matrix2::new(0.5, 1.0, -1.0, 2.0);
        assert_eq!(resist(&Matrix2::identity(), &to, 100.0), to);
    }

    #[test]
    fn drag_held_at_the_limit_can_turn_back() {
        let held = resist(&Matrix2::identity(), &Matrix2::new(1.0, 0.0, 0.0, -1.0), 100.0);
        assert_eq!(resist(&held, &Matrix2::identity(), 100.0), Matrix2::identity());
        assert_eq!(resist(&held, &Matrix2::new(1.0, 0.0, 0.0, 0.0), 100.0), held);
    }

    #[test]
    fn mirrored_drag_keeps_its_negative_determinant() {
        let from = Matrix2::new(1.0, 0.0, 0.0, -1.0);
        let held = resist(&from, &Matrix2::identity(), 50.0);
        assert!(held.determinant() < 0.0 && (plane_condition(&held) - 50.0).abs() < 1e-9);
    }

    #[test]
    fn nearest_invertible_reaches_the_limit_and_leaves_good_matrices_alone() {
        let singular = Matrix2::new(1.0, 2.0, 2.0, 4.0);
        let near = nearest_invertible(&singular, 1e3).map(|t| plane_condition(&t));
        assert!(near.is_some_and(|kappa| (kappa / 1e3 - 1.0).abs() < 1e-9));
        let good = Matrix2::new(1.0, 2.0, 3.0, 4.0);
        assert_eq!(nearest_invertible(&good, 1e3), Some(good));
        assert_eq!(nearest_invertible(&Matrix2::zeros(), 1e3), None);
    }

    #[test]
    fn plane_path_runs_from_identity_to_the_matrix() {
        let t = Matrix2::new(-1.0, 0.5, 0.2, -2.0);
        assert!((plane_path(&t, 0.0).unwrap_or_default() - Matrix2::identity()).norm() < 1e-14);
        assert!((plane_path(&t, 1.0).unwrap_or_default() - t).norm() < 1e-14);
        assert!(plane_path(&Matrix2::new(1.0, 0.0, 0.0, -1.0), 0.5).is_err());
    }

    #[test]
    fn no_path_says_whether_the_matrix_mirrors_or_has_no_inverse() {
        let reason = |t: Matrix2<f64>| plane_path(&t, 0.5).map_err(|reason| reason.to_string());
        let mirrored = reason(Matrix2::new(1.0, 0.0, 0.0, -1.0));
        assert!(mirrored.is_err_and(|reason| reason.starts_with("det is negative")));
        for t in
            [Matrix2::zeros(), Matrix2::new(1.0, 2.0, 2.0, 4.0), Matrix2::new(0.1, 0.3, 0.2, 0.6)]
        {
            assert!(reason(t).is_err_and(|reason| reason.starts_with("det is 0")), "{t}");
        }
    }
}
