//! Making one model of what all files hold.

use std::collections::HashSet;

use theory::model::{Concept, NamedDirection, Parts, Predictor, Provenance, Relation};

use crate::{
    contents::{
        Bias, Contents, head,
        label_list::Role,
        matrix::{Body, Matrix},
    },
    error::FormatError,
    rows::{Selection, filter::RowFilter, token_table::TokenTable},
    select::{
        checkpoint,
        choose::{Candidate, candidates, choose, slots},
        head_numbers::{config, fold_scale, take_bias},
        orient::orient,
        parts,
        slot::{Sides, Slot},
        sources::Sources,
    },
    source::{input::Files, stem},
    text::{config::name_rows, shards},
};

/// What the files turned out to be.
#[derive(Debug)]
pub enum Opened {
    /// A model.
    Model(Box<Loaded>),
    /// Several tables, and nothing says which is f and which is g.
    Choice(Vec<Candidate>),
    /// More tokens than fit the memory budget, none of them read: which ones? Only with
    /// [`super::Rows::Ask`].
    Tokens(TokenTable),
    /// Lists of word pairs only.
    Concepts(Vec<Concept>),
    /// Directions only, in the space of a model that is not among the files.
    Directions(Vec<NamedDirection>),
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

/// Joins the contents of all files. `concepts` were found among them.
pub(crate) fn join(
    files: &mut Files,
    contents: Vec<Contents>,
    concepts: Vec<Concept>,
    keep: &RowFilter,
    selection: &Selection,
) -> Result<Opened, FormatError> {
    let mut contents = contents;
    let slots = slots(files, &contents);
    if selection.f.is_none() && selection.g.is_none() {
        checkpoint::check_parts(files, &slots, &contents)?;
    }
    if slots.is_empty() {
        let directions = taken_directions(&mut contents);
        return match (concepts.is_empty(), directions.is_empty()) {
            (false, _) => Ok(Opened::Concepts(concepts)),
            (true, false) => Ok(Opened::Directions(directions)),
            (true, true) => Err(no_vectors(files, &contents)),
        };
    }
    let Some(sides) = choose(files, &slots, &contents, selection)? else {
        return Ok(Opened::Choice(candidates(files, &slots, &contents)));
    };
    if let Some(g) = sides.g.as_ref().map(|slot| slot.of(&contents))
        && checkpoint::is_classifier(&g.name, g.rows, &contents)
    {
        let classes = g.rows;
        name_rows(&mut contents, classes);
    }
    let turned = orient(&sides, &mut contents);
    if let Some(table) = too_many(&contents, &sides, keep) {
        return Ok(Opened::Tokens(table));
    }
    let file = files.names();
    let parts = Parts {
        provenance: provenance(files, &contents, &sides),
        remarks: sides.f.as_ref().map_or(Vec::new(), |f| contents[f.file].remarks.clone()),
        ..Parts::default()
    };
    let sources = Sources { files, contents, spelled: Vec::new(), warnings: Vec::new() };
    let mut join = Join { sources, parts, tokens_in_file: 0 };
    join.sources.warnings.extend(turned);
    join.sources
        .warnings
        .extend(checkpoint::warn_of_parts(join.sources.files, &join.sources.contents));
    join.head_warnings(&slots, sides.g.as_ref());
    join.warn_of_parts(&sides);
    join.take_warnings();
    join.contexts(sides.f.as_ref(), &keep.fit())?;
    join.tokens(sides.g.as_ref(), keep)?;
    let softcap = join.head_numbers();
    join.warn_of_unused(&slots, &sides);
    join.warn_of_leftovers();
    let Join { sources, parts, tokens_in_file } = join;
    let parts = Parts { warnings: sources.warnings, ..parts };
    let model = Predictor::new(parts).map_err(|source| FormatError::Model { file, source })?;
    let model = model.with_softcap(softcap);
    Ok(Opened::Model(Box::new(Loaded { model, concepts, tokens_in_file })))
}

/// The table whose rows the user has to choose: too large a g, or one that was passed over for its
/// announced size.
fn too_many(contents: &[Contents], sides: &Sides, keep: &RowFilter) -> Option<TokenTable> {
    let matrix = |slot: &Slot| &contents[slot.file].matrices[slot.matrix];
    let stored = |m: &&Matrix| {
        matches!(m.body, Body::Stored(_) | Body::Joined(_)) && keep.asks(m.rows, m.columns)
    };
    let g = sides.g.as_ref().map(matrix).filter(stored);
    let passed = sides.g.iter().chain(&sides.f).map(matrix).find(|m| m.passed_over());
    g.or(passed).map(|m| TokenTable { tokens: m.rows, d: m.columns })
}

fn taken_directions(contents: &mut [Contents]) -> Vec<NamedDirection> {
    contents.iter_mut().flat_map(|c| std::mem::take(&mut c.directions)).collect()
}

fn no_vectors(files: &Files, contents: &[Contents]) -> FormatError {
    let unreadable: Vec<String> = contents
        .iter()
        .flat_map(|c| &c.unreadable)
        .map(|table| format!("{:?}, which {}", table.name, table.why))
        .collect();
    let lists: Vec<String> = contents
        .iter()
        .flat_map(|c| &c.lists)
        .map(|list| format!("{} ({})", list.place, list.entries.len()))
        .collect();
    if !lists.is_empty() && unreadable.is_empty() && contents.iter().all(|c| c.ignored.is_empty()) {
        let lists: Vec<&str> = lists.iter().map(String::as_str).collect();
        return FormatError::OnlyNames { files: files.names(), found: abbreviate(&lists) };
    }
    let mut found: Vec<&str> = unreadable.iter().map(String::as_str).collect();
    found.extend(contents.iter().flat_map(|c| &c.ignored).map(String::as_str));
    found.extend(contents.iter().flat_map(|c| &c.lists).map(|list| list.place.as_str()));
    let found = if found.is_empty() {
        "nothing".to_string()
    } else {
        format!("only {}", abbreviate(&found))
    };
    FormatError::NoVectors { files: files.names(), found }
}

/// What the files say of themselves; the file with g counts most.
fn provenance(files: &Files, contents: &[Contents], sides: &Sides) -> Provenance {
    let used: Vec<&Slot> = sides.g.iter().chain(&sides.f).collect();
    let main = used.first().map_or(0, |slot| slot.file);
    let text = |get: fn(&Contents) -> &Option<String>| contents.iter().find_map(|c| get(c).clone());
    let original = shards::original(files.name(main));
    let file = &parts::whole(stem(&original));
    let checkpoint = || text(|c| &c.checkpoint).filter(|_| shards::is_of_any_model(file));
    Provenance {
        name: text(|c| &c.name).or_else(checkpoint).unwrap_or_else(|| file.to_string()),
        source: text(|c| &c.source).unwrap_or_else(|| files.names()),
        license: text(|c| &c.license).unwrap_or_default(),
        format: distinct(used.iter().map(|slot| contents[slot.file].format)),
        columns: used
            .iter()
            .find_map(|slot| Some(&contents[slot.file].columns).filter(|all| !all.is_empty()))
            .cloned()
            .unwrap_or_default(),
        dtype: distinct(
            used.iter().map(|slot| contents[slot.file].matrices[slot.matrix].dtype.as_str()),
        ),
    }
}

/// The model while it is being put together.
struct Join<'a, 'b> {
    sources: Sources<'a, 'b>,
    parts: Parts,
    tokens_in_file: u64,
}

impl Join<'_, '_> {
    /// What the readers of the files want the user to know.
    fn take_warnings(&mut self) {
        let Sources { contents, warnings, .. } = &mut self.sources;
        contents.iter_mut().for_each(|c| warnings.append(&mut c.warnings));
    }

