//! Which table of a checkpoint is its output matrix, and what stands in the way of it.

use crate::{
    contents::{
        Contents, Unreadable,
        head::{self, Part},
        label_list::{LabelList, Role, Slack},
    },
    error::FormatError,
    select::slot::Slot,
    source::input::Files,
    text::{config, shards},
};

/// What is known of the head before a table is chosen for g.
pub(crate) struct Head<'a> {
    slots: &'a [Slot],
    contents: &'a [Contents],
}

impl<'a> Head<'a> {
    pub(crate) fn new(slots: &'a [Slot], contents: &'a [Contents]) -> Self {
        Self { slots, contents }
    }

    fn name(&self, slot: &Slot) -> &'a str {
        self.contents[slot.file].matrices[slot.matrix].name.as_str()
    }

    /// The checkpoint's own output matrix, if it is there and can be read. Of several files with
    /// the same tensors that of the shortest name is the model, the others are variants of it.
    fn output(&self) -> Option<&'a Slot> {
        let outputs = self.slots.iter().filter_map(|slot| match head::part(self.name(slot)) {
            Some(Part::Output(rank)) => Some((rank, slot)),
            _ => None,
        });
        outputs.min_by_key(|(rank, slot)| (*rank, slot.name.len())).map(|(_, slot)| slot)
    }

    /// The matrix whose rows are the classes that a config names, where there is no output matrix
    /// over tokens.
    pub(crate) fn classifier(&self) -> Option<&'a Slot> {
        let mut tables = self.slots.iter().filter(|_| self.output().is_none());
        tables
            .find(|slot| is_classifier(self.name(slot), slot.of(self.contents).rows, self.contents))
    }

    /// Whether the files name each row of the input embedding, which then may be what is meant.
    pub(crate) fn input_has_tokens(&self) -> bool {
        let Some(input) = self.input() else { return false };
        let rows = input.of(self.contents).rows;
        let tokens = |list: &LabelList| {
            list.slack == Slack::Padding
                || list.role == Role::Tokens && list.entries.len() as u64 == rows
        };
        self.contents.iter().flat_map(|c| &c.lists).any(tokens)
    }

    /// The input embedding, which is the output matrix too where that is tied.
    fn input(&self) -> Option<&'a Slot> {
        let inputs = self.slots.iter().filter_map(|slot| match head::part(self.name(slot)) {
            Some(Part::Input(rank)) => Some((rank, slot)),
            _ => None,
        });
        inputs.min_by_key(|(rank, slot)| (*rank, slot.name.len())).map(|(_, slot)| slot)
    }

    /// An output matrix, or else an input embedding, that is there and cannot be read; not if there
    /// is one that can.
    pub(crate) fn unreadable(&self) -> Option<&'a Unreadable> {
        if self.output().is_some() {
            return None;
        }
        let tables = || self.contents.iter().flat_map(|c| &c.unreadable);
        let output =
            tables().find(|table| matches!(head::part(&table.name), Some(Part::Output(_))));
        let input = tables().find(|table| matches!(head::part(&table.name), Some(Part::Input(_))));
        output.or(input.filter(|_| self.input().is_none()))
    }

    /// The table for g: the output matrix, else the tied input embedding; none where the output
    /// matrix is known to be another table that cannot be read, or may be one whose name says
    /// nothing.
    pub(crate) fn unembedding(&self) -> Option<&'a Slot> {
        let tied = || self.input().filter(|_| self.unreadable().is_none() && !self.has_rival());
        self.output().or_else(tied)
    }

    /// Whether there is another table of the shape of the input embedding, which is no part of a
    /// layer: an output matrix by another name has that shape.
    fn has_rival(&self) -> bool {
        let shape = |slot: &Slot| {
            let matrix = &self.contents[slot.file].matrices[slot.matrix];
            (matrix.rows, matrix.columns)
        };
        let Some(input) = self.input() else { return false };
        let says_tied = self.contents.iter().find_map(|c| c.config.tied) == Some(true);
        let rival = |slot: &Slot| {
            let name = self.name(slot);
            shape(slot) == shape(input) && head::part(name).is_none() && !head::is_in_layer(name)
        };
        !says_tied && self.slots.iter().any(rival)
    }

    /// What to know of a table before choosing it, where that is more than its name says.
    pub(crate) fn note(&self, slot: &Slot) -> String {
        let is_input = matches!(head::part(self.name(slot)), Some(Part::Input(_)));
        match self.unreadable().filter(|_| is_input) {
            Some(Unreadable { name, why, .. }) => {
                format!("the input embedding; the output matrix {name:?} {why}")
            }
            None if is_input => "the input embedding".into(),
            None if self.classifier() == Some(slot) => CLASSES.into(),
            None => String::new(),
        }
    }
}

