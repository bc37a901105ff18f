//! Text to tokens and back, exactly as a model's own tokenizer does it.
//!
//! Two sources, one encoder: Hugging Face's tokenizer.json and the metadata of a GGUF file become
//! the same parts of the `tokenizers` crate (normaliser, cuts, vocabulary, special tokens). Where
//! the two sources would read a text differently, the model's own tokenizer is followed: special
//! tokens are read wherever they are spelled out, and characters are composed (NFC) where the model
//! was trained so.
//!
//! Files are not trusted: sizes are bounded, steps are checked before they are built, and the
//! longest text is known from them, see [`Tokenizer::limit`].

mod charsmap;
mod encoder;
mod error;
mod gguf;
mod json;
mod merge;
mod oniguruma;
mod pattern;
mod spelling;
mod steps;
mod template;
mod vocabulary;

pub use self::{
    encoder::{Encoding, Tokenizer},
    error::TokenizerError,
    gguf::Metadata,
};
