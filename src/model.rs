//! A next-token predictor as loaded: labelled embeddings f and unembeddings g, checked once on entry.

mod cloud;
mod concept;
mod predictor;
mod toy;
mod vocabulary;

pub use cloud::Cloud;
pub use concept::Concept;
pub use predictor::{ModelError, Parts, Predictor, Provenance, Relation, RelationPair};
pub use toy::Toy;
pub use vocabulary::{Match, Spelling, Vocabulary};