/// What the rows of a classifier are.
const CLASSES: &str = "its rows are the classes that the config names";

/// Whether the rows of a table are the classes that a config names.
pub(crate) fn is_classifier(name: &str, rows: u64, contents: &[Contents]) -> bool {
    head::is_classifier(name) && contents.iter().any(|c| config::names_classes(c, rows))
}

/// What the user should know about using this table as g.
pub(crate) fn warnings(name: &str, slots: &[Slot], contents: &[Contents]) -> Vec<String> {
    let head = Head::new(slots, contents);
    let says_tied = contents.iter().find_map(|c| c.config.tied) == Some(true);
    let why = match head.unreadable() {
        Some(Unreadable { name, why, .. }) => format!("the output matrix {name:?} {why}"),
        None if says_tied => "the config says that it is the output matrix too".into(),
        None => "no output matrix of its own was found".into(),
    };
    let tied = matches!(head::part(name), Some(Part::Input(_)));
    let tied = tied.then(|| format!("g is {name:?}, the input embedding: {why}"));
    let of_classes = head.classifier().filter(|slot| head.name(slot) == name);
    let of_classes = of_classes.map(|_| format!("g is {name:?}: {CLASSES}, no tokens"));
    let norm = contents
        .iter()
        .flat_map(|c| &c.vectors)
        .find_map(|(name, _)| head::is_final_norm(name).then_some(name));
    let norm = norm.filter(|_| head::part(name).is_some());
    tied.into_iter().chain(of_classes).chain(norm.map(|norm| unfolded(norm))).collect()
}

/// The warning that says to take f after the final norm.
fn unfolded(norm: &str) -> String {
    format!("the final norm ({norm:?}) is not folded into g: take f after it")
}

/// What a warning begins with that lists the tables and vectors of the files that are no part of
/// the model: those of the decoder, where the files are a language model.
pub(crate) const NOT_USED: &str = "not used: ";

/// Whether a warning says that what stands before g was not read: nothing to know where a decoder
/// runs on the same files.
pub fn is_of_layers(warning: &str) -> bool {
    let norm = warning.split('"').nth(1);
    warning.starts_with(NOT_USED) || norm.is_some_and(|norm| warning == unfolded(norm))
}

/// An error if the output matrix is in a part of the model that was not opened: an index says so,
/// or parts are missing and none of those here has it.
pub(crate) fn check_parts(
    files: &Files,
    slots: &[Slot],
    contents: &[Contents],
) -> Result<(), FormatError> {
    check_consolidated(files, slots, contents)?;
    let head = Head::new(slots, contents);
    check_index(files, contents).or_else(|error| head.output().map(drop).ok_or(error))?;
    if head.output().is_some() || head.unreadable().is_some() {
        return Ok(());
    }
    let tied = contents.iter().find_map(|c| c.config.tied) == Some(true);
    match missing_parts(files, contents) {
        Some((file, missing)) if !tied || head.input().is_none() => {
            Err(FormatError::Parts { file, missing: missing.join(", ") })
        }
        _ => Ok(()),
    }
}

