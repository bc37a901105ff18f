//! Relations between contexts, as a model names them.

use serde::{Deserialize, Serialize};

/// Context pairs (s, s⌢q) that one query q links: "France" → "France is".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Name of the relation, e.g. `capital`.
    pub name: String,
    /// Text q appended to the context.
    pub query: String,
    /// The pairs.
    pub pairs: Vec<RelationPair>,
}

/// One (s, s⌢q) pair, as indices into the contexts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationPair {
    /// Index of s.
    pub context: usize,
    /// Index of s⌢q.
    pub with_query: usize,
    /// What the pair is about.
    #[serde(default)]
    pub subject: String,
    /// Expected next token after s⌢q.
    #[serde(default)]
    pub reply: String,
}

impl Relation {
    /// A context that a pair names and that is none of so many.
    pub(super) fn beyond(&self, contexts: usize) -> Option<usize> {
        self.pairs.iter().flat_map(|p| [p.context, p.with_query]).find(|&i| i >= contexts)
    }
}
