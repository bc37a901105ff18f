//! What is chosen of two compared models together.

use reactive_graph::prelude::*;

use super::Pair;
use crate::permalink::{Compared, Link, PairChoice};

/// Largest condition number that the page lets one choose.
pub const MOST_CONDITION: f64 = 1e3;

impl Pair {
    /// What was chosen of both together.
    pub fn choice(&self) -> PairChoice {
        PairChoice {
            aligned: self.picture.aligned.get(),
            place: self.picture.place.get(),
            fitted: self.picture.fitted.get(),
            condition: self.picture.condition.get(),
        }
    }

    /// Makes it what a link says, as far as that is allowed.
    pub fn choose(&self, choice: PairChoice) {
        self.picture.aligned.set(choice.aligned);
        self.picture.place.set(choice.place.clamp(0.0, 1.0));
        self.picture.fitted.set(choice.fitted);
        self.picture.condition.set(choice.condition.clamp(1.0, MOST_CONDITION));
    }

    /// All that a link carries, as it is now: the first model, and with it the second.
    pub fn snapshot(&self) -> Link {
        let with = Link { lesson: None, record: None, ..self.two.snapshot() };
        let compared = Compared { with, seen: self.choice() };
        Link { compared: Some(Box::new(compared)), ..self.one.snapshot() }
    }
}
