//! Names of tokens and contexts: vocabularies of tokenizers, how they spell, and lists.

pub(crate) mod context_groups;
pub(crate) mod labels;
pub(crate) mod rwkv;
pub(crate) mod sentencepiece;
pub(crate) mod spelling;
pub(crate) mod tekken;
pub(crate) mod tiktoken;
pub(crate) mod tokenizer;
