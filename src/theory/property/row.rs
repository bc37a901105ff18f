//! One measured line of the board.

use serde::{Deserialize, Serialize};

use crate::model::Resolution;

use super::{EXACT, Exactness, NotTestable, Note};

/// What became of a property (section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Held before and after with the same measure.
    Kept,
    /// Held before and after, but the measure changed.
    Drifted,
    /// Held before, not after.
    Destroyed,
    /// Held after, not before.
    Created,
    /// Held neither before nor after.
    Absent,
    /// Cannot be measured; the row says why.
    NotTestable,
}

impl Verdict {
    /// Section 4's table: whether it held and holds, and whether the measure is the same.
    pub fn of(held: bool, holds: bool, same: bool) -> Self {
        match (held, holds) {
            (true, true) if same => Self::Kept,
            (true, true) => Self::Drifted,
            (true, false) => Self::Destroyed,
            (false, true) => Self::Created,
            (false, false) => Self::Absent,
        }
    }

    /// Its stable name, for styles, files and tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Drifted => "drifted",
            Self::Destroyed => "destroyed",
            Self::Created => "created",
            Self::Absent => "absent",
            Self::NotTestable => "not testable",
        }
    }
}

/// How a number is written that is nothing but rounding.
pub const ROUND_OFF: &str = "≈ 0";

/// Whether a number is not zero, but only by rounding.
pub(super) fn is_round_off(x: f64, tolerance: f64) -> bool {
    x != 0.0 && x.abs() <= tolerance
}

/// What decides how large a difference counts as none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Decides {
    /// Rounding of 64-bit numbers, which the moves and the lengths of the vectors multiply.
    Rounding {
        /// By how much the moves do: κ at least.
        amplification: f64,
    },
    /// The precision in which the file stores its numbers.
    Stored(Resolution),
}

impl Default for Decides {
    fn default() -> Self {
        Self::Rounding { amplification: 1.0 }
    }
}

/// What theory says about a property under the composed move, before anything is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Promise {
    /// The move keeps it.
    Kept,
    /// The measure stays inside a band that κ allows (Wielandt).
    WithinBand,
    /// Nothing is promised under this move.
    MayChange,
}

/// Where a measure stands among the same measure on random pairs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Random pairs drawn.
    pub draws: usize,
    /// Per cent of random pairs with a smaller measure, before.
    pub before_percentile: f64,
    /// The same after.
    pub after_percentile: f64,
    /// Median of the random measures before.
    pub before_median: f64,
    /// The same after.
    pub after_median: f64,
}

/// How much to compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Depth {
    /// During a drag: the measure alone, a few matrix–vector products.
    Live,
    /// After a change: with random pairs and everything over all contexts.
    Settled,
    /// At leisure: what [`Depth::Settled`] carried over from the model as loaded is computed again
    /// from the moved vectors.
    Checked,
}

/// One property, measured before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which property ([`super::Info::id`]).
    pub id: String,
    /// Measure of the model as loaded.
    pub before: Option<f64>,
    /// Measure of the moved model.
    pub after: Option<f64>,
    /// Lowest and highest measure that some A with this κ can reach.
    pub band: Option<[f64; 2]>,
    /// The same measure on random pairs.
    pub chance: Option<Chance>,
    /// What theory says.
    pub promise: Promise,
    /// What was measured.
    pub verdict: Verdict,
    /// Why it is not testable.
    pub reason: Option<NotTestable>,
    /// A numerical mismatch with theory.
    #[serde(default)]
    pub warning: Option<Note>,
    /// Threshold in force.
    pub threshold: f64,
    /// Tolerance of "the same", relative to the larger measure where that exceeds 1 or is a ratio
    /// of lengths; of an exact fact the largest residual that is explained.
    pub tolerance: f64,
    /// What the tolerance follows from.
    #[serde(default)]
    pub decides: Decides,
    /// Of a property that theory speaks of as exact: what was found before and after.
    #[serde(default)]
    pub exact: Option<[Exactness; 2]>,
    /// Whether any move is in play; without one the row says what could change.
    #[serde(default)]
    pub moved: bool,
    /// Whether the model caps its logits: the softmax is then not all that decides what keeps them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub capped: bool,
    /// Further figures, and what else is worth saying.
    pub notes: Vec<Note>,
    /// Why it holds whatever the vectors are, where it does so in one of the models or in both:
    /// then that it holds is no evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_construction: Option<Note>,
    /// Of the distribution over all contexts: after how many of them another token is the most
    /// probable one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_tokens: Option<usize>,
    /// The measure is a share of this many.
    pub of: Option<usize>,
}

impl Row {
    /// One of this row's measures where it reads better than as a number: a count, or nothing but
    /// rounding.
    pub fn words(&self, measure: f64) -> Option<String> {
        if let Some(count) = self.of {
            return Some(format!("{:.0}/{count}", measure * count as f64));
        }
        let is_ratio = super::info(&self.id).is_some_and(|info| info.is_ratio);
        let vanishes = !is_ratio && is_round_off(measure, self.tolerance.min(EXACT));
        vanishes.then(|| ROUND_OFF.to_string())
    }
}
