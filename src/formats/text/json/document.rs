//! What a whole document of JSON is: a model, a table, words and vectors, names, or pairs.

use super::{
    columns, frame,
    keys::{TABLES, is_list},
    node::{Node, Table},
    numbered::{counted_names, listed_names, nested_names, numbered_names},
    pairs,
    reading::Reading,
    records, rows, samples,
};
use crate::{error::FormatError, source::stem};

/// Most keys without use that are listed.
const MAX_LEFT: usize = 20;

impl Reading<'_, '_> {
    pub(super) fn take_document(&mut self, document: Node) -> Result<(), FormatError> {
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
                if let Some(tables) = tables(&elements) {
                    self.push_parts(&name, tables);
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
            let name = own.unwrap_or_else(|| name.to_string());
            let relation = samples::concept(samples.clone(), name, self.input)?;
            self.contents.concepts.push(relation);
            return Ok(());
        }
        if let Some(found) = frame::of(&document) {
            let keys = document.keys();
            let left = keys.filter(|key| !frame::KEYS.contains(key));
            let left: Vec<String> = left.map(|key| format!("JSON key {key:?}")).collect();
            self.contents.ignored.extend(left.into_iter().take(MAX_LEFT));
            return self.take_frame(name, found);
        }
        let Node::Object(mut fields) = unnested(document) else { return Ok(()) };
        if let Some(at) = model_inside(&fields) {
            let (_, inner) = fields.remove(at);
            let Node::Object(inner) = inner else { return Ok(()) };
            return self.take_object(inner, name);
        }
        let names = || numbered_names(&fields).filter(|names| names.len() > 1);
        let nested = || nested_names(&fields);
        if let Some(names) = counted_names(&fields).or_else(names).or_else(nested) {
            self.push_list(name, names);
            return Ok(());
        }
        if let Some(found) = columns::of_lists(&fields) {
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
                records::of_object(&fields).or_else(|| columns::of_columns(&fields))
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
            self.take_names(&mut left);
            self.take_texts(&mut left, name);
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
}

/// Where the only object among the fields is that has the table g, or f: the model itself.
fn model_inside(fields: &[(String, Node)]) -> Option<usize> {
    let is_table = |value: &Node| matches!(value, Node::Rows(_));
    let is_model = |value: &Node| {
        matches!(value, Node::Object(_))
            && ["f", "g"].iter().any(|key| value.get(key).is_some_and(is_table))
    };
    let mut models = (0..fields.len()).filter(|&at| is_model(&fields[at].1));
    let bare = !fields.iter().any(|(key, value)| TABLES.contains(&key.as_str()) && is_table(value));
    models.next().filter(|_| bare && models.next().is_none())
}

/// The several tables of a list of nothing else, such as the vectors of each text's tokens.
pub(super) fn tables(elements: &[Node]) -> Option<Vec<Table>> {
    let table = |element: &Node| match element {
        Node::Rows(table) => Some(table.clone()),
        _ => None,
    };
    let tables: Vec<Table> = elements.iter().map(table).collect::<Option<_>>()?;
    let alike = tables.iter().all(|table| table.columns == tables[0].columns);
    // Of one row each they are the vectors of a list.
    (alike && tables.iter().any(|table| table.rows > 1)).then_some(tables)
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
