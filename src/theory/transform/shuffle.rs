//! A random equivalent model: the whole class of a distribution in one draw.

use std::sync::Arc;

use rand::{RngExt, seq::SliceRandom};

use super::{Action, Recipe, Refusal, Side, Step, apply};
use crate::{linalg::seeded, model::Predictor};

/// κ of the random gauge is drawn between these, evenly in its logarithm.
const CONDITIONS: [f64; 2] = [3.0, 30.0];
/// Hidden moves and the shift are this large, relative to the mean norm of their side.
const SIZES: [f64; 2] = [0.5, 1.5];

/// Moves that make a random model with the same distribution: gauge, shift and hidden moves on both
/// sides, in random order. Moves without room in this model (or without the contexts they need) are
/// left out; `rtol` decides numerical ranks. The same seed draws the same moves.
pub fn shuffle(seed: u64, base: &Arc<Predictor>, rtol: f64) -> Vec<Action> {
    let mut steps = draw(seed);
    while let Err(error) = apply(base, &steps, rtol) {
        let known = matches!(
            error.reason,
            Refusal::NoRoom { .. } | Refusal::Needs { .. } | Refusal::TooWide { .. }
        );
        debug_assert!(known, "{error}");
        steps.retain(|step| step.id != error.step);
    }
    steps.into_iter().map(|step| step.action).collect()
}

fn draw(seed: u64) -> Vec<Step> {
    let mut rng = seeded(seed);
    let [low, high] = CONDITIONS.map(f64::ln);
    let condition = rng.random_range(low..high).exp();
    let mut noise = || (rng.random_range(SIZES[0]..SIZES[1]), u64::from(rng.random::<u32>()));
    let [shift, hidden_f, hidden_g] = [noise(), noise(), noise()];
    let gauge_seed = u64::from(rng.random::<u32>());
    let mut actions = [
        Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition, seed: gauge_seed } },
        Action::Shift { size: shift.0, seed: shift.1 },
        Action::HiddenF { size: hidden_f.0, seed: hidden_f.1 },
        Action::HiddenG { size: hidden_g.0, seed: hidden_g.1 },
    ];
    actions.shuffle(&mut rng);
    let step = |(id, action): (usize, Action)| Step { id: id as u64, enabled: true, action };
    actions.into_iter().enumerate().map(step).collect()
}
