//! Steps in words: as the list of steps has them, and as captions do.

use crate::words::{move_words, words};
use theory::transform::{Action, Side, Step};

/// A step in a few words, with its seed.
pub fn in_words(step: &Step) -> String {
    let (named, numbers) = step.action.named();
    let listed = move_words(named).listed(&numbers);
    match step.action {
        Action::Linear { on, .. } => {
            let words = &words().steps;
            let side = match on {
                Side::Gauge => words.gauge,
                Side::OnlyG => words.only_g,
                Side::OnlyF => words.only_f,
                Side::Both => words.same,
            };
            (words.linear)(side, &listed)
        }
        _ => listed,
    }
}

/// A step as it follows "moved by". Seeds are named apart.
pub(super) fn phrase(step: &Step) -> String {
    let (named, numbers) = step.action.named();
    let phrase = move_words(named).caption(&numbers);
    match step.action {
        Action::Linear { on, .. } => {
            let words = &words().caption;
            let side = match on {
                Side::Gauge => words.gauge,
                Side::OnlyG => words.only_g,
                Side::OnlyF => words.only_f,
                Side::Both => words.same,
            };
            (words.linear)(side, &phrase)
        }
        _ => phrase,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use theory::transform::Recipe;

    fn step(action: Action) -> Step {
        Step { id: 1, enabled: true, action }
    }

    #[test]
    fn a_random_step_is_listed_with_its_seed() {
        let listed = in_words(&step(Action::HiddenF { size: 1.0, seed: 7 }));
        assert!(listed.contains('7'), "{listed}");
    }

    #[test]
    fn a_random_gauge_is_told_with_its_condition_and_has_its_seed_apart() {
        let gauge = step(Action::Linear {
            on: Side::Gauge,
            matrix: Recipe::Random { condition: 10.0, seed: 7 },
        });
        assert_eq!(phrase(&gauge), "a gauge (random, κ = 10.0)");
        assert_eq!(gauge.action.named().1.seed, Some(7));
    }

    #[test]
    fn what_is_not_random_has_no_seed() {
        assert_eq!(Action::Minimal.named().1.seed, None);
    }
}
