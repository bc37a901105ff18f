//! A table with its titles apart, as pandas writes one: `{"columns": […], "index": […], "data":
//! [[…]]}`.

use super::{
    columns::of_components,
    node::{Node, Table},
    records::of_list,
    rows::{Fault, Records, gather},
};
use crate::text::table::columns::are_words;

/// Titles, the names of the rows, and the rows.
struct Frame<'a> {
    titles: Vec<String>,
    names: Option<Vec<String>>,
    data: &'a Node,
}

/// What was read of such a table.
pub(super) struct Read {
    pub(super) records: Records,
    /// What the user should know of it.
    pub(super) note: Option<&'static str>,
}

/// Keys of such a table.
pub(super) const KEYS: [&str; 5] = ["columns", "index", "data", "index_names", "column_names"];

/// The table, if its titles say more than its rows do: they are words, or tell components from what
/// is none.
pub(super) fn of(document: &Node) -> Option<Result<Read, Fault>> {
    let frame = Frame::of(document)?;
    match frame.data {
        Node::Rows(table) => frame.of_numbers(table),
        Node::List(rows) => frame.of_cells(rows),
        _ => None,
    }
}

/// The same of rows the first of which holds the titles.
pub(super) fn of_titled(rows: &[Node]) -> Option<Result<Read, Fault>> {
    let (Node::Texts(titles), data) = rows.split_first()? else { return None };
    let mixed = |row: &Node| matches!(row, Node::List(cells) if cells.len() == titles.len());
    if data.is_empty() || !data.iter().all(mixed) {
        return None;
    }
    let list = Node::List(Vec::new());
    let frame = Frame { titles: titles.clone(), names: None, data: &list };
    frame.of_cells(data)
}

/// The number that a cell is, or that its text is.
fn number(cell: &Node) -> Option<f64> {
    match cell {
        Node::Number(number) => Some(*number),
        Node::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn names(node: &Node) -> Option<Vec<String>> {
    match node {
        Node::Texts(texts) => Some(texts.clone()),
        Node::Numbers(numbers) => Some(numbers.iter().map(f64::to_string).collect()),
        _ => None,
    }
}

impl<'a> Frame<'a> {
    fn of(document: &'a Node) -> Option<Self> {
        let titles = names(document.get("columns")?)?;
        let index = document.get("index").and_then(names);
        Some(Self { titles, names: index, data: document.get("data")? })
    }

    /// Of numbers alone: the titles are words, and rows without names of their own are components,
    /// or some of the titles are those of components.
    fn of_numbers(&self, table: &Table) -> Option<Result<Read, Fault>> {
        if table.columns != self.titles.len() {
            let (titles, columns) = (self.titles.len(), table.columns);
            return Some(Err(format!(
                "\"columns\" names {titles}, the rows of \"data\" have {columns} numbers"
            )));
        }
        let sure = are_words(&self.titles, self.names.as_deref());
        if sure.is_some() && table.rows > 1 {
            let note = Some("a column is a vector, and its title the word");
            let records = Records::new(table.turned(), Some(self.titles.clone()));
            return Some(Ok(Read { records, note }));
        }
        let rows = (0..table.rows).map(|row| Node::Numbers(table.row(row)));
        self.of_objects(&rows.collect::<Vec<_>>())
    }

    /// Of cells of any kind, each under its title.
    fn of_cells(&self, rows: &[Node]) -> Option<Result<Read, Fault>> {
        let gap = rows.iter().enumerate().find_map(|(row, cells)| match cells {
            Node::List(cells) => {
                let at = cells.iter().position(|cell| *cell == Node::Nothing)?;
                Some((row, at))
            }
            _ => None,
        });
        if let Some(found) = self.of_objects(rows) {
            return Some(found);
        }
        let (row, column) = gap?;
        let title = self.titles.get(column).map_or("", String::as_str);
        Some(Err(format!("row {row} (from 0) has no number under {title:?}")))
    }

    /// Which columns hold numbers that are written as texts, but for that of the words.
    fn written_numbers(&self, rows: &[Node]) -> Vec<bool> {
        let rows: Vec<Vec<Node>> = rows.iter().map(|row| row.clone().elements()).collect();
        let all =
            |column: usize| rows.iter().all(|cells| cells.get(column).and_then(number).is_some());
        let is_label = |title: &str| super::keys::is_label(title);
        self.titles.iter().enumerate().map(|(i, title)| !is_label(title) && all(i)).collect()
    }

    fn of_objects(&self, rows: &[Node]) -> Option<Result<Read, Fault>> {
        let parsed = self.written_numbers(rows);
        let object = |row: &Node| {
            let mut cells = row.clone().elements();
            for (cell, _) in cells.iter_mut().zip(&parsed).filter(|(_, parsed)| **parsed) {
                *cell = number(cell).map_or(Node::Nothing, Node::Number);
            }
            let titled = self.titles.iter().cloned().zip(cells.iter().cloned());
            (cells.len() == self.titles.len()).then(|| Node::Object(titled.collect()))
        };
        let objects: Vec<Node> = rows.iter().map(object).collect::<Option<_>>()?;
        let named = self.names.as_deref().filter(|names| names.len() == objects.len());
        let found = match of_list(&objects) {
            Some(Ok(found)) if found.labels.is_none() && named.is_some() => {
                of_components(&objects, named).map(gather)
            }
            Some(found) => Some(found),
            None => of_components(&objects, named).map(gather),
        };
        found.map(|found| found.map(|records| Read { records, note: None }))
    }
}
