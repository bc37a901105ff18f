//! How JSON is read.

use serde::de::DeserializeOwned;

/// Reads JSON by way of a [`serde_json::Value`]: the readers of all types are then compiled for
/// values alone, not for text as well.
///
/// # Errors
/// Text that is no JSON (with line and column), or not of a `T`.
pub(crate) fn json<T: DeserializeOwned>(text: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::from_slice(text)?)
}
