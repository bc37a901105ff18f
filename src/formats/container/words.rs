//! What containers of words and their vectors hold.

use crate::container::TensorInfo;

/// Words, and a table with a row for each.
#[derive(Debug, Clone)]
pub(crate) struct WordTable {
    /// Name of the format as shown to the user.
    pub(crate) format: &'static str,
    pub(crate) words: Vec<String>,
    pub(crate) table: TensorInfo,
    /// What each vector is to be multiplied by, where unit vectors and lengths are kept apart.
    pub(crate) lengths: Option<Vec<f64>>,
    /// Rows that belong to n-grams and are left aside.
    pub(crate) of_ngrams: u64,
    /// What was done about words that are not UTF-8.
    pub(crate) warning: Option<String>,
}
