//! Vectors with their words, in the shapes that programs write them in: one object a word, a list
//! of word and vector, or an object of words.

use super::node::{Node, Table};

/// Keys of a vector, the likeliest first.
const VECTORS: [&str; 8] =
    ["embedding", "vector", "embeddings", "values", "vec", "emb", "features", "vectors"];

/// Keys of a word, the likeliest first.
const LABELS: [&str; 13] = [
    "text", "word", "token", "label", "name", "input", "sentence", "title", "content", "document",
    "prompt", "key", "id",
];

/// Keys of a text that stands alone; of other keys one cannot tell.
const TEXTS: [&str; 9] =
    ["text", "word", "token", "sentence", "prompt", "context", "content", "document", "input"];

/// A table, and a label a row if all rows have one.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Records {
    pub(super) table: Table,
    pub(super) labels: Option<Vec<String>>,
}

/// What is wrong with a record.
pub(super) type Fault = String;

/// The records of a list, if it is one of records: every element has a vector.
pub(super) fn of_list(elements: &[Node]) -> Option<Result<Records, Fault>> {
    let rows: Option<Vec<_>> = elements.iter().map(record).collect();
    let mut rows = rows.filter(|rows| !rows.is_empty())?;
    in_order_of_indices(elements, &mut rows);
    Some(gather(rows))
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
    if none { None } else { TEXTS.iter().find_map(of) }
}

/// The words and vectors of an object that has nothing else.
pub(super) fn of_object(fields: &[(String, Node)]) -> Option<Result<Records, Fault>> {
    let row = |(key, value): &(String, Node)| Some((Some(key.clone()), vector(value)?));
    let rows: Option<Vec<_>> = fields.iter().map(row).collect();
    rows.filter(|rows| !rows.is_empty()).map(gather)
}

/// The table of an object of columns of numbers as pandas writes it, `{"x": {"0": …, "1": …}, …}`,
/// perhaps with a column of labels; or of rows, where the keys inside count the components.
pub(super) fn of_columns(fields: &[(String, Node)]) -> Option<Result<Records, Fault>> {
    let counted = |keys: &[&str]| keys.iter().all(|key| key.parse::<u64>().is_ok());
    let keys_of = |node: &Node| match node {
        Node::Object(inner) => Some(inner.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>()),
        _ => None,
    };
    let inner = keys_of(&fields.first()?.1)?;
    let column = |node: &Node| match node {
        Node::Object(inner) => inner
            .iter()
            .map(|(_, value)| match value {
                Node::Number(number) => Some(*number),
                _ => None,
            })
            .collect::<Option<Vec<f64>>>(),
        _ => None,
    };
    if inner.is_empty() || fields.iter().any(|(_, node)| keys_of(node).as_ref() != Some(&inner)) {
        return None;
    }
    let is_number = |node: &Node| column(node).is_some();
    let columns: Vec<(&str, Vec<f64>)> =
        fields.iter().filter_map(|(key, node)| Some((key.as_str(), column(node)?))).collect();
    let (outer, within): (Vec<&str>, Vec<&str>) =
        (columns.iter().map(|(key, _)| *key).collect(), inner.iter().map(String::as_str).collect());
    let others: Vec<&(String, Node)> = fields.iter().filter(|(_, node)| !is_number(node)).collect();
    if columns.is_empty() || columns.len() + others.len() < 2 {
        return None;
    }
    if others.is_empty() && counted(&within) && !counted(&outer) {
        return Some(gather(
            columns.into_iter().map(|(key, row)| (Some(key.into()), row)).collect(),
        ));
    }
    let names = |node: &Node| match node {
        Node::Object(inner) => inner.iter().map(|(_, value)| value.name()).collect(),
        _ => None,
    };
    let named = LABELS.iter().find_map(|label| others.iter().find(|(key, _)| key == label));
    let labels: Option<Vec<String>> = named
        .or(others.first())
        .and_then(|(_, node)| names(node))
        .or_else(|| (!counted(&within)).then(|| inner.clone()));
    let rows = (0..inner.len()).map(|row| {
        let label = labels.as_ref().map(|labels| labels[row].clone());
        (label, columns.iter().map(|(_, column)| column[row]).collect())
    });
    Some(gather(rows.collect()))
}

/// A label and a vector of an element.
fn record(element: &Node) -> Option<(Option<String>, Vec<f64>)> {
    match element {
        Node::Object(_) => {
            let label = LABELS.iter().find_map(|key| element.get(key)?.name());
            Some((label, vector(element)?))
        }
        Node::List(parts) => match parts.as_slice() {
            [label, Node::Numbers(vector)] => Some((Some(label.name()?), vector.clone())),
            [label @ Node::Text(_), numbers @ ..] => {
                let number = |node: &Node| match node {
                    Node::Number(number) => Some(*number),
                    _ => None,
                };
                let numbers: Option<Vec<f64>> = numbers.iter().map(number).collect();
                Some((label.name(), numbers.filter(|numbers| !numbers.is_empty())?))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The vector that a value is, or has under a usual key, or as its only list of numbers.
fn vector(value: &Node) -> Option<Vec<f64>> {
    match value {
        Node::Numbers(numbers) => Some(numbers.clone()),
        // One vector in a list of its own.
        Node::Rows(table) if table.rows == 1 => Some(table.numbers.clone()),
        Node::Object(fields) => {
            let named = VECTORS.iter().find_map(|key| vector(value.get(key)?));
            let only = || {
                let mut lists = fields.iter().filter_map(|(_, field)| match field {
                    Node::Numbers(numbers) => Some(numbers.clone()),
                    _ => None,
                });
                lists.next().filter(|_| lists.next().is_none())
            };
            named.or_else(only)
        }
        _ => None,
    }
}

/// Sorts rows by their `index`, where each has one of its own from 0 on.
fn in_order_of_indices(elements: &[Node], rows: &mut Vec<(Option<String>, Vec<f64>)>) {
    let index = |element: &Node| match element.get("index") {
        Some(Node::Number(number)) if number.fract() == 0.0 && *number >= 0.0 => {
            Some(*number as usize)
        }
        _ => None,
    };
    let Some(indices) = elements.iter().map(index).collect::<Option<Vec<_>>>() else { return };
    let mut sorted: Vec<(usize, _)> = indices.into_iter().zip(std::mem::take(rows)).collect();
    let mut places: Vec<usize> = sorted.iter().map(|(index, _)| *index).collect();
    places.sort_unstable();
    if places.iter().copied().eq(0..places.len()) {
        sorted.sort_by_key(|(index, _)| *index);
    }
    *rows = sorted.into_iter().map(|(_, row)| row).collect();
}

fn gather(rows: Vec<(Option<String>, Vec<f64>)>) -> Result<Records, Fault> {
    let mut records = Records { table: Table::default(), labels: Some(Vec::new()) };
    for (number, (label, vector)) in rows.into_iter().enumerate() {
        if !records.table.push(&vector) {
            let (found, expected) = (vector.len(), records.table.columns);
            return Err(format!(
                "row {number} (from 0) has {found} numbers, the first row has {expected}"
            ));
        }
        records.labels = records.labels.zip(label).map(|(mut labels, label)| {
            labels.push(label);
            labels
        });
    }
    Ok(records)
}
