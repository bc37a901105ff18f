//! Answers of an API with several vectors each, one answer to a batch of texts.

use std::borrow::Cow;

use super::{
    keys::LABELS,
    node::Node,
    records::{of_list, record},
    rows::Row,
};

/// Keys of the texts that were asked for.
const ASKED: [&str; 3] = ["input", "inputs", "texts"];

/// The rows of a list of answers that have a list of records each, at least one of several. They
/// are called as what was asked says, else by the name of their answer and their place in it.
pub(super) fn parted(elements: &[Node]) -> Option<Vec<Row>> {
    let answer = |element: &Node| -> Option<Vec<Row>> {
        let merged = match element {
            Node::List(parts) if parts.iter().all(is_object) => {
                Cow::Owned(Node::Object(merged(parts)))
            }
            Node::Object(_) => Cow::Borrowed(element),
            _ => return None,
        };
        let records = records(&merged)?;
        let mut rows = records.iter().map(record).collect::<Option<Vec<Row>>>()?;
        in_order(records, &mut rows);
        let name = LABELS.iter().find_map(|key| merged.get(key)?.name());
        let asked = ASKED.iter().find_map(|key| texts(&merged, key));
        let asked = asked.filter(|asked| asked.len() == rows.len());
        for (at, row) in rows.iter_mut().enumerate() {
            let place = || Some(format!("{}[{at}]", name.as_ref()?));
            let text = || Some(asked.as_ref()?[at].clone());
            row.label = row.label.take().or_else(text).or_else(place);
        }
        Some(rows)
    };
    let answers = elements.iter().map(answer).collect::<Option<Vec<_>>>()?;
    answers.iter().any(|rows| rows.len() > 1).then(|| answers.concat())
}

pub(super) fn is_object(value: &Node) -> bool {
    matches!(value, Node::Object(_))
}

/// The fields of several objects.
pub(super) fn merged(parts: &[Node]) -> Vec<(String, Node)> {
    let fields = parts.iter().flat_map(|part| match part {
        Node::Object(fields) => fields.as_slice(),
        _ => &[],
    });
    fields.cloned().collect()
}

/// The records under some key of an answer, perhaps further down.
fn records(value: &Node) -> Option<&[Node]> {
    let Node::Object(fields) = value else { return None };
    // Those of a word are one vector.
    let mut fields = fields.iter().filter(|(key, _)| key != "layers");
    fields.find_map(|(_, field)| match field {
        Node::List(elements) if elements.iter().all(is_object) && of_list(elements).is_some() => {
            Some(elements.as_slice())
        }
        field => records(field),
    })
}

fn texts(value: &Node, key: &str) -> Option<Vec<String>> {
    let Node::Object(fields) = value else { return None };
    match value.get(key) {
        Some(Node::Texts(texts)) => Some(texts.clone()),
        _ => fields.iter().find_map(|(_, field)| texts(field, key)),
    }
}

/// Sorts rows by the `index` of their records, where each has one.
fn in_order(records: &[Node], rows: &mut Vec<Row>) {
    let index = |record: &Node| match record.get("index") {
        Some(Node::Number(number)) => Some(*number),
        _ => None,
    };
    let Some(places) = records.iter().map(index).collect::<Option<Vec<f64>>>() else { return };
    let mut all: Vec<(f64, Row)> = places.into_iter().zip(std::mem::take(rows)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    *rows = all.into_iter().map(|(_, row)| row).collect();
}
