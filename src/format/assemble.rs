//! Making one model of what all files hold.

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::model::{Concept, Parts, Predictor, Provenance, Relation};

use super::{
    FormatError,
    contents::{Contents, LabelList, Role},
    input::Files,
    matrix::{Body, Matrix, Shape},
    rows::{Keep, RowSet, Selection},
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

/// What the files turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// A model.
    Model(Box<Loaded>),
    /// Several tables, and nothing says which is f and which is g.
    Choice(Vec<Candidate>),
    /// Lists of word pairs only.
    Concepts(Vec<Concept>),
}

/// A model with what came beside it.
#[derive(Debug)]
pub struct Loaded {
    /// The checked model.
    pub model: Predictor,
    /// Concept lists found among the files.
    pub concepts: Vec<Concept>,
    /// Tokens in the file, read or not.
    pub tokens_in_file: u64,
}

/// One of the two tables: the file it is in, its place in that file's list, and its unique name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Slot {
    file: usize,
    matrix: usize,
    name: String,
}

/// Names that mean f.
const F_NAMES: [&str; 6] = ["f", "x_f", "embeddings", "context_embeddings", "hidden_states", "hidden"];
/// Names that mean g.
const G_NAMES: [&str; 6] = ["g", "x_g", "unembeddings", "unembedding", "vectors", "word_vectors"];

/// Joins the contents of all files.
pub(crate) fn assemble(
    files: &mut Files,
    mut contents: Vec<Contents>,
    selection: &Selection,
) -> Result<Opened, FormatError> {
    let concepts: Vec<Concept> = contents.iter_mut().flat_map(|c| std::mem::take(&mut c.concepts)).collect();
    let slots = slots(files, &contents);
    if slots.is_empty() {
        return if concepts.is_empty() { Err(no_vectors(files, &contents)) } else { Ok(Opened::Concepts(concepts)) };
    }
    let Some((f, g)) = choose(files, &slots, &contents, selection)? else {
        return Ok(Opened::Choice(candidates(files, &slots, &contents)));
    };
    let words = concepts.iter().flat_map(|c| &c.pairs).flat_map(|(a, b)| [a.clone(), b.clone()]);
    let keep = Keep::new(selection, words);
    let mut join = Join { files, contents, parts: Parts::default(), tokens_in_file: 0 };
    join.provenance(&slots, [f.as_ref(), g.as_ref()]);
    if let Some(f) = &f {
        join.contexts(f, &keep.fit())?;
    }
    if let Some(g) = &g {
        join.tokens(g, &keep)?;
    }
    let (tokens_in_file, file) = (join.tokens_in_file, join.file_names());
    let model = Predictor::new(join.parts).map_err(|source| FormatError::Model { file, source })?;
    Ok(Opened::Model(Box::new(Loaded { model, concepts, tokens_in_file })))
}

/// All tables under unique names: `name`, or `file/name` where two files share a name.
fn slots(files: &Files, contents: &[Contents]) -> Vec<Slot> {
    let all = || contents.iter().enumerate().flat_map(|(i, c)| c.matrices.iter().map(move |m| (i, m)));
    let shared = |name: &str| all().filter(|(_, m)| m.name == name).count() > 1;
    let mut slots = Vec::new();
    for (file, contents) in contents.iter().enumerate() {
        for (matrix, m) in contents.matrices.iter().enumerate() {
            let name = if shared(&m.name) { format!("{}/{}", files.name(file), m.name) } else { m.name.clone() };
            slots.push(Slot { file, matrix, name });
        }
    }
    slots
}

fn candidates(files: &Files, slots: &[Slot], contents: &[Contents]) -> Vec<Candidate> {
    let candidate = |slot: &Slot| {
        let m = &contents[slot.file].matrices[slot.matrix];
        let (name, file) = (slot.name.clone(), files.name(slot.file).to_string());
        Candidate { name, file, rows: m.rows, columns: m.columns, dtype: m.dtype.clone() }
    };
    slots.iter().map(candidate).collect()
}

type Pair = (Option<Slot>, Option<Slot>);

/// The tables for (f, g), or none when the user has to say.
fn choose(
    files: &Files,
    slots: &[Slot],
    contents: &[Contents],
    selection: &Selection,
) -> Result<Option<Pair>, FormatError> {
    if selection.f.is_some() || selection.g.is_some() {
        let find = |name: &Option<String>| name.as_ref().map(|name| named(files, slots, name)).transpose();
        return Ok(Some((find(&selection.f)?, find(&selection.g)?)));
    }
    let meaning = |names: &[&str]| -> Vec<&Slot> {
        let name = |slot: &Slot| contents[slot.file].matrices[slot.matrix].name.to_lowercase();
        let best = names.iter().map(|&n| slots.iter().filter(|s| name(s) == n).collect::<Vec<_>>());
        best.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    };
    let (f, g) = (meaning(&F_NAMES), meaning(&G_NAMES));
    Ok(match (f.as_slice(), g.as_slice(), slots) {
        ([], [], [only]) => Some((None, Some(only.clone()))),
        ([only], [], [_]) if only.name != "f" => Some((None, Some((*only).clone()))),
        ([], [g], _) => Some((None, Some((*g).clone()))),
        ([f], [g], _) => Some((Some((*f).clone()), Some((*g).clone()))),
        ([f], [], [_]) => Some((Some((*f).clone()), None)),
        ([f], [], [a, b]) => Some((Some((*f).clone()), Some(if a == *f { b.clone() } else { a.clone() }))),
        _ => None,
    })
}

