//! Which of the tables in the files are f and g.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    contents::Contents, error::FormatError, rows::Selection, select::checkpoint,
    source::input::Files,
};

/// A table that could be f or g.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Name to answer with, unique among the candidates.
    pub name: String,
    /// File it is in.
    pub file: String,
    /// Vectors.
    pub rows: u64,
    /// Components of each.
    pub columns: u64,
    /// Number type in the file.
    pub dtype: String,
}

/// One table: the file it is in, its place among that file's tables, and its unique name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) file: usize,
    pub(crate) matrix: usize,
    pub(crate) name: String,
}

/// The tables for f and g.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) f: Option<Slot>,
    pub(crate) g: Option<Slot>,
}

/// Names that mean f, the likeliest first.
const F_NAMES: [&str; 6] =
    ["f", "x_f", "context_embeddings", "hidden_states", "hidden", "embeddings"];
/// Names that mean g, the likeliest first.
const G_NAMES: [&str; 6] = ["g", "x_g", "unembeddings", "unembedding", "word_vectors", "vectors"];

/// All tables under unique names: `name`, or `file/name` where several share a name.
pub(crate) fn slots(files: &Files, contents: &[Contents]) -> Vec<Slot> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    contents.iter().flat_map(|c| &c.matrices).for_each(|m| *count.entry(&m.name).or_default() += 1);
    let mut slots = Vec::new();
    for (file, contents) in contents.iter().enumerate() {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (matrix, m) in contents.matrices.iter().enumerate() {
            let again = seen.entry(&m.name).or_default();
            *again += 1;
            let name = match (count[m.name.as_str()], *again) {
                (1, _) => m.name.clone(),
                (_, 1) => format!("{}/{}", files.name(file), m.name),
                (_, again) => format!("{}/{} ({again})", files.name(file), m.name),
            };
            slots.push(Slot { file, matrix, name });
        }
    }
    slots
}

/// The tables as offered to the user.
pub(crate) fn candidates(files: &Files, slots: &[Slot], contents: &[Contents]) -> Vec<Candidate> {
    let candidate = |slot: &Slot| {
        let m = &contents[slot.file].matrices[slot.matrix];
        let (name, file) = (slot.name.clone(), files.name(slot.file).to_string());
        Candidate { name, file, rows: m.rows, columns: m.columns, dtype: m.dtype.clone() }
    };
    slots.iter().map(candidate).collect()
}

/// The tables for f and g: as selected, else by name, else the only table there is; none when the
/// user has to say.
pub(crate) fn choose(
    files: &Files,
    slots: &[Slot],
    contents: &[Contents],
    selection: &Selection,
) -> Result<Option<Sides>, FormatError> {
    if selection.f.is_some() || selection.g.is_some() {
        let find =
            |name: &Option<String>| name.as_ref().map(|name| named(files, slots, name)).transpose();
        return Ok(Some(Sides { f: find(&selection.f)?, g: find(&selection.g)? }));
    }
    let f = meaning(slots, contents, &F_NAMES);
    let mut g = meaning(slots, contents, &G_NAMES);
    if g.is_empty() && slots.len() > 1 {
        g.extend(checkpoint::unembedding(slots, contents));
    }
    Ok(by_name(slots, &f, &g))
}

fn by_name(slots: &[Slot], f: &[&Slot], g: &[&Slot]) -> Option<Sides> {
    let sides = |f: Option<&Slot>, g: Option<&Slot>| Some(Sides { f: f.cloned(), g: g.cloned() });
    match (f, g, slots) {
        ([only], [], [_]) if only.name == "f" => sides(Some(only), None),
        ([_], [], [only]) | ([], [], [only]) => sides(None, Some(only)),
        ([], [g], _) => sides(None, Some(g)),
        ([f], [g], _) => sides(Some(f), Some(g)),
        ([f], [], [a, b]) => sides(Some(f), Some(if a == *f { b } else { a })),
        _ => None,
    }
}

/// The tables of the likeliest name that occurs.
fn meaning<'a>(slots: &'a [Slot], contents: &[Contents], names: &[&str]) -> Vec<&'a Slot> {
    let name = |slot: &Slot| contents[slot.file].matrices[slot.matrix].name.to_lowercase();
    let of = |wanted: &&str| slots.iter().filter(|slot| name(slot) == *wanted).collect::<Vec<_>>();
    names.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

fn named(files: &Files, slots: &[Slot], name: &str) -> Result<Slot, FormatError> {
    slots.iter().find(|slot| slot.name == name).cloned().ok_or_else(|| FormatError::Malformed {
        file: files.names(),
        place: "chosen table".into(),
        found: format!("{name:?}"),
        expected: slots
            .iter()
            .map(|slot| format!("{:?}", slot.name))
            .collect::<Vec<_>>()
            .join(" or "),
    })
}
