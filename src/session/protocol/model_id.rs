//! Which open models something is about.

use serde::{Deserialize, Serialize};

/// An open model, as long as the page lives: no number is given twice.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ModelId(pub u64);

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// One open model.
    One(ModelId),
    /// Two open models, compared.
    Pair(ModelId, ModelId),
    /// None of them.
    Nothing,
}
