//! What the columns of a table of text are: labels, components, or neither.

mod sample;
mod titles;

use csv::ByteRecord;

use theory::model::{ColumnRole, TableColumn};

use super::{
    decimals::notations,
    notation::{Notation, Sign},
};
use sample::{Sample, are_padded};
pub(super) use titles::NAME_TITLES;
pub(crate) use titles::{are_words, is_extra, series};

/// Which columns are what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) titled: bool,
    pub(super) count: usize,
    pub(super) label: Option<usize>,
    /// The column that holds whole vectors as text, if one does.
    pub(super) vector: Option<usize>,
    /// The columns that hold a component each.
    pub(super) numbers: Vec<usize>,
    /// The column that holds what is added to the logit of each row's token.
    pub(super) bias: Option<usize>,
    /// Whether spaces around a name are not its own.
    pub(super) padded: bool,
    /// How the numbers of each column are written, be they components or not.
    pub(super) notations: Vec<Notation>,
    /// All of them, for the user to see.
    pub(super) roles: Vec<TableColumn>,
    pub(super) warnings: Vec<String>,
}

/// Titles that are words.
pub(super) struct Words {
    pub(super) titles: Vec<String>,
    /// Whether the rows say that they are components.
    pub(super) sure: bool,
}

impl Columns {
    /// By the first records, the first of which may hold titles; `chosen` are the roles that the
    /// user gave, if there is one for each column.
    pub(super) fn of(sample: &[ByteRecord], separator: u8, chosen: &[ColumnRole]) -> Self {
        let none = ByteRecord::new();
        let (first, rest) = sample.split_first().unwrap_or((&none, &[]));
        let mut looked = Sample { first, rest, titled: false };
        looked.titled = looked.has_titles();
        let mut columns = looked.guess();
        let records = &sample[usize::from(looked.titled)..];
        columns.padded = matches!(separator, b':' | b'=' | b'|') || are_padded(records);
        columns.notations = notations(records, columns.count, separator);
        let sample = looked;
        if chosen.len() == columns.count {
            columns.choose(chosen);
        }
        columns.roles = columns.described(&sample);
        columns.warn(&sample, chosen.len() == columns.count);
        columns
    }

    /// Numbers of each row, where they are columns.
    pub(super) fn is_empty(&self) -> bool {
        self.vector.is_none() && self.numbers.is_empty()
    }

    /// The titles over the numbers, if they are words: then a column may be the vector of its
    /// title, as tables of pandas are that were made of words and vectors.
    pub(super) fn words(&self, sample: &[ByteRecord]) -> Option<Words> {
        let titles: Vec<String> =
            self.numbers.iter().map(|&i| self.roles[i].title.clone()).collect();
        let rows = sample.get(1..)?;
        let text =
            |record: &ByteRecord, i| String::from_utf8_lossy(&record[i]).trim().to_lowercase();
        let names =
            self.label.map(|i| rows.iter().map(|record| text(record, i)).collect::<Vec<_>>());
        let sure = are_words(&titles, names.as_deref())?;
        let many = titles.len() > if sure { 1 } else { 2 };
        let all = self.titled && self.vector.is_none() && many && rows.len() > 1;
        all.then_some(Words { titles, sure })
    }

    fn choose(&mut self, chosen: &[ColumnRole]) {
        let of = |role: ColumnRole| {
            chosen.iter().enumerate().filter(move |(_, own)| **own == role).map(|(i, _)| i)
        };
        self.label = of(ColumnRole::Label).next();
        let vector = self.vector.filter(|i| chosen[*i] == ColumnRole::Component);
        self.vector = vector;
        self.numbers = of(ColumnRole::Component).filter(|i| Some(*i) != vector).collect();
        if self.vector.is_some() {
            self.numbers.clear();
        }
        self.bias = of(ColumnRole::Bias).next();
    }

    fn described(&self, sample: &Sample) -> Vec<TableColumn> {
        let mut roles = vec![ColumnRole::Extra; self.count];
        self.bias.into_iter().for_each(|i| roles[i] = ColumnRole::Bias);
        self.vector.iter().chain(&self.numbers).for_each(|&i| roles[i] = ColumnRole::Component);
        self.label.into_iter().for_each(|i| roles[i] = ColumnRole::Label);
        let roles = roles.into_iter().enumerate();
        roles.map(|(i, role)| TableColumn { title: sample.shown(i), role }).collect()
    }

    fn warn(&mut self, sample: &Sample, chosen: bool) {
        let extra: Vec<String> = self
            .roles
            .iter()
            .enumerate()
            .filter(|(i, column)| column.role == ColumnRole::Extra && !sample.is_empty(*i))
            .map(
                |(i, _)| {
                    if sample.titled { format!("{:?}", sample.shown(i)) } else { i.to_string() }
                },
            )
            .collect();
        if !extra.is_empty() {
            let how = if chosen { "as chosen" } else { "they look like no components" };
            let list = extra.join(", ");
            self.warnings.push(format!("columns that are not read ({how}): {list}"));
        }
        if let Some(bias) = self.bias {
            let title = sample.shown(bias);
            self.warnings.push(format!("the column {title:?} is read as the bias, one a token"));
        }
        let with_comma = |i: &usize| self.notations[*i].sign == Sign::Comma;
        if self.numbers.iter().any(with_comma) {
            self.warnings.push("commas are read as decimal points".into());
        }
    }
}
