//! Saying of each row whether it is wanted.

use std::collections::HashSet;

use crate::{
    error::FormatError,
    rows::{DEFAULT_BUDGET, MAX_BUDGET, Rows, Selection, row_bytes, set::RowSet},
};
use theory::model::{ColumnRole, Concept, composed};

/// [`Rows`] with its words looked up: says of a row whether it is wanted.
#[derive(Debug, Clone)]
pub(crate) struct RowFilter {
    rows: Rows,
    words: HashSet<String>,
    budget: u64,
    sums: bool,
    columns: Vec<ColumnRole>,
}

impl RowFilter {
    /// `concepts` are the concept lists among the files.
    pub(crate) fn new(selection: &Selection, concepts: &[Concept]) -> Self {
        let pairs = concepts.iter().flat_map(|concept| &concept.pairs);
        let words = match &selection.rows {
            Rows::InConcepts => {
                let words = pairs.flat_map(|(from, to)| [from, to]).chain(&selection.words);
                words.flat_map(|word| spellings(word)).collect()
            }
            Rows::Listed(list) => list.iter().flat_map(|word| spellings(word)).collect(),
            Rows::Matching(_, parts) => parts.iter().map(|part| part.to_lowercase()).collect(),
            _ => HashSet::new(),
        };
        let budget = selection.budget.unwrap_or(DEFAULT_BUDGET).min(MAX_BUDGET);
        let columns = selection.columns.clone();
        Self { rows: selection.rows.clone(), words, budget, sums: false, columns }
    }

    /// Everything that the budget allows.
    pub(crate) fn fit(&self) -> Self {
        let (budget, columns) = (self.budget, self.columns.clone());
        Self { rows: Rows::Fit, words: HashSet::new(), budget, sums: false, columns }
    }

    /// Every row, to be summed up and not kept; the budget is that of the sums.
    pub(crate) fn sum(selection: &Selection) -> Self {
        let budget = selection.budget.unwrap_or(MAX_BUDGET).min(MAX_BUDGET);
        let columns = selection.columns.clone();
        Self { rows: Rows::All, words: HashSet::new(), budget, sums: true, columns }
    }

    /// Whether a covariance of vectors with so many components fits the budget.
    ///
    /// # Errors
    /// [`FormatError::TooLarge`], when it does not.
    pub(crate) fn check_width(&self, file: &str, columns: u64) -> Result<(), FormatError> {
        let bytes = columns.saturating_mul(row_bytes(columns));
        if bytes <= self.budget {
            return Ok(());
        }
        Err(FormatError::TooLarge {
            file: file.into(),
            place: "statistics over all tokens".into(),
            found: format!("{columns} components, of which a covariance takes {} MB", bytes >> 20),
            limit: format!("{} MB", self.budget >> 20),
            advice: "",
        })
    }

    /// What the user says the columns of a table of text are; nothing where nobody said.
    pub(crate) fn columns(&self) -> &[ColumnRole] {
        &self.columns
    }

    /// Whether rows are summed up instead of kept.
    pub(crate) fn sums(&self) -> bool {
        self.sums
    }

    /// Whether to read row number `row` with this label.
    pub(crate) fn wants(&self, row: u64, label: &str) -> bool {
        match &self.rows {
            Rows::Fit | Rows::Ask | Rows::All => true,
            Rows::First(n) => row < *n,
            Rows::InConcepts | Rows::Listed(_) => self.words.contains(composed(label).as_ref()),
            Rows::Matching(part, _) => part.of_any(label, &self.words),
        }
    }

    /// Whether the choice needs labels.
    pub(crate) fn by_word(&self) -> bool {
        matches!(self.rows, Rows::InConcepts | Rows::Listed(_) | Rows::Matching(..))
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

    /// The rows to read of a table with `rows` rows of `columns` numbers, and a warning when that
    /// is not all of them.
    ///
    /// # Errors
    /// More rows than the budget has room for, where they may not be cut off, or none that was
    /// asked for.
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

    /// How many of so many rows the choice leaves that counts from the start.
    pub(crate) fn count_from_start(&self, rows: u64) -> u64 {
        if let Rows::First(n) = self.rows { n.min(rows) } else { rows }
    }

    /// What to tell the user when `kept` of `rows` rows were read.
    pub(crate) fn warning(&self, noun: &str, kept: u64, rows: u64) -> String {
        let why = match &self.rows {
            Rows::Fit | Rows::Ask => {
                format!(
                    "all that the memory budget of {} MB allows; more can be chosen",
                    self.budget >> 20
                )
            }
            Rows::All | Rows::First(_) => "the first, as chosen".into(),
            Rows::InConcepts => "those that the concept lists name".into(),
            Rows::Listed(_) => "those that the given list names".into(),
            Rows::Matching(part, parts) => {
                format!("those that {} {}", part.verb(), parts.join(" or "))
            }
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
        let found = match &self.rows {
            Rows::Matching(part, parts) => {
                format!("no labels that {} {} among {rows} rows", part.verb(), parts.join(" or "))
            }
            Rows::Listed(list) => {
                format!("none of the {} chosen words among {rows} rows", list.len())
            }
            _ => format!("no word of the concept lists among {rows} rows"),
        };
        FormatError::NoVectors { files: file.into(), found }
    }
}

/// The labels by which a word would be found ([`theory::model::Vocabulary`]), in NFC: as it is,
/// with a space before, in lower case, and so for each alternative after a slash.
fn spellings(word: &str) -> Vec<String> {
    let word = composed(word);
    let alternatives = word.split('/').filter(|_| word.contains('/'));
    let spelled = |word: &str| {
        let (bare, lower) = (word.trim(), word.to_lowercase());
        let spaced = [format!(" {bare}"), format!(" {}", lower.trim())];
        [word.to_string(), bare.to_string(), lower].into_iter().chain(spaced)
    };
    [word.as_ref()].into_iter().chain(alternatives).flat_map(spelled).collect()
}
