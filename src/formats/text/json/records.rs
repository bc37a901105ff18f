//! Vectors with their words, in the shapes that programs write them in: one object a word, a list
//! of word and vector, or an object of words.

use std::collections::HashSet;

use super::{
    answers,
    columns::of_components,
    keys::{LABELS, SPEAKING, TEXTS},
    node::Node,
    rows::{Fault, Records, Row, absent, bare_row, bias_of, few_gaps, gather, with_gaps},
    sparse,
    vector::{VECTORS, vector},
};
use crate::text::table::field::vector as vector_in_text;

/// Keys of what kind of thing a record is, which is no word.
const KINDS: [&str; 5] = ["object", "type", "kind", "model", "status"];

/// The records of a list, if it is one of records: every element has a vector, or its components
/// each under a key of its own.
pub(super) fn of_list(elements: &[Node]) -> Option<Result<Records, Fault>> {
    if elements.iter().any(is_action) {
        let documents: Vec<Node> =
            elements.iter().filter(|element| !is_action(element)).cloned().collect();
        return of_list(&documents);
    }
    if let Some(answers) = answers::parted(elements) {
        return Some(gather(answers));
    }
    let rows: Option<Vec<_>> = elements.iter().map(record).collect();
    let rows = rows.or_else(|| elements.iter().map(bare_row).collect());
    let rows = rows.filter(|rows| !rows.is_empty() && few_gaps(rows));
    let Some(mut rows) = rows else {
        let rows = of_components(elements, None).or_else(|| some_without(elements));
        return rows.map(gather);
    };
    name_by_payload(elements, &mut rows);
    let width = match sparse::fill(elements, &mut rows) {
        Ok(width) => width,
        Err(fault) => return Some(Err(fault)),
    };
    in_order_of_indices(elements, &mut rows);
    Some(gather(rows).map(|found| Records { sparse: width, ..found }))
}

/// The rows of objects most of which have a vector: the others are something else, such as an error
/// instead of an answer, or what the file is.
fn some_without(elements: &[Node]) -> Option<Vec<Row>> {
    let row = |element: &Node| match element {
        Node::Object(_) => Some(record(element).unwrap_or_else(|| {
            let label = LABELS.iter().find_map(|key| element.get(key)?.name());
            Row::new(Some(label.unwrap_or_default()), Vec::new())
        })),
        _ => None,
    };
    let rows = elements.iter().map(row).collect::<Option<Vec<_>>>()?;
    (!rows.is_empty() && few_gaps(&rows)).then_some(rows)
}

/// Whether an element says only what a store should do with the next one (Elasticsearch's bulk
/// format).
fn is_action(element: &Node) -> bool {
    let Node::Object(fields) = element else { return false };
    let [(key, Node::Object(inner))] = fields.as_slice() else { return false };
    ["index", "create"].contains(&key.as_str())
        && inner.iter().all(|(_, value)| matches!(value, Node::Text(_) | Node::Number(_)))
}

/// A list of records somewhere inside of a value, as answers of databases have it.
pub(super) fn inside(value: &Node) -> Option<&[Node]> {
    match value {
        Node::List(elements) if of_list(elements).is_some() => Some(elements),
        Node::Object(fields) => fields.iter().find_map(|(_, field)| inside(field)),
        _ => None,
    }
}

/// The texts of objects that have one each under the same key, and no vector.
pub(super) fn texts(elements: &[Node]) -> Option<Vec<String>> {
    let of = |key: &&str| {
        let text = |element: &Node| match element.get(key) {
            Some(Node::Text(text)) => Some(text.clone()),
            _ => None,
        };
        elements.iter().map(text).collect::<Option<Vec<_>>>()
    };
    let none = elements.is_empty() || elements.iter().any(|element| vector(element).is_some());
    let texts = if none { None } else { TEXTS.iter().find_map(of) }?;
    // Tokens have the numbers of their rows; documents may stand in any order beside theirs.
    let of_tokens = elements.iter().all(|element| element.get("token").is_some());
    let places = places(elements, &["id", "index", "idx", "token_id"]).filter(|_| of_tokens);
    Some(match places {
        Some(places) => in_order(places, texts),
        None => texts,
    })
}

/// The words and vectors of an object that has nothing else.
pub(super) fn of_object(fields: &[(String, Node)]) -> Option<Result<Records, Fault>> {
    // Without brackets, too, where nothing else stands there.
    let bare = |value: &Node| match value {
        Node::Text(text) => vector_in_text(text.as_bytes()),
        _ => None,
    };
    // Keys that count the rows say less than the words inside, and so do those that are their ids.
    let counted = fields.iter().enumerate().all(|(at, (key, _))| key.parse() == Ok(at));
    let is_id = |(key, value): &(String, Node)| {
        let own = ["id", "_id"].iter().find_map(|id| value.get(id)?.name());
        own.as_ref() == Some(key)
    };
    let numbered = counted || fields.iter().all(is_id);
    let spoken = |value: &Node| match value {
        Node::Object(_) if numbered => record(value)?.label,
        _ => None,
    };
    let row = |(key, value): &(String, Node)| {
        let vector = vector(value).or_else(|| bare(value)).or_else(|| absent(value))?;
        let bias = match value {
            Node::Object(inner) => bias_of(inner),
            _ => None,
        };
        let label = spoken(value).unwrap_or_else(|| key.clone());
        Some(Row { label: Some(label), vector, bias })
    };
    let rows: Option<Vec<_>> = fields.iter().map(row).collect();
    rows.filter(|rows| !rows.is_empty() && few_gaps(rows)).map(gather)
}

