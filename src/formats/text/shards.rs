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

/// One part of a model that lies in several files, by its name: `model-00002-of-00003.safetensors`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    /// What stands before the number.
    whole: &'a str,
    /// Digits that numbers are written with.
    width: usize,
    count: u64,
    /// What stands behind, a dot included.
    ending: &'a str,
}

/// More parts than any model has: a name that says so means something else.
const MAX_PARTS: u64 = 10_000;

impl<'a> Part<'a> {
    /// The part that a file of this name is.
    pub(crate) fn of(name: &'a str) -> Option<Self> {
        let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
        let (rest, count) = stem.rsplit_once("-of-")?;
        let (whole, number) = rest.rsplit_once('-')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let named = is_number(count) && is_number(number) && !whole.is_empty();
        let count = count.parse().ok().filter(|count| named && *count <= MAX_PARTS)?;
        Some(Self { whole, width: number.len(), count, ending })
    }

    /// Part of so many of a file whose name does not say so.
    pub(crate) fn numbered(name: &'a str, _number: u64, count: u64) -> Self {
        let (whole, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
        Self { whole, width: 5, count: count.min(MAX_PARTS), ending }
    }

    /// The names of all parts.
    pub(crate) fn all(self) -> impl Iterator<Item = String> + 'a {
        let Self { whole, width, count, ending } = self;
        (1..=count)
            .map(move |number| format!("{whole}-{number:0width$}-of-{count:0width$}{ending}"))
    }
}

/// What a checkpoint is called one of whose files has this name: that without `-00002-of-00003`.
pub(crate) fn whole(stem: &str) -> &str {
    Part::of(stem).map_or(stem, |part| part.whole)
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

    #[test]
    fn all_parts_are_named_after_one_of_them() {
        let part = Part::of("a-00002-of-00003.gguf").expect("a part");
        let all: Vec<_> = part.all().collect();
        assert_eq!(
            all,
            ["a-00001-of-00003.gguf", "a-00002-of-00003.gguf", "a-00003-of-00003.gguf"]
        );
        assert!(Part::of("model.safetensors").is_none());
    }
}
