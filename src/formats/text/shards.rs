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
    /// What stands between that and the number: a dash, an underscore or a dot.
    sign: &'a str,
    /// Digits that the number and the count are written with.
    width: [usize; 2],
    count: u64,
    /// What stands behind, a dot included.
    ending: &'a str,
}

/// More parts than any model has: a name that says so means something else.
const MAX_PARTS: u64 = 10_000;

impl<'a> Part<'a> {
    /// The part that a file of this name is.
    pub(crate) fn of(name: &'a str) -> Option<Self> {
        let is_digit = |c: char| c.is_ascii_digit();
        let (start, rest) = name.rsplit_once("-of-")?;
        let ending = rest.trim_start_matches(is_digit);
        let digits = &rest[..rest.len() - ending.len()];
        let before = start.trim_end_matches(is_digit);
        let number = &start[before.len()..];
        let whole = before.strip_suffix(['-', '_', '.']).filter(|whole| !whole.is_empty())?;
        let named = !number.is_empty() && (ending.is_empty() || ending.starts_with('.'));
        let count = digits.parse().ok().filter(|count| named && *count <= MAX_PARTS)?;
        let (sign, width) = (&before[whole.len()..], [number.len(), digits.len()]);
        Some(Self { whole, sign, width, count, ending })
    }

    /// Part of so many of a file whose name does not say so.
    pub(crate) fn numbered(name: &'a str, _number: u64, count: u64) -> Self {
        let (whole, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
        Self { whole, sign: "-", width: [5, 5], count: count.min(MAX_PARTS), ending }
    }

    /// The names of all parts.
    pub(crate) fn all(self) -> impl Iterator<Item = String> + 'a {
        let Self { whole, sign, width: [width, of], count, ending } = self;
        (1..=count)
            .map(move |number| format!("{whole}{sign}{number:0width$}-of-{count:0of$}{ending}"))
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
        for name in ["m_00002-of-00002.safetensors", "m-2-of-02.fp16.safetensors"] {
            let all: Vec<_> = Part::of(name).expect(name).all().collect();
            assert_eq!(all[1], name);
        }
    }
}
