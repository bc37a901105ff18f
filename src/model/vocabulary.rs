//! Finding the token that a word names.

use std::collections::HashMap;

/// How a word was found among the labels, tried in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Spelling {
    /// The label is the word.
    Exact,
    /// The label is the word with a leading space.
    LeadingSpace,
    /// The label is the word in lower case.
    LowerCase,
    /// The label is the word in lower case with a leading space.
    LowerCaseLeadingSpace,
}

/// A found token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Index of the token.
    pub index: usize,
    /// How it was found.
    pub spelling: Spelling,
}

/// Labels indexed for look-up; of duplicate labels the first is found.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    first: HashMap<String, usize>,
}

impl Vocabulary {
    /// Indexes the labels.
    pub fn new(labels: &[String]) -> Self {
        let mut first = HashMap::with_capacity(labels.len());
        for (i, label) in labels.iter().enumerate() {
            first.entry(label.clone()).or_insert(i);
        }
        Self { first }
    }

    /// The token that `word` names: the exact label, else with a leading space, else in lower case (again with a space).
    pub fn find(&self, word: &str) -> Option<Match> {
        let lower = word.to_lowercase();
        let tries = [
            (word.to_string(), Spelling::Exact),
            (format!(" {word}"), Spelling::LeadingSpace),
            (lower.clone(), Spelling::LowerCase),
            (format!(" {lower}"), Spelling::LowerCaseLeadingSpace),
        ];
        tries.into_iter().find_map(|(label, spelling)| self.first.get(&label).map(|&index| Match { index, spelling }))
    }
}
