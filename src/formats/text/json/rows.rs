//! Rows of words and their vectors, some of which may lack numbers.

use super::node::{Node, Table};
use crate::contents::head;

/// A table, and a label a row if all rows have one.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Records {
    /// The rows that lack no number.
    pub(super) table: Table,
    /// Labels of all rows.
    pub(super) labels: Option<Vec<String>>,
    /// What is added to the logit of each row's token, and the key that it is under.
    pub(super) bias: Option<(String, Vec<f64>)>,
    /// Rows that lack a number, from 0, and where the first lacks it.
    pub(super) gaps: Vec<usize>,
    pub(super) gap: usize,
    /// Rows whose vectors have another length than most, from 0, and that of the first.
    pub(super) odd: Vec<usize>,
    pub(super) odd_length: usize,
    /// How many components the vectors have, of which those that are 0 are not written.
    pub(super) sparse: Option<usize>,
}

/// What is wrong with a record.
pub(super) type Fault = String;

impl Records {
    /// Rows that lack no number.
    pub(super) fn new(table: Table, labels: Option<Vec<String>>) -> Self {
        Self { table, labels, ..Self::default() }
    }
}

/// A label and a vector, of which numbers may be missing: they are NaN, or there are none.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) label: Option<String>,
    pub(super) vector: Vec<f64>,
    pub(super) bias: Option<(String, f64)>,
}

impl Row {
    pub(super) fn new(label: Option<String>, vector: Vec<f64>) -> Self {
        Self { label, vector, bias: None }
    }

    fn lacks_some(&self) -> bool {
        self.vector.is_empty() || self.vector.iter().any(|number| number.is_nan())
    }
}

/// Whether fewer than half of the rows lack a number.
pub(super) fn few_gaps(rows: &[Row]) -> bool {
    let gaps = rows.iter().filter(|row| row.lacks_some()).count();
    gaps == 0 || 2 * gaps < rows.len()
}

/// The vector of none for a value that says that there is none.
pub(super) fn absent(value: &Node) -> Option<Vec<f64>> {
    let none = match value {
        Node::List(cells) => cells.iter().all(|cell| *cell == Node::Nothing),
        value => *value == Node::Nothing,
    };
    none.then(Vec::new)
}

/// A row of numbers without a label, some of which may be missing.
pub(super) fn bare_row(element: &Node) -> Option<Row> {
    let vector = match element {
        Node::Numbers(numbers) => Some(numbers.clone()),
        Node::Rows(table) if table.rows == 1 => Some(table.numbers.clone()),
        Node::List(_) => with_gaps(element),
        Node::Nothing => Some(Vec::new()),
        _ => None,
    };
    Some(Row::new(None, vector?))
}

/// The numbers of a list, some of which are missing.
pub(super) fn with_gaps(value: &Node) -> Option<Vec<f64>> {
    let Node::List(cells) = value else { return None };
    let number = |cell: &Node| match cell {
        Node::Number(number) => Some(*number),
        Node::Nothing => Some(f64::NAN),
        _ => None,
    };
    let numbers = cells.iter().map(number).collect::<Option<Vec<f64>>>()?;
    numbers.iter().any(|number| !number.is_nan()).then_some(numbers)
}

/// Whether a key is that of the bias of a token; `b` may be one of several letters.
pub(super) fn is_bias(key: &str) -> bool {
    key.len() > 1 && head::bias(key).is_some()
}

/// The bias among the fields of a record, and its key.
pub(super) fn bias_of(fields: &[(String, Node)]) -> Option<(String, f64)> {
    fields.iter().find_map(|(key, value)| match value {
        Node::Number(number) if is_bias(key) => Some((key.clone(), *number)),
        _ => None,
    })
}

/// The length that more than half of the vectors have, else that of the first.
fn usual_length(rows: &[Row]) -> usize {
    let mut lengths: Vec<usize> =
        rows.iter().map(|row| row.vector.len()).filter(|length| *length > 0).collect();
    let first = lengths.first().copied().unwrap_or_default();
    lengths.sort_unstable();
    // What more than half have stands in the middle of all.
    let middle = lengths.get(lengths.len() / 2).copied().unwrap_or(first);
    let count = lengths.iter().filter(|length| **length == middle).count();
    if 2 * count > lengths.len() { middle } else { first }
}

/// The table of all rows but those that lack a number, and those of another length than most.
pub(super) fn gather(rows: Vec<Row>) -> Result<Records, Fault> {
    let mut records = Records { labels: Some(Vec::new()), ..Records::default() };
    let biased = rows.iter().filter(|row| row.bias.is_some()).count();
    let key = rows.iter().find_map(|row| Some(row.bias.as_ref()?.0.clone()));
    let key = key.filter(|_| 2 * biased > rows.len());
    let mut bias = Vec::new();
    let length = usual_length(&rows);
    let others = rows.iter().filter(|row| ![0, length].contains(&row.vector.len())).count();
    let may_leave = 2 * others < rows.len();
    for (number, Row { label, vector, bias: own }) in rows.into_iter().enumerate() {
        let missing = vector.iter().position(|number| number.is_nan());
        let none = vector.is_empty().then_some(0);
        if let Some(gap) =
            missing.or(none).or((key.is_some() && own.is_none()).then_some(vector.len()))
        {
            if records.gaps.is_empty() {
                records.gap = gap;
            }
            records.gaps.push(number);
        } else if may_leave && vector.len() != length {
            if records.odd.is_empty() {
                records.odd_length = vector.len();
            }
            records.odd.push(number);
        } else if !records.table.push(&vector) {
            let (found, expected) = (vector.len(), records.table.columns);
            return Err(format!(
                "row {number} (from 0) has {found} numbers, the first row has {expected}"
            ));
        }
        bias.push(own.map_or(0.0, |(_, bias)| bias));
        records.labels = records.labels.zip(label).map(|(mut labels, label)| {
            labels.push(label);
            labels
        });
    }
    records.bias = key.map(|key| (key, bias));
    Ok(records)
}
