//! JSON and JSON Lines: a model `{"f": [[…]], "g": [[…]], "tokens": […], "contexts": […]}`, a list
//! of names, a table, words with their vectors in any usual shape, or a relation of the LRE data
//! set (`name` and `samples` of `subject` and `object`).

mod frame;
mod node;
mod numbered;
mod pairs;
mod records;
mod rows;

use std::{
    borrow::Cow,
    collections::HashMap,
    io::{BufReader, Read},
};

use nalgebra::DMatrix;
use serde::Deserialize;

use theory::model::Concept;

use crate::{
    contents::{
        Bias, Contents,
        config::of_number,
        head,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
        relations::Written,
    },
    error::{FormatError, json::json_words},
    rows::set::RowSet,
    source::{input::Input, stem},
    text::{config, lines::BOM},
};
use node::{Node, Table};
use numbered::{counted_names, listed_names, numbered_names};
use rows::Records;

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Keys of tables.
const TABLES: [&str; 8] =
    ["f", "g", "vectors", "embeddings", "unembeddings", "vector", "embedding", "unembedding"];

/// Keys of lists of names.
const LISTS: [&str; 30] = [
    "token",
    "context",
    "label",
    "word",
    "text",
    "sentence",
    "document",
    "title",
    "prompt",
    "index",
    "tokens",
    "contexts",
    "labels",
    "context_groups",
    "words",
    "texts",
    "sentences",
    "documents",
    "names",
    "inputs",
    "prompts",
    "keys",
    "ids",
    "vocab",
    "vocabulary",
    "terms",
    "itos",
    "stoi",
    "word_index",
    "key_to_index",
];

/// Whether lists of names stand under this key.
fn is_list(key: &str) -> bool {
    LISTS.contains(&key) || is_numbering(key)
}

/// What numbers are called in the key of an object of names and numbers.
const NUMBERS: [&str; 7] = ["id", "ids", "idx", "index", "ix", "int", "i"];

/// Whether a key says that names and numbers stand for each other: `id2label`, `word_to_idx`.
fn is_numbering(key: &str) -> bool {
    let key = key.to_lowercase().replace("_to_", "2");
    let sides = key.split_once('2');
    sides.is_some_and(|(from, to)| {
        !from.is_empty() && !to.is_empty() && NUMBERS.contains(&from) != NUMBERS.contains(&to)
    })
}

/// A pair of the LRE data set.
#[derive(Deserialize)]
struct Sample {
    subject: String,
    object: Object,
}

/// One text, or several that are all right.
#[derive(Deserialize)]
#[serde(untagged)]
enum Object {
    One(String),
    Any(Vec<String>),
}

impl Object {
    /// The text; of several the alternatives, as BATS writes them.
    fn text(self) -> String {
        match self {
            Self::One(text) => text,
            Self::Any(texts) => texts.join("/"),
        }
    }
}

/// What a file should hold, for errors.
const EXPECTED: &str = "JSON: a model {\"g\": [[…]], \"tokens\": […], …}, words and their vectors, a list of names, pairs of words, or samples of subject and object";

/// Reads the whole file, streaming.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let start = input.up_to_from(0, BOM.len() as u64)?;
    let bom = start == BOM;
    input.go(if bom { BOM.len() as u64 } else { 0 })?;
    let reader = BufReader::with_capacity(CHUNK, input.by_ref());
    let values = serde_json::Deserializer::from_reader(reader).into_iter::<Node>();
    let values: Result<Vec<Node>, _> = values.collect();
    let mut contents = match values {
        Ok(values) => take(input, values)?,
        Err(error) => {
            let error = json_error(input, &error);
            let without = without_constants(input)?.and_then(|values| take(input, values).ok());
            let without = without.filter(|contents| !contents.is_empty());
            without.ok_or(error)?
        }
    };
    if bom {
        contents.warnings.push(format!("{}: skipped the byte order mark", input.name()));
    }
    Ok(contents)
}

