//! model.safetensors.index.json: which file of a checkpoint holds which tensor.

use std::{collections::BTreeMap, io::BufReader};

use serde::Deserialize;

use super::{
    FormatError,
    contents::Contents,
    input::Input,
    json::{json_place, json_words},
};

#[derive(Deserialize)]
struct Index {
    weight_map: BTreeMap<String, String>,
}

/// Reads the index.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    input.go(0)?;
    let parsed = serde_json::from_reader(BufReader::new(&mut *input));
    let index: Index = parsed.map_err(|e| {
        input.malformed(json_place("index", &e), json_words(&e), "a weight_map of tensors and file names")
    })?;
    let mut contents = Contents::new("index");
    contents.shards = index.weight_map.into_iter().collect();
    Ok(contents)
}
