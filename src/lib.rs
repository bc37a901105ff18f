//! All or None: which linear properties of a next-token predictor survive when its representation
//! space is bent. This crate is the page; what it shows is computed in the crates below.
//!
//! # The street (arrows go down only)
//! | crate | noun |
//! |---|---|
//! | `all_or_none` | the page: `app`, `view` and `web` |
//! | `inference` | who answers about a language model's own file; the page does not carry it |
//! | [`session`] | what is open, what was chosen, asked and answered, and the words for it |
//! | [`picture`] | what is drawn, on any backend, and the files that it is taken away in |
//! | `lm` | f from a language model's own file: tokenizer, decoder, hidden states |
//! | [`formats`] | model files: bytes in, a predictor out |
//! | [`theory`] | predictors, moves and linear properties: numbers and claims |
//! | [`kernel`] | the few loops that every frame goes through, compiled for speed |
//!
//! `app` makes the session and places the panels, `view` holds the panels, one component a file,
//! and `web` the browser's interfaces, one small file each. `main.rs` is the page's program; those
//! in `bin` are its workers, each a few lines that start a host of `web`: `worker` answers about
//! models, `lm` computes contexts, `press` makes figures that the page does not carry.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
