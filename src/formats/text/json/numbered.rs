//! Names with their numbers, as vocabularies have them.

use super::node::Node;

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