/// What the values of a file hold.
fn take(input: &mut Input, mut values: Vec<Node>) -> Result<Contents, FormatError> {
    let mut reading = Reading { contents: Contents::new("JSON"), input };
    match values.len() {
        1 => reading.take_document(values.remove(0))?,
        _ => {
            reading.contents.format = "JSON Lines";
            reading.take_document(Node::list(values))?;
        }
    }
    Ok(reading.contents)
}

/// Most bytes of JSON with Python's `NaN`: they are held in memory twice.
const MAX_WITH_CONSTANTS: u64 = 256 << 20;

/// The values of a file with nothing where Python writes `NaN` and `Infinity`, if it has such.
fn without_constants(input: &mut Input) -> Result<Option<Vec<Node>>, FormatError> {
    let size = input.size();
    if size > MAX_WITH_CONSTANTS {
        return Ok(None);
    }
    let bytes = input.up_to_from(0, size)?;
    let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    let Cow::Owned(text) = config::without_constants(bytes) else { return Ok(None) };
    let values = serde_json::Deserializer::from_slice(&text).into_iter::<Node>();
    Ok(values.collect::<Result<Vec<_>, _>>().ok())
}

fn json_error(input: &Input, error: &serde_json::Error) -> FormatError {
    let place = format!("line {}, column {}", error.line(), error.column());
    input.malformed(place, json_words(error), EXPECTED)
}

/// A file while its values are put where they belong.
struct Reading<'a, 'b> {
    contents: Contents,
    input: &'a mut Input<'b>,
}

impl Reading<'_, '_> {
    fn take_document(&mut self, document: Node) -> Result<(), FormatError> {
        let name = stem(self.input.name()).to_string();
        match document {
            Node::Object(fields) => self.take_object(fields, &name),
            Node::Texts(texts) => {
                self.push_list(&name, texts);
                Ok(())
            }
            Node::Rows(table) => {
                self.push_table(&name, table, None);
                Ok(())
            }
            Node::List(elements) => {
                if let Some(names) = listed_names(&elements) {
                    self.push_list(&name, names);
                    return Ok(());
                }
                match (records::of_list(&elements), frame::of_titled(&elements)) {
                    (Some(found), _) => self.take_records(&name, found),
                    (None, Some(found)) => self.take_frame(&name, found),
                    (None, None) => self.take_list(name, &elements),
                }
            }
            _ => Ok(()),
        }
    }

    /// A table with its titles apart, and what is to be said of it.
    fn take_frame(
        &mut self,
        name: &str,
        found: Result<frame::Read, rows::Fault>,
    ) -> Result<(), FormatError> {
        let frame::Read { records, note } = found.map_err(|fault| self.ragged(fault))?;
        let file = self.input.name();
        self.contents.warnings.extend(note.map(|note| format!("{file}: {note}")));
        self.push_records(name, records);
        Ok(())
    }

    /// A list without vectors: pairs of words, or objects that have a text each.
    fn take_list(&mut self, name: String, elements: &[Node]) -> Result<(), FormatError> {
        match (pairs::of_list(elements, &name), records::texts(elements)) {
            (Some(concepts), _) => self.contents.concepts.extend(concepts),
            (None, Some(texts)) => self.push_list(&name, texts),
            (None, None) => return Err(self.no_records(elements)),
        }
        Ok(())
    }

