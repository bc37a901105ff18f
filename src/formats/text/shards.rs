//! model.safetensors.index.json: which file of a checkpoint holds which tensor.

use std::{collections::BTreeMap, io::BufReader};

use serde::Deserialize;

use crate::{
    contents::Contents,
    error::{
        FormatError,
        json::{json_place, json_words},
    },
    source::input::Input,
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
        input.malformed(
            json_place("index", &e),
            json_words(&e),
            "a weight_map of tensors and file names",
        )
    })?;
    let mut contents = Contents::new("index");
    contents.shards = index.weight_map.into_iter().collect();
    Ok(contents)
}

/// What a checkpoint is called one of whose files has this name: that without `-00002-of-00003`.
pub(crate) fn whole(name: &str) -> &str {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let split = || {
        let (rest, of) = name.rsplit_once("-of-")?;
        let (whole, shard) = rest.rsplit_once('-')?;
        (number(of) && number(shard) && !whole.is_empty()).then_some(whole)
    };
    split().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_called_as_its_checkpoint() {
        for (name, expected) in [
            ("model-00002-of-00002", "model"),
            ("a-b-1-of-3", "a-b"),
            ("model", "model"),
            ("-1-of-3", "-1-of-3"),
            ("one-of-many", "one-of-many"),
        ] {
            assert_eq!(whole(name), expected);
        }
    }
}
