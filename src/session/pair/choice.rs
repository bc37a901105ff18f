//! What is chosen of two compared models together.

use reactive_graph::prelude::*;
use serde::{Deserialize, Serialize};

use super::Pair;
use crate::permalink::{Compared, Link};
use theory::compare::Fitted;

/// How two compared models are seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PairChoice {
    /// Whether the second plot shows the second model on its way to the first.
    pub aligned: bool,
    /// Where on that way, 0 to 1.
    pub place: f64,
    /// By which of the fitted maps.
    pub fitted: Fitted,
    /// Condition number of a gauge of the second model, which only the foils see.
    pub condition: f64,
}

/// Largest condition number that the page lets one choose.
pub const MOST_CONDITION: f64 = 1e3;

impl Default for PairChoice {
    fn default() -> Self {
        Self { aligned: false, place: 1.0, fitted: Fitted::Tokens, condition: 1.0 }
    }
}

impl PairChoice {
    /// Whether nothing was chosen yet.
    pub fn is_first(&self) -> bool {
        *self == Self::default()
    }
}

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
