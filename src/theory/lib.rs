//! Predictors, moves and linear properties: numbers and claims. No word of the interface but what a
//! property says of itself in plain English: its name, what it means, why it cannot be tested.
//!
//! # Conventions
//! Vectors are **columns**: embeddings f are a `d × S` matrix (one column a context), unembeddings
//! g a `d × V` matrix (one column a token). A gauge A acts as `f → A f`, `g → A^{-T} g`. All
//! measures are computed in f64 from the d-dimensional data, never from a projected picture.
//! Section numbers refer to Marconato, Lachapelle, Weichwald, Gresele, *All or None: Identifiable
//! Linear Properties of Next-token Predictors in Language Modeling*, arXiv 2410.23501.
//!
//! # Module map (arrows go down only)
//! | module | noun |
//! |---|---|
//! | [`report`] | model card and reference figures as data |
//! | [`compare`] | two models on what both share: predictions, linear equivalence, properties |
//! | [`property`] | what each linear property means, who keeps it, what became of it |
//! | [`analysis`] | a predictor with what is computed from it once and shared |
//! | [`transform`] | moves: invertible maps, hidden moves, shift, resize; steps, paths |
//! | [`plane`] | a plane in R^d: which one, and its orthonormal basis |
//! | [`model`] | a predictor: labelled embeddings and unembeddings, concepts, relations |
//! | [`linalg`] | subspaces, covariances, pseudo-inverses, random matrices |
//! | `listed` | enums that know all their variants |

#[macro_use]
mod listed;

pub mod analysis;
pub mod compare;
pub mod linalg;
pub mod model;
pub mod plane;
pub mod property;
pub mod report;
pub mod transform;
