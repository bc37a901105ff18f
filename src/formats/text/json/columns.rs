//! Vectors whose components stand each under a key of its own.

use super::{
    keys::LABELS,
    node::Node,
    pairs,
    rows::{Fault, Records, Row, bias_of, few_gaps, gather, is_bias, with_gaps},
};
use crate::text::table::columns::{is_extra, series};

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

/// The table of an object of lists that are columns, `{"word": […], "d0": […], "d1": […]}`: several
/// of numbers, and one of words that says that they are no rows.
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
        let number = |(_, value): &(String, Node)| matches!(value, Node::Number(_));
        column(node).is_none() && matches!(node, Node::Object(inner) if inner.iter().any(number))
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
