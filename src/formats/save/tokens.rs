//! Tokens on their way into a file, and why they do not arrive.

use std::io::Write;

use thiserror::Error;

use crate::error::FormatError;

/// Why a model could not be written.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The zip archive could not be written.
    #[error("the npz archive could not be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The file takes no bytes.
    #[error("the file could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// Labels or relations could not be put into JSON.
    #[error("the labels could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The vectors could not be read.
    #[error(transparent)]
    Read(#[from] FormatError),
}

/// Takes vectors, one after another, some at a time.
type Take<'a> = dyn FnMut(&[f64]) -> Result<(), SaveError> + 'a;

/// Tokens of a model, whose vectors need not be in memory.
pub struct StreamedTokens<'a> {
    /// One a vector.
    pub labels: &'a [String],
    /// As many numbers, if the model has a bias.
    pub bias: Option<&'a [f64]>,
    /// Hands out all vectors.
    pub vectors: &'a mut dyn FnMut(&mut Take<'_>) -> Result<(), SaveError>,
}

impl StreamedTokens<'_> {
    /// Writes all vectors.
    pub(super) fn write(&mut self, out: &mut dyn Write) -> Result<(), SaveError> {
        (self.vectors)(&mut |numbers| write_numbers(out, numbers))
    }
}

/// Numbers as little-endian f64. A `d × n` matrix is stored by columns, which is `n × d` by rows.
pub(super) fn write_numbers(out: &mut dyn Write, numbers: &[f64]) -> Result<(), SaveError> {
    /// Numbers that are put into bytes at a time.
    const PIECE: usize = 1 << 16;
    for numbers in numbers.chunks(PIECE) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        out.write_all(&bytes)?;
    }
    Ok(())
}
