//! Which column of a table holds the names.

use super::numbering::{Numbered, Numbering};
use crate::{
    container::MAX_NAMES, contents::label_list::is_title, error::FormatError, source::input::Input,
    text::lines::BOM,
};

/// Longest table of names that is looked at for its columns.
const MAX_TABLE: u64 = 64 << 20;

/// Bytes looked at for numbers before the names.
const LOOK: u64 = 64 << 10;

/// The columns of a table with tabs: those that hold numbers in all rows but the first have a
/// title there, and then all have.
#[derive(Default)]
pub(super) struct Beside {
    rows: usize,
    /// Whether each holds no number in the first row, and nothing else since.
    titled: Vec<bool>,
}

impl Beside {
    pub(super) fn take(&mut self, line: &str) {
        let is_number = |field: &str| field.trim().parse::<f64>().is_ok();
        let first = self.rows == 0;
        self.rows += 1;
        // Blank lines at the end say nothing.
        if line.trim().is_empty() {
            return;
        }
        if first {
            let text = |field: &str| !is_number(field) && !field.trim().is_empty();
            self.titled = line.split('\t').map(text).collect();
            return;
        }
        let mut fields = line.split('\t');
        for titled in &mut self.titled {
            *titled &= fields.next().is_some_and(is_number);
        }
    }

    /// Two rows of numbers at least.
    pub(super) fn is_titled(&self) -> bool {
        self.rows > 2 && self.titled.len() > 1 && self.titled.contains(&true)
    }
}

/// The names in a table of comma-separated values that has several columns in each row: those under
/// a usual title, or beside numbers that pandas wrote before them.
pub(super) fn column_of_csv(input: &mut Input) -> Result<Option<Numbered>, FormatError> {
    if !input.name().to_lowercase().ends_with(".csv") || input.size() > MAX_TABLE {
        return Ok(None);
    }
    let bytes = input.up_to_from(0, input.size())?;
    let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = Vec::new();
    for row in reader.byte_records() {
        match row {
            Ok(row) if rows.len() <= MAX_NAMES => rows.push(row),
            _ => return Ok(None),
        }
    }
    let Some((titles, data)) = rows.split_first() else { return Ok(None) };
    let text = |field: &[u8]| String::from_utf8_lossy(field).into_owned();
    // Of one column there is nothing to choose but where a line break in quotes is part of a name.
    let broken = || rows.iter().any(|row| row[0].contains(&b'\n'));
    if titles.len() == 1 && rows.iter().all(|row| row.len() == 1) && broken() {
        let names = rows.iter().map(|row| text(&row[0])).collect();
        return Ok(Some(Numbered { names, note: None }));
    }
    let even = titles.len() > 1 && data.iter().all(|row| row.len() == titles.len());
    let titled = titles.iter().position(|title| is_title(&text(title)));
    let is_number = |row: &csv::ByteRecord, column: usize| {
        text(row.get(column).unwrap_or_default()).parse::<f64>().is_ok()
    };
    let words = || (1..titles.len()).find(|&column| data.iter().any(|row| !is_number(row, column)));
    // A first column that numbers the rows.
    let numbered = titled.is_none() && titles.len() == 2 && even;
    let column = titled.or_else(|| if titles.get(0) == Some(b"") { words() } else { None });
    let column = column.filter(|_| even && !data.is_empty());
    let (column, data) = match column {
        Some(column) => (column, data),
        None if numbered && rows.iter().all(|row| is_number(row, 0)) => (1, rows.as_slice()),
        None => return Ok(None),
    };
    let fields = |row: &csv::ByteRecord| row.iter().map(text).collect::<Vec<String>>();
    let first = fields(titles);
    let mut numbers =
        Numbering::of(input.name(), &first.iter().map(String::as_str).collect::<Vec<_>>(), column);
    for row in &rows[1..] {
        numbers.take(&fields(row).iter().map(String::as_str).collect::<Vec<_>>());
    }
    if data.len() == rows.len() && !numbers.counts() {
        return Ok(None);
    }
    let names = data.iter().map(|row| text(&row[column])).collect();
    Ok(Some(numbers.sorted(input.name(), names)))
}

/// Whether the lines begin with numbers in a column of their own and go on with words: numbers of
/// rows, or counts as `uniq -c` writes them.
pub(super) fn is_numbered(input: &mut Input) -> Result<bool, FormatError> {
    let head = input.up_to_from(0, LOOK)?;
    let whole = if (head.len() as u64) < LOOK { head.len() } else { 0 };
    let end = head.iter().rposition(|&b| b == b'\n').unwrap_or(whole);
    let lines = head[..end.max(whole)].split(|&b| b == b'\n');
    let lines: Vec<&[u8]> = lines.filter(|line| !line.trim_ascii().is_empty()).collect();
    let parts = |line: &[u8]| -> Option<bool> {
        let at = line.iter().position(|&b| b == b'\t')?;
        let text = |part: &[u8]| String::from_utf8_lossy(part).trim().to_string();
        let (number, name) = (text(&line[..at]), text(&line[at + 1..]));
        number.parse::<u64>().ok()?;
        Some(name.parse::<f64>().is_err())
    };
    let parts: Option<Vec<bool>> = lines.iter().map(|line| parts(line)).collect();
    Ok(parts.is_some_and(|words| words.len() > 1 && words.contains(&true)))
}

/// The column under a usual title of names.
pub(super) fn name_column(first_line: &str) -> Option<usize> {
    first_line.split('\t').position(is_title)
}
