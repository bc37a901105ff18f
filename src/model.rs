//! A next-token predictor as loaded: labelled embeddings f and unembeddings g, checked once on entry.

mod cloud;
mod concept;
mod context_group;
mod predictor;
mod toy;
mod vocabulary;

pub(crate) use cloud::all_finite;
pub use cloud::{Cloud, Image};
pub use concept::Concept;
pub use context_group::ContextGroup;
pub use predictor::{ModelError, Parts, Predictor, Provenance, Relation, RelationPair};
pub use toy::Toy;
pub use vocabulary::{Match, Spelling, Vocabulary};
