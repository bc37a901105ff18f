//! Finding the token that a word names.

use std::collections::HashMap;

use super::{SpellingPolicy, composed};

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

/// Labels indexed for look-up, in NFC; of duplicate labels the first is found.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    first: HashMap<String, usize>,
}

impl Vocabulary {
    /// Indexes the labels.
    pub fn new(labels: &[String]) -> Self {
        let mut first = HashMap::with_capacity(labels.len());
        for (i, label) in labels.iter().enumerate() {
            first.entry(composed(label).into_owned()).or_insert(i);
        }
        Self { first }
    }

    /// The token that `word` names: the exact label, else with a leading space, else in lower case
    /// (again with a space).
    pub fn find(&self, word: &str) -> Option<Match> {
        Spelling::ALL.into_iter().find_map(|spelling| self.spelled(word, spelling))
    }

    /// The two tokens of a pair, both spelled alike where that is possible: " full" → " fully",
    /// though "fully" is a token too (a piece inside words). Else each by itself.
    pub fn find_pair(&self, from: &str, to: &str) -> Option<(Match, Match)> {
        let alike = |spelling| Some((self.spelled(from, spelling)?, self.spelled(to, spelling)?));
        Spelling::ALL
            .into_iter()
            .find_map(alike)
            .or_else(|| Some((self.find(from)?, self.find(to)?)))
    }

    /// The token of a word under one policy. Alternatives are separated by a slash, as in the BATS
    /// data set: the first that is a token counts, unless all of them together are one.
    pub(super) fn spelled_by(&self, policy: SpellingPolicy, word: &str) -> Option<usize> {
        let token = |word: &str| policy.labels(word).iter().find_map(|label| self.token(label));
        token(word).or_else(|| word.contains('/').then(|| word.split('/').find_map(token))?)
    }

    fn token(&self, label: &str) -> Option<usize> {
        self.first.get(composed(label).as_ref()).copied()
    }

    fn spelled(&self, word: &str, spelling: Spelling) -> Option<Match> {
        let label = match spelling {
            Spelling::Exact => word.to_string(),
            Spelling::LeadingSpace => format!(" {word}"),
            Spelling::LowerCase => word.to_lowercase(),
            Spelling::LowerCaseLeadingSpace => format!(" {}", word.to_lowercase()),
        };
        self.token(&label).map(|index| Match { index, spelling })
    }
}

impl Spelling {
    /// In the order of trial.
    const ALL: [Self; 4] =
        [Self::Exact, Self::LeadingSpace, Self::LowerCase, Self::LowerCaseLeadingSpace];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(labels: &[&str]) -> Vocabulary {
        Vocabulary::new(&labels.iter().map(|label| label.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn a_pair_is_spelled_alike_where_it_can_be() {
        let found = vocabulary(&[" full", "fully", " fully"]).find_pair("full", "fully");
        assert_eq!(found.map(|(a, b)| (a.index, b.index)), Some((0, 2)));
    }

    #[test]
    fn a_pair_that_cannot_be_spelled_alike_is_found_word_by_word() {
        let found = vocabulary(&["France", " paris"]).find_pair("France", "Paris");
        assert_eq!(found.map(|(a, b)| (a.index, b.index)), Some((0, 1)));
    }
}
