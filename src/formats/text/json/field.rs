//! What stands under one key of a document: a table, a list of names, a bias, a fact of the model.

use std::collections::HashMap;

use super::{
    EXPECTED,
    keys::{TABLES, is_list},
    node::{Node, Table},
    numbered::{counted_names, numbered_names},
    pairs,
    reading::Reading,
    records, rows,
};
use crate::{
    contents::{Bias, Contents, config::of_number, head, label_list::Role, relations::Written},
    error::{FormatError, json::json_words},
};

impl Reading<'_, '_> {
    /// Takes a value by its key; gives it back if it is of no use there.
    pub(super) fn take_field(
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
            // Contexts and tokens each with its vector.
            ("contexts" | "tokens", Node::List(elements))
                if records::of_list(&elements).is_some() =>
            {
                let side = if key == "contexts" { "f" } else { "g" };
                if let Some(found) = records::of_list(&elements) {
                    let found = found.map_err(|fault| self.ragged(fault))?;
                    self.push_words(side, found);
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
    pub(super) fn take_bias(&mut self, key: &str, value: &Node) -> bool {
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
}
