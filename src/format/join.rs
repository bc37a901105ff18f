//! Making one model of what all files hold.

use nalgebra::DMatrix;

use crate::model::{Concept, Parts, Predictor, Provenance, Relation};

use super::{
    Candidate, FormatError, TokenTable, checkpoint,
    choose::{Sides, Slot, candidates, choose, slots},
    contents::Contents,
    input::Files,
    label_list::{LabelList, Role},
    matrix::{Body, Matrix},
    npz,
    rows::{Keep, RowSet, Selection},
    stored::{Shape, Stored},
};

/// What the files turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// A model.
    Model(Box<Loaded>),
    /// Several tables, and nothing says which is f and which is g.
    Choice(Vec<Candidate>),
    /// More tokens than fit the memory budget, none of them read: which ones? Only with [`super::Rows::Ask`].
    Tokens(TokenTable),
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

/// A table's chosen rows with their labels.
struct Read {
    labels: Vec<String>,
    vectors: DMatrix<f64>,
    rows: RowSet,
    in_file: u64,
}

/// Joins the contents of all files. `concepts` were found among them.
pub(crate) fn join(
    files: &mut Files,
    contents: Vec<Contents>,
    concepts: Vec<Concept>,
    keep: &Keep,
    selection: &Selection,
) -> Result<Opened, FormatError> {
    checkpoint::check_shards(files, &contents)?;
    let slots = slots(files, &contents);
    if slots.is_empty() {
        return if concepts.is_empty() { Err(no_vectors(files, &contents)) } else { Ok(Opened::Concepts(concepts)) };
    }
    let Some(sides) = choose(files, &slots, &contents, selection)? else {
        return Ok(Opened::Choice(candidates(files, &slots, &contents)));
    };
    if let Some(table) = too_many(&contents, &sides, keep) {
        return Ok(Opened::Tokens(table));
    }
    let file = files.names();
    let mut join = Join { files, contents, parts: Parts::default(), tokens_in_file: 0 };
    join.provenance(&slots, &sides);
    join.contexts(sides.f.as_ref(), &keep.fit())?;
    join.tokens(sides.g.as_ref(), keep)?;
    join.leftovers();
    let tokens_in_file = join.tokens_in_file;
    let model = Predictor::new(join.parts).map_err(|source| FormatError::Model { file, source })?;
    Ok(Opened::Model(Box::new(Loaded { model, concepts, tokens_in_file })))
}

/// The table whose rows the user has to choose: too large a g, or one that was passed over for its announced size.
fn too_many(contents: &[Contents], sides: &Sides, keep: &Keep) -> Option<TokenTable> {
    let matrix = |slot: &Slot| &contents[slot.file].matrices[slot.matrix];
    let stored = |m: &&Matrix| matches!(m.body, Body::Stored(_)) && keep.asks(m.rows, m.columns);
    let g = sides.g.as_ref().map(matrix).filter(stored);
    let passed = sides.g.iter().chain(&sides.f).map(matrix).find(|m| m.passed_over());
    g.or(passed).map(|m| TokenTable { tokens: m.rows, d: m.columns })
}

fn no_vectors(files: &Files, contents: &[Contents]) -> FormatError {
    let mut found: Vec<&str> = contents.iter().flat_map(|c| &c.ignored).map(String::as_str).collect();
    found.extend(contents.iter().flat_map(|c| &c.lists).map(|list| list.place.as_str()));
    let found = if found.is_empty() { "nothing".to_string() } else { format!("only {}", abbreviate(&found)) };
    FormatError::NoVectors { files: files.names(), found }
}

/// The model while it is being put together.
struct Join<'a, 'b> {
    files: &'a mut Files<'b>,
    contents: Vec<Contents>,
    parts: Parts,
    tokens_in_file: u64,
}

