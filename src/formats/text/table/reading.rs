//! The records of a table while they go by: rows of numbers, or rows that lack some.

use csv::ByteRecord;

use super::{
    columns::Columns,
    field::{begins_vector, vector},
    notation::{Notation, Written, is_missing, spaced, written},
    over::is_blank,
};
use crate::{
    contents::collect::Collector,
    error::FormatError,
    text::{
        gaps::{Gap, Gaps},
        shown,
    },
};

/// A table while its records go by.
pub(super) struct Reading<'a, 'b> {
    pub(super) columns: &'a Columns,
    pub(super) rows: Collector<'b, f64>,
    pub(super) file: &'a str,
    /// The bias of each row, where a column holds it.
    pub(super) bias: Vec<f64>,
    pub(super) gaps: Gaps,
    /// Rows of nothing, which are gaps unless they end the table.
    pub(super) blank: Vec<ByteRecord>,
}

impl Reading<'_, '_> {
    /// Takes one record, or leaves it aside if a number is missing in it.
    pub(super) fn take(&mut self, record: &ByteRecord) -> Result<(), FormatError> {
        if is_blank(record) {
            self.blank.push(record.clone());
            return Ok(());
        }
        for blank in std::mem::take(&mut self.blank) {
            self.take_row(&blank)?;
        }
        self.take_row(record)
    }

    fn take_row(&mut self, record: &ByteRecord) -> Result<(), FormatError> {
        let (columns, line) = (self.columns, line_of(record));
        let place = || format!("line {line}");
        if record.len() != columns.count {
            let (file, found, expected) = (self.file.into(), record.len(), columns.count);
            return Err(FormatError::Ragged { file, place: place(), found, expected });
        }
        let bias = match columns.bias {
            Some(i) if self.lacks(record, i) => None,
            Some(i) => Some(self.number(record, i)?),
            None => Some(0.0),
        };
        if columns.bias.is_some() {
            self.bias.push(bias.unwrap_or_default());
        }
        let (file, expected) = (self.file, self.rows.columns());
        let out = match columns.label {
            Some(i) if columns.padded => self.rows.offer_bytes(record[i].trim_ascii())?,
            Some(i) => self.rows.offer_bytes(&record[i])?,
            None => self.rows.offer(None)?,
        };
        let Some(out) = out else { return Ok(()) };
        self.gaps.rows += 1;
        let gap = match columns.vector {
            _ if bias.is_none() => columns.bias,
            Some(i) if is_missing(&record[i]) => Some(i),
            Some(i) => match whole_vector(&record[i], expected, file, place()) {
                Ok(vector) => {
                    out.extend(vector);
                    None
                }
                Err(FormatError::NotFinite { .. }) => Some(i),
                Err(FormatError::Malformed { .. }) if !begins_vector(&record[i]) => Some(i),
                Err(error) => return Err(error),
            },
            None => push_numbers(columns, record, file, out)?,
        };
        if let Some(column) = gap {
            self.rows.leave_out();
            self.gaps.add(|| Gap {
                place: format!("line {line}, column {column} (from 0)"),
                line,
                label: columns.label.map(|i| String::from_utf8_lossy(&record[i]).into_owned()),
                column: columns.roles[column].title.clone(),
                found: shown(&record[column]),
            });
        }
        Ok(())
    }

    /// Whether there is no number in a column.
    fn lacks(&self, record: &ByteRecord, i: usize) -> bool {
        let number = self.number(record, i);
        is_missing(&record[i])
            || matches!(number, Err(FormatError::NotFinite { .. }))
            || number.is_err() && is_text(&record[i])
    }

    fn number(&self, record: &ByteRecord, i: usize) -> Result<f64, FormatError> {
        number(self.columns, record, i, self.file)
    }
}

/// The number in a column.
fn number(
    columns: &Columns,
    record: &ByteRecord,
    i: usize,
    file: &str,
) -> Result<f64, FormatError> {
    let place = || format!("line {}, column {i} (from 0)", line_of(record));
    finite(&record[i], columns.notations[i], file, place)
}

/// Adds the components of a record; the column of the first that is missing.
fn push_numbers(
    columns: &Columns,
    record: &ByteRecord,
    file: &str,
    out: &mut Vec<f64>,
) -> Result<Option<usize>, FormatError> {
    for &i in &columns.numbers {
        match number(columns, record, i, file) {
            Ok(number) => out.push(number),
            Err(FormatError::NotFinite { .. }) => return Ok(Some(i)),
            Err(_) if is_missing(&record[i]) || is_text(&record[i]) => return Ok(Some(i)),
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Whether a field is no number in any notation: as in `n.a.`, it says that there is none.
fn is_text(field: &[u8]) -> bool {
    written(field).is_none() && spaced(field).is_none()
}

/// The vector that a field is.
fn whole_vector(
    field: &[u8],
    expected: usize,
    file: &str,
    place: String,
) -> Result<Vec<f64>, FormatError> {
    let file = file.to_string();
    let Some(numbers) = vector(field) else {
        let expected = "a vector: all its numbers, in brackets or not".into();
        return Err(FormatError::Malformed { file, place, found: shown(field), expected });
    };
    if numbers.len() != expected {
        return Err(FormatError::Ragged { file, place, found: numbers.len(), expected });
    }
    if let Some(found) = numbers.iter().find(|number| !number.is_finite()) {
        return Err(FormatError::NotFinite { file, place, found: found.to_string() });
    }
    Ok(numbers)
}

fn finite(
    field: &[u8],
    notation: Notation,
    file: &str,
    place: impl Fn() -> String,
) -> Result<f64, FormatError> {
    let file = file.to_string();
    match notation.number(field) {
        Some(value) if value.is_finite() => Ok(value),
        Some(_) => Err(FormatError::NotFinite { file, place: place(), found: shown(field) }),
        None => {
            let (found, expected) = refused(field, notation);
            Err(FormatError::Malformed { file, place: place(), found, expected })
        }
    }
}

/// What is said of a field that is no number of its column: that it is none at all, or that it is
/// written in another way than the others.
fn refused(field: &[u8], notation: Notation) -> (String, String) {
    let own = notation.sign.name();
    match written(field) {
        Some(Written::Sure(_, Some(sign))) => (
            format!("{}, with {}", shown(field), sign.name()),
            format!("a number with {own}, as others in its column"),
        ),
        Some(Written::Either { sign, .. }) => (
            format!("{}, with {} or with thousands", shown(field), sign.name()),
            format!("a number with {own}, which says the same to all"),
        ),
        _ => (shown(field), "a number".into()),
    }
}

/// The line of the file that a record begins on.
pub(super) fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}
