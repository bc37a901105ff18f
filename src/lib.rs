//! All or None: which linear properties of a next-token predictor survive when its representation space is bent.
//!
//! # Conventions
//! Vectors are **columns**: embeddings f are a `d × S` matrix (one column a context), unembeddings g a `d × V` matrix
//! (one column a token). A gauge A acts as `f → A f`, `g → A^{-T} g`. All measures are computed in f64 from the
//! d-dimensional data, never from a projected picture. Section numbers refer to Marconato, Lachapelle, Weichwald,
//! Gresele, *All or None: Identifiable Linear Properties of Next-token Predictors in Language Modeling*,
//! arXiv 2410.23501.
//!
//! # Module map (arrows go down only)
//! | module | noun |
//! |---|---|
//! | `app` | the page: makes the session, places the panels |
//! | `view` | the panels, one component a file |
//! | `web` | browser interfaces, one small file each |
//! | [`lesson`] | lessons: steps with text, what the app shows, what the learner does and how it is known to be done |
//! | [`words`] | all words of the interface, by panel and language, and numbers as people read them |
//! | [`glossary`] | the words of the field with their definitions |
//! | [`maths`] | formulas: read from a small notation, shown as MathML or plain text |
//! | [`state`] | the session: signals, named derivations, verbs |
//! | [`press`] | figures as files that need more than the page carries; its own worker makes them |
//! | [`permalink`] | all of a session but the data, as text for an address |
//! | [`worker`] | what the page asks of the worker, and the pure engine that answers |
//! | [`report`] | the same figures without a page: model card and reference figures as data |
//! | [`export`] | files to take away: pictures and the numbers behind them |
//! | [`figure`] | drawing a scene on any plotters backend, and clouds of points by pixels |
//! | [`scene`] | what a plot shows, the camera, hit test, label placement |
//! | [`property`] | what each linear property means, who keeps it, what became of it |
//! | [`analysis`] | a predictor with what is computed from it once and shared |
//! | [`transform`] | moves: invertible maps, hidden moves, shift, resize; steps, paths, presets |
//! | [`plane`] | a plane in R^d: which one, and its orthonormal basis |
//! | [`linalg`] | subspaces, covariances, pseudo-inverses, random matrices |
//! | [`mod@format`] | model files: safetensors and what other programs write |
//! | [`model`] | a predictor: labelled embeddings and unembeddings, concepts, relations |
//! | [`kernel`] | the few loops that every frame goes through: a crate of its own, compiled for speed |

pub mod analysis;
#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod export;
pub mod figure;
pub mod format;
pub mod glossary;
pub mod lesson;
pub mod linalg;
pub mod maths;
pub mod model;
pub mod permalink;
pub mod plane;
pub mod press;
pub mod property;
pub mod report;
pub mod scene;
pub mod state;
pub mod transform;
#[cfg(target_arch = "wasm32")]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
pub mod worker;
