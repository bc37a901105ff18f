//! A model as a file that this app, NumPy and safetensors for Python read: rows are vectors,
//! numbers are little-endian f64.

mod npz;
mod safetensors;

use thiserror::Error;

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
    /// An array could not be put into the archive.
    #[error("the npz archive could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// Labels or relations could not be put into JSON.
    #[error("the labels could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
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
        match self {
            Self::Safetensors => safetensors::write(model),
            Self::Npz => npz::write(model),
        }
    }
}

/// Numbers as little-endian f64. A `d × n` matrix is stored by columns, which is `n × d` by rows.
fn bytes_of(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
}
