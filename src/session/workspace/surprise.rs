//! Random equals of modest condition number, reached from wherever the hand has left the plane.

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::{protocol::Live, words::words};
use theory::{
    linalg::{normal_matrix, seeded},
    transform::{Side, plane_condition, plane_path, rotation},
};

/// κ of what is added to the bend, drawn evenly in its logarithm, and the most that the whole may
/// have.
const ADDED: [f64; 2] = [1.6, 3.6];
const MOST: f64 = 5.0;
/// Draws until the whole has no more; the last one is turned back towards none.
const TRIES: u64 = 40;

/// A way from one bend of the plane to another, along maps that all have an inverse.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Morph {
    from: Matrix2<f64>,
    step: Matrix2<f64>,
}

impl Morph {
    /// From this bend to a random one, both with the sign of its determinant. The same seed draws
    /// the same.
    pub fn surprising(from: &Matrix2<f64>, seed: u64) -> Self {
        let draw = |salt: u64| drawn(seed.wrapping_mul(TRIES).wrapping_add(salt));
        let modest = |step: &Matrix2<f64>| plane_condition(&(step * from)) <= MOST;
        let step = (0..TRIES).map(draw).find(modest);
        // From far out the way back is as good as any.
        let back = || from.try_inverse().filter(|back| back.determinant() > 0.0);
        Self { from: *from, step: step.or_else(back).unwrap_or_else(|| draw(0)) }
    }

    /// From one bend to another; where only one of them is mirrored, there is nothing between.
    pub fn between(from: &Matrix2<f64>, to: &Matrix2<f64>) -> Self {
        let back = from.try_inverse().unwrap_or_else(Matrix2::identity);
        Self { from: *from, step: to * back }
    }

    /// The bend at a place from 0 to 1.
    pub fn at(&self, place: f64) -> Matrix2<f64> {
        match plane_path(&self.step, place) {
            Ok(step) if place < 1.0 => step * self.from,
            _ => self.step * self.from,
        }
    }
}

/// R(a) · diag(√κ, 1/√κ) · R(b).
fn drawn(seed: u64) -> Matrix2<f64> {
    let normal = normal_matrix(&mut seeded(seed), 2, 3);
    let pair = |i: usize| [normal[(0, i)], normal[(1, i)]];
    let turn = |[x, y]: [f64; 2]| rotation(y.atan2(x));
    // Of two normal numbers the squared length is exponential: even once its exponential is taken.
    let [x, y] = pair(2);
    let even = (-(x * x + y * y) / 2.0).exp();
    let [low, high] = ADDED.map(f64::ln);
    let root = ((low + even * (high - low)) / 2.0).exp();
    turn(pair(0)) * Matrix2::new(root, 0.0, 0.0, root.recip()) * turn(pair(1))
}

impl Workspace {
    /// A way from what is bent live to a random equal; nothing is discarded: the way goes on from
    /// the bend as it is, after all earlier steps. None while the hand moves one side alone, or
    /// where no plane can be bent.
    pub fn surprise(&self, seed: u64) -> Option<Morph> {
        let live: Live = untrack(|| self.live())?;
        (live.side == Side::Gauge).then(|| Morph::surprising(&live.t, seed))
    }

    /// Surprises run from now on; whatever bends until they end is one undoable change.
    pub fn begin_surprises(&self) {
        self.hold_steps(true);
        self.experiments.surprising.set(true);
    }

    /// Surprises that run end where they are, and what came of them is said: of predictions a model
    /// without contexts says nothing.
    pub fn end_surprises(&self) {
        if !self.experiments.surprising.get_untracked() {
            return;
        }
        self.experiments.surprising.set(false);
        self.hold_steps(false);
        if untrack(|| self.model.with(|model| model.as_ref().is_some_and(|m| m.predicts()))) {
            self.put_remark((words().experiments.surprised)(untrack(|| self.earlier_steps())));
        }
    }

    /// How many steps came before the live one, switched on.
    pub fn earlier_steps(&self) -> usize {
        self.moves
            .steps
            .with(|steps| Live::split(steps.present()).0.iter().filter(|step| step.enabled).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surprise_starts_where_the_hand_was_and_is_modest_all_the_way() {
        for seed in 0..50 {
            let from = drawn(1000 + seed);
            let morph = Morph::surprising(&from, seed);
            assert!((morph.at(0.0) - from).norm() < 1e-12);
            assert!(plane_condition(&morph.at(1.0)) <= MOST + 1e-9);
            assert!((morph.at(1.0) - from).norm() > 1e-3, "it is another one");
            for step in 0..=20 {
                let t = morph.at(f64::from(step) / 20.0);
                assert!(t.determinant() > 0.0, "invertible on the way");
                assert!(plane_condition(&t) < 4.0 * MOST);
            }
        }
    }

    #[test]
    fn a_way_between_two_bends_begins_and_ends_there() {
        let [from, to] = [Matrix2::new(2.0, 0.4, -0.3, 1.0), Matrix2::new(0.5, -1.0, 1.0, 0.8)];
        let path = Morph::between(&from, &to);
        assert!((path.at(0.0) - from).norm() < 1e-12);
        assert!((path.at(1.0) - to).norm() < 1e-12);
        assert!((0..=10).all(|i| path.at(f64::from(i) / 10.0).determinant() > 0.0));
    }

    #[test]
    fn a_mirrored_bend_stays_mirrored() {
        let from = Matrix2::new(1.0, 0.3, 0.1, -1.2);
        let morph = Morph::surprising(&from, 7);
        assert!((0..=10).all(|i| morph.at(f64::from(i) / 10.0).determinant() < 0.0));
    }

    #[test]
    fn from_far_out_the_way_leads_back() {
        let from = Matrix2::new(90.0, 0.0, 0.0, 1.0);
        let morph = Morph::surprising(&from, 3);
        assert!(plane_condition(&morph.at(1.0)) <= MOST);
    }
}
