//! Hidden states and next-token logits, computed from a language model's own file.
//!
//! One decoder, described by data ([`Config`]), reads the weights of all architectures: a GGUF or
//! the files of a Hugging Face checkpoint. Contexts are token ids; what they begin with together is
//! computed once, layer after layer, so that weights are read once. Weights stay as the file has
//! them and are decoded a few rows at a time; activations are singles and never rounded further. A
//! state is the same to the last bit whatever else is computed with it, and in every run.
//!
//! f(s) is the state behind the last norm at the last token of s, times the scale of the logits if
//! a model has one, so that logits are f·g + b with the rows g of the output matrix.

mod ask;
mod attention;
mod config;
mod error;
mod layer;
mod load;
mod matrix;
mod memory;
mod model;
mod norm;
mod parts;
mod tensors;
mod text;
pub mod tokenizer;
mod trie;
mod typing;

pub use ask::{Ask, Heard};
pub use config::{
    Activation, Alibi, Config, Head, HeadNorm, HeadNormOver, HeadOrder, Heads, Layer, Names, Norm,
    NormKind, Pairing, Rotary, Scaling, Shape, Sublayer,
};
pub use error::LmError;
pub use model::Model;
pub use tensors::Tensors;
pub use typing::Typing;
