//! What models that are made to be compared are called.

use super::words;
use crate::protocol::{Made, PairPlace};
use theory::compare::Rounding;

impl Made {
    /// What it is called.
    pub fn name(self) -> String {
        let words = &words().compare;
        let of = |name: &str, place| {
            let which =
                if place == PairPlace::First { words.first_name } else { words.second_name };
            format!("{name}: {which}")
        };
        match self {
            Self::Gauge(place) => of(words.exhibit_gauge, place),
            Self::Hidden(place) => of(words.exhibit_hidden, place),
            Self::OppositeTurns(place) => of(words.exhibit_turns, place),
            Self::SwappedLabels { place, .. } => of(words.exhibit_labels, place),
            Self::Rounded(Rounding::F16) => words.sixteen_bits.into(),
            Self::Rounded(Rounding::FourBits) => words.four_bits.into(),
            Self::Twin { place, fit } => {
                let which = usize::from(place == PairPlace::Second);
                (super::words().training.twin)(fit.seeds[which], which)
            }
        }
    }

    /// What the exhibit is called that it belongs to, and what there is to see.
    pub fn exhibit_words(self) -> [&'static str; 2] {
        let words = &words().compare;
        match self {
            Self::Gauge(_) => [words.exhibit_gauge, words.exhibit_gauge_help],
            Self::Hidden(_) => [words.exhibit_hidden, words.exhibit_hidden_help],
            Self::OppositeTurns(_) => [words.exhibit_turns, words.exhibit_turns_help],
            Self::SwappedLabels { .. } => [words.exhibit_labels, words.exhibit_labels_help],
            Self::Rounded(_) => [words.exhibit_rounded, words.exhibit_rounded_help],
            Self::Twin { .. } => {
                let words = &super::words().training;
                [words.title, words.title_help]
            }
        }
    }
}
