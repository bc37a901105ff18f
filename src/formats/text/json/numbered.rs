//! Names with their numbers, as vocabularies have them.

use super::{
    keys::{LABELS, SPEAKING, is_numbered_by},
    node::Node,
};
use crate::text::table::{columns::is_extra, field::vector as vector_in_text};

/// The names of an object that numbers them, `{"0": "king", "1": "queen"}`.
pub(super) fn counted_names(fields: &[(String, Node)]) -> Option<Vec<String>> {
    let mut numbered: Vec<(usize, String)> = fields
        .iter()
        .map(|(key, value)| match value {
            Node::Text(text) => Some((key.parse().ok()?, text.clone())),
            _ => None,
        })
        .collect::<Option<_>>()?;
    numbered.sort_unstable();
    let in_order = is_counted(&numbered);
    (in_order && numbered.len() > 1).then(|| numbered.into_iter().map(|(_, name)| name).collect())
}

/// Whether the numbers count up from 0 or 1.
fn is_counted(numbered: &[(usize, String)]) -> bool {
    let start = numbered.first().map_or(0, |(number, _)| *number);
    start <= 1 && numbered.iter().map(|(number, _)| *number).eq(start..start + numbered.len())
}

/// The names in a list of names with their numbers, `[["king", 1], ["queen", 0]]`.
pub(super) fn listed_names(elements: &[Node]) -> Option<Vec<String>> {
    let pair = |element: &Node| match element {
        Node::List(pair) => match pair.as_slice() {
            [Node::Text(name), number @ Node::Number(_)] => Some((name.clone(), number.clone())),
            _ => None,
        },
        _ => None,
    };
    let pairs: Vec<(String, Node)> = elements.iter().map(pair).collect::<Option<_>>()?;
    numbered_names(&pairs).filter(|names| names.len() > 1)
}

/// The keys of an object in the order of the numbers that are their values, from 0 on.
pub(super) fn numbered_names(fields: &[(String, Node)]) -> Option<Vec<String>> {
    let number = |value: &Node| match value {
        Node::Number(number) if number.fract() == 0.0 && *number >= 0.0 => Some(*number as usize),
        Node::Text(text) => text.trim().parse().ok(),
        _ => None,
    };
    let named = fields.iter().map(|(key, value)| Some((number(value)?, key.clone())));
    let mut numbered: Vec<(usize, String)> = named.collect::<Option<_>>()?;
    numbered.sort_unstable();
    let in_order = is_counted(&numbered);
    in_order.then(|| numbered.into_iter().map(|(_, name)| name).collect())
}

/// The keys of an object that has the number of each, and at most how often it comes, inside:
/// `{"king": {"id": 0, "count": 12}}`.
pub(super) fn nested_names(fields: &[(String, Node)]) -> Option<Vec<String>> {
    let is_plain = |(key, value): &(String, Node)| match value {
        Node::Number(_) => is_numbered_by(key) || is_extra(key),
        Node::Text(text) => vector_in_text(text.as_bytes()).is_none(),
        Node::Nothing => true,
        _ => false,
    };
    let number = |(name, value): &(String, Node)| {
        let Node::Object(inner) = value else { return None };
        let number = inner.iter().find(|(key, _)| is_numbered_by(key)).map(|(_, own)| own.clone());
        Some((name.clone(), number.filter(|_| inner.iter().all(is_plain))?))
    };
    let named: Option<Vec<(String, Node)>> = fields.iter().map(number).collect();
    // Or the number outside, and the name inside: `{"0": {"token": "king", "count": 12}}`.
    let name = |(number, value): &(String, Node)| {
        let name = LABELS[..SPEAKING].iter().find_map(|key| value.get(key)?.name());
        let plain = matches!(value, Node::Object(inner) if inner.iter().all(is_plain));
        Some((number.clone(), Node::Text(name.filter(|_| plain)?)))
    };
    let inside = || counted_names(&fields.iter().map(name).collect::<Option<Vec<_>>>()?);
    let outside = named.and_then(|named| numbered_names(&named));
    outside.filter(|names| names.len() > 1).or_else(inside)
}
