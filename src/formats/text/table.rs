//! Tables of numbers as text: CSV with a column of names, or the bare numbers of the Embedding
//! Projector's vectors.tsv.

pub(crate) mod columns;
mod decimals;
pub(crate) mod field;
pub(crate) mod notation;
mod reading;

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

use csv::{ByteRecord, Reader, ReaderBuilder};

use columns::{Columns, Words};
use field::{begins_vector, vector};
use notation::written;
use reading::{Reading, line_of};

use crate::{
    contents::{Bias, Contents, collect::Collector, matrix::Matrix},
    error::FormatError,
    rows::filter::RowFilter,
    source::{input::Input, stem},
    text::{
        decimal,
        gaps::Gaps,
        lines::{BOM, comments},
        shown,
    },
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Records looked at to tell names from numbers.
const SAMPLE: usize = 50;

/// Longest record accepted (an unclosed quote would make one of the rest of the file).
const MAX_RECORD: u64 = 64 << 20;

/// Reads a table whose fields are separated by `separator`. Quotes mean something only in comma or
/// semicolon files.
pub(crate) fn read(
    input: &mut Input,
    keep: &RowFilter,
    separator: u8,
) -> Result<Contents, FormatError> {
    let (file, name, size) =
        (input.name().to_string(), stem(input.name()).to_string(), input.size());
    let bom = input.up_to_from(0, BOM.len() as u64)? == BOM;
    let start = if bom { BOM.len() as u64 } else { 0 };
    let start = start + separator_line(&input.up_to_from(start, SEPARATOR_LINE)?) as u64;
    let start = start + comments_at(&input.up_to_from(start, COMMENTS)?) as u64;
    let shape = shape_at(&input.up_to_from(start, COMMENTS)?);
    let start = start + shape.map_or(0, |shape| shape.bytes);
    let quoting = separator != b'\t' || is_quoted(&input.up_to_from(start, COMMENTS)?);
    input.go(start)?;
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
    shift_titles(&mut sample);
    let columns = Columns::of(&sample, separator, keep.columns());
    if columns.is_empty() {
        return Err(no_numbers(&sample, file));
    }
    let row_bytes =
        sample.last().map_or(1, |record| record.as_slice().len() as u64 + record.len() as u64);
    let rows_below = &sample[usize::from(columns.titled)..];
    let width = match columns.vector {
        Some(i) => {
            let mut fields = rows_below.iter().filter_map(|record| record.get(i));
            fields.find_map(vector).map_or(0, |vector| vector.len())
        }
        None => columns.numbers.len(),
    };
    let rows = Collector::new(&file, keep, width, size / row_bytes.max(1) + 1)?;
    let mut reading =
        Reading { columns: &columns, rows, file: &file, bias: Vec::new(), gaps: Gaps::default() };
    for record in rows_below {
        reading.take(record)?;
    }
    let mut record = ByteRecord::new();
    while next(&mut record)? {
        reading.take(&record)?;
    }
    let Reading { rows, bias, gaps, .. } = reading;
    if let Some(Shape { rows: expected, .. }) = shape.filter(|shape| shape.rows != rows.seen()) {
        let (place, found) = ("lines after the first".into(), rows.seen());
        let of = "the vectors that the first line announces".into();
        return Err(FormatError::Count { file, place, found, expected, of });
    }
    let gaps = gaps.warning(&file)?;
    let mut contents = Contents::new(if separator == b',' { "CSV" } else { "table of text" });
    let (mut matrix, warnings) = rows.finish(&name, "text")?;
    let words = columns.words(&sample).filter(|_| keep.columns().is_empty());
    if let Some(words) = words {
        let read = match turn(&mut matrix, words) {
            true => "a column is a vector, and its title the word",
            false => "a row is a vector, though the titles of the columns may be words",
        };
        contents.warnings.push(format!("{file}: {read}"));
    }
    contents.matrices.push(matrix);
    if columns.bias.is_some() {
        contents.biases.push(Bias { name: format!("{name}_bias"), values: bias });
    }
    contents.warnings.extend(gaps);
    contents.warnings.extend(bom.then(|| format!("{file}: skipped the byte order mark")));
    contents
        .warnings
        .extend(columns.warnings.into_iter().map(|warning| format!("{file}: {warning}")));
    contents.warnings.extend(warnings);
    contents.columns = columns.roles;
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

/// Bytes in which comments before a table end.
const COMMENTS: u64 = 64 << 10;

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

/// How many bytes of comments there are before the table.
fn comments_at(head: &[u8]) -> usize {
    let lines: Vec<&[u8]> = head.split_inclusive(|&b| b == b'\n').collect();
    let bare: Vec<&[u8]> = lines.iter().map(|line| line.trim_ascii_end()).collect();
    lines[..comments(&bare)].iter().map(|line| line.len()).sum()
}

/// What the first line says of a table without words: how many rows there are, as word2vec does.
#[derive(Debug, Clone, Copy)]
struct Shape {
    rows: u64,
    /// How long that line is.
    bytes: u64,
}

/// The shape that stands over a table: rows and columns, where the rows have so many columns, and
/// not two as that line has.
fn shape_at(head: &[u8]) -> Option<Shape> {
    let mut lines = head.split_inclusive(|&b| b == b'\n');
    let (first, second) = (lines.next()?, lines.next()?);
    let fields = |line: &[u8]| {
        let parts = line.split(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';'));
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(decimal::whole).collect::<Option<Vec<f64>>>()
    };
    let text = std::str::from_utf8(first).ok()?;
    let mut sizes = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let mut size = || sizes.by_ref().find(|part| !part.is_empty())?.parse::<u64>().ok();
    let (rows, columns) = (size()?, size()?);
    let fits = fields(first)?.len() == 2 && fields(second)?.len() as u64 == columns;
    (fits && columns != 2).then_some(Shape { rows, bytes: first.len() as u64 })
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

/// Longest line that says what separates the fields, as Excel writes it: `sep=;`.
const SEPARATOR_LINE: u64 = 8;

/// How long the line is that says what separates the fields, if the first one does.
pub(crate) fn separator_line(start: &[u8]) -> usize {
    let bare = start.strip_prefix(b"\"").unwrap_or(start);
    let says = bare.len() > 5 && bare[..4].eq_ignore_ascii_case(b"sep=");
    let end = start.iter().position(|&b| b == b'\n').filter(|end| says && *end <= 8);
    end.map_or(0, |end| end + 1)
}

/// Stops reading when one record swallows too much, and leaves one space of several where spaces
/// part the fields.
struct Guard<R> {
    inner: R,
    since: Rc<Cell<u64>>,
    spaces: Option<Spaces>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_RECORD {
            return Err(io::Error::other(format!(
                "a record of more than {MAX_RECORD} bytes (is a quote not closed?)"
            )));
        }
        let count = match &mut self.spaces {
            Some(spaces) => spaces.read(&mut self.inner, buffer)?,
            None => self.inner.read(buffer)?,
        };
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}

/// Columns that stand one below the other have several spaces between them, before the first, and
/// behind the last.
#[derive(Default)]
struct Spaces {
    /// Whether a field of the line has gone by.
    inside: bool,
    /// Whether a space is due before the next field.
    due: bool,
}

impl Spaces {
    /// Reads so that the buffer has room for a space that is due from before.
    fn read(&mut self, inner: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.len() < 2 {
            return inner.read(buffer);
        }
        loop {
            let count = inner.read(&mut buffer[1..])?;
            let mut out = 0;
            for at in 1..=count {
                let byte = buffer[at];
                match byte {
                    b' ' | b'\t' => self.due = self.inside,
                    b'\n' | b'\r' => (self.inside, self.due) = (false, false),
                    _ if self.due => {
                        buffer[out] = b' ';
                        out += 1;
                        self.due = false;
                    }
                    _ => self.inside = true,
                }
                if !matches!(byte, b' ' | b'\t') {
                    buffer[out] = byte;
                    out += 1;
                }
            }
            if count == 0 || out > 0 {
                return Ok(out);
            }
        }
    }
}
