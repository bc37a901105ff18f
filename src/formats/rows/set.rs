//! Numbers of rows.

/// Row numbers to read, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowSet {
    All,
    Only(Vec<u64>),
}

impl RowSet {
    pub(crate) fn first(count: u64, rows: u64) -> Self {
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

    /// Those of these rows that are among `rows` from `first` on, counted from there.
    pub(crate) fn within(&self, first: u64, rows: u64) -> Self {
        let Self::Only(list) = self else { return Self::All };
        let start = list.partition_point(|row| *row < first);
        let end = list.partition_point(|row| *row < first + rows);
        Self::Only(list[start..end].iter().map(|row| row - first).collect())
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
