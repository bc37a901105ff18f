//! The model that another one is compared with, and what is chosen of both together.

use serde::{Deserialize, Serialize};

use super::Link;
use theory::compare::Fitted;

/// A second model, and how both are seen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Compared {
    /// What a link to the second model alone would say.
    pub with: Link,
    /// What was chosen of both together.
    #[serde(skip_serializing_if = "PairChoice::is_first")]
    pub seen: PairChoice,
}

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
