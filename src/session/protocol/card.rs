//! What was read of a model, without its vectors.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::texts;
use theory::model::{Concept, NamedDirection, Provenance, Relation};

/// What was read, without the vectors themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelCard {
    /// Name, source, licence, format and number type.
    pub provenance: Provenance,
    /// Dimension of the representation space.
    pub d: usize,
    /// Token labels.
    #[serde(with = "texts")]
    pub tokens: Arc<Vec<String>>,
    /// How the file spells each token, or nothing where it spells them as text.
    #[serde(with = "texts")]
    pub spelled: Arc<Vec<String>>,
    /// Tokens in the file, read or not.
    pub tokens_in_file: u64,
    /// Context labels.
    #[serde(with = "texts")]
    pub contexts: Arc<Vec<String>>,
    /// One group name a context, or nothing.
    #[serde(with = "texts")]
    pub context_groups: Arc<Vec<String>>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// Concept lists that came with the files.
    pub concepts: Vec<Concept>,
    /// What the reader wants the user to know.
    pub warnings: Vec<String>,
    /// Directions that came with the model.
    #[serde(default)]
    pub directions: Vec<NamedDirection>,
}

impl ModelCard {
    /// Bytes that the vectors take in the worker, as doubles.
    pub fn bytes(&self) -> u64 {
        let vectors = self.tokens.len() as u64 + self.contexts.len() as u64;
        vectors.saturating_mul(self.d as u64).saturating_mul(size_of::<f64>() as u64)
    }
}

/// The contexts of an open model: that part of its [`ModelCard`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextFacts {
    /// Context labels.
    #[serde(with = "texts")]
    pub contexts: Arc<Vec<String>>,
    /// One group name a context, or nothing.
    #[serde(with = "texts")]
    pub groups: Arc<Vec<String>>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// What the user should know of the model with these contexts.
    pub warnings: Vec<String>,
}

/// Numerical ranks of the open model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Dimensions {
    /// dim F.
    pub f: usize,
    /// dim G.
    pub g: usize,
    /// Effective complexity k = dim M = dim N = rank L0; absent without contexts.
    pub k: Option<usize>,
}
