//! Vectors with their words, in the shapes that programs write them in: one object a word, a list
//! of word and vector, or an object of words.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{
    keys::{LABELS, SPEAKING, TEXTS},
    node::Node,
    pairs,
    rows::{Fault, Records, Row, absent, bare_row, bias_of, few_gaps, gather, is_bias, with_gaps},
};
use crate::text::table::{
    columns::{is_extra, series},
    field::vector as vector_in_text,
};

/// Keys of a vector, the likeliest first.
const VECTORS: [&str; 8] =
    ["embedding", "vector", "embeddings", "values", "vec", "emb", "features", "vectors"];

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
    let rows: Option<Vec<_>> = elements.iter().map(record).collect();
    let rows = rows.or_else(|| elements.iter().map(bare_row).collect());
    let rows = rows.filter(|rows| !rows.is_empty() && few_gaps(rows));
    let Some(mut rows) = rows else { return of_components(elements, None).map(gather) };
    in_order_of_indices(elements, &mut rows);
    Some(gather(rows))
}

/// Whether an element says only what a store should do with the next one (Elasticsearch's bulk
/// format).
fn is_action(element: &Node) -> bool {
    let Node::Object(fields) = element else { return false };
    let [(key, Node::Object(inner))] = fields.as_slice() else { return false };
    ["index", "create"].contains(&key.as_str())
        && inner.iter().all(|(_, value)| matches!(value, Node::Text(_) | Node::Number(_)))
}

