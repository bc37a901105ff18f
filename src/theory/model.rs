//! A next-token predictor as loaded: labelled embeddings f and unembeddings g, checked once on
//! entry.

mod cloud;
mod columns;
mod composed;
mod concept;
mod context_group;
mod family_match;
mod isolate;
mod parts;
mod predictor;
mod provenance;
mod relation;
mod resolution;
mod special;
mod spelling;
mod spelling_policy;
mod toy;
mod vocabulary;

pub use cloud::{Cloud, CloudMap};
pub use columns::Columns;
pub use columns::first_not_finite;
pub use composed::{Composer, compose_by, composed};
pub use concept::{Concept, tell_apart};
pub use context_group::ContextGroup;
pub use family_match::{FamilyMatch, Missing, MissingPair, PairMatch};
pub use isolate::{isolated, isolated_pair, runs_left};
pub use parts::{ModelError, Parts, lens_remark};
pub use predictor::Predictor;
pub use provenance::{ColumnRole, NamedDirection, Provenance, TableColumn};
pub use relation::{Relation, RelationPair};
pub use resolution::Resolution;
pub use special::is_special;
pub use spelling::{TokenSpelling, byte_level, shown};
pub use spelling_policy::SpellingPolicy;
pub use toy::Toy;
pub use vocabulary::{Match, Spelling, Vocabulary};
