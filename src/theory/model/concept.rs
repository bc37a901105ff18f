//! A concept: a named list of word pairs such as easy→easiest.

use serde::{Deserialize, Serialize};

/// A named list of word pairs; the words are matched to tokens by [`super::Vocabulary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Name of the concept, e.g. `adjective-superlative`.
    pub name: String,
    /// (from, to) words.
    pub pairs: Vec<(String, String)>,
}
