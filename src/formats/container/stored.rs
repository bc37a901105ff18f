//! Numbers of equal size lying one after another in a file, and the reading of the rows that are
//! wanted.

use kernel::Number;
use nalgebra::{DMatrix, Scalar};

use crate::{
    container::encoding::Encoding,
    error::FormatError,
    rows::set::RowSet,
    source::{CHUNK, stream::ByteStream},
};
use theory::model::{Columns, first_not_finite};

/// Numbers decoded at a time, so that they are still in the cache when they are checked.
const BLOCK: usize = 4096;

/// Where the numbers are and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stored {
    /// Byte of the first number.
    pub(crate) offset: u64,
    pub(crate) encoding: Encoding,
    pub(crate) order: Order,
    /// Member of the archive in whose unpacked bytes `offset` counts, if packed.
    pub(crate) member: Option<usize>,
}

/// Which numbers are neighbours in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The components of one vector.
    RowMajor,
    /// The same component of all vectors (Fortran order).
    ColumnMajor,
    /// The components of one vector, of which each `step`-th one from `first` on is a row.
    Every {
        /// Vectors before the first row.
        first: u64,
        /// Vectors from one row to the next.
        step: u64,
    },
}

impl Order {
    /// That of the transposed table; none if there is no name for it.
    pub(crate) fn other(self) -> Option<Self> {
        match self {
            Self::RowMajor => Some(Self::ColumnMajor),
            Self::ColumnMajor => Some(Self::RowMajor),
            Self::Every { .. } => None,
        }
    }
}

/// Shape of what is read: all rows there are, and components of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) rows: u64,
    pub(crate) columns: u64,
}

/// The chosen rows while they are read.
struct Reading<'a> {
    stream: &'a mut dyn ByteStream,
    encoding: Encoding,
    shape: Shape,
    rows: &'a RowSet,
    place: &'a str,
    buffer: Vec<u8>,
    /// Whether all numbers so far are.
    finite: bool,
}

impl Stored {
    /// Reads the chosen rows into a `columns × rows` matrix; `stream` stands at the first number.
    ///
    /// # Errors
    /// Rows that are cut off, no memory for them, or a number that is not finite.
    pub(crate) fn read(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        rows: &RowSet,
        place: &str,
    ) -> Result<Columns, FormatError> {
        Ok(if self.encoding.fits_singles() {
            Columns::from(self.read_as::<f32>(stream, shape, rows, place)?)
        } else {
            self.read_as::<f64>(stream, shape, rows, place)?.into()
        }
        .checked())
    }

    pub(crate) fn read_as<T: Number + Scalar>(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        rows: &RowSet,
        place: &str,
    ) -> Result<DMatrix<T>, FormatError> {
        if let Order::Every { first, step } = self.order {
            let all = rows.numbers(shape.rows).map(|row| first.saturating_add(row * step));
            let (all, plain) =
                (RowSet::Only(all.collect()), Stored { order: Order::RowMajor, ..*self });
            let rows = shape.rows.saturating_mul(step);
            return plain.read_as(stream, Shape { rows, ..shape }, &all, place);
        }
        let count = rows.count(shape.rows);
        let out = room(stream.file(), shape.columns, count, place)?;
        let mut reading = Reading {
            stream,
            encoding: self.encoding,
            shape,
            rows,
            place,
            buffer: Vec::new(),
            finite: true,
        };
        let numbers = match self.order {
            Order::ColumnMajor => reading.column_major(out)?,
            Order::RowMajor | Order::Every { .. } => reading.row_major(out)?,
        };
        reading.check_finite(&numbers)?;
        Ok(DMatrix::from_vec(shape.columns as usize, count as usize, numbers))
    }
}

/// Numbers that are handed on at a time when all rows go by: 8 MB of them, and a row at least.
const SWEPT: u64 = 1 << 20;

impl Stored {
    /// Hands all rows on, as many as make a block at a time (`columns × n`), and keeps none;
    /// `stream` stands at the first number.
    ///
    /// # Errors
    /// As [`Self::read`], for any block.
    pub(crate) fn sweep(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        place: &str,
        take: &mut dyn FnMut(u64, DMatrix<f64>),
    ) -> Result<(), FormatError> {
        if self.order != Order::RowMajor {
            take(0, self.read_as(stream, shape, &RowSet::All, place)?);
            return Ok(());
        }
        let each = (SWEPT / shape.columns.max(1)).max(1);
        for first in (0..shape.rows).step_by(each as usize) {
            let part = Shape { rows: each.min(shape.rows - first), ..shape };
            let place = format!("{place}, from row {first} on");
            take(first, self.read_as(stream, part, &RowSet::All, &place)?);
        }
        Ok(())
    }
}