fn named(files: &Files, slots: &[Slot], name: &str) -> Result<Slot, FormatError> {
    slots.iter().find(|slot| slot.name == name).cloned().ok_or_else(|| FormatError::Malformed {
        file: file_names(files),
        place: "chosen table".into(),
        found: format!("{name:?}"),
        expected: slots.iter().map(|slot| format!("{:?}", slot.name)).collect::<Vec<_>>().join(" or "),
    })
}

fn file_names(files: &Files) -> String {
    (0..files.len()).map(|i| files.name(i)).collect::<Vec<_>>().join(" + ")
}

fn no_vectors(files: &Files, contents: &[Contents]) -> FormatError {
    let lists: usize = contents.iter().map(|c| c.lists.len()).sum();
    let found = match lists {
        0 => "no table of vectors".to_string(),
        1 => "only a list of names".to_string(),
        n => format!("only {n} lists of names"),
    };
    FormatError::NoVectors { files: file_names(files), found }
}

/// The model while it is being put together.
struct Join<'a, 'b> {
    files: &'a mut Files<'b>,
    contents: Vec<Contents>,
    parts: Parts,
    tokens_in_file: u64,
}

impl Join<'_, '_> {
    fn file_names(&self) -> String {
        file_names(self.files)
    }

    fn provenance(&mut self, slots: &[Slot], used: [Option<&Slot>; 2]) {
        for contents in &mut self.contents {
            self.parts.warnings.append(&mut contents.warnings);
        }
        let unused: Vec<_> = slots.iter().filter(|slot| !used.contains(&Some(slot))).map(|s| s.name.as_str()).collect();
        if !unused.is_empty() {
            self.parts.warnings.push(format!("not used: {}", abbreviate(&unused)));
        }
        let main = used.iter().flatten().next_back().map_or(0, |slot| slot.file);
        let text = |get: fn(&Contents) -> &Option<String>| self.contents.iter().find_map(|c| get(c).clone());
        self.parts.provenance = Provenance {
            name: text(|c| &c.name).unwrap_or_else(|| stem(self.files.name(main)).to_string()),
            source: text(|c| &c.source).unwrap_or_else(|| self.file_names()),
            license: text(|c| &c.license).unwrap_or_default(),
            format: distinct(used.iter().flatten().map(|slot| self.contents[slot.file].format)),
            dtype: distinct(used.iter().flatten().map(|s| self.contents[s.file].matrices[s.matrix].dtype.as_str())),
        };
    }

    fn contexts(&mut self, slot: &Slot, keep: &Keep) -> Result<(), FormatError> {
        let labels = self.labels(slot, Role::Contexts, "context")?;
        let (f, rows, in_file, _) = self.read(slot, keep, &labels)?;
        self.parts.contexts = rows.pick(&labels);
        self.parts.context_groups = rows.pick(&self.groups(slot, in_file)?);
        let read = self.parts.contexts.len();
        let relations = self.contents.iter_mut().flat_map(|c| std::mem::take(&mut c.relations)).collect();
        self.parts.relations = if read as u64 == in_file { relations } else { within(relations, read) };
        if (read as u64) < in_file {
            self.parts.warnings.push(format!("read the first {read} contexts of {in_file}: the memory budget is full"));
        }
        self.parts.f = Some(f);
        Ok(())
    }

    fn tokens(&mut self, slot: &Slot, keep: &Keep) -> Result<(), FormatError> {
        let labels = self.labels(slot, Role::Tokens, "token")?;
        let (g, rows, in_file, warning) = self.read(slot, keep, &labels)?;
        self.parts.tokens = rows.pick(&labels);
        self.parts.warnings.extend(warning);
        self.parts.bias = self.contents.iter_mut().find_map(|c| c.bias.take()).map(|bias| rows.pick(&bias));
        self.tokens_in_file = in_file;
        self.parts.g = Some(g);
        self.warn_of_duplicates();
        Ok(())
    }