    fn warn_of_unused(&mut self, slots: &[Slot], sides: &Sides) {
        let Sources { contents, warnings, .. } = &mut self.sources;
        // Which way round it is to be read, as the user says, makes no other table of it.
        let table = |slot: &Slot| (slot.file, slot.matrix);
        let used = |slot: &&Slot| {
            [&sides.f, &sides.g].into_iter().flatten().any(|side| table(side) == table(slot))
        };
        let used_array = |name: Option<&str>| {
            let sides = [&sides.f, &sides.g].into_iter().flatten();
            name.is_some() && sides.map(|side| side.array(contents)).any(|array| array == name)
        };
        let mut unused: Vec<&str> = slots
            .iter()
            .filter(|slot| !used(slot) && !used_array(slot.array(contents)))
            .map(|slot| slot.array(contents).unwrap_or(&slot.name))
            .collect();
        unused.dedup();
        let ignored = contents.iter().flat_map(|c| &c.ignored).map(String::as_str);
        let unreadable =
            contents.iter().flat_map(|c| &c.unreadable).map(|table| table.name.as_str());
        let unused: Vec<_> = unused.into_iter().chain(ignored).chain(unreadable).collect();
        if !unused.is_empty() {
            warnings.push(format!("{}{}", checkpoint::NOT_USED, abbreviate(&unused)));
        }
    }

    fn contexts(&mut self, slot: Option<&Slot>, keep: &RowFilter) -> Result<(), FormatError> {
        let Some(slot) = slot else { return Ok(()) };
        let read = self.sources.rows(slot, Role::Contexts, "context", keep)?;
        if let Some(groups) = self.sources.list(slot, Role::ContextGroups, read.in_file)? {
            self.parts.context_groups = read.rows.pick(groups);
        }
        let relations = self
            .sources
            .contents
            .iter_mut()
            .flat_map(|c| std::mem::take(&mut c.relations))
            .collect();
        let kept = read.labels.len();
        self.parts.relations =
            if kept as u64 == read.in_file { relations } else { within(relations, kept) };
        (self.parts.contexts, self.parts.f) = (read.labels, Some(read.vectors));
        Ok(())
    }

