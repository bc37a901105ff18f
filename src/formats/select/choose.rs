//! Which of the tables in the files are f and g.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    contents::{
        Contents, head,
        label_list::{LabelList, Role},
    },
    error::FormatError,
    rows::Selection,
    select::{
        checkpoint::Head,
        layers,
        slot::{Sides, Slot},
    },
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

/// Names that mean f, the likeliest first, as [`plain`] has them.
const F_NAMES: [&str; 18] = [
    "f",
    "xf",
    "contextembedding",
    "hiddenstate",
    "hidden",
    "lasthiddenstate",
    "finalhiddenstate",
    "lasthidden",
    "finalhidden",
    "contextvector",
    "activation",
    "resid",
    "residual",
    "finalresidual",
    "residfinal",
    "finalresid",
    "residpost",
    "lastresidual",
];
/// Names that mean g, the likeliest first.
const G_NAMES: [&str; 11] = [
    "g",
    "xg",
    "unembedding",
    "unembeddingvector",
    "tokenunembedding",
    "unembed",
    "outputembedding",
    "outputmatrix",
    "coef",
    "wordvector",
    "tokenvector",
];
/// Names that mean f beside a table whose name means g.
const EITHER_F: [&str; 9] = [
    "embedding",
    "embed",
    "embeddingvector",
    "contextsemb",
    "context",
    "state",
    "representation",
    "h",
    "x",
];
/// Names that mean g beside a table whose name means f.
const EITHER_G: [&str; 6] =
    ["vector", "tokenembedding", "wordembedding", "tokensemb", "token", "vocab"];
/// Names of the last two that mean so much that whole numbers under them are vectors, too.
const SURE: [&str; 2] = ["embedding", "vector"];

/// A name in small letters without signs, the plural, and what adds nothing to it.
fn plain(name: &str) -> String {
    let letters: String =
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let bare = ["matrix", "weights", "weight"].iter().find_map(|end| letters.strip_suffix(end));
    let bare = bare.filter(|bare| !bare.is_empty() && *bare != "output").unwrap_or(&letters);
    bare.strip_suffix('s').filter(|one| one.len() > 1).unwrap_or(bare).to_string()
}

/// Whether a table of this name is meant to be f or g.
pub(crate) fn is_meant(name: &str) -> bool {
    let name = plain(name);
    let is = |names: &[&str]| names.contains(&name.as_str());
    is(&F_NAMES) || is(&G_NAMES) || is(&SURE)
}

fn means_f(name: &str) -> bool {
    F_NAMES.contains(&plain(name).as_str())
}

/// What follows a table's name where its columns are to be read as vectors.
pub(super) const TRANSPOSED: &str = " (its columns)";

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
        let note = m.part.as_ref().map_or_else(|| head.note(slot), |part| part.note.clone());
        let plain = Candidate { name, file, rows, columns, dtype, note };
        let mut lists = contents.iter().flat_map(|c| &c.lists);
        let named = lists.any(|list| list.entries.len() as u64 == m.rows);
        let wide = m.columns > m.rows && !named && m.part.is_none() && m.can_be_transposed();
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
    let (states, others): (Vec<Slot>, Vec<Slot>) =
        slots.iter().cloned().partition(|slot| layers::is_layer(slot.of(contents)));
    let beside = (!states.is_empty()).then(|| by_names(&others, contents)).flatten();
    let sure = beside.filter(|sides| is_sure(sides.g.as_ref(), contents));
    if let Some(sides @ Sides { f: Some(_), .. }) = sure {
        return Ok(Some(sides));
    }
    if let Some(Sides { g: Some(g), .. }) = sure {
        let sizes = [g.of(contents).columns, g.of(contents).rows];
        let fits = |f: &&Slot| sizes.contains(&f.of(contents).columns);
        let last = layers::last(&states, contents).filter(fits);
        return Ok(last.map(|f| Sides { f: Some(f.clone()), g: Some(g) }));
    }
    Ok(by_names(slots, contents))
}

/// Whether a table is g by its name.
fn is_sure(g: Option<&Slot>, contents: &[Contents]) -> bool {
    let name = |slot: &Slot| slot.of(contents).name.clone();
    g.map(name).is_some_and(|name| is_meant(&name) || head::part(&name).is_some())
}

