//! A token as a link names it: by its label, so that it is found again in another file.

use serde::{Deserialize, Serialize};

/// A token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TokenRef {
    /// The first token with this label.
    Label(String),
    /// A later token with a label that repeats: label and row.
    Row(String, usize),
}

impl TokenRef {
    /// The label.
    pub fn label(&self) -> &str {
        match self {
            Self::Label(label) | Self::Row(label, _) => label,
        }
    }
}