    /// The wanted rows of a table, which they are, how many there are, and what to say when that is not all.
    fn read(
        &mut self,
        slot: &Slot,
        keep: &Keep,
        labels: &[String],
    ) -> Result<(DMatrix<f64>, RowSet, u64, Option<String>), FormatError> {
        let matrix = &mut self.contents[slot.file].matrices[slot.matrix];
        let Matrix { rows, columns, .. } = *matrix;
        let file = self.files.name(slot.file).to_string();
        if columns == 0 || rows == 0 {
            let (place, found) = (format!("table {:?}", slot.name), format!("shape {rows} × {columns}"));
            let expected = "at least one vector of at least one component".into();
            return Err(FormatError::Malformed { file, place, found, expected });
        }
        let stored = match &mut matrix.body {
            Body::Read(vectors) => return Ok((std::mem::take(vectors), RowSet::All, rows, None)),
            Body::Stored(stored) => *stored,
        };
        let (set, warning) = keep.plan(&file, (rows, columns), Some(labels))?;
        let mut input = self.files.input(slot.file);
        input.go(stored.offset)?;
        let place = format!("tensor {:?}", matrix.name);
        let vectors = stored.read(&mut input, Shape { rows, columns }, &set, &place)?;
        Ok((vectors, set, rows, warning))
    }

    /// One label a row: from the table itself, from a list of that role (same file first), or made up.
    fn labels(&mut self, slot: &Slot, role: Role, noun: &str) -> Result<Vec<String>, FormatError> {
        let matrix = &mut self.contents[slot.file].matrices[slot.matrix];
        if let Some(labels) = matrix.labels.take() {
            return Ok(labels);
        }
        let rows = matrix.rows;
        if let Some((file, list)) = self.take_list(slot.file, role, rows) {
            return self.checked(file, list, rows, &slot.name);
        }
        self.parts.warnings.push(format!("{noun} labels are made up: the files have none for {:?}", slot.name));
        Ok((0..rows).map(|i| format!("{noun} {i}")).collect())
    }

    fn groups(&mut self, slot: &Slot, rows: u64) -> Result<Vec<String>, FormatError> {
        match self.take_list(slot.file, Role::ContextGroups, rows) {
            Some((file, list)) => self.checked(file, list, rows, &slot.name),
            None => Ok(Vec::new()),
        }
    }

    /// The list of that role, the table's own file first; else one of no role with the right number of entries.
    fn take_list(&mut self, own: usize, role: Role, rows: u64) -> Option<(usize, LabelList)> {
        let order = || std::iter::once(own).chain((0..self.contents.len()).filter(|&i| i != own));
        let of_role = |list: &LabelList| list.role == role;
        let by_count = |list: &LabelList| list.role == Role::Either && role != Role::ContextGroups && list.has(rows);
        let find = |is: &dyn Fn(&LabelList) -> bool| {
            order().find_map(|file| Some((file, self.contents[file].lists.iter().position(is)?)))
        };
        let lone = |list: &LabelList| list.role == Role::Either && role != Role::ContextGroups;
        let (file, at) = find(&of_role).or_else(|| find(&by_count)).or_else(|| find(&lone))?;
        Some((file, self.contents[file].lists.remove(at)))
    }

    fn checked(
        &mut self,
        file: usize,
        mut list: LabelList,
        rows: u64,
        table: &str,
    ) -> Result<Vec<String>, FormatError> {
        let file = self.files.name(file).to_string();
        if list.titled && list.entries.len() as u64 == rows.saturating_add(1) {
            let title = list.entries.remove(0);
            self.parts.warnings.push(format!("{file}: took {title:?} for the column title"));
        }
        if list.entries.len() as u64 != rows {
            let (found, of) = (list.entries.len() as u64, format!("the {rows} rows of {table:?}"));
            return Err(FormatError::Count { file, place: list.place, found, expected: rows, of });
        }
        Ok(list.entries)
    }

    fn warn_of_duplicates(&mut self) {
        let mut sorted: Vec<&str> = self.parts.tokens.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let again = sorted.windows(2).filter(|pair| pair[0] == pair[1]).count();
        if again > 0 {
            let tokens = if again == 1 { "token has" } else { "tokens have" };
            self.parts.warnings.push(format!("{again} {tokens} a label that another has too; all are kept"));
        }
    }
}

impl LabelList {
    fn has(&self, rows: u64) -> bool {
        let entries = self.entries.len() as u64;
        entries == rows || (self.titled && entries == rows.saturating_add(1))
    }
}

/// The relations between the first `contexts` contexts.
fn within(mut relations: Vec<Relation>, contexts: usize) -> Vec<Relation> {
    for relation in &mut relations {
        relation.pairs.retain(|pair| pair.context < contexts && pair.with_query < contexts);
    }
    relations.retain(|relation| !relation.pairs.is_empty());
    relations
}

/// File name without its last extension.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

fn distinct<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    items.for_each(|item| {
        if !seen.contains(&item) {
            seen.push(item)
        }
    });
    seen.join(", ")
}

fn abbreviate(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} and {} more", names.len() - SHOWN) } else { shown }
}