/// A warning that parts are missing, though the output matrix is there.
pub(crate) fn warn_of_parts(files: &Files, contents: &[Contents]) -> Option<String> {
    let (file, missing) = missing_parts(files, contents)?;
    Some(format!("{file} is a part of a model: {} not opened", missing.join(", ")))
}

/// The first file that is one of several parts, and the names of those that are not here.
fn missing_parts(files: &Files, contents: &[Contents]) -> Option<(String, Vec<String>)> {
    let has_index = contents.iter().any(|c| !c.shards.is_empty());
    let names: Vec<String> =
        (0..files.len()).map(|file| shards::original(files.name(file))).collect();
    let is_here = |other: &str| names.iter().any(|name| name == other);
    (0..files.len()).filter(|_| !has_index).find_map(|file| {
        let name = names[file].as_str();
        let part = shards::Part::of(name).or_else(|| {
            let (number, count) = contents[file].part?;
            Some(shards::Part::numbered(name, number, count))
        })?;
        let parts = part.counting_from_zero(is_here).all();
        let missing: Vec<String> = parts.filter(|other| !is_here(other)).collect();
        (!missing.is_empty()).then(|| (files.name(file).to_string(), missing))
    })
}

/// An error if the files are parts that hold a piece of every matrix each: one of several, or all
/// of them, as they would have to be put together by columns here and by rows there.
fn check_consolidated(
    files: &Files,
    slots: &[Slot],
    contents: &[Contents],
) -> Result<(), FormatError> {
    let parts: Vec<(usize, shards::Consolidated)> = (0..files.len())
        .filter_map(|file| Some((file, shards::Consolidated::of(files.name(file))?)))
        .collect();
    let Some((file, last)) = parts.iter().max_by_key(|(_, part)| part.number) else {
        return Ok(());
    };
    let is_here = |number: &u64| parts.iter().any(|(_, part)| part.number == *number);
    let missing: Vec<String> = (0..last.number)
        .filter(|number| !is_here(number))
        .map(|number| last.named(number))
        .collect();
    let file = files.name(*file).to_string();
    match () {
        () if !missing.is_empty() => Err(FormatError::Parts { file, missing: missing.join(", ") }),
        () if last.number > 0 => Err(FormatError::Pieces { file, parts: last.number + 1 }),
        () if is_a_piece(slots, contents) => Err(FormatError::Parts {
            file,
            missing: format!("{} and those after it", last.named(1)),
        }),
        () => Ok(()),
    }
}

/// Whether the tables of the head do not fit each other, as pieces of them do not: Llama's input
/// embedding is cut by columns, its output matrix by rows. A whole one has both.
fn is_a_piece(slots: &[Slot], contents: &[Contents]) -> bool {
    let head = Head::new(slots, contents);
    let shape = |slot: &Slot| (slot.of(contents).rows, slot.of(contents).columns);
    let tied = contents.iter().find_map(|c| c.config.tied) == Some(true);
    match (head.output(), head.input()) {
        (Some(output), Some(input)) => shape(output) != shape(input),
        (None, Some(_)) => !tied && head.unreadable().is_none(),
        _ => false,
    }
}

/// An error if an index says that the output matrix is in a file that was not opened.
fn check_index(files: &Files, contents: &[Contents]) -> Result<(), FormatError> {
    let shards = || {
        contents.iter().enumerate().flat_map(|(i, c)| c.shards.iter().map(move |shard| (i, shard)))
    };
    let wanted = shards()
        .filter_map(|(i, (name, shard))| Some((head::part(name)?, i, name, shard)))
        .min_by_key(|(part, ..)| *part);
    let Some((_, index, tensor, shard)) = wanted else { return Ok(()) };
    let last = shard.rsplit(['/', '\\']).next().unwrap_or_default();
    if (0..files.len()).any(|i| files.name(i) == last) {
        return Ok(());
    }
    Err(FormatError::Malformed {
        file: files.name(index).into(),
        place: format!("tensor {tensor:?}"),
        found: "no such file among those opened".into(),
        expected: format!("{last:?} opened together with the index"),
    })
}