impl Join<'_, '_> {
    fn provenance(&mut self, slots: &[Slot], sides: &Sides) {
        let used: Vec<&Slot> = sides.g.iter().chain(&sides.f).collect();
        for contents in &mut self.contents {
            self.parts.warnings.append(&mut contents.warnings);
        }
        let unused = slots.iter().filter(|slot| !used.contains(slot)).map(|slot| slot.name.as_str());
        let ignored = self.contents.iter().flat_map(|c| &c.ignored).map(String::as_str);
        let unused: Vec<_> = unused.chain(ignored).collect();
        if !unused.is_empty() {
            self.parts.warnings.push(format!("not used: {}", abbreviate(&unused)));
        }
        let main = used.first().map_or(0, |slot| slot.file);
        let text = |get: fn(&Contents) -> &Option<String>| self.contents.iter().find_map(|c| get(c).clone());
        self.parts.provenance = Provenance {
            name: text(|c| &c.name).unwrap_or_else(|| stem(self.files.name(main)).to_string()),
            source: text(|c| &c.source).unwrap_or_else(|| self.files.names()),
            license: text(|c| &c.license).unwrap_or_default(),
            format: distinct(used.iter().map(|slot| self.contents[slot.file].format)),
            dtype: distinct(used.iter().map(|slot| self.contents[slot.file].matrices[slot.matrix].dtype.as_str())),
        };
    }

    fn contexts(&mut self, slot: Option<&Slot>, keep: &Keep) -> Result<(), FormatError> {
        let Some(slot) = slot else { return Ok(()) };
        let read = self.read(slot, Role::Contexts, "context", keep)?;
        if let Some(groups) = self.list(slot, Role::ContextGroups, read.in_file)? {
            self.parts.context_groups = read.rows.pick(groups);
        }
        let relations = self.contents.iter_mut().flat_map(|c| std::mem::take(&mut c.relations)).collect();
        let kept = read.labels.len();
        self.parts.relations = if kept as u64 == read.in_file { relations } else { within(relations, kept) };
        (self.parts.contexts, self.parts.f) = (read.labels, Some(read.vectors));
        Ok(())
    }

    fn tokens(&mut self, slot: Option<&Slot>, keep: &Keep) -> Result<(), FormatError> {
        let Some(slot) = slot else { return Ok(()) };
        let name = &self.contents[slot.file].matrices[slot.matrix].name;
        self.parts.warnings.extend(checkpoint::warnings(name, &self.contents));
        let read = self.read(slot, Role::Tokens, "token", keep)?;
        if let Some(bias) = self.contents.iter_mut().find_map(|c| c.bias.take()) {
            self.check_count(slot.file, "head bias", bias.len(), (read.in_file, &slot.name))?;
            self.parts.bias = Some(read.rows.pick(bias));
        }
        self.tokens_in_file = read.in_file;
        (self.parts.tokens, self.parts.g) = (read.labels, Some(read.vectors));
        self.warn_of_duplicates();
        Ok(())
    }

    /// The wanted rows of a table with their labels: its own, or those of a list, or made up.
    fn read(&mut self, slot: &Slot, role: Role, noun: &str, keep: &Keep) -> Result<Read, FormatError> {
        let matrix = &mut self.contents[slot.file].matrices[slot.matrix];
        let (shape, own) = (Shape { rows: matrix.rows, columns: matrix.columns }, matrix.labels.take());
        let body = std::mem::replace(&mut matrix.body, Body::Read { vectors: DMatrix::zeros(0, 0), rows: RowSet::All });
        self.check_shape(slot, shape)?;
        let labels = if own.is_some() { None } else { self.list(slot, role, shape.rows)? };
        let (vectors, rows) = match body {
            Body::Read { vectors, rows: RowSet::All } if own.is_none() => {
                self.pick_columns(slot, vectors, shape, labels.as_deref(), noun, keep)?
            }
            Body::Read { vectors, rows } => (vectors, rows),
            Body::Stored(stored) => self.read_stored(slot, &stored, shape, labels.as_deref(), noun, keep)?,
        };
        let labels = own.or_else(|| labels.map(|labels| rows.pick(labels))).unwrap_or_else(|| {
            let warning = format!("{noun} labels are made up: the files have none for {:?}", slot.name);
            self.parts.warnings.push(warning);
            rows.numbers(shape.rows).map(|row| format!("{noun} {row}")).collect()
        });
        Ok(Read { labels, vectors, rows, in_file: shape.rows })
    }

