//! The contexts that the bundled model came with, from the header of its file.

use serde_json::{Map, Value};

use super::set::{ContextSet, ContextText, SetError};
use crate::json::json;

/// The contexts, groups and relations that the header of a safetensors file of this app names.
///
/// # Errors
/// A file of another kind, or without contexts.
pub fn bundled(file: &[u8]) -> Result<ContextSet, SetError> {
    let malformed = |found: &str| SetError::Malformed {
        found: found.into(),
        expected: "a safetensors file with contexts in its metadata",
    };
    let (length, rest) = file.split_first_chunk::<8>().ok_or_else(|| malformed("a short file"))?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok();
    let header = length.and_then(|length| rest.get(..length));
    let header = header.ok_or_else(|| malformed("a short header"))?;
    let header: Map<String, Value> = json(header).map_err(|error| malformed(&error.to_string()))?;
    let metadata = header.get("__metadata__").and_then(Value::as_object);
    let part = |name: &str| {
        let text = metadata?.get(name)?.as_str()?;
        serde_json::from_str::<Value>(text).ok()
    };
    let texts = |name: &str| -> Vec<String> {
        part(name).and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    };
    let (contexts, groups) = (texts("contexts"), texts("context_groups"));
    if contexts.is_empty() {
        return Err(malformed("no contexts"));
    }
    let groups = groups.into_iter().chain(std::iter::repeat(String::new()));
    let contexts = contexts.into_iter().zip(groups);
    let all = ContextSet {
        contexts: contexts.map(|(text, group)| ContextText::grouped(text, group)).collect(),
        relations: part("relations")
            .and_then(|v| serde_json::from_value(v).ok())
            .unwrap_or_default(),
        layer: None,
    };
    // Relations of a broken file may name contexts that are not there.
    ContextSet::default().with(&all)
}
