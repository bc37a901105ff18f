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

/// Letters of what was found that an error names.
const SHOWN: usize = 40;

/// The beginning of what was found, in quotes, for errors.
fn shown(found: &[u8]) -> String {
    format!("{:?}", String::from_utf8_lossy(found).chars().take(SHOWN).collect::<String>())
}
