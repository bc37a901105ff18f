//! What is wrong with a list of JSON that makes no table.

use super::{EXPECTED, node::Node, reading::Reading};
use crate::error::FormatError;

impl Reading<'_, '_> {
    /// The error for a list that is no table, and neither names nor records.
    pub(super) fn no_records(&self, elements: &[Node]) -> FormatError {
        let is_row = |node: &Node| matches!(node, Node::Numbers(_));
        let has = |is: fn(&Node) -> bool| elements.iter().any(is);
        let found = match () {
            () if elements.is_empty() => "an empty list",
            () if elements.iter().all(is_row) => {
                let lengths: Vec<usize> =
                    elements.iter().map(|node| node.clone().elements().len()).collect();
                let first = lengths.first().copied().unwrap_or_default();
                let row = lengths.iter().position(|length| *length != first).unwrap_or_default();
                let length = lengths.get(row).copied().unwrap_or_default();
                return self.ragged(format!(
                    "row {row} (from 0) has {length} numbers, the first row has {first}"
                ));
            }
            () if gap(elements).is_some() => {
                let (row, column) = gap(elements).unwrap_or_default();
                return self.ragged(format!(
                    "row {row} (from 0) has no number at {column} (from 0), the others have one"
                ));
            }
            () if has(is_row) && has(|node| matches!(node, Node::Text(_))) => {
                "names and rows in one list"
            }
            () if has(|node| matches!(node, Node::Object(_))) => {
                "a list of objects, some without a vector"
            }
            () => "a list that is neither names, rows of numbers, nor words with vectors",
        };
        self.input.malformed("list", found, EXPECTED)
    }

    pub(super) fn ragged(&self, fault: String) -> FormatError {
        self.input.malformed("table", fault, EXPECTED)
    }
}

/// The place of the first value that is no number among rows that have some.
fn gap(elements: &[Node]) -> Option<(usize, usize)> {
    let of = |(row, node): (usize, &Node)| match node {
        Node::List(cells) => {
            let number = |cell: &Node| matches!(cell, Node::Number(_));
            let gap = cells.iter().position(|cell| !number(cell))?;
            cells.iter().any(number).then_some((row, gap))
        }
        _ => None,
    };
    elements.iter().enumerate().find_map(of)
}
