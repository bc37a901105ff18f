//! What the rows about contexts are asked about, by the names that a model gives.

use serde::{Deserialize, Serialize};

/// The user's choices about contexts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContextChoice {
    /// Name of the group whose contexts count as positive.
    pub positive: Option<String>,
    /// Name of the group whose contexts count as negative.
    pub negative: Option<String>,
    /// Which relation of the model.
    pub relation: usize,
    /// Steering strength α.
    pub strength: f64,
}