/// A label and a vector of an element.
pub(super) fn record(element: &Node) -> Option<Row> {
    match element {
        Node::Object(fields) => {
            let lacks = || VECTORS.iter().find_map(|key| absent(element.get(key)?));
            let vector = vector(element).or_else(lacks)?;
            let of = |keys: &[&str], of: &Node| keys.iter().find_map(|key| of.get(key)?.name());
            let speaking = || of(&LABELS[..SPEAKING], element);
            let within =
                || fields.iter().find_map(|(_, field)| of(&LABELS[..SPEAKING], sole(field)));
            let number = || of(&LABELS[SPEAKING..], element);
            let key = || match fields.as_slice() {
                [(key, Node::Numbers(_))] if !VECTORS.contains(&key.as_str()) => Some(key.clone()),
                _ => None,
            };
            let only = || {
                let mut texts = fields.iter().filter_map(|(key, field)| match field {
                    Node::Text(text)
                        if !KINDS.contains(&key.as_str()) && !VECTORS.contains(&key.as_str()) =>
                    {
                        Some(text.clone())
                    }
                    _ => None,
                });
                texts.next().filter(|text| texts.next().is_none() && !text.starts_with('['))
            };
            let label = speaking().or_else(within).or_else(number).or_else(key).or_else(only);
            Some(Row { label, vector, bias: bias_of(fields) })
        }
        // What was asked, and the answer.
        Node::List(parts) if parts.iter().all(answers::is_object) => {
            record(&Node::Object(answers::merged(parts)))
        }
        Node::List(parts) => match parts.as_slice() {
            [label, Node::Numbers(vector)] => Some(Row::new(Some(label.name()?), vector.clone())),
            [label @ Node::Text(_), Node::Nothing] => Some(Row::new(label.name(), Vec::new())),
            [label @ Node::Text(_), vector @ Node::List(_)] => {
                Some(Row::new(label.name(), with_gaps(vector)?))
            }
            [label @ Node::Text(_), numbers @ ..] => {
                let numbers = with_gaps(&Node::List(numbers.to_vec()));
                Some(Row::new(label.name(), numbers?))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Keys of what a store keeps beside a vector.
const STORED: [&str; 5] = ["payload", "metadata", "properties", "fields", "_source"];

/// Names rows that have a number or an id made by a machine for a name by the only text that a
/// store keeps of each, where that tells them apart.
fn name_by_payload(elements: &[Node], rows: &mut [Row]) {
    let is_made = |label: &String| {
        let is_uuid = label.len() == 36 && label.matches('-').count() == 4;
        is_uuid || label.parse::<u64>().is_ok()
    };
    if !rows.iter().all(|row| row.label.as_ref().is_none_or(is_made)) {
        return;
    }
    let text = |element: &Node| STORED.iter().find_map(|key| only_text(element.get(key)?));
    let Some(texts) = elements.iter().map(text).collect::<Option<Vec<_>>>() else { return };
    if texts.iter().collect::<HashSet<_>>().len() == texts.len() {
        rows.iter_mut().zip(texts).for_each(|(row, text)| row.label = Some(text));
    }
}

/// The only text among the values of an object.
fn only_text(value: &Node) -> Option<String> {
    let Node::Object(fields) = value else { return None };
    let mut texts = fields.iter().filter_map(|(_, field)| match field {
        Node::Text(text) => Some(text.clone()),
        _ => None,
    });
    texts.next().filter(|_| texts.next().is_none())
}

/// The only element of a list, else the value as it is.
fn sole(value: &Node) -> &Node {
    match value {
        Node::List(elements) if elements.len() == 1 => &elements[0],
        _ => value,
    }
}

/// Sorts rows by their `index`, where each has one of its own from 0 on.
fn in_order_of_indices(elements: &[Node], rows: &mut Vec<Row>) {
    if let Some(places) = places(elements, &["index"]) {
        *rows = in_order(places, std::mem::take(rows));
    }
}

/// The whole numbers that objects have under one of these keys, if they count from 0 or 1 on.
fn places(elements: &[Node], keys: &[&str]) -> Option<Vec<usize>> {
    let number = |element: &Node| match keys.iter().find_map(|key| element.get(key)) {
        Some(Node::Number(number)) if number.fract() == 0.0 && *number >= 0.0 => {
            Some(*number as usize)
        }
        _ => None,
    };
    let places = elements.iter().map(number).collect::<Option<Vec<_>>>()?;
    let mut sorted = places.clone();
    sorted.sort_unstable();
    let start = sorted.first().copied().filter(|start| *start <= 1)?;
    sorted.into_iter().eq(start..start + places.len()).then_some(places)
}

fn in_order<T>(places: Vec<usize>, all: Vec<T>) -> Vec<T> {
    let mut sorted: Vec<(usize, T)> = places.into_iter().zip(all).collect();
    sorted.sort_by_key(|(place, _)| *place);
    sorted.into_iter().map(|(_, one)| one).collect()
}
