//! How the words of a family are spelled as tokens: all of them alike.

use serde::{Deserialize, Serialize};

/// One spelling for all words of a family. A vocabulary of pieces has ` king`, the word, and
/// `king`, which begins a text or ends a longer word: they are different tokens, and a family that
/// mixes them shows the difference of the two instead of its concept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SpellingPolicy {
    /// With a space before each word.
    #[default]
    WholeWords,
    /// As the list has them, spaces and all.
    AsWritten,
    /// Without a space before.
    Pieces,
}

impl SpellingPolicy {
    /// All of them; of several that find as many pairs the first is chosen.
    pub const ALL: [Self; 3] = [Self::WholeWords, Self::AsWritten, Self::Pieces];

    /// The labels that a word may have, the likeliest first: its own, then in lower case.
    pub(super) fn labels(self, word: &str) -> [String; 2] {
        let spelled = |word: &str| match self {
            Self::WholeWords => format!(" {}", word.trim()),
            Self::AsWritten => word.to_string(),
            Self::Pieces => word.trim().to_string(),
        };
        [spelled(word), spelled(&word.to_lowercase())]
    }
}
