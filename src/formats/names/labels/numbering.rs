//! Numbers in a column beside the names: those of their rows, as a vocabulary lists its tokens in
//! any order.

use super::counts::is_numbering;
use crate::contents::label_list::is_title;

/// Titles of a column that numbers the names beside it.
const TITLES: [&str; 5] = ["id", "index", "idx", "token_id", "ids"];

/// A column of numbers beside the names, while the rows go by.
#[derive(Default)]
pub(super) struct Numbering {
    /// Which one it is, if there is one.
    column: Option<usize>,
    /// Whether the numbers are those of rows: of a vocabulary, or where the column has no title and
    /// stands for nothing else. The rows of other tables may stand in any order beside theirs.
    of_rows: bool,
    numbers: Vec<u64>,
}

/// Names in their order, and what is to be said of it.
pub(super) struct Numbered {
    pub(super) names: Vec<String>,
    pub(super) note: Option<String>,
}

impl Numbering {
    /// The column beside that of the `names`, by the first row of a file.
    pub(super) fn of(file: &str, first: &[&str], names: usize) -> Self {
        let number = |title: &&str| TITLES.contains(&title.trim().to_lowercase().as_str());
        let name = |column: usize| first.get(column).copied().unwrap_or_default();
        if is_title(name(names)) {
            let called = format!("{} {}", file.to_lowercase(), name(names).to_lowercase());
            let of_rows = ["vocab", "token"].iter().any(|part| called.contains(part));
            let column = first.iter().position(number);
            return Self { column, of_rows, ..Self::default() };
        }
        let beside = |column: &usize| number_in(name(*column)).is_some();
        let is_name = name(names).trim().parse::<f64>().is_err();
        let column = (first.len() == 2 && is_name).then(|| 1 - names.min(1)).filter(beside);
        let mut own = Self { column, of_rows: true, ..Self::default() };
        own.take(first);
        own
    }

    /// Takes the number of the next row.
    pub(super) fn take(&mut self, row: &[&str]) {
        // Blank lines at the end say nothing.
        if row.iter().all(|field| field.trim().is_empty()) {
            return;
        }
        match self.column.map(|column| row.get(column).copied().and_then(number_in)) {
            Some(Some(number)) => self.numbers.push(number),
            _ => self.column = None,
        }
    }

    /// Whether there is a number for each row, from 0 or 1 on in any order.
    pub(super) fn counts(&self) -> bool {
        self.column.is_some() && is_numbering(&self.numbers)
    }

    /// The names, without a title, in the order of their numbers if these are those of rows.
    pub(super) fn sorted(self, file: &str, mut names: Vec<String>) -> Numbered {
        let counts = self.counts();
        let Self { of_rows, numbers, .. } = self;
        let count = numbers.len();
        let whole = count <= names.len() && names[count..].iter().all(String::is_empty);
        if !counts || !whole || numbers.is_sorted() {
            return Numbered { names, note: None };
        }
        if !of_rows {
            let note = format!(
                "{file}: names stand in the order of their lines, not of the numbers beside them"
            );
            return Numbered { names, note: Some(note) };
        }
        let blank = names.split_off(count);
        let mut numbered: Vec<(u64, String)> = numbers.into_iter().zip(names).collect();
        numbered.sort_unstable();
        let names = numbered.into_iter().map(|(_, name)| name).chain(blank).collect();
        Numbered { names, note: Some(taken(file)) }
    }
}

/// What is said where numbers order the words beside them.
pub(crate) fn taken(file: &str) -> String {
    format!("the numbers beside the words of {file:?} are taken for those of their rows")
}

/// The whole number that a field is.
fn number_in(field: &str) -> Option<u64> {
    field.trim().parse().ok()
}
