//! What a predictor is made of before it is checked, and why it may be none.

use thiserror::Error;

use super::{Columns, NamedDirection, Provenance, Relation};

/// Unchecked ingredients of a [`Predictor`], as a reader found them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// Context labels.
    pub contexts: Vec<String>,
    /// Embeddings, `d × S`.
    pub f: Option<Columns>,
    /// Token labels.
    pub tokens: Vec<String>,
    /// How the file spells each token, where that is not as text; nothing where it is.
    pub spelled: Vec<String>,
    /// Unembeddings, `d × V`.
    pub g: Option<Columns>,
    /// Head bias, one number a token.
    pub bias: Option<Vec<f64>>,
    /// One group name a context, or none at all.
    pub context_groups: Vec<String>,
    /// Relations between contexts.
    pub relations: Vec<Relation>,
    /// Where it came from.
    pub provenance: Provenance,
    /// What the reader wants the user to know.
    pub warnings: Vec<String>,
    /// The same of the contexts alone, for as long as there are these: it is saved with them.
    pub remarks: Vec<String>,
    /// Directions that came with the model; those of another width are left out.
    pub directions: Vec<NamedDirection>,
}

/// What there is to know of hidden states behind a layer before the last.
pub fn lens_remark(layer: usize, layers: usize) -> String {
    format!(
        "f is the hidden state behind layer {layer} of {layers} with the last norm, as the logit \
         lens reads it: its distribution is not the model's"
    )
}

/// Why ingredients do not make a model. "Row" counts vectors from 0, "column" their components.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ModelError {
    /// Neither f nor g has a vector.
    #[error("no vectors: expected at least one embedding or unembedding, found none")]
    Empty,
    /// Vectors with zero components.
    #[error("the vectors have 0 components; expected at least 1")]
    ZeroWidth,
    /// f and g of different width.
    #[error("f has {f} components and g has {g}; they must be equal")]
    Widths {
        /// Width of f.
        f: usize,
        /// Width of g.
        g: usize,
    },
    /// Labels do not match vectors.
    #[error("{what}: found {labels} labels for {vectors} vectors; expected one each")]
    LabelCount {
        /// Which side.
        what: &'static str,
        /// Labels found.
        labels: usize,
        /// Vectors found.
        vectors: usize,
    },
    /// NaN or infinity.
    #[error("{what}: vector {row}, component {column} is {found}; expected a finite number")]
    NotFinite {
        /// Which side.
        what: &'static str,
        /// Vector number.
        row: usize,
        /// Component number.
        column: usize,
        /// What stands there.
        found: f64,
    },
    /// A relation points past the contexts.
    #[error("relation {name:?} names context {index}, but there are {contexts}")]
    RelationIndex {
        /// Relation name.
        name: String,
        /// The bad index.
        index: usize,
        /// How many contexts there are.
        contexts: usize,
    },
}