/// The tables for f and g by their names, or the only one; none when the user has to say.
fn by_names(slots: &[Slot], contents: &[Contents]) -> Option<Sides> {
    let slots = &settled(slots, contents)?;
    let meaning = |names: &[&str]| meaning(slots, contents, names);
    let head = Head::new(slots, contents);
    let (mut f, mut g) = (meaning(&F_NAMES), meaning(&G_NAMES));
    if g.is_empty() && (slots.len() > 1 || head.unreadable().is_some()) {
        let classifier = head.classifier();
        if classifier.is_some() && head.input_has_tokens() {
            return None;
        }
        g.extend(classifier.or_else(|| head.unembedding()));
    }
    let (sure_of_f, sure_of_g) = (!f.is_empty(), !g.is_empty());
    if !sure_of_f && sure_of_g {
        f = meaning(&EITHER_F);
        let rows = |slot: &Slot| slot.of(contents).rows;
        let columns = |slot: &Slot| slot.of(contents).columns;
        f.retain(|f| g.iter().any(|g| [rows(g), columns(g)].contains(&columns(f))));
        // As many embeddings as unembeddings may be those of the tokens at the input.
        let alike =
            f.iter().any(|f| g.iter().any(|g| rows(f) == rows(g)) && !is_named(f, contents));
        if alike {
            return None;
        }
    }
    if !sure_of_g && sure_of_f {
        g = meaning(&EITHER_G);
    }
    if let ([only], None) = (slots.as_slice(), head.unreadable()) {
        return Some(if only.of(contents).name == "f" || is_of_contexts(only, contents) {
            Sides { f: Some(only.clone()), g: None }
        } else {
            Sides { f: None, g: Some(only.clone()) }
        });
    }
    by_name(slots, &f, &g, contents)
}

/// The tables of which f and g are chosen: of an array of more dimensions the part that has as many
/// rows as a list has names. Nothing where that is none or several, and the user has to say.
fn settled(slots: &[Slot], contents: &[Contents]) -> Option<Vec<Slot>> {
    let counts = |slot: &Slot| -> Vec<u64> {
        let lists = || contents.iter().flat_map(|c| &c.lists);
        let size = |list: &LabelList| list.entries.len() as u64;
        let is_f = slot.array(contents).is_some_and(means_f);
        let of_contexts: Vec<u64> =
            lists().filter(|list| is_f && list.role == Role::Contexts).map(size).collect();
        if of_contexts.is_empty() { lists().map(size).collect() } else { of_contexts }
    };
    let fits = |slot: &&Slot| counts(slot).contains(&slot.of(contents).rows);
    let (parts, mut left): (Vec<&Slot>, Vec<&Slot>) =
        slots.iter().partition(|slot| slot.array(contents).is_some());
    for parts in parts.chunk_by(|a, b| a.file == b.file && a.array(contents) == b.array(contents)) {
        let mut fitting = parts.iter().copied().filter(fits);
        left.push(fitting.next().filter(|_| fitting.next().is_none())?);
    }
    Some(left.into_iter().cloned().collect())
}

/// Whether a part of an array that is called as f has as many rows as there are contexts.
fn is_of_contexts(slot: &Slot, contents: &[Contents]) -> bool {
    slot.array(contents).is_some_and(means_f) && is_named(slot, contents)
}

/// Whether there are as many contexts as a table has rows.
fn is_named(slot: &Slot, contents: &[Contents]) -> bool {
    let rows = slot.of(contents).rows;
    let names = |list: &LabelList| list.role == Role::Contexts && list.entries.len() as u64 == rows;
    contents.iter().flat_map(|c| &c.lists).any(names)
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
    let name = |slot: &Slot| plain(slot.array(contents).unwrap_or(&slot.of(contents).name));
    let of = |wanted: &&str| slots.iter().filter(|slot| name(slot) == *wanted).collect::<Vec<_>>();
    names.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

fn named(files: &Files, slots: &[Slot], name: &str) -> Result<Slot, FormatError> {
    let exactly = slots.iter().find(|slot| slot.name == name).cloned();
    let by_columns = || {
        let name = name.strip_suffix(TRANSPOSED)?;
        slots.iter().find(|slot| slot.name == name).cloned()
    };
    let turned = |slot, transposed| Slot { transposed: Some(transposed), ..slot };
    let found = exactly
        .map(|slot| turned(slot, false))
        .or_else(|| by_columns().map(|slot| turned(slot, true)));
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
