//! Formats that are text: lines, tables of numbers, word vectors, JSON and word pairs.

pub(crate) mod config;
pub(crate) mod decimal;
pub(crate) mod gaps;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod pairs;
pub(crate) mod projector;
pub(crate) mod shards;
pub(crate) mod sparse;
pub(crate) mod table;
pub(crate) mod word2vec;
pub(crate) mod word_vectors;
