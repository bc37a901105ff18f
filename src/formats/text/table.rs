//! Tables of numbers as text: CSV with a column of names, or the bare numbers of the Embedding
//! Projector's vectors.tsv.

pub(crate) mod columns;
mod decimals;
pub(crate) mod field;
mod guard;
pub(crate) mod notation;
mod over;
mod preamble;
mod reading;

use std::{cell::Cell, io::Read, rc::Rc};

use csv::{ByteRecord, Reader, ReaderBuilder};

use columns::{Columns, Words};
use field::{begins_vector, vector};
use guard::{Guard, Spaces};
use notation::written;
use over::{is_blank, take_over};
use preamble::Preamble;
pub(crate) use preamble::separator_line;
use reading::{Reading, line_of};

use crate::{
    contents::{Bias, Contents, collect::Collector, matrix::Matrix},
    error::FormatError,
    rows::filter::RowFilter,
    source::{head::head_from, input::Input, stem},
    text::{gaps::Gaps, shown},
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Records looked at to tell names from numbers.
const SAMPLE: usize = 50;

/// Reads a table whose fields are separated by `separator`. Quotes mean something only in comma or
/// semicolon files.
pub(crate) fn read(
    input: &mut Input,
    keep: &RowFilter,
    separator: u8,
) -> Result<Contents, FormatError> {
    let (file, name, size) =
        (input.name().to_string(), stem(input.name()).to_string(), input.size());
    let before = Preamble::of(input)?;
    let quoting = separator != b'\t' || is_quoted(&head_from(input, before.bytes)?);
    input.go(before.bytes)?;
    let since = Rc::new(Cell::new(0));
    let spaces = (separator == b' ').then(Spaces::default);
    let guard = Guard { inner: input.by_ref(), since: Rc::clone(&since), spaces };
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(CHUNK)
        .from_reader(guard);
    let mut next = |record: &mut ByteRecord| next_record(&mut reader, record, &since, &file);
    let mut sample = sample(&mut next)?;
    let ended = sample.len() < SAMPLE;
    while ended && sample.last().is_some_and(is_blank) {
        sample.pop();
    }
    let over = take_over(&mut sample);
    shift_titles(&mut sample);
    let columns = Columns::of(&sample, separator, keep.columns());
    if columns.is_empty() {
        return Err(no_numbers(&sample, file));
    }
    let row_bytes =
        sample.last().map_or(1, |record| record.as_slice().len() as u64 + record.len() as u64);
    let rows_below = &sample[usize::from(columns.titled)..];
    let rows =
        Collector::new(&file, keep, width(&columns, rows_below), size / row_bytes.max(1) + 1)?;
    let (bias, gaps, blank) = (Vec::new(), Gaps::default(), Vec::new());
    let mut reading = Reading { columns: &columns, rows, file: &file, bias, gaps, blank };
    for record in rows_below {
        reading.take(record)?;
    }
    let mut record = ByteRecord::new();
    while next(&mut record)? {
        reading.take(&record)?;
    }
    before.check(&file, reading.rows.seen())?;
    let words = columns.words(&sample).filter(|_| keep.columns().is_empty());
    let mut read = contents(reading, &name, words, before.bom)?;
    if !over.is_empty() {
        let lines = over.join(", ");
        read.warnings.push(format!("{file}: lines beside the titles are left aside: {lines}"));
    }
    let format = if separator == b',' { "CSV" } else { "table of text" };
    Ok(Contents { format, columns: columns.roles, ..read })
}

/// How many numbers a row has.
fn width(columns: &Columns, rows: &[ByteRecord]) -> usize {
    let Some(i) = columns.vector else { return columns.numbers.len() };
    let mut fields = rows.iter().filter_map(|record| record.get(i));
    fields.find_map(vector).map_or(0, |vector| vector.len())
}

/// What was read of a table; its columns are the vectors where their titles are `words`.
fn contents(
    reading: Reading<'_, '_>,
    name: &str,
    words: Option<Words>,
    bom: bool,
) -> Result<Contents, FormatError> {
    let Reading { columns, rows, file, bias, gaps, .. } = reading;
    let gaps = gaps.warning(file)?;
    let (mut matrix, warnings) = rows.finish(name, "text")?;
    let mut contents = Contents::default();
    let turned = words.map(|words| match turn(&mut matrix, words) {
        true => "a column is a vector, and its title the word",
        false => "a row is a vector, though the titles of the columns may be words",
    });
    let said = turned.into_iter().map(|read| format!("{file}: {read}"));
    let marked = bom.then(|| format!("{file}: skipped the byte order mark"));
    let of_columns = columns.warnings.iter().map(|warning| format!("{file}: {warning}"));
    contents.warnings = said.chain(gaps).chain(marked).chain(of_columns).chain(warnings).collect();
    contents.matrices.push(matrix);
    if columns.bias.is_some() {
        contents.biases.push(Bias { name: format!("{name}_bias"), values: bias });
    }
    Ok(contents)
}

/// What is said of a table without a column of numbers or vectors.
fn no_numbers(sample: &[ByteRecord], file: String) -> FormatError {
    let is_cut = |field: &[u8]| memchr::memmem::find(field, b"...").is_some();
    let broken = sample.iter().enumerate().find_map(|(row, record)| {
        let is_broken = |field: &&[u8]| begins_vector(field) && vector(field).is_none();
        let at = record.iter().position(|field| is_broken(&field))?;
        Some((row, at))
    });
    let Some((row, at)) = broken else {
        let (place, found) = ("line 1".into(), "no column of numbers".into());
        let expected = "at least one whole vector or column of numbers".into();
        return FormatError::Malformed { file, place, found, expected };
    };
    let field = &sample[row][at];
    let place = format!("line {}, column {at} (from 0)", line_of(&sample[row]));
    if is_cut(field) {
        let found = "vectors that were printed in part, with \"...\" for the rest".into();
        let expected = "at least one whole vector or column of numbers".into();
        return FormatError::Malformed { file, place, found, expected };
    }
    let (found, expected) = (shown(field), "a vector of numbers".into());
    FormatError::Malformed { file, place, found, expected }
}

fn next_record(
    reader: &mut Reader<Guard<&mut Input<'_>>>,
    record: &mut ByteRecord,
    since: &Cell<u64>,
    file: &str,
) -> Result<bool, FormatError> {
    let line = reader.position().line();
    let more = reader.read_byte_record(record).map_err(|e| FormatError::Malformed {
        file: file.into(),
        place: format!("line {line}"),
        found: e.to_string(),
        expected: "a row of separated fields".into(),
    })?;
    since.set(0);
    Ok(more)
}

fn sample(
    next: &mut impl FnMut(&mut ByteRecord) -> Result<bool, FormatError>,
) -> Result<Vec<ByteRecord>, FormatError> {
    let mut sample = Vec::new();
    let mut record = ByteRecord::new();
    while sample.len() < SAMPLE && next(&mut record)? {
        sample.push(record.clone());
    }
    Ok(sample)
}

/// Whether quotes in the fields of a table with tabs stand around whole fields, as R writes texts:
/// elsewhere they belong to the words.
fn is_quoted(head: &[u8]) -> bool {
    let lines: Vec<&[u8]> = head.split(|&b| b == b'\n').take(SAMPLE).collect();
    let fields = || lines.iter().flat_map(|line| line.trim_ascii().split(|&b| b == b'\t'));
    let whole =
        |field: &[u8]| field.len() > 1 && field.starts_with(b"\"") && field.ends_with(b"\"");
    let quoted = |field: &&[u8]| field.contains(&b'"');
    lines.len() > 2 && fields().any(whole) && fields().filter(quoted).all(whole)
}

/// Makes vectors of the columns of a table whose titles are words; not where as many rows as
/// columns or more may be vectors as well, and none of the table if rows were left out.
fn turn(matrix: &mut Matrix, words: Words) -> bool {
    let labels = matrix.labels.take();
    if matrix.can_be_transposed() && (words.sure || matrix.columns > matrix.rows) {
        matrix.transpose();
        matrix.labels = Some(words.titles);
        return true;
    }
    matrix.labels = labels;
    false
}

/// Titles that are one fewer than the columns, as R writes them, stand over all but the first.
fn shift_titles(sample: &mut [ByteRecord]) {
    let Some((titles, rows)) = sample.split_first_mut() else { return };
    let words = titles.iter().all(|title| written(title).is_none());
    if words && !rows.is_empty() && rows.iter().all(|row| row.len() == titles.len() + 1) {
        let shifted = std::iter::once(&b""[..]).chain(titles.iter()).collect::<Vec<_>>();
        *titles = ByteRecord::from(shifted);
    }
}
