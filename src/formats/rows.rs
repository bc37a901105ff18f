//! Which rows of a table the user wants.

pub(crate) mod filter;
pub(crate) mod set;
pub(crate) mod token_table;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use theory::model::ColumnRole;

/// Bytes that vectors may take in memory (as f64) unless the user sets another budget.
pub const DEFAULT_BUDGET: u64 = 256 << 20;

/// Bytes that vectors may take at most, whatever the user asks for. A move makes a second model of
/// them and some rows a copy for a while: beyond this the memory of a browser's worker does not
/// hold all of it.
pub const MAX_BUDGET: u64 = if usize::BITS == 32 { 768 << 20 } else { 1 << 36 };

/// What a label takes in memory, roughly.
const LABEL_BYTES: u64 = 64;

/// Which tokens of g to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// As many from the start as the memory budget allows.
    #[default]
    Fit,
    /// All if the memory budget allows. If not, a table whose size is known beforehand is not read
    /// at all: the answer is [`super::Opened::Tokens`]. One whose size only reading can tell is
    /// read as with [`Rows::Fit`].
    Ask,
    /// All of them, up to [`MAX_BUDGET`].
    All,
    /// The first so many (vocabularies are mostly sorted by frequency).
    First(u64),
    /// Those that the concept lists name: lists among the files, and [`Selection::words`].
    InConcepts,
    /// Those that these words name.
    Listed(Vec<String>),
    /// Those whose label has one of these parts, whatever the case; a space before the label does
    /// not count.
    Matching(Part, Vec<String>),
}

/// Where in a label a searched text has to stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// At the beginning.
    #[default]
    Beginning,
    /// At the end.
    End,
    /// Anywhere.
    Anywhere,
}

/// The user's answer to a choice, and what to read. The default leaves everything to the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Name of the table of context embeddings f, as in [`super::Candidate::name`].
    pub f: Option<String>,
    /// Name of the table of token unembeddings g.
    pub g: Option<String>,
    /// Which rows of g to read.
    pub rows: Rows,
    /// Words of concept lists that are not among the files, for [`Rows::InConcepts`].
    pub words: Vec<String>,
    /// What each column of a table of text is, where the guess was wrong
    /// ([`theory::model::Provenance::columns`]).
    #[serde(default)]
    pub columns: Vec<ColumnRole>,
    /// Bytes that g (and f) may take in memory each; [`DEFAULT_BUDGET`] if none.
    pub budget: Option<u64>,
}

impl Part {
    /// What a label with this part does.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Beginning => "begin with",
            Self::End => "end with",
            Self::Anywhere => "contain",
        }
    }

    /// Whether the label has one of the texts, given in lower case, in this place.
    pub(crate) fn of_any(self, label: &str, texts: &HashSet<String>) -> bool {
        let label = label.trim_start().to_lowercase();
        texts.iter().any(|text| match self {
            Self::Beginning => label.starts_with(text),
            Self::End => label.ends_with(text),
            Self::Anywhere => label.contains(text),
        })
    }
}

/// What a row of `columns` numbers and its label take in memory.
pub(crate) fn row_bytes(columns: u64) -> u64 {
    columns.saturating_mul(8).saturating_add(LABEL_BYTES)
}
