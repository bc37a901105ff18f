//! Moves in words, for captions.

use crate::{
    figure::board::number,
    transform::{Action, End, Recipe, Side, Step},
};

/// A step as it follows "moved by". Seeds are told apart, by [`seed`].
pub(super) fn phrase(step: &Step) -> String {
    match &step.action {
        Action::Linear { on, matrix } => format!("{} ({})", side(*on), recipe(matrix)),
        Action::Shift { .. } => "a shift of all unembeddings".into(),
        Action::HiddenF { .. } => "a hidden move of the embeddings".into(),
        Action::HiddenG { .. } => "a hidden move of the unembeddings".into(),
        Action::Pad { to } => format!("padding to {to} dimensions"),
        Action::Minimal => "reduction to what predictions see".into(),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Gauge => "a gauge",
        Side::OnlyG => "a map of the unembeddings alone",
        Side::OnlyF => "a map of the embeddings alone",
        Side::Both => "the same map of both sides",
    }
}

fn recipe(recipe: &Recipe) -> String {
    match recipe {
        Recipe::Plane { .. } => "in one plane".into(),
        Recipe::Reflection { .. } => "reflection in one plane".into(),
        Recipe::Rotation { .. } => "random rotation".into(),
        Recipe::Random { condition, .. } => format!("random, κ = {}", number(*condition)),
        Recipe::AxisScale { .. } => "scaled axes".into(),
        Recipe::RandomAxisScale { condition, .. } => format!("scaled axes, κ = {}", number(*condition)),
        Recipe::Whitening => "causal whitening".into(),
        Recipe::Worst { condition, end: End::Closest, .. } => format!("smallest angle for κ = {}", number(*condition)),
        Recipe::Worst { condition, end: End::Farthest, .. } => format!("largest angle for κ = {}", number(*condition)),
        Recipe::Given { .. } => "given matrix".into(),
    }
}

/// The seed of a random step.
pub(super) fn seed(step: &Step) -> Option<u64> {
    match step.action {
        Action::Shift { seed, .. } | Action::HiddenF { seed, .. } | Action::HiddenG { seed, .. } => Some(seed),
        Action::Linear { ref matrix, .. } => match *matrix {
            Recipe::Rotation { seed } | Recipe::Random { seed, .. } | Recipe::RandomAxisScale { seed, .. } => {
                Some(seed)
            }
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
        let gauge = step(Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition: 10.0, seed: 7 } });
        assert_eq!(phrase(&gauge), "a gauge (random, κ = 10.0)");
        assert_eq!(seed(&gauge), Some(7));
    }

    #[test]
    fn what_is_not_random_has_no_seed() {
        assert_eq!(seed(&step(Action::Minimal)), None);
    }
}