    /// The wanted vectors of a table that is in memory already.
    fn pick_columns(
        &mut self,
        slot: &Slot,
        vectors: DMatrix<f64>,
        shape: Shape,
        labels: Option<&[String]>,
        noun: &str,
        keep: &Keep,
    ) -> Result<(DMatrix<f64>, RowSet), FormatError> {
        let (rows, warning) = keep.plan(self.files.name(slot.file), noun, (shape.rows, shape.columns), labels)?;
        self.parts.warnings.extend(warning);
        let picked = match &rows {
            RowSet::All => vectors,
            RowSet::Only(list) => vectors.select_columns(&list.iter().map(|&row| row as usize).collect::<Vec<_>>()),
        };
        Ok((picked, rows))
    }

    fn read_stored(
        &mut self,
        slot: &Slot,
        stored: &Stored,
        shape: Shape,
        labels: Option<&[String]>,
        noun: &str,
        keep: &Keep,
    ) -> Result<(DMatrix<f64>, RowSet), FormatError> {
        let file = self.files.name(slot.file).to_string();
        let (rows, warning) = keep.plan(&file, noun, (shape.rows, shape.columns), labels)?;
        self.parts.warnings.extend(warning);
        let place = format!("table {:?}", slot.name);
        let mut input = self.files.input(slot.file);
        let vectors = match stored.member {
            None => {
                input.go(stored.offset)?;
                stored.read(&mut input, shape, &rows, &place)?
            }
            Some(member) => npz::read(&mut input, &file, member, |stream| {
                stream.skip(stored.offset, &place)?;
                stored.read(stream, shape, &rows, &place)
            })?,
        };
        Ok((vectors, rows))
    }

    fn check_shape(&self, slot: &Slot, Shape { rows, columns }: Shape) -> Result<(), FormatError> {
        if rows > 0 && columns > 0 {
            return Ok(());
        }
        Err(FormatError::Malformed {
            file: self.files.name(slot.file).into(),
            place: format!("table {:?}", slot.name),
            found: format!("{rows} vectors of {columns} components"),
            expected: "at least one vector of at least one component".into(),
        })
    }

    /// The names of that role with one entry a row: from the table's own file, else from another; if no list says what
    /// it is for, one with the right number of entries.
    fn list(&mut self, slot: &Slot, role: Role, rows: u64) -> Result<Option<Vec<String>>, FormatError> {
        let order: Vec<usize> = (0..self.files.len()).map(|i| (slot.file + i) % self.files.len()).collect();
        let find = |is: &dyn Fn(&LabelList) -> bool| {
            order.iter().find_map(|&file| Some((file, self.contents[file].lists.iter().position(is)?)))
        };
        let lone = role != Role::ContextGroups && self.contents.iter().map(|c| c.matrices.len()).sum::<usize>() == 1;
        let found = find(&|list| list.role == role)
            .or_else(|| find(&|list| role != Role::ContextGroups && list.role == Role::Either && list.fits(rows)))
            .or_else(|| find(&|list| lone && list.role == Role::Either));
        let Some((file, at)) = found else { return Ok(None) };
        let mut list = self.contents[file].lists.remove(at);
        self.parts.warnings.extend(list.adapt(self.files.name(file), rows));
        self.check_count(file, &list.place, list.entries.len(), (rows, &slot.name))?;
        Ok(Some(list.entries))
    }

    fn check_count(&self, file: usize, place: &str, found: usize, of: (u64, &str)) -> Result<(), FormatError> {
        let (rows, table) = of;
        if found as u64 == rows {
            return Ok(());
        }
        let (file, place, found) = (self.files.name(file).into(), place.into(), found as u64);
        Err(FormatError::Count {
            file,
            place,
            found,
            expected: rows,
            of: format!("the {rows} rows of table {table:?}"),
        })
    }

    fn leftovers(&mut self) {
        let left: Vec<String> = self.contents.iter().flat_map(|c| &c.lists).map(|list| list.place.clone()).collect();
        if !left.is_empty() {
            let left: Vec<&str> = left.iter().map(String::as_str).collect();
            self.parts.warnings.push(format!("names not used: {}", abbreviate(&left)));
        }
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
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen.join(", ")
}

fn abbreviate(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { format!("{shown} and {} more", names.len() - SHOWN) } else { shown }
}
