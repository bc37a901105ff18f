//! A model as a file that this app, NumPy and safetensors for Python read: rows are vectors,
//! numbers are little-endian f64.

mod npz;
mod safetensors;

use std::io::{Cursor, Seek, Write};

use thiserror::Error;

use crate::error::FormatError;
use theory::model::Predictor;

/// A file format for models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelFormat {
    /// Tensors `f`, `g` and `bias`; labels and relations as JSON strings in `__metadata__`.
    Safetensors,
    /// Arrays `f`, `g`, `bias`, `tokens`, `contexts`, `context_groups`; texts as arrays without
    /// dimensions.
    Npz,
}

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

impl ModelFormat {
    /// File extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Safetensors => "safetensors",
            Self::Npz => "npz",
        }
    }

    /// The bytes of the file; the same model always gives the same bytes.
    ///
    /// # Errors
    /// [`SaveError`], when the archive or the JSON in the file cannot be written.
    pub fn write(self, model: &Predictor) -> Result<Vec<u8>, SaveError> {
        let mut file = Cursor::new(Vec::new());
        let tokens = StreamedTokens {
            labels: model.g().labels(),
            bias: model.bias().map(|bias| bias.as_slice()),
            vectors: &mut |take| take(model.g().vectors().as_slice()),
        };
        self.write_with(model, tokens, &mut file)?;
        Ok(file.into_inner())
    }

    /// Writes the file of a model with these tokens in place of its own.
    ///
    /// # Errors
    /// As [`Self::write`], and when `out` or the vectors fail.
    pub fn write_with(
        self,
        model: &Predictor,
        tokens: StreamedTokens,
        out: &mut (impl Write + Seek),
    ) -> Result<(), SaveError> {
        match self {
            Self::Safetensors => safetensors::write(model, tokens, out),
            Self::Npz => npz::write(model, tokens, out),
        }
    }
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
    fn write(&mut self, out: &mut dyn Write) -> Result<(), SaveError> {
        (self.vectors)(&mut |numbers| write_numbers(out, numbers))
    }
}

/// Numbers as little-endian f64. A `d × n` matrix is stored by columns, which is `n × d` by rows.
fn write_numbers(out: &mut dyn Write, numbers: &[f64]) -> Result<(), SaveError> {
    /// Numbers that are put into bytes at a time.
    const PIECE: usize = 1 << 16;
    for numbers in numbers.chunks(PIECE) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        out.write_all(&bytes)?;
    }
    Ok(())
}