    fn tokens(&mut self, slot: Option<&Slot>, keep: &RowFilter) -> Result<(), FormatError> {
        let Some(slot) = slot else { return Ok(()) };
        let read = self.sources.rows(slot, Role::Tokens, "token", keep)?;
        let table = self.sources.contents[slot.file].matrices[slot.matrix].name.clone();
        let (bias, others) = take_bias(&mut self.sources.contents, &table, read.in_file);
        self.sources.contents[slot.file].ignored.extend(others);
        if let Some(Bias { name, values }) = bias {
            let (place, count) = (format!("head bias {name:?}"), values.len());
            self.sources.check_count(slot.file, &place, count, (read.in_file, &slot.name))?;
            self.parts.bias = Some(read.rows.pick(values));
        }
        self.warn_of_rivals(read.in_file, read.vectors.shape().0 as u64);
        let mut spelled = std::mem::take(&mut self.sources.spelled);
        if !spelled.is_empty() {
            spelled.resize(read.in_file as usize, String::new());
            self.parts.spelled = read.rows.pick(spelled);
        }
        self.tokens_in_file = read.in_file;
        (self.parts.tokens, self.parts.g) = (read.labels, Some(read.vectors));
        self.warn_of_duplicates();
        Ok(())
    }

    /// Vectors with a number for each token that are not used: one may be a bias of the head that
    /// is called as nobody else calls it.
    fn warn_of_rivals(&mut self, tokens: u64, d: u64) {
        if self.parts.bias.is_some() {
            return;
        }
        let vectors = self.sources.contents.iter().flat_map(|c| &c.vectors);
        let fits = |(name, count): &&(String, u64)| {
            *count == tokens && !head::is_in_layer(name) && !head::is_final_norm(name)
        };
        let rivals: Vec<&str> = vectors.filter(fits).map(|(name, _)| name.as_str()).collect();
        if !rivals.is_empty() && tokens != d {
            self.sources.warnings.push(format!(
                "a number for each token, not used: {}. Call it bias if the model adds it to its \
                 logits",
                abbreviate(&rivals)
            ));
        }
    }

    /// What the user should know of the table that became g.
    fn head_warnings(&mut self, slots: &[Slot], g: Option<&Slot>) {
        let Some(slot) = g else { return };
        let contents = &self.sources.contents;
        let name = &contents[slot.file].matrices[slot.matrix].name;
        let warnings = checkpoint::warnings(name, slots, contents);
        self.sources.warnings.extend(warnings);
    }

    /// Which parts of arrays of more than two dimensions are read.
    fn warn_of_parts(&mut self, sides: &Sides) {
        let Sources { contents, warnings, .. } = &mut self.sources;
        let slots = [&sides.f, &sides.g].into_iter().flatten();
        let tables = slots.map(|slot| &contents[slot.file].matrices[slot.matrix]);
        warnings.extend(tables.filter_map(|table| {
            let part = table.part.as_ref()?;
            Some(format!("of the array {:?} this is read: {}, {}", part.of, table.name, part.note))
        }));
    }

    /// Folds the scale of the logits in; the cap of the logits.
    fn head_numbers(&mut self) -> Option<f64> {
        let config = config(&self.sources.contents);
        self.parts.directions = taken_directions(&mut self.sources.contents);
        let d = self.parts.g.as_ref().map_or(0, |g| g.shape().0 as u64);
        self.warn_of_directions(d);
        if let Some(scale) = config.scale {
            self.sources.warnings.extend(fold_scale(scale, &mut self.parts.f, d));
        }
        if let Some(cap) = config.softcap.filter(|cap| *cap < 0.0) {
            let warning = format!("the cap of the logits is {cap}, which is none: left aside");
            self.sources.warnings.push(warning);
        }
        let cap = config.softcap.filter(|cap| cap.is_finite() && *cap > 0.0)?;
        self.sources.warnings.push(format!(
            "logits are capped at ±{cap} by {cap}·tanh(z/{cap}): probabilities are no softmax of \
             f·g, and a gauge keeps them all the same"
        ));
        Some(cap)
    }

    /// Directions of another space, such as those of a larger model.
    fn warn_of_directions(&mut self, d: u64) {
        let other = |direction: &&NamedDirection| direction.vector.len() as u64 != d;
        let others: Vec<&NamedDirection> = self.parts.directions.iter().filter(other).collect();
        if let Some(first) = others.first().filter(|_| d > 0) {
            let (count, length) = (others.len(), first.vector.len());
            self.sources.warnings.push(format!(
                "{count} directions are left aside: {:?} has {length} components, vectors have {d}",
                first.name
            ));
        }
    }

    fn warn_of_leftovers(&mut self) {
        let left: Vec<String> = self
            .sources
            .contents
            .iter()
            .flat_map(|c| &c.lists)
            .map(|list| list.place.clone())
            .collect();
        if !left.is_empty() {
            let left: Vec<&str> = left.iter().map(String::as_str).collect();
            self.sources.warnings.push(format!("names not used: {}", abbreviate(&left)));
        }
    }

    fn warn_of_duplicates(&mut self) {
        let tokens = &self.parts.tokens;
        let again = tokens.len() - tokens.iter().collect::<HashSet<_>>().len();
        if again > 0 {
            let tokens = if again == 1 { "token has" } else { "tokens have" };
            self.sources
                .warnings
                .push(format!("{again} {tokens} a label that another has too; all are kept"));
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
