//! Rows that lack a number: they are left aside and counted, and the first is named.

use crate::error::FormatError;

/// How many rows lack a number, among so many.
#[derive(Default)]
pub(crate) struct Gaps {
    count: u64,
    /// All rows that were looked at.
    pub(crate) rows: u64,
    first: Option<Gap>,
}

/// Where a number is missing.
pub(crate) struct Gap {
    /// As errors call it.
    pub(crate) place: String,
    pub(crate) line: u64,
    /// What the row is called.
    pub(crate) label: Option<String>,
    pub(crate) column: String,
    /// What stands there.
    pub(crate) found: String,
}

impl Gaps {
    /// One more.
    pub(crate) fn add(&mut self, gap: impl FnOnce() -> Gap) {
        self.count += 1;
        self.first.get_or_insert_with(gap);
    }

    /// What is said of them.
    ///
    /// # Errors
    /// As many rows that lack a number as others: then it is no table with gaps.
    pub(crate) fn warning(self, file: &str) -> Result<Option<String>, FormatError> {
        let Self { count, rows, first } = self;
        let Some(Gap { place, line, label, column, found }) = first else { return Ok(None) };
        if 2 * count >= rows {
            let (file, expected) = (file.into(), "a number in most rows, a finite one".into());
            return Err(FormatError::Malformed { file, place, found, expected });
        }
        let row = label.map_or(format!("line {line}"), |label| format!("line {line} ({label:?})"));
        Ok(Some(format!(
            "{file}: rows that lack a number are left aside: {count}, first {row}, column \
             {column:?}: {found}"
        )))
    }
}
