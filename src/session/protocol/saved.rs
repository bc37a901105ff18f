//! Models as files.

use serde::{Deserialize, Serialize};

/// File formats in which a model can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedAs {
    /// For this app and safetensors for Python.
    Safetensors,
    /// For this app and NumPy.
    Npz,
}

/// A written file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// A name that says what is inside.
    pub name: String,
    /// The content.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}
