//! Which of the tables in the files are f and g.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    contents::{Contents, matrix::Matrix},
    error::FormatError,
    rows::Selection,
    select::checkpoint::Head,
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
    /// What else to know before choosing it, in words, or nothing.
    #[serde(default)]
    pub note: String,
}

/// One table: the file it is in, its place among that file's tables, and its unique name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) file: usize,
    pub(crate) matrix: usize,
    pub(crate) name: String,
    /// Whether its columns are the vectors, as the user says; nothing where nobody said.
    pub(crate) transposed: Option<bool>,
}

impl Slot {
    fn of<'a>(&self, contents: &'a [Contents]) -> &'a Matrix {
        &contents[self.file].matrices[self.matrix]
    }
}

/// The tables for f and g.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) f: Option<Slot>,
    pub(crate) g: Option<Slot>,
}

/// Names that mean f, the likeliest first.
const F_NAMES: [&str; 5] = ["f", "x_f", "context_embeddings", "hidden_states", "hidden"];
/// Names that mean g, the likeliest first.
const G_NAMES: [&str; 5] = ["g", "x_g", "unembeddings", "unembedding", "word_vectors"];
/// Names that mean f beside a table whose name means g.
const EITHER_F: [&str; 1] = ["embeddings"];
/// Names that mean g beside a table whose name means f.
const EITHER_G: [&str; 1] = ["vectors"];

/// What follows a table's name where its columns are to be read as vectors.
const TRANSPOSED: &str = " (its columns)";

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
            slots.push(Slot { file, matrix, name, transposed: None });
        }
    }
    slots
}

/// The tables as offered to the user: also by their columns, where a table has more of these than
/// rows, as vocabularies are larger than spaces.
pub(crate) fn candidates(files: &Files, slots: &[Slot], contents: &[Contents]) -> Vec<Candidate> {
    let head = Head::new(slots, contents);
    let candidate = |slot: &Slot| {
        let m = slot.of(contents);
        let (name, file) = (slot.name.clone(), files.name(slot.file).to_string());
        let (rows, columns, dtype) = (m.rows, m.columns, m.dtype.clone());
        let plain = Candidate { name, file, rows, columns, dtype, note: head.note(slot) };
        let mut lists = contents.iter().flat_map(|c| &c.lists);
        let named = lists.any(|list| list.entries.len() as u64 == m.rows);
        let wide = m.columns > m.rows && !named && m.can_be_transposed();
        let transposed = wide.then(|| Candidate {
            name: format!("{}{TRANSPOSED}", slot.name),
            rows: m.columns,
            columns: m.rows,
            ..plain.clone()
        });
        [Some(plain), transposed]
    };
    slots.iter().flat_map(candidate).flatten().collect()
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
    let meaning = |names: &[&str]| meaning(slots, contents, names);
    let head = Head::new(slots, contents);
    let (mut f, mut g) = (meaning(&F_NAMES), meaning(&G_NAMES));
    if g.is_empty() && (slots.len() > 1 || head.unreadable().is_some()) {
        g.extend(head.unembedding());
    }
    let (sure_of_f, sure_of_g) = (!f.is_empty(), !g.is_empty());
    if !sure_of_f && sure_of_g {
        f = meaning(&EITHER_F);
    }
    if !sure_of_g && sure_of_f {
        g = meaning(&EITHER_G);
    }
    if let ([only], None) = (slots, head.unreadable()) {
        return Ok(Some(if only.of(contents).name == "f" {
            Sides { f: Some(only.clone()), g: None }
        } else {
            Sides { f: None, g: Some(only.clone()) }
        }));
    }
    Ok(by_name(slots, &f, &g, contents))
}

fn by_name(slots: &[Slot], f: &[&Slot], g: &[&Slot], contents: &[Contents]) -> Option<Sides> {
    let sides = |f: Option<&Slot>, g: Option<&Slot>| Some(Sides { f: f.cloned(), g: g.cloned() });
    match (f, g, slots) {
        ([], [g], _) => sides(None, Some(g)),
        ([f], [g], _) => sides(Some(f), Some(g)),
        ([f], [], [a, b]) => {
            let other = if a == *f { b } else { a };
            let alike = f.of(contents).columns == other.of(contents).columns;
            alike.then_some(()).and_then(|()| sides(Some(f), Some(other)))
        }
        _ => None,
    }
}

/// The tables of the likeliest name that occurs.
fn meaning<'a>(slots: &'a [Slot], contents: &[Contents], names: &[&str]) -> Vec<&'a Slot> {
    let name = |slot: &Slot| slot.of(contents).name.to_lowercase();
    let of = |wanted: &&str| slots.iter().filter(|slot| name(slot) == *wanted).collect::<Vec<_>>();
    names.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

fn named(files: &Files, slots: &[Slot], name: &str) -> Result<Slot, FormatError> {
    let exactly = slots.iter().find(|slot| slot.name == name).cloned();
    let by_columns = || {
        let name = name.strip_suffix(TRANSPOSED)?;
        slots.iter().find(|slot| slot.name == name).cloned()
    };
    let said = |slot, transposed| Slot { transposed: Some(transposed), ..slot };
    let found =
        exactly.map(|slot| said(slot, false)).or_else(|| by_columns().map(|slot| said(slot, true)));
    found.ok_or_else(|| FormatError::Malformed {
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
