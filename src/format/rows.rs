//! Which rows of a table are read into memory.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::model::Concept;

use super::FormatError;

/// Bytes that vectors may take in memory (as f64) unless the user sets another budget.
pub const DEFAULT_BUDGET: u64 = 256 << 20;

/// Bytes that vectors may take at most, whatever the user asks for: beyond this a browser tab dies.
pub const MAX_BUDGET: u64 = if usize::BITS == 32 { 1 << 30 } else { 1 << 36 };

/// What a label takes in memory, roughly.
const LABEL_BYTES: u64 = 64;

/// Which tokens of g to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// As many from the start as the memory budget allows.
    #[default]
    Fit,
    /// All if the memory budget allows. If not, a table whose size is known beforehand is not read at all: the answer is
    /// [`super::Opened::Tokens`]. One whose size only reading can tell is read as with [`Rows::Fit`].
    Ask,
    /// All of them, up to [`MAX_BUDGET`].
    All,
    /// The first so many (vocabularies are mostly sorted by frequency).
    First(u64),
    /// Those that the concept lists name: lists among the files, and [`Selection::words`].
    InConcepts,
    /// Those that these words name.
    Listed(Vec<String>),
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
    /// Bytes that g (and f) may take in memory each; [`DEFAULT_BUDGET`] if none.
    pub budget: Option<u64>,
}

/// Row numbers to read, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowSet {
    All,
    Only(Vec<u64>),
}

/// [`Rows`] with its words looked up: says of a row whether it is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Keep {
    rows: Rows,
    words: HashSet<String>,
    budget: u64,
}

impl Keep {
    /// `concepts` are the concept lists among the files.
    pub(crate) fn new(selection: &Selection, concepts: &[Concept]) -> Self {
        let pairs = concepts.iter().flat_map(|concept| &concept.pairs);
        let words = match &selection.rows {
            Rows::InConcepts => {
                let words = pairs.flat_map(|(from, to)| [from, to]).chain(&selection.words);
                words.flat_map(|word| spellings(word)).collect()
            }
            Rows::Listed(list) => list.iter().flat_map(|word| spellings(word)).collect(),
            _ => HashSet::new(),
        };
        let budget = selection.budget.unwrap_or(DEFAULT_BUDGET).min(MAX_BUDGET);
        Self { rows: selection.rows.clone(), words, budget }
    }

    /// Everything that the budget allows.
    pub(crate) fn fit(&self) -> Self {
        Self { rows: Rows::Fit, words: HashSet::new(), budget: self.budget }
    }

    /// Whether to read row number `row` with this label.
    pub(crate) fn wants(&self, row: u64, label: &str) -> bool {
        match &self.rows {
            Rows::Fit | Rows::Ask | Rows::All => true,
            Rows::First(n) => row < *n,
            Rows::InConcepts | Rows::Listed(_) => self.words.contains(label),
        }
    }

    /// Whether the choice needs labels.
    pub(crate) fn by_word(&self) -> bool {
        matches!(self.rows, Rows::InConcepts | Rows::Listed(_))
    }

    /// How many rows of `columns` numbers may be kept.
    pub(crate) fn capacity(&self, columns: u64) -> u64 {
        let budget = if self.cuts() { self.budget } else { MAX_BUDGET };
        budget / row_bytes(columns)
    }

    /// Whether more rows than [`Self::capacity`] are cut off (else they are refused).
    pub(crate) fn cuts(&self) -> bool {
        matches!(self.rows, Rows::Fit | Rows::Ask)
    }

    /// Whether the user is to be asked before `rows` rows of `columns` numbers are cut.
    pub(crate) fn asks(&self, rows: u64, columns: u64) -> bool {
        self.rows == Rows::Ask && rows > self.capacity(columns)
    }

    /// The rows to read of a table with `rows` rows of `columns` numbers, and a warning when that is not all of them.
    pub(crate) fn plan(
        &self,
        file: &str,
        noun: &str,
        (rows, columns): (u64, u64),
        labels: Option<&[String]>,
    ) -> Result<(RowSet, Option<String>), FormatError> {
        let capacity = self.capacity(columns);
        let set = match labels {
            Some(labels) if self.by_word() => {
                let wanted = |(row, label): (u64, &String)| self.wants(row, label).then_some(row);
                RowSet::Only((0..).zip(labels).filter_map(wanted).collect())
            }
            _ => RowSet::first(self.count_from_start(rows), rows),
        };
        let kept = set.count(rows);
        if kept > capacity && !self.cuts() {
            return Err(self.refuse(file, kept, columns));
        }
        if kept == 0 && rows > 0 {
            return Err(self.nothing_kept(file, rows));
        }
        let set = if kept > capacity { RowSet::first(capacity, rows) } else { set };
        let kept = set.count(rows);
        Ok((set, (kept < rows).then(|| self.warning(noun, kept, rows))))
    }

