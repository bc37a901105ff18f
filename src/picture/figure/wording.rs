//! What is written into pictures beside the names of what they show.

use serde::{Deserialize, Serialize};

/// The words, in the language of the reader; `{}` in them stands for numbers and names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// The tag of that language, e.g. `en`.
    pub language: String,
    /// What stands before the decimals of a number.
    pub decimal: char,
    /// What the number behind an angle is.
    pub cosine: String,
    /// From which angle to which: `κ allows {} to {}`.
    pub allows: String,
    /// How many values are above which: `rank {}, cut at {}`.
    pub rank: String,
    /// Where the cut is: `cut at {}`.
    pub cut: String,
    /// Of which spectrum how many of how many: `{}: {} of {} above the cut`.
    pub above: String,
    /// An axis of values.
    pub log_value: String,
    /// An axis of values relative to the largest.
    pub log_share: String,
    /// An axis of places in a spectrum.
    pub index: String,
    /// The same where all spectra share it.
    pub singular_index: String,
    /// What the sign of a name means that only the list before has.
    pub lost: String,
    /// What the sign of a name means that only the list after has.
    pub gained: String,
}

/// Words with their data, one piece for each `{}`.
pub(super) fn filled(words: &str, data: &[&str]) -> String {
    let mut parts = words.split("{}");
    let first = parts.next().unwrap_or_default().to_owned();
    let data = data.iter().copied().chain(std::iter::repeat(""));
    parts.zip(data).fold(first, |text, (part, piece)| text + piece + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_their_data_in_order() {
        assert_eq!(filled("rank {}, cut at {}", &["2", "0.1"]), "rank 2, cut at 0.1");
        assert_eq!(filled("{} of {}", &["2"]), "2 of ");
    }
}
