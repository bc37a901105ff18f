//! The vector in a value, under whatever key and in whatever code.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{node::Node, rows::with_gaps};
use crate::text::table::field::vector as vector_in_text;

/// Keys of a vector, the likeliest first.
pub(super) const VECTORS: [&str; 8] =
    ["embedding", "vector", "embeddings", "values", "vec", "emb", "features", "vectors"];

/// The vector that a value is, or has under a usual key, or as its only list of numbers.
pub(super) fn vector(value: &Node) -> Option<Vec<f64>> {
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
            let inner = |(_, field): &(String, Node)| match field {
                Node::Object(_) | Node::List(_) => vector(field),
                _ => None,
            };
            let letters = || {
                VECTORS.iter().find_map(|key| {
                    let text = value.get(key)?;
                    decoded(text).or_else(|| bare(text))
                })
            };
            // Several further down are those of several words.
            let inside = || {
                let mut found = fields.iter().filter_map(inner);
                found.next().filter(|_| found.next().is_none())
            };
            named.or_else(only).or_else(letters).or_else(inside)
        }
        Node::Texts(texts) => texts.iter().map(|text| text.trim().parse().ok()).collect(),
        // As databases hand it out, and the layers of a token.
        Node::Text(text) if text.starts_with('[') => vector_in_text(text.as_bytes()),
        Node::List(elements) => match elements.as_slice() {
            [only @ Node::Object(_)] => vector(only),
            // The layers of a token, counted from the last.
            [Node::Object(_), ..] => elements.iter().find_map(last_layer),
            _ => with_gaps(value),
        },
        _ => None,
    }
}

/// The vector of the last layer.
fn last_layer(layer: &Node) -> Option<Vec<f64>> {
    let Some(Node::Number(-1.0)) = layer.get("index") else { return None };
    vector(layer)
}

/// Several numbers in a text without brackets.
fn bare(value: &Node) -> Option<Vec<f64>> {
    match value {
        Node::Text(text) => vector_in_text(text.as_bytes()),
        _ => None,
    }
}

/// The singles that a text in base64 holds, as APIs send them to their own libraries.
fn decoded(value: &Node) -> Option<Vec<f64>> {
    let Node::Text(text) = value else { return None };
    let bytes = BASE64_STANDARD.decode(text).ok()?;
    let (singles, rest) = bytes.as_chunks::<4>();
    let numbers: Vec<f64> =
        singles.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes))).collect();
    let sound = rest.is_empty() && numbers.len() > 1 && numbers.iter().all(|x| x.is_finite());
    sound.then_some(numbers)
}