    fn take_object(&mut self, fields: Vec<(String, Node)>, name: &str) -> Result<(), FormatError> {
        let document = Node::Object(fields);
        if let Some(samples) = document.get("samples") {
            let own = document.get("name").and_then(Node::name);
            return self.take_samples(samples.clone(), own.unwrap_or_else(|| name.to_string()));
        }
        if let Some(found) = frame::of(&document) {
            let keys = document.keys();
            let left = keys.filter(|key| !frame::KEYS.contains(key));
            let left: Vec<String> = left.map(|key| format!("JSON key {key:?}")).collect();
            self.contents.ignored.extend(left.into_iter().take(MAX_LEFT));
            return self.take_frame(name, found);
        }
        let Node::Object(fields) = unnested(document) else { return Ok(()) };
        let names = || numbered_names(&fields).filter(|names| names.len() > 1);
        if let Some(names) = counted_names(&fields).or_else(names) {
            self.push_list(name, names);
            return Ok(());
        }
        if let Some(found) = records::of_lists(&fields) {
            return self.take_records(name, found);
        }
        let known = |key: &str| {
            TABLES.contains(&key) || is_list(key) || ["bias", "relations"].contains(&key)
        };
        // Any key can be a word, where all values are vectors, or the title of a column.
        let all = |is: fn(&Node) -> bool| fields.iter().all(|(_, value)| is(value));
        let words = all(|value| matches!(value, Node::Numbers(_)));
        let vectors = |(key, value): &(String, Node)| {
            let Node::Object(fields) = value else { return false };
            TABLES.contains(&key.as_str()) && records::of_object(fields).is_some()
        };
        let columns = all(|value| matches!(value, Node::Object(_))) && !fields.iter().any(vectors);
        if words || columns || !fields.iter().any(|(key, _)| known(key)) {
            if let Some(found) =
                records::of_object(&fields).or_else(|| records::of_columns(&fields))
            {
                return self.take_records(name, found);
            }
            if let Some(concepts) = pairs::of_object(&fields, name) {
                self.contents.concepts.extend(concepts);
                return Ok(());
            }
        }
        let mut left = Vec::new();
        for (key, value) in fields {
            left.extend(self.take_field(key, value)?);
        }
        if self.contents.matrices.is_empty() {
            self.take_nested(&mut left, name)?;
        }
        left.retain(|(key, value)| !self.take_bias(key, value));
        // Numbers of rows are their names only where there are no others.
        self.contents
            .lists
            .sort_by_key(|list| ["list \"ids\"", "list \"keys\""].contains(&list.place.as_str()));
        let left = left.into_iter().map(|(key, _)| format!("JSON key {key:?}"));
        self.contents.ignored.extend(left.take(MAX_LEFT));
        Ok(())
    }

    /// Takes a value by its key; gives it back if it is of no use there.
    fn take_field(
        &mut self,
        key: String,
        value: Node,
    ) -> Result<Option<(String, Node)>, FormatError> {
        let value = if TABLES.contains(&key.as_str()) { value.parsed() } else { value };
        match (key.as_str(), value) {
            (_, Node::Nothing) => {}
            (key, Node::Rows(table)) if TABLES.contains(&key) => self.push_table(key, table, None),
            (key, Node::List(elements)) if TABLES.contains(&key) => {
                match records::of_list(&elements) {
                    Some(found) => self.take_records(key, found)?,
                    None if elements.iter().all(Node::is_empty_list) => {
                        let rows = elements.len();
                        self.push_table(key, Table { rows, ..Table::default() }, None);
                    }
                    None => return Err(self.no_records(&elements)),
                }
            }
            (key, Node::Texts(texts)) if is_list(key) => self.push_list(key, texts),
            (key, Node::Numbers(numbers)) if is_list(key) && key != "index" => {
                self.push_list(key, numbers.iter().map(f64::to_string).collect());
            }
            (name, Node::Numbers(values)) if head::bias(name).is_some() => {
                self.contents.biases.push(Bias { name: name.into(), values });
            }
            ("relations", value @ Node::List(_)) => {
                let written = serde_json::from_value::<Vec<Written>>(value.value());
                let written = written.map_err(|e| {
                    self.input.malformed("key \"relations\"", json_words(&e), EXPECTED)
                })?;
                self.contents.relations = written.into_iter().map(Into::into).collect();
            }
            ("name" | "source" | "license" | "licence", Node::Text(text)) => {
                let file = self.input.name().to_string();
                self.contents.take_text(&file, &key, text)?;
            }
            (key, Node::Number(number)) if of_number(key, 1.0).is_some() => {
                self.contents.take_number(key, number);
            }
            (key, Node::Text(text)) if of_number(key, 1.0).is_some() => {
                let file = self.input.name().to_string();
                self.contents.take_text(&file, key, text)?;
            }
            ("f" | "g", Node::Object(fields)) if records::of_object(&fields).is_some() => {
                if let Some(found) = records::of_object(&fields) {
                    let found = found.map_err(|fault| self.ragged(fault))?;
                    self.push_words(&key, found);
                }
            }
            (key, Node::List(elements)) if pairs::of_list(&elements, key).is_some() => {
                self.contents.concepts.extend(pairs::of_list(&elements, key).unwrap_or_default());
            }
            (key, Node::Object(fields)) if is_list(key) => {
                match numbered_names(&fields).or_else(|| counted_names(&fields)) {
                    Some(names) => self.push_list(key, names),
                    None => return Ok(Some((key.to_string(), Node::Object(fields)))),
                }
            }
            (_, value) => return Ok(Some((key, value))),
        }
        Ok(None)
    }