/// The rows of objects that have the same keys, several of numbers: all that differ in a number
/// only (`d0`, `d1`, …), else those of one letter (`x`, `y`), where there is a label too.
pub(super) fn of_components(elements: &[Node], names: Option<&[String]>) -> Option<Vec<Row>> {
    let objects = elements.iter().map(|element| match element {
        Node::Object(fields) => Some(fields),
        _ => None,
    });
    let objects: Vec<_> = objects.collect::<Option<_>>()?;
    let first = *objects.first()?;
    let same = |other: &&Vec<(String, Node)>| {
        other.len() == first.len() && other.iter().zip(first).all(|(a, b)| a.0 == b.0)
    };
    if !objects.iter().all(same) || pairs::of_list(elements, "").is_some() {
        return None;
    }
    let all = |column: usize, is: fn(&Node) -> bool| objects.iter().all(|row| is(&row[column].1));
    let is_number = |column: &usize| {
        let gaps = objects.iter().filter(|row| row[*column].1 == Node::Nothing).count();
        all(*column, |node| matches!(node, Node::Number(_) | Node::Nothing))
            && 2 * gaps < objects.len()
    };
    let is_text = |column: &usize| all(*column, |node| matches!(node, Node::Text(_)));
    let numbers: Vec<usize> = (0..first.len()).filter(is_number).collect();
    let label = LABELS.iter().find_map(|key| first.iter().position(|(own, _)| own == key));
    let label = label.filter(is_text).or_else(|| (0..first.len()).find(is_text));
    let counted = series(numbers.iter().map(|&i| (i, first[i].0.clone()))).map(|(_, all)| all);
    // A point: x, y and z.
    let others = || numbers.iter().copied().filter(|&i| first[i].0.len() == 1).collect();
    let named = label.is_some() || names.is_some();
    let components = counted.or_else(|| named.then(others)).filter(|all| all.len() > 1)?;
    let row = |(at, fields): (usize, &&Vec<(String, Node)>)| {
        let own = label.and_then(|label| fields[label].1.name());
        let number = |&i: &usize| match fields[i].1 {
            Node::Number(number) => Some(number),
            Node::Nothing => Some(f64::NAN),
            _ => None,
        };
        let label = own.or_else(|| names?.get(at).cloned());
        let vector = components.iter().map(number).collect::<Option<_>>()?;
        Some(Row { label, vector, bias: bias_of(fields) })
    };
    let rows: Option<Vec<Row>> = objects.iter().enumerate().map(row).collect();
    rows.filter(|rows| few_gaps(rows))
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
    // Keys that count the rows say less than the words inside.
    let counted = fields.iter().enumerate().all(|(at, (key, _))| key.parse() == Ok(at));
    let spoken = |value: &Node| match value {
        Node::Object(_) if counted => record(value)?.label,
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

/// The table of an object of lists that are columns, `{"word": […], "d0": […], "d1": […]}`: several of
/// numbers, and one of words that says that they are no rows.
pub(super) fn of_lists(fields: &[(String, Node)]) -> Option<Result<Records, Fault>> {
    let (mut names, mut numbers) = (Vec::new(), Vec::new());
    for (key, value) in fields {
        match value {
            Node::Texts(texts) => names.push((key, texts)),
            Node::Numbers(column) => numbers.push((key, column)),
            _ => return None,
        }
    }
    let label = LABELS.iter().find_map(|label| names.iter().find(|(key, _)| key == label));
    let (_, labels) = *label.or(names.first())?;
    let keys = numbers.iter().map(|(key, _)| (*key).clone()).enumerate();
    let plain = |i: &usize| {
        let key = numbers[*i].0;
        !is_extra(key) && key != "id" && !is_bias(key)
    };
    let columns = series(keys).map(|(_, columns)| columns);
    let columns = columns.unwrap_or_else(|| (0..numbers.len()).filter(plain).collect());
    let bias = numbers.iter().find(|(key, _)| is_bias(key));
    let even = names.iter().all(|(_, texts)| texts.len() == labels.len())
        && numbers.iter().all(|(_, column)| column.len() == labels.len());
    if columns.len() < 2 || !even {
        return None;
    }
    let row = |(at, label): (usize, &String)| {
        let vector = columns.iter().map(|&i| numbers[i].1[at]).collect();
        Row {
            label: Some(label.clone()),
            vector,
            bias: bias.map(|(key, column)| ((*key).clone(), column[at])),
        }
    };
    Some(gather(labels.iter().enumerate().map(row).collect()))
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
        Node::Object(inner) => {
            let cells = Node::List(inner.iter().map(|(_, value)| value.clone()).collect());
            let numbers = with_gaps(&cells)?;
            let gaps = numbers.iter().filter(|number| number.is_nan()).count();
            (gaps == 0 || 2 * gaps < numbers.len()).then_some(numbers)
        }
        _ => None,
    };
    if inner.is_empty() || fields.iter().any(|(_, node)| keys_of(node).as_ref() != Some(&inner)) {
        return None;
    }
    let of_all = |keys: &[String]| {
        let found = series(keys.iter().cloned().enumerate());
        found.is_some_and(|(_, columns)| columns.len() == keys.len())
    };
    let names: Vec<String> = fields.iter().map(|(key, _)| key.clone()).collect();
    let mixed = fields.iter().all(|(_, node)| {
        column(node).is_none() && matches!(node, Node::Object(inner) if inner.iter().any(|(_, value)| matches!(value, Node::Number(_))))
    });
    // One object a row, not one a column.
    let numbered = inner.iter().all(|key| key.parse::<u64>().is_ok());
    if mixed || of_all(&inner) && !of_all(&names) && !numbered {
        let elements: Vec<Node> = fields.iter().map(|(_, node)| node.clone()).collect();
        return of_components(&elements, Some(&names)).map(gather);
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
            columns.into_iter().map(|(key, row)| Row::new(Some(key.into()), row)).collect(),
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
    let (bias, mut columns): (Vec<_>, Vec<_>) =
        columns.into_iter().partition(|(key, _)| is_bias(key));
    if !others.is_empty() && columns.iter().any(|(key, _)| !is_extra(key)) {
        columns.retain(|(key, _)| !is_extra(key));
    }
    let rows = (0..inner.len()).map(|row| {
        let label = labels.as_ref().map(|labels| labels[row].clone());
        let vector = columns.iter().map(|(_, column)| column[row]).collect();
        Row { label, vector, bias: bias.first().map(|(key, column)| ((*key).into(), column[row])) }
    });
    Some(gather(rows.collect()))
}

/// A label and a vector of an element.
fn record(element: &Node) -> Option<Row> {
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
                    Node::Text(text) if !KINDS.contains(&key.as_str()) => Some(text.clone()),
                    _ => None,
                });
                texts.next().filter(|text| texts.next().is_none() && !text.starts_with('['))
            };
            let label = speaking().or_else(within).or_else(number).or_else(key).or_else(only);
            Some(Row { label, vector, bias: bias_of(fields) })
        }
        Node::List(parts) => match parts.as_slice() {
            [label, Node::Numbers(vector)] => Some(Row::new(Some(label.name()?), vector.clone())),
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
            let inner = |(_, field): &(String, Node)| match field {
                Node::Object(_) | Node::List(_) => vector(field),
                _ => None,
            };
            let letters = || VECTORS.iter().find_map(|key| decoded(value.get(key)?));
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
            _ => with_gaps(value),
        },
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
