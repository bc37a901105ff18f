//! A table of vectors as a file describes it, and the reading of its rows.

use std::io::SeekFrom;

use nalgebra::DMatrix;

use super::{FormatError, encoding::Encoding, input::Input, rows::RowSet};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// A two-dimensional table of numbers: one vector a row.
#[derive(Debug, Clone)]
pub(crate) struct Matrix {
    /// Name of the tensor, or of its file.
    pub(crate) name: String,
    /// Vectors.
    pub(crate) rows: u64,
    /// Components of each.
    pub(crate) columns: u64,
    /// Number type as shown to the user.
    pub(crate) dtype: String,
    /// One label a row read, where the file keeps them beside the numbers.
    pub(crate) labels: Option<Vec<String>>,
    /// The numbers.
    pub(crate) body: Body,
}

impl Matrix {
    /// A table in a file that has to be read from its beginning, and is not, as the user has to choose rows first.
    pub(crate) fn unread(name: &str, rows: u64, columns: u64, dtype: &str) -> Self {
        let body = Body::Read { vectors: DMatrix::zeros(0, 0), rows: RowSet::Only(Vec::new()) };
        Self { name: name.into(), rows, columns, dtype: dtype.into(), labels: None, body }
    }

    /// Whether this is [`Self::unread`].
    pub(crate) fn passed_over(&self) -> bool {
        matches!(&self.body, Body::Read { rows: RowSet::Only(rows), .. } if rows.is_empty())
    }
}

/// Where the numbers of a table are.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// Read already (a text format): these rows, one a column.
    Read { vectors: DMatrix<f64>, rows: RowSet },
    /// At a place in the file.
    Stored(Stored),
}

/// Numbers of equal size lying one after another.
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
}

/// Shape of what is read: all rows there are, and components of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) rows: u64,
    pub(crate) columns: u64,
}

/// Bytes that come in order and can be skipped.
pub(crate) trait ByteStream {
    /// Fills the buffer with the next bytes.
    fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError>;
    /// Passes over `count` bytes.
    fn skip(&mut self, count: u64, place: &str) -> Result<(), FormatError>;
    /// Fills the buffer with spans, each as (bytes to skip, length), one after another.
    fn fill_spans(&mut self, spans: &[(u64, usize)], mut buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        for &(gap, length) in spans {
            let (span, rest) = buffer.split_at_mut(length);
            self.skip(gap, place)?;
            self.fill(span, place)?;
            buffer = rest;
        }
        Ok(())
    }

    /// File name, for errors.
    fn file(&self) -> &str;
}

impl ByteStream for Input<'_> {
    fn fill(&mut self, buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        Input::fill(self, buffer, place)
    }

    fn skip(&mut self, count: u64, place: &str) -> Result<(), FormatError> {
        if count > self.remaining() {
            return Err(self.truncated(count, place));
        }
        if count > 0 {
            let to = self.at() + count;
            std::io::Seek::seek(self, SeekFrom::Start(to)).map_err(|source| self.io(source))?;
        }
        Ok(())
    }

    fn fill_spans(&mut self, spans: &[(u64, usize)], buffer: &mut [u8], place: &str) -> Result<(), FormatError> {
        self.read_spans(spans, buffer, place)
    }

    fn file(&self) -> &str {
        self.name()
    }
}

impl Stored {
    /// Reads the chosen rows into a `columns × rows` matrix; `stream` stands at the first number.
    pub(crate) fn read(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        rows: &RowSet,
        place: &str,
    ) -> Result<DMatrix<f64>, FormatError> {
        let mut out = allocate(stream.file(), shape.columns, rows.count(shape.rows), place)?;
        match self.order {
            Order::RowMajor => self.read_row_major(stream, shape, rows, place, &mut out)?,
            Order::ColumnMajor => self.read_column_major(stream, shape, rows, place, &mut out)?,
        }
        check_finite(stream.file(), shape.columns, rows, place, &out)?;
        let columns = out.len() / (shape.columns.max(1) as usize);
        Ok(DMatrix::from_vec(shape.columns as usize, columns, out))
    }

