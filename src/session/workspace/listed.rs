//! Steps in words, as the list of steps has them.

use crate::words::{number::figure, words};
use theory::transform::{Action, End, Recipe, Side, Step};

/// A step in a few words, with its seed.
pub fn in_words(step: &Step) -> String {
    match &step.action {
        Action::Linear { on, matrix } => {
            let side = match on {
                Side::Gauge => words().steps.gauge,
                Side::OnlyG => words().steps.only_g,
                Side::OnlyF => words().steps.only_f,
                Side::Both => words().steps.same,
            };
            (words().steps.linear)(side, &recipe_words(matrix))
        }
        Action::Shift { seed, .. } => (words().steps.shift)(*seed),
        Action::HiddenF { seed, .. } => (words().steps.hidden_f)(*seed),
        Action::HiddenG { seed, .. } => (words().steps.hidden_g)(*seed),
        Action::Pad { to } => (words().steps.pad)(*to),
        Action::Minimal => words().steps.minimal.into(),
    }
}

fn recipe_words(recipe: &Recipe) -> String {
    match recipe {
        Recipe::Plane { .. } => words().steps.plane.into(),
        Recipe::Reflection { .. } => words().steps.reflection.into(),
        Recipe::Rotation { seed } => (words().steps.rotation)(*seed),
        Recipe::Random { condition, seed } => (words().steps.random)(&figure(*condition), *seed),
        Recipe::AxisScale { .. } => words().steps.axes.into(),
        Recipe::RandomAxisScale { condition, seed } => {
            (words().steps.random_axes)(&figure(*condition), *seed)
        }
        Recipe::Whitening => words().steps.whitening.into(),
        Recipe::Worst { condition, end, .. } => {
            let case = match end {
                End::Closest => words().steps.closest,
                End::Farthest => words().steps.farthest,
            };
            case(&figure(*condition))
        }
        Recipe::Given { rows } => (words().steps.given)(rows.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_step_is_listed_with_its_seed() {
        let action = Action::HiddenF { size: 1.0, seed: 7 };
        let said = in_words(&Step { id: 1, enabled: true, action });
        assert!(said.contains('7'), "{said}");
    }
}
