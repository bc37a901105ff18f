//! Numbers that stand where words could: those that only count rows, and lists of numbers beside
//! lists of words.

use theory::model::{ColumnRole, Columns};

use crate::{
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack},
        matrix::{Body, Matrix},
    },
    rows::set::RowSet,
};

/// Least rows that count by themselves.
const COUNTED: usize = 3;

/// Prefers words: the labels of a table that count its rows give way to a list of as many words,
/// and so does a list of numbers. Columns that the user has `chosen` are what they were chosen for.
pub(crate) fn settle(contents: &mut [Contents], chosen: bool) {
    leave_lists(contents);
    if !chosen {
        settle_tables(contents);
    }
}

fn settle_tables(contents: &mut [Contents]) {
    let lists = || contents.iter().flat_map(|c| &c.lists);
    let named: Vec<Vec<bool>> = contents
        .iter()
        .map(|c| {
            let has_words = |table: &Matrix| lists().any(|list| names(list, table.rows));
            c.matrices.iter().map(has_words).collect()
        })
        .collect();
    for (contents, named) in contents.iter_mut().zip(named) {
        for (table, named) in contents.matrices.iter_mut().zip(named) {
            if named && counts(table) {
                table.labels = None;
                let label = |role: &ColumnRole| *role == ColumnRole::Label;
                let column = contents.columns.iter_mut().find(|column| label(&column.role));
                column.into_iter().for_each(|column| column.role = ColumnRole::Extra);
                let name = &table.name;
                contents.warnings.push(format!(
                    "the numbers that count the rows of {name:?} are no labels: a list has words"
                ));
            } else if begins_with_count(table) {
                let name = &table.name;
                contents.warnings.push(format!(
                    "the first column of {name:?} counts its rows, and is read as a component"
                ));
            }
        }
    }
}

/// Leaves lists of numbers out where there is a list of as many words for the same rows.
fn leave_lists(contents: &mut [Contents]) {
    let lone = contents.iter().map(|c| c.matrices.len()).sum::<usize>() == 1;
    let of_words: Vec<LabelList> =
        contents.iter().flat_map(|c| &c.lists).filter(|list| !are_numbers(list)).cloned().collect();
    let is_same = |a: Role, b: Role| a == b || lone || [a, b].contains(&Role::Either);
    for contents in contents.iter_mut() {
        for list in std::mem::take(&mut contents.lists) {
            let rows = list.entries.len() as u64;
            let worded = |other: &LabelList| is_same(other.role, list.role) && names(other, rows);
            let belongs = list.role != Role::ContextGroups && are_numbers(&list);
            if belongs && of_words.iter().any(worded) {
                contents.ignored.push(list.place);
            } else {
                contents.lists.push(list);
            }
        }
    }
}

/// Whether a list has a word for each of so many rows.
fn names(list: &LabelList, rows: u64) -> bool {
    let fits = list.entries.len() as u64 == rows || list.slack == Slack::Title && list.fits(rows);
    fits && list.role != Role::ContextGroups && !are_numbers(list)
}

fn are_numbers(list: &LabelList) -> bool {
    list.entries.iter().all(|entry| entry.trim().parse::<f64>().is_ok())
}

/// The rows of a table that were read, and whether these many are enough to count.
fn rows(table: &Matrix) -> Option<&RowSet> {
    match &table.body {
        Body::Read { rows, .. } if rows.count(table.rows) >= COUNTED as u64 => Some(rows),
        _ => None,
    }
}

/// Whether the labels of a table are the numbers of its rows, from 0 or 1 on.
fn counts(table: &Matrix) -> bool {
    let (Some(labels), Some(rows)) = (&table.labels, rows(table)) else { return false };
    let from = |start: u64| {
        let mut all = labels.iter().enumerate();
        all.all(|(at, label)| label.trim().parse() == Ok(rows.number(at) + start))
    };
    from(0) || from(1)
}

/// Whether the first component of a table of text is the number of each row, and the others are no
/// whole numbers.
fn begins_with_count(table: &Matrix) -> bool {
    let (Body::Read { vectors, .. }, Some(rows)) = (&table.body, rows(table)) else { return false };
    if table.labels.is_some() || table.columns < 3 || table.dtype != "text" {
        return false;
    }
    let counted = |vectors: &Columns| {
        let vectors = vectors.clone().widened();
        let from = |start: u64| {
            let mut all = vectors.column_iter().enumerate();
            all.all(|(at, vector)| vector[0] == (rows.number(at) + start) as f64)
        };
        let others = || vectors.rows(1, vectors.nrows() - 1).iter().any(|x| x.fract() != 0.0);
        (from(0) || from(1)) && others()
    };
    // Few tables begin so: the others need not be gone through.
    let first: Vec<usize> = (0..COUNTED).collect();
    counted(&vectors.select(&first)) && counted(vectors)
}
