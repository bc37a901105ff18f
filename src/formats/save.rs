//! A model as a file that this app, NumPy and safetensors for Python read: rows are vectors,
//! numbers are little-endian f64.

mod npz;
mod safetensors;
mod tokens;

use std::io::{Cursor, Seek, Write};

use theory::model::Predictor;

pub use tokens::{SaveError, StreamedTokens};

/// A file format for models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelFormat {
    /// Tensors `f`, `g` and `bias`; labels and relations as JSON strings in `__metadata__`.
    Safetensors,
    /// Arrays `f`, `g`, `bias`, `tokens`, `contexts`, `context_groups`; texts as arrays without
    /// dimensions.
    Npz,
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
