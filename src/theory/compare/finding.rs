//! Are two models the same in what is asked? What the figures say in a word.

use serde::{Deserialize, Serialize};

use super::{Equivalence, InSample, Predictions};

/// Up to this logit distance, relative to the logits, predictions are the same to rounding: files
/// hold singles, good for 1e-7 a number, and a logit is a sum of many.
const SAME: f64 = 1e-6;
/// Up to this one they are near. Where near ends is a choice: a tenth of what the logits are.
const NEAR: f64 = 0.1;
/// Up to this share of the log-odds left over by one linear map on either side it is the same to
/// rounding. A share is a square, and a fitted map magnifies rounding by how unevenly rows lie.
const LINEAR: f64 = 1e-9;
/// Up to this one it nearly is. A model whose weights are rounded to 4 bits is near by this, at
/// 0.02; two that were trained apart are not.
const NEARLY_LINEAR: f64 = 0.1;

/// The answer to a question about two models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Yes, to rounding.
    Yes,
    /// Nearly.
    Nearly,
    /// No.
    No,
    /// There is nothing to tell it by.
    Unknown,
}

impl Finding {
    /// Whether a linear map serves that leaves this share of the log-odds over.
    pub fn of_unexplained(share: f64) -> Self {
        Self::within(share, LINEAR, NEARLY_LINEAR)
    }

    fn within(x: f64, same: f64, near: f64) -> Self {
        match x {
            x if x <= same => Self::Yes,
            x if x <= near => Self::Nearly,
            _ => Self::No,
        }
    }
}

impl Predictions {
    /// Whether two distributions are the same, by the logit distance: KL can be small where they
    /// are not.
    pub fn alike(&self) -> Finding {
        Finding::within(self.relative_logit_distance, SAME, NEAR)
    }
}

impl Equivalence {
    /// Whether one linear map serves both sides, by what it leaves unexplained of the log-odds,
    /// held out; where k differs there is none.
    pub fn finding(&self) -> Finding {
        if self.effective_complexity.is_some_and(|[one, two]| one != two) {
            return Finding::No;
        }
        self.unexplained().map_or(Finding::Unknown, Finding::of_unexplained)
    }

    /// The largest share of the log-odds that is left over of either side or by one map for both;
    /// none where nothing could be held out. The map of the tokens turned round for the contexts
    /// has no part in it: in many dimensions that magnifies what hardly differs.
    pub fn unexplained(&self) -> Option<f64> {
        let one_map = self.one_map_keeps().map(|share| 1.0 - share);
        self.unexplained_side_by_side().into_iter().chain(one_map).reduce(f64::max)
    }

    /// The same of either side by itself. One with no more rows than coordinates says nothing: a
    /// map that is fitted to some of them misses the others even where one map serves all.
    pub fn unexplained_side_by_side(&self) -> Option<f64> {
        let sides = [
            (self.explained_f_in_log_odds, self.in_sample_f),
            (self.explained_g_in_log_odds, self.in_sample_g),
        ];
        let tells = |fit: Option<InSample>| !matches!(fit, Some(InSample::ByConstruction { .. }));
        let informative = sides.into_iter().filter(|(_, fit)| tells(*fit));
        let held_out = informative.filter_map(|(shares, _)| shares).flatten();
        held_out.map(|share| 1.0 - share).reduce(f64::max)
    }
}
