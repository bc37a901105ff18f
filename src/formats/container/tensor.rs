//! One tensor as a container's header describes it, and the reading of its rows.

use std::ops::Range;

use crate::{
    container::{
        encoding::Encoding,
        stored::{Order, Shape, Stored},
    },
    error::FormatError,
    rows::set::RowSet,
    source::{SourceFile, input::Input, stream::ByteStream},
};

/// What a header says of a tensor: its name, its shape and where its numbers lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TensorInfo {
    /// Name.
    pub name: String,
    /// Sizes, the outermost first: a table of n vectors is `[n, d]`, whatever the file's own order.
    pub shape: Vec<u64>,
    /// Number type, as the file calls it.
    pub dtype: String,
    /// Byte of the file where its numbers begin.
    pub offset: u64,
    /// Bytes that it takes in the file; none where neither the file nor its type tells.
    pub bytes: Option<u64>,
    /// How its numbers are stored; none if there is no reader for them.
    pub encoding: Option<Encoding>,
}

impl TensorInfo {
    /// Whether its number type has a reader.
    pub fn is_readable(&self) -> bool {
        self.encoding.is_some()
    }

    /// Vectors: the product of all sizes but the last, 1 for a tensor of one dimension.
    pub fn rows(&self) -> u64 {
        let (_, outer) = self.shape.split_last().unwrap_or((&1, &[]));
        outer.iter().fold(1, |rows: u64, size| rows.saturating_mul(*size))
    }

    /// Components of each: the last size.
    pub fn columns(&self) -> u64 {
        self.shape.last().copied().unwrap_or(1)
    }

    /// Numbers in all; none if they are more than can be counted.
    pub(crate) fn count(&self) -> Option<u64> {
        self.shape.iter().try_fold(1u64, |count, size| count.checked_mul(*size))
    }

    /// Bytes that its shape needs; none if they are more than can be counted, or not known.
    pub(crate) fn needed(&self) -> Option<u64> {
        self.encoding?.size(self.count()?)
    }

    /// All of its numbers, which are few.
    ///
    /// # Errors
    /// A type that has no reader, or numbers that are cut off.
    pub(crate) fn read_all(&self, input: &mut Input) -> Result<Vec<f64>, FormatError> {
        let place = format!("tensor {:?}", self.name);
        let (Some(encoding), Some(bytes)) = (self.encoding, self.needed()) else {
            return Err(self.unreadable(input.name()));
        };
        input.go(self.offset)?;
        let bytes = input.exact(bytes, &place)?;
        let mut numbers = vec![0.0; bytes.len() / encoding.bytes() * encoding.numbers()];
        encoding.decode(&bytes, &mut numbers);
        Ok(numbers)
    }

    fn unreadable(&self, file: &str) -> FormatError {
        let (file, place) = (file.into(), format!("tensor {:?}", self.name));
        let (found, expected) = (self.dtype.clone(), "a number type that is read");
        FormatError::Dtype { file, place, found, expected }
    }

    /// Where the numbers are.
    pub(crate) fn stored(&self, encoding: Encoding) -> Stored {
        Stored { offset: self.offset, encoding, order: Order::RowMajor, member: None }
    }

    /// Its rows of these numbers as singles, one after another; quantised ones are decoded. `file`
    /// is the one whose header this is.
    ///
    /// # Errors
    /// [`FormatError`] if the type has no reader, rows are not there, or numbers are not finite.
    pub fn read_rows(
        &self,
        file: &mut SourceFile,
        rows: Range<u64>,
    ) -> Result<Vec<f32>, FormatError> {
        let place = format!("tensor {:?}", self.name);
        let Some(encoding) = self.encoding else {
            return Err(self.unreadable(&file.name));
        };
        let columns = self.columns();
        let row_bytes =
            encoding.size(columns).filter(|_| columns.is_multiple_of(encoding.numbers() as u64));
        let start = row_bytes.and_then(|bytes| bytes.checked_mul(rows.start));
        let mut silent = |_: &_| {};
        let mut input = Input::of(file, &mut silent);
        let (Some(start), true) = (start, rows.start <= rows.end && rows.end <= self.rows()) else {
            let found = format!("rows {} to {}", rows.start, rows.end);
            return Err(input.malformed(place, found, format!("some of {} rows", self.rows())));
        };
        input.go(self.offset)?;
        input.skip(start, &place)?;
        let shape = Shape { rows: rows.end - rows.start, columns };
        let numbers =
            self.stored(encoding).read_as::<f32>(&mut input, shape, &RowSet::All, &place)?;
        Ok(numbers.data.into())
    }
}