    fn read_row_major(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        rows: &RowSet,
        place: &str,
        mut out: &mut [f64],
    ) -> Result<(), FormatError> {
        let mut next = 0;
        let row_bytes = self.encoding.size(shape.columns).unwrap_or(u64::MAX);
        for group in groups(&rows.runs(shape.rows), row_bytes) {
            let count: u64 = group.iter().map(|(_, count)| count).sum();
            let (part, rest) = out.split_at_mut((count * shape.columns) as usize);
            if let &[(first, _)] = group {
                stream.skip((first - next).saturating_mul(row_bytes), place)?;
                self.read_run(stream, place, part)?;
            } else {
                self.read_spread(stream, place, &spans(group, next, row_bytes), part)?;
            }
            out = rest;
            next = group.last().map_or(next, |(first, count)| first + count);
        }
        Ok(())
    }

    /// Short runs of rows far from each other, at once.
    fn read_spread(
        &self,
        stream: &mut dyn ByteStream,
        place: &str,
        spans: &[(u64, usize)],
        out: &mut [f64],
    ) -> Result<(), FormatError> {
        let mut bytes = vec![0; spans.iter().map(|(_, length)| length).sum()];
        stream.fill_spans(spans, &mut bytes, place)?;
        self.encoding.decode(&bytes, out);
        Ok(())
    }

    /// Consecutive numbers, a chunk at a time.
    fn read_run(&self, stream: &mut dyn ByteStream, place: &str, out: &mut [f64]) -> Result<(), FormatError> {
        let (numbers, bytes) = (self.encoding.numbers(), self.encoding.bytes());
        let mut buffer = vec![0; CHUNK.min(out.len() / numbers * bytes)];
        for part in out.chunks_mut(CHUNK / bytes * numbers) {
            let bytes = &mut buffer[..part.len() / numbers * bytes];
            stream.fill(bytes, place)?;
            self.encoding.decode(bytes, part);
        }
        Ok(())
    }

    fn read_column_major(
        &self,
        stream: &mut dyn ByteStream,
        shape: Shape,
        rows: &RowSet,
        place: &str,
        out: &mut [f64],
    ) -> Result<(), FormatError> {
        let (runs, size) = (rows.runs(shape.rows), self.encoding.bytes() as u64);
        let (d, n) = (shape.columns as usize, rows.count(shape.rows) as usize);
        let mut component = vec![0.0; n];
        for j in 0..d {
            let (mut next, mut rest) = (0, component.as_mut_slice());
            for &(first, count) in &runs {
                stream.skip((first - next) * size, place)?;
                let (run, tail) = rest.split_at_mut(count as usize);
                self.read_run(stream, place, run)?;
                (rest, next) = (tail, first + count);
            }
            stream.skip((shape.rows - next) * size, place)?;
            component.iter().enumerate().for_each(|(i, &x)| out[i * d + j] = x);
        }
        Ok(())
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
pub(crate) fn allocate(file: &str, columns: u64, rows: u64, place: &str) -> Result<Vec<f64>, FormatError> {
    let refuse = || FormatError::TooLarge {
        file: file.into(),
        place: place.into(),
        found: format!("{rows} rows of {columns} numbers"),
        limit: "the memory that is left".into(),
        advice: "; choose fewer tokens",
    };
    let count = rows.checked_mul(columns).and_then(|n| usize::try_from(n).ok()).ok_or_else(refuse)?;
    let mut out = Vec::new();
    out.try_reserve_exact(count).map_err(|_| refuse())?;
    out.resize(count, 0.0);
    Ok(out)
}

fn check_finite(file: &str, columns: u64, rows: &RowSet, place: &str, out: &[f64]) -> Result<(), FormatError> {
    let Some(at) = out.iter().position(|x| !x.is_finite()) else { return Ok(()) };
    let (column, kept) = (at as u64 % columns, at / columns as usize);
    let row = match rows {
        RowSet::All => kept as u64,
        RowSet::Only(list) => list[kept],
    };
    let place = format!("{place}, row {row}, column {column} (from 0)");
    Err(FormatError::NotFinite { file: file.into(), place, found: out[at].to_string() })
}
