//! The gauge of smallest condition number that brings two directions to a wanted angle.

use std::f64::consts::PI;

use nalgebra::Matrix2;

use super::{End, rotation};

/// Angles this near to 0 and to π, in radians, are those of parallel directions: every invertible
/// map keeps them, and no other angle is reached from or to them. Nearer ones keep fewer than seven
/// digits of the ratio of tangents that κ is found from.
const PARALLEL: f64 = 1e-9;

/// How the unembedding differences a and b come from one angle to another.
///
/// By Wielandt's inequality tan(θ′/2) ≤ κ·tan(θ/2) and ≥ tan(θ/2)/κ under every invertible map of
/// condition number κ, so that κ = max(ρ, 1/ρ) with ρ = tan(θ′/2)/tan(θ/2) is the least that
/// reaches θ′. It is attained by scaling along â + b̂ and â − b̂ by ρ^(∓1/2).
///
/// ```
/// use std::f64::consts::PI;
/// use theory::transform::{AngleGauge, End};
///
/// // From 60° to a right angle: tan 45° / tan 30°.
/// let gauge = AngleGauge::reaching(PI / 3.0, PI / 2.0).expect("no two parallel directions");
/// assert!((gauge.condition - 3.0_f64.sqrt()).abs() < 1e-12);
/// assert_eq!(gauge.end, End::Farthest);
/// assert_eq!(AngleGauge::reaching(0.0, PI / 2.0), None, "every map keeps parallel directions");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AngleGauge {
    /// κ.
    pub condition: f64,
    /// Which end of the band of κ the wanted angle is.
    pub end: End,
    /// T of the gauge in the orthonormal basis whose x lies along a and in which b has y > 0;
    /// differences of unembeddings move by T⁻ᵀ.
    pub t: Matrix2<f64>,
}

impl AngleGauge {
    /// From the angle `theta` to the angle `target`, both in radians between 0 and π; none where
    /// the directions are parallel, before or after.
    pub fn reaching(theta: f64, target: f64) -> Option<Self> {
        let open = PARALLEL..=PI - PARALLEL;
        if !(open.contains(&theta) && open.contains(&target)) {
            return None;
        }
        let ratio = (target / 2.0).tan() / (theta / 2.0).tan();
        let bisector = rotation(theta / 2.0);
        let stretch = Matrix2::new(ratio.sqrt(), 0.0, 0.0, ratio.sqrt().recip());
        Some(Self {
            condition: ratio.max(ratio.recip()),
            end: if ratio < 1.0 { End::Closest } else { End::Farthest },
            t: bisector * stretch * bisector.transpose(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded, singular_values};
    use nalgebra::{DMatrix, DVector};

    /// Maps tried a pair by brute force, and steps of each search uphill.
    const TRIES: u64 = 12;
    const STEPS: usize = 400;

    fn pair(seed: u64) -> [DVector<f64>; 2] {
        let both = normal_matrix(&mut seeded(seed), 3, 2);
        [0, 1].map(|i| both.column(i).clone_owned())
    }

    /// Accurate near 0 and π too.
    fn angle(a: &DVector<f64>, b: &DVector<f64>) -> f64 {
        let (a, b) = (a.normalize(), b.normalize());
        2.0 * (&a - &b).norm().atan2((&a + &b).norm())
    }

    fn condition(map: &DMatrix<f64>) -> f64 {
        let values = singular_values(map);
        values[0] / values[2]
    }

    #[test]
    fn the_asked_angle_is_reached_with_the_promised_condition() {
        for seed in 0..40 {
            let [a, b] = pair(seed);
            let theta = angle(&a, &b);
            for target in [0.1, 0.8, 1.5, 2.4, 3.0] {
                let gauge = AngleGauge::reaching(theta, target).expect("not parallel");
                let x = a.normalize();
                let y = (&b - &x * x.dot(&b)).normalize();
                let basis = DMatrix::from_columns(&[x, y]);
                let inverse = gauge.t.try_inverse().expect("invertible").transpose();
                let bend = inverse - Matrix2::identity();
                let bend = DMatrix::from_column_slice(2, 2, bend.as_slice());
                let map = DMatrix::identity(3, 3) + &basis * bend * basis.transpose();
                assert!((angle(&(&map * &a), &(&map * &b)) - target).abs() < 1e-9);
                assert!((condition(&map) / gauge.condition - 1.0).abs() < 1e-9);
            }
        }
    }

    /// Turns every map so found into one of condition κ and climbs towards the largest angle.
    #[test]
    fn no_map_of_three_dimensions_reaches_it_with_less() {
        for seed in 0..TRIES {
            let [a, b] = pair(100 + seed);
            let (theta, kappa) = (angle(&a, &b), 1.2 + 0.4 * seed as f64);
            let reached = |turn: &DMatrix<f64>, middle: f64| {
                let q = turn.clone().qr().q();
                let scale = DVector::from_vec(vec![kappa, kappa.powf(middle.clamp(0.0, 1.0)), 1.0]);
                let map = &q * DMatrix::from_diagonal(&scale) * q.transpose();
                angle(&(&map * &a), &(&map * &b))
            };
            let mut rng = seeded(seed);
            let (mut turn, mut middle) = (normal_matrix(&mut rng, 3, 3), 0.5);
            let mut farthest = reached(&turn, middle);
            for step in 0..STEPS {
                let size = 0.5 * (1.0 - step as f64 / STEPS as f64) + 1e-3;
                let next = turn.clone().qr().q() + normal_matrix(&mut rng, 3, 3) * size;
                let along = middle + size * normal_matrix(&mut rng, 1, 1)[0];
                let found = reached(&next, along);
                if found > farthest {
                    (turn, middle, farthest) = (next, along, found);
                }
            }
            let needed = AngleGauge::reaching(theta, farthest).expect("not parallel").condition;
            assert!(needed <= kappa * (1.0 + 1e-9), "{needed} for {farthest}, of {kappa}");
            assert!(needed > 0.98 * kappa, "the search came near: {needed} of {kappa}");
        }
    }

    #[test]
    fn parallel_directions_stay_parallel() {
        assert_eq!(AngleGauge::reaching(0.0, 1.0), None);
        assert_eq!(AngleGauge::reaching(PI, 1.0), None);
        assert_eq!(AngleGauge::reaching(1.0, 0.0), None);
        assert_eq!(AngleGauge::reaching(f64::NAN, 1.0), None);
        let still = AngleGauge::reaching(1.0, 1.0).expect("not parallel");
        assert!((still.t - Matrix2::identity()).norm() < 1e-15 && still.condition == 1.0);
    }
}