impl Reading<'_> {
    fn row_major<T: Number>(&mut self, mut out: Vec<T>) -> Result<Vec<T>, FormatError> {
        let mut next = 0;
        let row_bytes = self.encoding.size(self.shape.columns).unwrap_or(u64::MAX);
        for group in groups(&self.rows.runs(self.shape.rows), row_bytes) {
            if let &[(first, count)] = group {
                self.stream.skip((first - next).saturating_mul(row_bytes), self.place)?;
                self.run(count * row_bytes, &mut out)?;
            } else {
                self.spread(&spans(group, next, row_bytes), &mut out)?;
            }
            next = group.last().map_or(next, |(first, count)| first + count);
        }
        Ok(out)
    }

    /// Short runs of rows far from each other, at once.
    fn spread<T: Number>(
        &mut self,
        spans: &[(u64, usize)],
        out: &mut Vec<T>,
    ) -> Result<(), FormatError> {
        self.buffer.resize(spans.iter().map(|(_, length)| length).sum(), 0);
        self.stream.fill_spans(spans, &mut self.buffer, self.place)?;
        self.append(out);
        Ok(())
    }

    /// The numbers of so many bytes, a chunk at a time.
    fn run<T: Number>(&mut self, mut bytes: u64, out: &mut Vec<T>) -> Result<(), FormatError> {
        let chunk = (CHUNK - CHUNK % self.encoding.bytes()) as u64;
        while bytes > 0 {
            self.buffer.resize(chunk.min(bytes) as usize, 0);
            self.stream.fill(&mut self.buffer, self.place)?;
            self.append(out);
            bytes -= self.buffer.len() as u64;
        }
        Ok(())
    }

    /// Decodes what is in the buffer behind the numbers before it, and checks it.
    fn append<T: Number>(&mut self, out: &mut Vec<T>) {
        let (numbers, bytes) = (self.encoding.numbers(), self.encoding.bytes());
        for part in self.buffer.chunks(BLOCK / numbers * bytes) {
            let start = out.len();
            out.resize(start + part.len() / bytes * numbers, T::default());
            self.encoding.decode(part, &mut out[start..]);
            self.finite &= T::all_finite(&out[start..]);
        }
    }

    /// Component by component; the file holds each for all vectors.
    fn column_major<T: Number>(&mut self, mut out: Vec<T>) -> Result<Vec<T>, FormatError> {
        let (runs, size) = (self.rows.runs(self.shape.rows), self.encoding.bytes() as u64);
        let (d, n) = (self.shape.columns as usize, self.rows.count(self.shape.rows) as usize);
        out.resize(d * n, T::default());
        let mut component = Vec::with_capacity(n);
        for j in 0..d {
            let mut next = 0;
            component.clear();
            for &(first, count) in &runs {
                self.stream.skip((first - next) * size, self.place)?;
                self.run(count * size, &mut component)?;
                next = first + count;
            }
            self.stream.skip((self.shape.rows - next) * size, self.place)?;
            component.iter().enumerate().for_each(|(i, &x)| out[i * d + j] = x);
        }
        Ok(out)
    }

    fn check_finite<T: Number>(&self, numbers: &[T]) -> Result<(), FormatError> {
        let bad = || first_not_finite(numbers);
        let Some((at, found)) = (!self.finite).then(bad).flatten() else { return Ok(()) };
        let (column, kept) = (at as u64 % self.shape.columns, at / self.shape.columns as usize);
        let row = self.rows.number(kept);
        let place = format!("{}, row {row}, column {column} (from 0)", self.place);
        Err(FormatError::NotFinite {
            file: self.stream.file().into(),
            place,
            found: found.to_string(),
        })
    }
}

/// Runs of rows in groups that are read at once: as many as make a chunk, or one that is longer.
fn groups(runs: &[(u64, u64)], row_bytes: u64) -> Vec<&[(u64, u64)]> {
    let (mut groups, mut start, mut bytes) = (Vec::new(), 0, 0u64);
    for (at, (_, count)) in runs.iter().enumerate() {
        let more = count.saturating_mul(row_bytes);
        if at > start && bytes.saturating_add(more) > CHUNK as u64 {
            groups.push(&runs[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes = bytes.saturating_add(more);
    }
    groups.push(&runs[start..]);
    groups
}

/// Runs of rows as (bytes to skip, length), when the stream stands at row `next`.
fn spans(runs: &[(u64, u64)], mut next: u64, row_bytes: u64) -> Vec<(u64, usize)> {
    let span = |&(first, count): &(u64, u64)| {
        let gap = (first - next).saturating_mul(row_bytes);
        next = first + count;
        (gap, (count * row_bytes) as usize)
    };
    runs.iter().map(span).collect()
}

/// Room for `rows` vectors of `columns` numbers, or the error that there is none.
///
/// # Errors
/// A count past what can be addressed, or no memory for it.
pub(crate) fn room<T>(
    file: &str,
    columns: u64,
    rows: u64,
    place: &str,
) -> Result<Vec<T>, FormatError> {
    let refuse = || FormatError::TooLarge {
        file: file.into(),
        place: place.into(),
        found: format!("{rows} rows of {columns} numbers"),
        limit: "the memory that is left".into(),
        advice: "; choose fewer tokens",
    };
    let count =
        rows.checked_mul(columns).and_then(|n| usize::try_from(n).ok()).ok_or_else(refuse)?;
    let mut out = Vec::new();
    out.try_reserve_exact(count).map_err(|_| refuse())?;
    Ok(out)
}
