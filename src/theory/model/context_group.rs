//! A named group of contexts.

use serde::{Deserialize, Serialize};

/// Contexts that share a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextGroup {
    /// The label.
    pub name: String,
    /// The contexts.
    pub members: Vec<usize>,
}