    fn count_from_start(&self, rows: u64) -> u64 {
        if let Rows::First(n) = self.rows { n.min(rows) } else { rows }
    }

    /// What to tell the user when `kept` of `rows` rows were read.
    pub(crate) fn warning(&self, noun: &str, kept: u64, rows: u64) -> String {
        let why = match &self.rows {
            Rows::Fit | Rows::Ask => {
                format!("all that the memory budget of {} MB allows; more can be chosen", self.budget >> 20)
            }
            Rows::All | Rows::First(_) => "the first, as chosen".into(),
            Rows::InConcepts => "those that the concept lists name".into(),
            Rows::Listed(_) => "those that the given list names".into(),
        };
        format!("read {kept} of {rows} {noun}s: {why}")
    }

    /// The error for more rows than memory holds.
    pub(crate) fn refuse(&self, file: &str, rows: u64, columns: u64) -> FormatError {
        FormatError::TooLarge {
            file: file.into(),
            place: "vectors".into(),
            found: format!("{rows} rows of {columns} numbers"),
            limit: format!("{} rows ({} MB)", self.capacity(columns), MAX_BUDGET >> 20),
            advice: "; choose fewer tokens: the first so many, or those of a list",
        }
    }

    /// The error for a word list that names no row.
    pub(crate) fn nothing_kept(&self, file: &str, rows: u64) -> FormatError {
        FormatError::NoVectors {
            files: file.into(),
            found: format!("none of the {} chosen words among {rows} rows", self.words.len() / 4),
        }
    }
}

impl RowSet {
    fn first(count: u64, rows: u64) -> Self {
        if count >= rows { Self::All } else { Self::Only((0..count).collect()) }
    }

    /// How many rows these are, of a table with `rows` rows.
    pub(crate) fn count(&self, rows: u64) -> u64 {
        match self {
            Self::All => rows,
            Self::Only(list) => list.len() as u64,
        }
    }

    /// The number of the row that comes at place `kept` (from 0) among these.
    pub(crate) fn number(&self, kept: usize) -> u64 {
        match self {
            Self::All => kept as u64,
            Self::Only(list) => list[kept],
        }
    }

    /// The entries of `list` that belong to these rows.
    pub(crate) fn pick<T>(&self, list: Vec<T>) -> Vec<T> {
        let Self::Only(rows) = self else { return list };
        let mut wanted = rows.iter().copied().peekable();
        (0..).zip(list).filter_map(|(row, entry)| wanted.next_if_eq(&row).map(|_| entry)).collect()
    }

    /// The row numbers, of a table with `rows` rows.
    pub(crate) fn numbers(&self, rows: u64) -> Box<dyn Iterator<Item = u64> + '_> {
        match self {
            Self::All => Box::new(0..rows),
            Self::Only(list) => Box::new(list.iter().copied()),
        }
    }

    /// Runs of consecutive rows as (first, count), of a table with `rows` rows.
    pub(crate) fn runs(&self, rows: u64) -> Vec<(u64, u64)> {
        let Self::Only(list) = self else { return vec![(0, rows)] };
        let mut runs: Vec<(u64, u64)> = Vec::new();
        for &row in list {
            match runs.last_mut() {
                Some((first, count)) if *first + *count == row => *count += 1,
                _ => runs.push((row, 1)),
            }
        }
        runs
    }
}

/// What a row of `columns` numbers and its label take in memory.
pub(crate) fn row_bytes(columns: u64) -> u64 {
    columns.saturating_mul(8).saturating_add(LABEL_BYTES)
}

/// The labels by which [`crate::model::Vocabulary::find`] would find a word.
fn spellings(word: &str) -> [String; 4] {
    let lower = word.to_lowercase();
    [word.to_string(), format!(" {word}"), lower.clone(), format!(" {lower}")]
}
