//! Why files do not make a model.

pub(crate) mod json;

use thiserror::Error;

use theory::model::ModelError;

/// Every text names the file, the place in it, what was found and what was expected.
#[derive(Debug, Error)]
pub enum FormatError {
    /// Nothing was given.
    #[error("no files: expected at least one file")]
    NoFiles,
    /// A file of 0 bytes.
    #[error("{file}: the file is empty (0 bytes); expected vectors, labels or word pairs")]
    Empty {
        /// File name.
        file: String,
    },
    /// Bytes are missing at the end.
    #[error("{file}: the file ends too early: {place} needs {expected} bytes, found {found}")]
    Truncated {
        /// File name.
        file: String,
        /// What was being read.
        place: String,
        /// Bytes needed.
        expected: u64,
        /// Bytes there.
        found: u64,
    },
    /// Something stands where the format wants something else.
    #[error("{file}, {place}: found {found}; expected {expected}")]
    Malformed {
        /// File name.
        file: String,
        /// Tensor, line or byte.
        place: String,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// Bytes that are not UTF-8 text.
    #[error(
        "{file}, {place}: not UTF-8: found byte {found:#04x} at byte {byte}; expected UTF-8 text"
    )]
    Utf8 {
        /// File name.
        file: String,
        /// Tensor or line.
        place: String,
        /// Offset of the bad byte: in the file, or in the named place.
        byte: u64,
        /// The bad byte.
        found: u8,
    },
    /// NaN, infinity, or a number too large for the arithmetic.
    #[error("{file}, {place}: found {found}; expected a finite number")]
    NotFinite {
        /// File name.
        file: String,
        /// Tensor, row and column, or line.
        place: String,
        /// What stands there.
        found: String,
    },
    /// A row of another length than the rows before it.
    #[error("{file}, {place}: found {found} numbers; expected {expected}")]
    Ragged {
        /// File name.
        file: String,
        /// Line or row.
        place: String,
        /// Numbers in this row.
        found: usize,
        /// Numbers in the first row.
        expected: usize,
    },
    /// Two things that must come in equal numbers do not.
    #[error("{file}, {place}: found {found}; expected {expected}, one for each of {of}")]
    Count {
        /// File name.
        file: String,
        /// What was counted.
        place: String,
        /// How many there are.
        found: u64,
        /// How many there should be.
        expected: u64,
        /// What they belong to.
        of: String,
    },
    /// A number type that has no reader.
    #[error("{file}, {place}: found number type {found}; expected {expected}")]
    Dtype {
        /// File name.
        file: String,
        /// Tensor.
        place: String,
        /// Type in the file.
        found: String,
        /// Types that are read.
        expected: &'static str,
    },
    /// Pickled Python objects, which can run any code when loaded.
    #[error(
        "{file}, {place}: found pickled Python objects, which are never loaded; expected plain \
        arrays ({advice})"
    )]
    Pickle {
        /// File name.
        file: String,
        /// Array or file.
        place: String,
        /// How to write a file that can be read.
        advice: &'static str,
    },
    /// More than the limits allow.
    #[error("{file}, {place}: found {found}; the limit is {limit}{advice}")]
    TooLarge {
        /// File name.
        file: String,
        /// What is too large.
        place: String,
        /// Its size.
        found: String,
        /// Largest size accepted.
        limit: String,
        /// What to do instead, starting with punctuation, or nothing.
        advice: &'static str,
    },
    /// A part of a model without those that its head may be in.
    #[error(
        "{file}: found a part of a model without its output matrix; expected {missing}, opened \
        together with it"
    )]
    Parts {
        /// File name.
        file: String,
        /// Names of the other parts.
        missing: String,
    },
    /// A part of a model as pickled Python objects.
    #[error(
        "{file}: found a part of a model in PyTorch's format, which is never loaded as it can run \
        any code; expected all parts, {others} too, as one model that save_pretrained of \
        transformers writes as safetensors"
    )]
    PickledPart {
        /// File name.
        file: String,
        /// Names of the other parts.
        others: String,
    },
    /// Parts of a model that hold a piece of every matrix each.
    #[error(
        "{file}: found one of {parts} parts that hold a piece of every matrix each; expected a \
        model whose matrices are whole (convert it with transformers)"
    )]
    Pieces {
        /// File name.
        file: String,
        /// How many there are at least.
        parts: u64,
    },
    /// A file of no known format.
    #[error("{file}: found {found}; expected {expected}")]
    Unknown {
        /// File name.
        file: String,
        /// What the file looks like.
        found: String,
        /// What is read.
        expected: String,
    },
    /// Files that hold no vectors and no word pairs.
    #[error("{files}: found {found}; expected at least one two-dimensional table of vectors")]
    NoVectors {
        /// File names.
        files: String,
        /// What they hold instead.
        found: String,
    },
    /// Files that hold names, and nothing that has them.
    #[error(
        "{files}: found only names: {found}; expected the file with their vectors too, opened \
         together with it"
    )]
    OnlyNames {
        /// File names.
        files: String,
        /// Which lists, and how long they are.
        found: String,
    },
    /// The source failed.
    #[error("{file}: reading failed at byte {byte}: {source}")]
    Io {
        /// File name.
        file: String,
        /// Position.
        byte: u64,
        /// Reason given.
        source: std::io::Error,
    },
    /// What was read does not make a model.
    #[error("{file}: {source}")]
    Model {
        /// File names.
        file: String,
        /// Reason.
        source: ModelError,
    },
}
