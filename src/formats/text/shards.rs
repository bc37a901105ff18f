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
    /// Numbers of the first and the last.
    range: [u64; 2],
    number: u64,
    count: u64,
    /// What stands between the number and the count: `-of-`, `_of_` or `of`.
    of: &'a str,
    /// What stands behind, a dot included.
    ending: &'a str,
}

/// A name without what browsers add to that of a file which they already have: `model (1).gguf`.
pub(crate) fn original(name: &str) -> String {
    let (stem, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
    let copied = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" ("));
    match copied.filter(|(_, copy)| !copy.is_empty() && copy.bytes().all(|b| b.is_ascii_digit())) {
        Some((stem, _)) => format!("{stem}{ending}"),
        None => name.to_string(),
    }
}

/// More parts than any model has: a name that says so means something else.
const MAX_PARTS: u64 = 10_000;

impl<'a> Part<'a> {
    /// The part that a file of this name is.
    pub(crate) fn of(name: &'a str) -> Option<Self> {
        let is_digit = |c: char| c.is_ascii_digit();
        let (start, of, rest) = ["-of-", "_of_", "of"]
            .iter()
            .find_map(|of| name.rsplit_once(of).map(|(start, rest)| (start, *of, rest)))?;
        let ending = rest.trim_start_matches(is_digit);
        let digits = &rest[..rest.len() - ending.len()];
        let before = start.trim_end_matches(is_digit);
        let number = &start[before.len()..];
        let signs = if of == "of" { &["part", "-", "_", "."][..] } else { &["-", "_", "."] };
        let whole = signs.iter().find_map(|sign| before.strip_suffix(*sign));
        let whole = whole.filter(|whole| !whole.is_empty())?;
        let named = !number.is_empty() && (ending.is_empty() || ending.starts_with('.'));
        let count = digits.parse().ok().filter(|count| named && *count <= MAX_PARTS)?;
        let (sign, width) = (&before[whole.len()..], [number.len(), digits.len()]);
        let number = number.parse().ok()?;
        Some(Self { whole, sign, width, range: [1, count], number, count, of, ending })
    }

    /// What the whole of the parts is called.
    pub(crate) fn whole(self) -> &'a str {
        self.whole
    }

    /// Which part this is, of how many.
    pub(crate) fn number(self) -> (u64, u64) {
        (self.number, self.count)
    }

    /// The same counted from 0, as one of the files is that are there.
    pub(crate) fn counting_from_zero(self, is_here: impl Fn(&str) -> bool) -> Self {
        let counted = Self { range: [0, self.count.saturating_sub(1)], ..self };
        let first = counted.all().next();
        if first.is_some_and(|first| is_here(&first)) { counted } else { self }
    }

    /// Part of so many of a file whose name does not say so.
    pub(crate) fn numbered(name: &'a str, number: u64, count: u64) -> Self {
        let (whole, ending) = name.split_at(name.rfind('.').unwrap_or(name.len()));
        let count = count.min(MAX_PARTS);
        let (sign, width, range) = ("-", [5, 5], [1, count]);
        Self { whole, sign, width, range, number, count, of: "-of-", ending }
    }

    /// The names of all parts.
    pub(crate) fn all(self) -> impl Iterator<Item = String> + 'a {
        let Self { whole, sign, width: [width, wide], range, count, of, ending, .. } = self;
        let [first, last] = range;
        (first..=last)
            .map(move |number| format!("{whole}{sign}{number:0width$}{of}{count:0wide$}{ending}"))
    }
}

/// One of the parts that the makers of Llama cut a model into, `consolidated.00.pth`: each holds a
/// piece of every matrix, so that none is whole without the others. Their count is in no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Consolidated<'a> {
    pub(crate) number: u64,
    digits: usize,
    ending: &'a str,
}

impl<'a> Consolidated<'a> {
    /// The part that a file of this name is.
    pub(crate) fn of(name: &'a str) -> Option<Self> {
        let rest = name.strip_prefix("consolidated.")?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = rest.split_at(digits);
        let number = number.parse().ok().filter(|number| *number < MAX_PARTS)?;
        ending.starts_with('.').then_some(Self { number, digits, ending })
    }

    /// The name of the part of this number.
    pub(crate) fn named(self, number: u64) -> String {
        let Self { digits, ending, .. } = self;
        format!("consolidated.{number:0digits$}{ending}")
    }
}

/// The rank that the file of this name is of, `model-rank-0-part-0.safetensors`, as vLLM saves the
/// state of a model that it has cut along its vocabulary, a piece a device.
pub(crate) fn rank_of(name: &str) -> Option<u64> {
    let rest = name.strip_prefix("model-rank-")?;
    let (rank, part) = rest.split_once("-part-")?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let part = part.split('.').next().unwrap_or_default();
    digits(part).then_some(()).and_then(|()| rank.parse().ok().filter(|_| digits(rank)))
}

/// Whether a file is one of several parts by its name.
pub(crate) fn is_part(name: &str) -> bool {
    Consolidated::of(name).is_some() || Part::of(name).is_some_and(|part| part.count > 1)
}

/// The names of the other parts, as far as that of one says them.
pub(crate) fn others(name: &str) -> String {
    if let Some(part) = Consolidated::of(name) {
        let next = part.named(if part.number == 0 { 1 } else { 0 });
        return format!("{next} and the others of that name");
    }
    let parts = Part::of(name).into_iter().flat_map(Part::all);
    parts.filter(|other| other != name).collect::<Vec<_>>().join(", ")
}

/// Whether the file of a checkpoint is called as that of any other.
pub(crate) fn is_of_any_model(whole: &str) -> bool {
    let plain = whole.to_lowercase();
    ["model", "pytorch_model", "consolidated", "weights"].contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_counts_are_parted_in_many_ways() {
        for (first, last) in [
            ("m-1-of-3.gguf", "m-3-of-3.gguf"),
            ("m_01_of_03.safetensors", "m_03_of_03.safetensors"),
            ("m.part1of3.safetensors", "m.part3of3.safetensors"),
        ] {
            let part = Part::of(first).expect("a part");
            assert_eq!(part.all().last().as_deref(), Some(last));
        }
        assert!(Part::of("profile3.txt").is_none() && Part::of("2of3").is_none());
    }

    #[test]
    fn parts_of_llama_are_known_by_their_numbers() {
        let part = Consolidated::of("consolidated.01.pth").expect("a part");
        assert_eq!((part.number, part.named(0).as_str()), (1, "consolidated.00.pth"));
        for name in ["consolidated.safetensors", "consolidated.01", "model.01.pth"] {
            assert_eq!(Consolidated::of(name), None, "{name}");
        }
    }

    #[test]
    fn copies_and_parts_counted_from_0_are_the_same_parts() {
        assert_eq!(original("a-1-of-2 (3).gguf"), "a-1-of-2.gguf");
        assert_eq!(original("a (b).gguf"), "a (b).gguf");
        let part = Part::of("m-00001-of-00002.gguf").expect("a part");
        let counted: Vec<_> =
            part.counting_from_zero(|name| name == "m-00000-of-00002.gguf").all().collect();
        assert_eq!(counted, ["m-00000-of-00002.gguf", "m-00001-of-00002.gguf"]);
        assert_eq!(
            part.counting_from_zero(|_| false).all().last(),
            Some("m-00002-of-00002.gguf".into())
        );
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
