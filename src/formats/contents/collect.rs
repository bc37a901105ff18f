//! Rows of a text format, gathered as they stream by.

use kernel::Number;
use nalgebra::{DMatrix, Scalar};

use crate::{
    contents::matrix::{Body, Matrix},
    error::FormatError,
    rows::{filter::RowFilter, set::RowSet},
    source::decode::Decoder,
};
use theory::{linalg::Moments, model::Columns};

/// Rows kept so far, and how many went by.
pub(crate) struct Collector<'a, T> {
    file: String,
    keep: &'a RowFilter,
    columns: usize,
    numbers: Vec<T>,
    labels: Vec<String>,
    kept: Vec<u64>,
    seen: u64,
    /// Rows among those seen that have no numbers.
    without: u64,
    capacity: u64,
    sum: Option<Moments>,
    decoder: Decoder,
}

/// Numbers that are summed up at a time, 8 MB of them.
const BLOCK: usize = 1 << 20;

impl<'a, T: Number + Scalar> Collector<'a, T>
where
    Columns: From<DMatrix<T>>,
{
    /// For rows of `columns` numbers. `expected` rows are made room for, as far as the budget goes.
    ///
    /// # Errors
    /// No memory for the rows, or vectors too wide for a covariance where only sums are wanted.
    pub(crate) fn new(
        file: &str,
        keep: &'a RowFilter,
        columns: usize,
        expected: u64,
    ) -> Result<Self, FormatError> {
        let capacity = keep.capacity(columns as u64);
        if keep.sums() {
            keep.check_width(file, columns as u64)?;
            return Ok(Self::summing(file, keep, columns));
        }
        let mut numbers = Vec::new();
        let room = keep.count_from_start(expected).min(capacity).saturating_mul(columns as u64);
        if !keep.by_word()
            && usize::try_from(room).is_ok_and(|room| numbers.try_reserve_exact(room).is_err())
        {
            return Err(keep.refuse(file, expected, columns as u64));
        }
        let (labels, kept) = (Vec::new(), Vec::new());
        Ok(Self {
            file: file.into(),
            keep,
            columns,
            numbers,
            labels,
            kept,
            seen: 0,
            without: 0,
            capacity,
            sum: None,
            decoder: Decoder::default(),
        })
    }

    fn summing(file: &str, keep: &'a RowFilter, columns: usize) -> Self {
        let (numbers, labels, kept) = (Vec::with_capacity(BLOCK + columns), Vec::new(), Vec::new());
        let sum = Some(Moments::new(columns));
        let decoder = Decoder::default();
        Self {
            file: file.into(),
            keep,
            columns,
            numbers,
            labels,
            kept,
            seen: 0,
            without: 0,
            capacity: 0,
            sum,
            decoder,
        }
    }

    /// Numbers of each row.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Rows that went by.
    pub(crate) fn seen(&self) -> u64 {
        self.seen
    }

    /// The same for a label that may not be UTF-8; it is put right when all have been seen.
    ///
    /// # Errors
    /// As [`Self::offer`].
    pub(crate) fn offer_bytes(&mut self, label: &[u8]) -> Result<Option<&mut Vec<T>>, FormatError> {
        let mut decoder = std::mem::take(&mut self.decoder);
        let text = decoder.decode(self.labels.len(), label);
        self.decoder = decoder;
        self.offer(Some(&text))
    }

    /// Whether the next row is wanted; if so, its numbers go to the end of the returned list.
    ///
    /// # Errors
    /// More rows than the budget has room for, where they may not be cut off, or no memory for
    /// them.
    pub(crate) fn offer(
        &mut self,
        label: Option<&str>,
    ) -> Result<Option<&mut Vec<T>>, FormatError> {
        let row = self.seen;
        self.seen += 1;
        if self.sum.is_some() {
            if self.numbers.len() >= BLOCK {
                self.sum_up();
            }
            return Ok(Some(&mut self.numbers));
        }
        let wanted = label.is_none_or(|label| self.keep.wants(row, label));
        let full = self.kept.len() as u64 >= self.capacity;
        if wanted && full && !self.keep.cuts() {
            return Err(self.keep.refuse(&self.file, self.seen, self.columns as u64));
        }
        if !wanted || full {
            return Ok(None);
        }
        if self.numbers.capacity() - self.numbers.len() < self.columns {
            let more = self.numbers.len().max(self.columns);
            let refuse = |_| self.keep.refuse(&self.file, row + 1, self.columns as u64);
            self.numbers.try_reserve_exact(more).map_err(refuse)?;
        }
        self.labels.extend(label.map(str::to_string));
        self.kept.push(row);
        Ok(Some(&mut self.numbers))
    }

    /// Whether rows are wanted by their label.
    pub(crate) fn by_word(&self) -> bool {
        self.keep.by_word()
    }

    /// Takes the last offer back.
    pub(crate) fn retract(&mut self) {
        self.seen = self.seen.saturating_sub(1);
        if let Some(sum) = &self.sum {
            let held = self.seen - self.without - sum.count();
            self.numbers.truncate(held as usize * self.columns);
        }
        if self.kept.last() == Some(&self.seen) {
            self.kept.pop();
            self.labels.pop();
            self.numbers.truncate(self.kept.len() * self.columns);
        }
    }

    /// Leaves out the row that was offered last, as it has no numbers; it keeps its place among all
    /// rows, which those of other files may name.
    pub(crate) fn leave_out(&mut self) {
        self.retract();
        self.seen += 1;
        self.without += 1;
    }

    /// Adds the rows in memory to the sums and forgets them.
    fn sum_up(&mut self) {
        let (columns, rows) = (self.columns, self.numbers.len() / self.columns.max(1));
        if let Some(sum) = &mut self.sum {
            sum.add(DMatrix::from_iterator(columns, rows, self.numbers.iter().map(|&x| x.into())));
            self.numbers.clear();
        }
    }

    /// The table, and warnings if rows were left out or words were not UTF-8.
    ///
    /// # Errors
    /// A selection by words that none of the rows has.
    pub(crate) fn finish(
        mut self,
        name: &str,
        dtype: &str,
    ) -> Result<(Matrix, Vec<String>), FormatError> {
        let (kept, seen) = (self.kept.len() as u64, self.seen);
        self.sum_up();
        if let Some(sum) = self.sum {
            let shape = (seen, self.columns as u64);
            return Ok((Matrix::new(name, shape, dtype, Body::Summed(sum)), Vec::new()));
        }
        if kept == 0 && seen > 0 && self.keep.by_word() {
            return Err(self.keep.nothing_kept(&self.file, seen));
        }
        let undecoded = self.decoder.finish(&mut self.labels, &self.file);
        let labels = (!self.labels.is_empty()).then_some(self.labels);
        let rows = if kept == seen { RowSet::All } else { RowSet::Only(self.kept) };
        let vectors = DMatrix::from_vec(self.columns, kept as usize, self.numbers);
        let with = seen - self.without;
        let warning = (kept < with).then(|| self.keep.warning("token", kept, with));
        let body = Body::Read { vectors: Columns::from(vectors).checked(), rows };
        let shape = (seen, self.columns as u64);
        let matrix = Matrix { labels, ..Matrix::new(name, shape, dtype, body) };
        Ok((matrix, undecoded.into_iter().chain(warning).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::{Rows, Selection};

    #[test]
    fn room_is_made_for_the_rows_that_are_wanted() {
        for (rows, room) in
            [(Rows::First(3), 30), (Rows::Listed(vec!["easy".into()]), 0), (Rows::All, 70)]
        {
            let keep = RowFilter::new(&Selection { rows, ..Selection::default() }, &[]);
            let collector = Collector::<f64>::new("w.txt", &keep, 10, 7).expect("small");
            assert_eq!(collector.numbers.capacity(), room);
        }
    }
}
