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
//!
//! # Module map (arrows go down only: `tests/house.rs`)
//! | module | what |
//! |---|---|
//! | `typing` | a text that is being typed: what was computed of its beginning is kept |
//! | `parts` | what is computed, as ingredients of a predictor |
//! | `model` | a model that is open: states of contexts, logits of states |
//! | `load` | tensors by what they are for, checked against the description |
//! | `layer` | attention, feed-forward network, and the residual stream around both |
//! | `attention` | a token and those before it, and rotations by position |
//! | `memory` | what a layer remembers of the tokens before |
//! | `norm` | normalisation of vectors |
//! | `matrix` | weight matrices as the file has them, decoded while they multiply |
//! | `trie` | contexts as a tree of prefixes |
//! | `forward` | how contexts are taken through the model, and what is told meanwhile |
//! | `config` | what a decoder is made of, from either kind of file |
//! | `text` | a model's own tokenizer, from wherever its files have it |
//! | `tensors` | all tensors by name, read piece by piece, and the metadata |
//! | `error` | what can be wrong with a file or a question |
//! | [`tokenizer`] | text to tokens and back, as the model's own tokenizer does it |

mod attention;
mod config;
mod error;
mod forward;
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

pub use config::{
    Activation, Alibi, Config, Head, HeadNorm, HeadNormOver, HeadOrder, Heads, Layer, Names, Norm,
    NormKind, Pairing, Rotary, Scaling, Shape, Sublayer,
};
pub use error::LmError;
pub use forward::{ForwardPass, Progress};
pub use model::Model;
pub use tensors::Tensors;
pub use typing::Typing;
