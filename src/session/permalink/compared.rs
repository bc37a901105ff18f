//! The model that another one is compared with.

use serde::{Deserialize, Serialize};

use super::Link;
use crate::pair::PairChoice;

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
