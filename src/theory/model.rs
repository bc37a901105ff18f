//! A next-token predictor as loaded: labelled embeddings f and unembeddings g, checked once on
//! entry.

mod cloud;
mod columns;
mod concept;
mod context_group;
mod predictor;
mod resolution;
mod spelling;
mod toy;
mod vocabulary;

pub use cloud::{Cloud, Image};
pub use columns::Columns;
pub use columns::first_not_finite;
pub use concept::Concept;
pub use context_group::ContextGroup;
pub use predictor::{ModelError, Parts, Predictor, Provenance, Relation, RelationPair};
pub use resolution::Resolution;
pub use spelling::TokenSpelling;
pub use toy::Toy;
pub use vocabulary::{Match, Spelling, Vocabulary};
