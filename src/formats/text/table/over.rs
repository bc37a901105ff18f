//! Rows beside the titles of a table: what it is called, the units or types of its columns, and
//! rows of nothing.

use csv::ByteRecord;

use super::{
    columns::NAME_TITLES,
    field::begins_vector,
    notation::{is_missing, written},
};

/// Most rows over the first one of numbers, its titles among them.
const MOST: usize = 5;

/// Most characters that are shown of a row.
const SHOWN: usize = 40;

/// Takes out of the first records what stands over the rows of numbers and is not their titles; as
/// it is to be shown.
pub(super) fn take_over(sample: &mut Vec<ByteRecord>) -> Vec<String> {
    let Some(columns) = sample.last().map(ByteRecord::len) else { return vec![] };
    let Some(over) = rows_over(sample, columns).filter(|over| *over <= MOST) else {
        return vec![];
    };
    let title = match over {
        0 => return vec![],
        // Titles over numbers, unless these are fewer, or nothing.
        1 if !is_blank(&sample[0]) && (sample[0].len() > 1 || columns < 3) => return vec![],
        _ => title_row(&sample[..over], columns),
    };
    let rows: Vec<ByteRecord> = sample.drain(..over).collect();
    let (titles, others): (Vec<_>, Vec<_>) =
        rows.into_iter().enumerate().partition(|(at, _)| Some(*at) == title);
    drop(sample.splice(..0, titles.into_iter().map(|(_, row)| row)));
    others.iter().filter(|(_, row)| !is_blank(row)).map(|(_, row)| shown(row)).collect()
}

/// Whether nothing stands in a row but separators.
pub(super) fn is_blank(record: &ByteRecord) -> bool {
    record.as_slice().trim_ascii().is_empty()
}

/// How many rows there are before the first that has numbers where the later ones have.
fn rows_over(sample: &[ByteRecord], columns: usize) -> Option<usize> {
    let is_number = |record: &ByteRecord, i: usize| {
        record.get(i).is_some_and(|field| written(field).is_some() || begins_vector(field))
    };
    let lower = &sample[sample.len() / 2..];
    let mostly =
        |i: &usize| 2 * lower.iter().filter(|record| is_number(record, *i)).count() > lower.len();
    let numbers: Vec<usize> = (0..columns).filter(mostly).collect();
    let is_gap = |record: &ByteRecord, i: usize| {
        record.get(i).is_some_and(|field| !field.is_empty() && is_missing(field))
    };
    let is_row = |record: &ByteRecord| {
        let count = |is: &dyn Fn(usize) -> bool| numbers.iter().filter(|&&i| is(i)).count();
        2 * count(&|i| is_number(record, i) || is_gap(record, i)) > numbers.len()
    };
    let first = (!numbers.is_empty()).then(|| sample.iter().position(is_row))?;
    below_levels(sample).max(first)
}

/// How many rows the titles of several levels take, as pandas writes them: the last of them has
/// nothing but the title of the names, and those over it words, or numbers that count the columns.
fn below_levels(sample: &[ByteRecord]) -> Option<usize> {
    let named = sample.iter().take(MOST).position(is_title_of_names).filter(|named| *named > 0)?;
    let number = |field: &[u8]| std::str::from_utf8(field).ok()?.parse::<usize>().ok();
    let is_level = |row: &ByteRecord| {
        let words = row.iter().skip(1).all(|field| written(field).is_none());
        let counts = |from: usize| {
            row.iter().skip(1).enumerate().all(|(at, field)| number(field) == Some(at + from))
        };
        words || counts(0) || counts(1)
    };
    sample[..named].iter().all(is_level).then_some(named + 1)
}

/// Whether a row has a word in its first column and nothing in several others.
fn is_title_of_names(row: &ByteRecord) -> bool {
    let first = row.get(0).unwrap_or_default();
    row.len() > 2
        && !first.is_empty()
        && written(first).is_none()
        && row.iter().skip(1).all(<[u8]>::is_empty)
}

/// Which of the rows over the numbers has the titles: one of a usual title of names, else the one
/// that tells most columns apart, and of several the last.
fn title_row(rows: &[ByteRecord], columns: usize) -> Option<usize> {
    let worth = |row: &ByteRecord| {
        let fields = row.iter().map(|field| String::from_utf8_lossy(field).trim().to_lowercase());
        let fields: std::collections::BTreeSet<String> =
            fields.filter(|field| !field.is_empty()).collect();
        (fields.iter().any(|field| NAME_TITLES.contains(&field.as_str())), fields.len())
    };
    let fits = |row: &ByteRecord| {
        !is_blank(row) && !is_title_of_names(row) && (columns - 1..=columns).contains(&row.len())
    };
    let fitting = (0..rows.len()).filter(|&at| fits(&rows[at]));
    fitting.max_by_key(|&at| worth(&rows[at]))
}

fn shown(row: &ByteRecord) -> String {
    let fields = row.iter().map(|field| String::from_utf8_lossy(field).trim().to_string());
    let text = fields.filter(|field| !field.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{:?}", text.chars().take(SHOWN).collect::<String>())
}