    /// Takes a bias that has a number for each token by its name; whether it is one.
    fn take_bias(&mut self, key: &str, value: &Node) -> bool {
        let Node::Object(fields) = value else { return false };
        let number = |(token, value): &(String, Node)| match value {
            Node::Number(number) => Some((token.clone(), *number)),
            _ => None,
        };
        let numbers: Option<HashMap<String, f64>> = fields.iter().map(number).collect();
        let Some(numbers) = numbers.filter(|_| rows::is_bias(key)) else { return false };
        let Contents { matrices, lists, .. } = &self.contents;
        let own = matrices.iter().filter(|matrix| matrix.name != "f");
        let own = own.filter_map(|matrix| matrix.labels.as_ref());
        let lists = lists.iter().filter(|list| list.role != Role::Contexts);
        let mut names = own.chain(lists.map(|list| &list.entries));
        let of_all = |names: &Vec<String>| names.iter().map(|n| numbers.get(n).copied()).collect();
        let Some(values) = names.find_map(of_all) else { return false };
        self.contents.biases.push(Bias { name: key.into(), values });
        true
    }

    /// Looks for vectors one level further down: `{"data": [records]}`, `{"vectors": {word:
    /// vector}}`, and tables as pandas writes them, `{"text": {"0": …}, "embedding": {"0": […]}}`
    /// and `{"index": […], "data": [[…]]}`.
    fn take_nested(
        &mut self,
        left: &mut Vec<(String, Node)>,
        name: &str,
    ) -> Result<(), FormatError> {
        let found = left.iter().position(|(_, value)| match value {
            Node::Rows(_) => true,
            Node::List(elements) => records::of_list(elements).is_some(),
            Node::Object(fields) => {
                records::of_object(fields).is_some()
                    || records::of_lists(fields).is_some()
                    || fields.iter().any(|(_, value)| matches!(value, Node::Rows(_)))
            }
            _ => false,
        });
        let Some(at) = found else { return self.take_inside(left, name) };
        let (_, value) = left.remove(at);
        match value {
            Node::Rows(table) => {
                self.push_table(name, table, None);
                Ok(())
            }
            Node::List(elements) => match records::of_list(&elements) {
                Some(found) => self.take_records(name, found),
                None => Ok(()),
            },
            Node::Object(fields) => {
                if let Some((_, Node::Rows(table))) =
                    fields.iter().find(|(_, value)| matches!(value, Node::Rows(_)))
                {
                    self.push_table(name, table.clone(), None);
                    for (key, value) in &fields {
                        if let Node::Texts(texts) = value
                            && is_list(key)
                        {
                            self.push_list(key, texts.clone());
                        }
                    }
                    return Ok(());
                }
                if let Some(found) = records::of_lists(&fields) {
                    return self.take_records(name, found);
                }
                let Some(found) = records::of_object(&fields) else { return Ok(()) };
                let mut found = found.map_err(|fault| self.ragged(fault))?;
                let keys: Vec<&String> = fields.iter().map(|(key, _)| key).collect();
                let beside = left.iter().position(|(_, other)| column(other, &keys).is_some());
                if let Some(at) = beside {
                    found.labels = column(&left.remove(at).1, &keys);
                }
                self.push_records(name, found);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Looks for a list of records deeper inside: `{"result": {"points": [records]}}`.
    fn take_inside(
        &mut self,
        left: &mut Vec<(String, Node)>,
        name: &str,
    ) -> Result<(), FormatError> {
        let found = left.iter().position(|(_, value)| records::inside(value).is_some());
        if let Some(at) = found {
            let (_, value) = left.remove(at);
            let found = records::inside(&value).and_then(records::of_list);
            return found.map_or(Ok(()), |found| self.take_records(name, found));
        }
        Ok(())
    }

    fn take_samples(&mut self, samples: Node, name: String) -> Result<(), FormatError> {
        let samples = serde_json::from_value::<Vec<Sample>>(samples.value());
        let samples = samples
            .map_err(|e| self.input.malformed("key \"samples\"", json_words(&e), EXPECTED))?;
        let pair = |sample: Sample| (unescaped(sample.subject), unescaped(sample.object.text()));
        let pairs = samples.into_iter().map(pair).collect();
        self.contents.concepts.push(Concept { name, pairs });
        Ok(())
    }

    fn take_records(
        &mut self,
        name: &str,
        found: Result<Records, rows::Fault>,
    ) -> Result<(), FormatError> {
        let found = found.map_err(|fault| self.ragged(fault))?;
        self.push_records(name, found);
        Ok(())
    }

    /// A table without the rows that lack a number, and the bias of its tokens.
    fn push_records(&mut self, name: &str, found: Records) {
        let Records { table, labels, bias, gaps, gap } = found;
        let file = self.input.name();
        let rows = table.rows + gaps.len();
        if let Some(first) = gaps.first() {
            let label = labels.as_ref().and_then(|labels| labels.get(*first));
            let row =
                label.map_or(format!("row {first}"), |label| format!("row {first} ({label:?})"));
            self.contents.warnings.push(format!(
                "{file}: rows that lack a number are left aside: {}, first {row}, column {:?}: {}",
                gaps.len(),
                gap.to_string(),
                "null"
            ));
        }
        if let Some((key, values)) = bias.filter(|_| name != "f") {
            let said = format!("{file}: the column {key:?} is read as the bias, one a token");
            self.contents.warnings.push(said);
            self.contents.biases.push(Bias { name: format!("{name}_bias"), values });
        }
        self.push_table(name, table, labels);
        if let (Some(matrix), false) = (self.contents.matrices.last_mut(), gaps.is_empty()) {
            matrix.rows = rows as u64;
            let mut left = gaps.into_iter().peekable();
            let kept = (0..rows).filter(|row| left.next_if_eq(row).is_none());
            let kept = RowSet::Only(kept.map(|row| row as u64).collect());
            if let Body::Read { rows, .. } = &mut matrix.body {
                *rows = kept;
            }
        }
    }

    fn push_list(&mut self, name: &str, entries: Vec<String>) {
        let (role, place) = (Role::of(name), format!("list {name:?}"));
        // Both ways round, as `id2label` and `label2id` of one config.
        if is_numbering(name) && self.contents.lists.iter().any(|list| list.entries == entries) {
            return;
        }
        self.contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
    }

    fn push_table(&mut self, name: &str, table: Table, labels: Option<Vec<String>>) {
        let shape = (table.rows as u64, table.columns as u64);
        let vectors = DMatrix::from_vec(table.columns, table.rows, table.numbers);
        let body = Body::Read { vectors: vectors.into(), rows: RowSet::All };
        self.contents.matrices.push(Matrix::new(name, shape, "JSON", body));
        if let Some(entries) = labels {
            let (role, place) = (Role::Either, format!("words of {name:?}"));
            self.contents.lists.push(LabelList { role, place, entries, slack: Slack::None });
        }
    }

    /// A table under its words, which belong to it alone.
    fn push_words(&mut self, name: &str, found: Records) {
        self.push_table(name, found.table, None);
        if let Some(matrix) = self.contents.matrices.last_mut() {
            matrix.labels = found.labels;
        }
    }

    /// The error for a list that is no table, and neither names nor records.
    fn no_records(&self, elements: &[Node]) -> FormatError {
        let is_row = |node: &Node| matches!(node, Node::Numbers(_));
        let has = |is: fn(&Node) -> bool| elements.iter().any(is);
        let found = match () {
            () if elements.is_empty() => "an empty list",
            () if elements.iter().all(is_row) => {
                let lengths: Vec<usize> =
                    elements.iter().map(|node| node.clone().elements().len()).collect();
                let first = lengths.first().copied().unwrap_or_default();
                let row = lengths.iter().position(|length| *length != first).unwrap_or_default();
                let length = lengths.get(row).copied().unwrap_or_default();
                return self.ragged(format!(
                    "row {row} (from 0) has {length} numbers, the first row has {first}"
                ));
            }
            () if gap(elements).is_some() => {
                let (row, column) = gap(elements).unwrap_or_default();
                return self.ragged(format!(
                    "row {row} (from 0) has no number at {column} (from 0), the others have one"
                ));
            }
            () if has(is_row) && has(|node| matches!(node, Node::Text(_))) => {
                "names and rows in one list"
            }
            () if has(|node| matches!(node, Node::Object(_))) => {
                "a list of objects, some without a vector"
            }
            () => "a list that is neither names, rows of numbers, nor words with vectors",
        };
        self.input.malformed("list", found, EXPECTED)
    }

    fn ragged(&self, fault: String) -> FormatError {
        self.input.malformed("table", fault, EXPECTED)
    }
}

/// The place of the first value that is no number among rows that have some.
fn gap(elements: &[Node]) -> Option<(usize, usize)> {
    let of = |(row, node): (usize, &Node)| match node {
        Node::List(cells) => {
            let number = |cell: &Node| matches!(cell, Node::Number(_));
            let gap = cells.iter().position(|cell| !number(cell))?;
            cells.iter().any(number).then_some((row, gap))
        }
        _ => None,
    };
    elements.iter().enumerate().find_map(of)
}

/// An object whose tables and names all stand in lists of one, as answers to one query do, without
/// these lists.
fn unnested(document: Node) -> Node {
    let Node::Object(fields) = document else { return document };
    let is_nested = |(key, value): &(String, Node)| {
        let inside = |elements: &Vec<Node>| matches!(elements.as_slice(), [Node::Rows(_)]);
        TABLES.contains(&key.as_str()) && matches!(value, Node::List(elements) if inside(elements))
    };
    if !fields.iter().any(is_nested) {
        return Node::Object(fields);
    }
    let known = |key: &str| TABLES.contains(&key) || is_list(key);
    let bare = |(key, value): (String, Node)| match known(&key) {
        true => (key, value.unnested()),
        false => (key, value),
    };
    Node::Object(fields.into_iter().map(bare).collect())
}

/// Most keys without use that are listed.
const MAX_LEFT: usize = 20;

/// A column of texts or numbers under the same keys as a column of vectors.
fn column(value: &Node, keys: &[&String]) -> Option<Vec<String>> {
    let Node::Object(fields) = value else { return None };
    let same =
        fields.len() == keys.len() && fields.iter().map(|(key, _)| key).eq(keys.iter().copied());
    same.then(|| fields.iter().map(|(_, value)| value.name()).collect())?
}

/// A text that was escaped twice, as some files have it: `Bras\u00edlia` in plain letters.
fn unescaped(text: String) -> String {
    if !text.contains("\\u") {
        return text;
    }
    let quoted = format!("\"{}\"", text.replace('"', "\\\""));
    serde_json::from_str(&quoted).unwrap_or(text)
}
