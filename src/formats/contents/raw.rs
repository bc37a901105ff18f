//! Raw numbers without a header, whose shape another file states.

use serde::Deserialize;

/// What the config says of one table.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Embedding {
    #[serde(default)]
    pub(crate) tensor_name: Option<String>,
    pub(crate) tensor_shape: (u64, u64),
    pub(crate) tensor_path: String,
    #[serde(default)]
    pub(crate) metadata_path: Option<String>,
}
