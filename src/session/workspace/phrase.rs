//! Moves in words, for captions.

use crate::words::{number::short, words};
use theory::transform::{Action, End, Recipe, Side, Step};

/// A step as it follows "moved by". Seeds are told apart, by [`seed`].
pub(super) fn phrase(step: &Step) -> String {
    match &step.action {
        Action::Linear { on, matrix } => (words().caption.linear)(side(*on), &recipe(matrix)),
        Action::Shift { .. } => words().caption.shift.into(),
        Action::HiddenF { .. } => words().caption.hidden_f.into(),
        Action::HiddenG { .. } => words().caption.hidden_g.into(),
        Action::Pad { to } => (words().caption.pad)(*to),
        Action::Minimal => words().caption.minimal.into(),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Gauge => words().caption.gauge,
        Side::OnlyG => words().caption.only_g,
        Side::OnlyF => words().caption.only_f,
        Side::Both => words().caption.same,
    }
}

fn recipe(recipe: &Recipe) -> String {
    match recipe {
        Recipe::Plane { .. } => words().caption.plane.into(),
        Recipe::Reflection { .. } => words().caption.reflection.into(),
        Recipe::Rotation { .. } => words().caption.rotation.into(),
        Recipe::Random { condition, .. } => (words().caption.random)(&short(*condition)),
        Recipe::AxisScale { .. } => words().caption.axes.into(),
        Recipe::RandomAxisScale { condition, .. } => {
            (words().caption.random_axes)(&short(*condition))
        }
        Recipe::Whitening => words().caption.whitening.into(),
        Recipe::Worst { condition, end: End::Closest, .. } => {
            (words().caption.closest)(&short(*condition))
        }
        Recipe::Worst { condition, end: End::Farthest, .. } => {
            (words().caption.farthest)(&short(*condition))
        }
        Recipe::Given { .. } => words().caption.given.into(),
    }
}

/// The seed of a random step.
pub(super) fn seed(step: &Step) -> Option<u64> {
    match step.action {
        Action::Shift { seed, .. }
        | Action::HiddenF { seed, .. }
        | Action::HiddenG { seed, .. } => Some(seed),
        Action::Linear { ref matrix, .. } => match *matrix {
            Recipe::Rotation { seed }
            | Recipe::Random { seed, .. }
            | Recipe::RandomAxisScale { seed, .. } => Some(seed),
            _ => None,
        },
        Action::Pad { .. } | Action::Minimal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(action: Action) -> Step {
        Step { id: 1, enabled: true, action }
    }

    #[test]
    fn a_random_gauge_is_told_with_its_condition_and_seed() {
        let gauge = step(Action::Linear {
            on: Side::Gauge,
            matrix: Recipe::Random { condition: 10.0, seed: 7 },
        });
        assert_eq!(phrase(&gauge), "a gauge (random, κ = 10.0)");
        assert_eq!(seed(&gauge), Some(7));
    }

    #[test]
    fn what_is_not_random_has_no_seed() {
        assert_eq!(seed(&step(Action::Minimal)), None);
    }
}
