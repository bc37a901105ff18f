//! Vectors that stand deeper inside a document than under its own keys.

use std::collections::HashSet;

use super::{columns, document::tables, keys::is_list, node::Node, reading::Reading, records};
use crate::{contents::Contents, error::FormatError};

impl Reading<'_, '_> {
    /// Looks for vectors one level further down: `{"data": [records]}`, `{"vectors": {word:
    /// vector}}`, and tables as pandas writes them, `{"text": {"0": …}, "embedding": {"0": […]}}`
    /// and `{"index": […], "data": [[…]]}`.
    pub(super) fn take_nested(
        &mut self,
        left: &mut Vec<(String, Node)>,
        name: &str,
    ) -> Result<(), FormatError> {
        let found = left.iter().position(|(_, value)| match value {
            Node::Rows(_) => true,
            Node::List(elements) => {
                tables(elements).is_some() || records::of_list(elements).is_some()
            }
            Node::Object(fields) => {
                records::of_object(fields).is_some()
                    || columns::of_lists(fields).is_some()
                    || fields.iter().any(|(_, value)| matches!(value, Node::Rows(_)))
            }
            _ => false,
        });
        let Some(at) = found else { return self.take_inside(left, name) };
        // Of several tables the user has to choose, whatever comes first.
        if left.iter().filter(|(_, value)| matches!(value, Node::Rows(_))).count() > 1 {
            for (key, value) in std::mem::take(left) {
                match value {
                    Node::Rows(table) => self.push_table(&key, table, None),
                    value => left.push((key, value)),
                }
            }
            return Ok(());
        }
        let (key, value) = left.remove(at);
        match value {
            Node::List(elements) if tables(&elements).is_some() => {
                self.push_parts(&key, tables(&elements).unwrap_or_default());
                Ok(())
            }
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
                if let Some(found) = columns::of_lists(&fields) {
                    return self.take_records(name, found);
                }
                let Some(found) = records::of_object(&fields) else { return Ok(()) };
                let mut found = found.map_err(|fault| self.ragged(fault))?;
                let keys: Vec<&String> = fields.iter().map(|(key, _)| key).collect();
                let names = |(key, other): &(String, Node)| names(key, other, &keys);
                let beside = left.iter().position(names);
                if let Some(at) = beside {
                    found.labels = column(&left.remove(at).1, &keys);
                }
                self.push_records(name, found);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Takes the only list of texts that has one for each row of the only table, where that has no
    /// names yet: what was asked, beside the answer.
    pub(super) fn take_names(&mut self, left: &mut Vec<(String, Node)>) {
        let Contents { matrices, lists, .. } = &self.contents;
        let [table] = matrices.as_slice() else { return };
        let fits = |(_, value): &(String, Node)| match value {
            Node::Texts(texts) => texts.len() as u64 == table.rows,
            _ => false,
        };
        let mut fitting = (0..left.len()).filter(|&at| fits(&left[at]));
        let only = fitting.next().filter(|_| fitting.next().is_none());
        let Some(at) = only.filter(|_| lists.is_empty() && table.labels.is_none()) else { return };
        if let (key, Node::Texts(texts)) = left.remove(at) {
            self.push_list(&key, texts);
        }
    }

    /// Takes the only list of objects with a text each for names, where nothing else is of use:
    /// `{"data": [{"id": 0, "name": "king"}]}`.
    pub(super) fn take_texts(&mut self, left: &mut Vec<(String, Node)>, name: &str) {
        let texts = |(_, value): &(String, Node)| match value {
            Node::List(elements) => records::texts(elements),
            _ => None,
        };
        let found: Vec<(usize, Vec<String>)> =
            left.iter().enumerate().filter_map(|(at, field)| Some((at, texts(field)?))).collect();
        if let ([(at, texts)], true) = (found.as_slice(), self.contents.is_empty()) {
            self.push_list(name, texts.clone());
            left.remove(*at);
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
}

/// Whether a column names the rows of these keys: one that several share, and the id of something
/// else, name them worse than their own.
fn names(key: &str, value: &Node, keys: &[&String]) -> bool {
    let Some(names) = column(value, keys) else { return false };
    let counted = keys.iter().all(|key| key.parse::<u64>().is_ok());
    let distinct = names.iter().collect::<HashSet<_>>().len() == names.len();
    counted || distinct && !key.to_lowercase().ends_with("id")
}

/// A column of texts or numbers under the same keys as a column of vectors.
fn column(value: &Node, keys: &[&String]) -> Option<Vec<String>> {
    let Node::Object(fields) = value else { return None };
    let same =
        fields.len() == keys.len() && fields.iter().map(|(key, _)| key).eq(keys.iter().copied());
    same.then(|| fields.iter().map(|(_, value)| value.name()).collect())?
}
