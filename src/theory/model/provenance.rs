//! Where a model came from, and what came with it.

use serde::{Deserialize, Serialize};

/// Where a model came from, as its file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// What to call the model on screen.
    pub name: String,
    /// Where the data comes from, in words.
    pub source: String,
    /// Licence of the data, if the file states it.
    pub license: String,
    /// File format it was read from, e.g. `safetensors`.
    pub format: String,
    /// Number type in the file, e.g. `F16`.
    pub dtype: String,
    /// What the columns of a table of text were taken for; nothing for other formats.
    #[serde(default)]
    pub columns: Vec<TableColumn>,
}

/// A column of a table of text and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its title, or its number from 0.
    pub title: String,
    /// What it is.
    pub role: ColumnRole,
}

/// What a column of a table of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The labels.
    Label,
    /// A component of the vectors.
    Component,
    /// The bias, a number a token.
    Bias,
    /// None of these: a count, a number of the row or of a cluster, a place on a map.
    Extra,
}

/// A vector of the representation space with a name, as control vectors are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedDirection {
    /// Its name, e.g. `happy, layer 3`.
    pub name: String,
    /// Its components, d of them.
    pub vector: Vec<f64>,
}
