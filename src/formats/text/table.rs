//! Tables of numbers as text: CSV with a column of names, or the bare numbers of the Embedding
//! Projector's vectors.tsv.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::{
    contents::{Contents, collect::Collector},
    error::FormatError,
    rows::filter::RowFilter,
    source::{input::Input, stem},
    text::{
        decimal,
        lines::{BOM, text},
    },
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Records looked at to tell names from numbers.
const SAMPLE: usize = 50;

/// Longest record accepted (an unclosed quote would make one of the rest of the file).
const MAX_RECORD: u64 = 64 << 20;

/// Titles of a column of names, numbers or not.
const NAME_TITLES: [&str; 5] = ["token", "word", "label", "name", "text"];

/// Titles of a column that counts rows.
const INDEX_TITLES: [&str; 4] = ["", "index", "id", "unnamed: 0"];

/// Which columns are what.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Columns {
    titled: bool,
    count: usize,
    label: Option<usize>,
    numbers: Vec<usize>,
    warnings: Vec<String>,
}

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
    input.go(if bom { BOM.len() as u64 } else { 0 })?;
    let since = Rc::new(Cell::new(0));
    let guard = Guard { inner: input.by_ref(), since: Rc::clone(&since) };
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .quoting(separator != b'\t')
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(CHUNK)
        .from_reader(guard);
    let mut next = |record: &mut ByteRecord| next_record(&mut reader, record, &since, &file);
    let sample = sample(&mut next)?;
    let columns = Columns::of(&sample);
    if columns.numbers.is_empty() {
        let (place, found, expected) =
            ("line 1".into(), "no column of numbers".into(), "at least one".into());
        return Err(FormatError::Malformed { file, place, found, expected });
    }
    let row_bytes =
        sample.last().map_or(1, |record| record.as_slice().len() as u64 + record.len() as u64);
    let mut rows = Collector::new(&file, keep, columns.numbers.len(), size / row_bytes.max(1) + 1)?;
    for record in &sample[usize::from(columns.titled)..] {
        columns.take(record, &mut rows, &file)?;
    }
    let mut record = ByteRecord::new();
    while next(&mut record)? {
        columns.take(&record, &mut rows, &file)?;
    }
    let mut contents = Contents::new(if separator == b',' { "CSV" } else { "table of text" });
    let (matrix, warning) = rows.finish(&name, "text")?;
    contents.matrices.push(matrix);
    contents.warnings.extend(bom.then(|| format!("{file}: skipped the byte order mark")));
    contents
        .warnings
        .extend(columns.warnings.into_iter().map(|warning| format!("{file}: {warning}")));
    contents.warnings.extend(warning);
    Ok(contents)
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

impl Columns {
    /// A column is numeric if it is so in all sampled records but perhaps the first, which may hold
    /// titles.
    fn of(sample: &[ByteRecord]) -> Self {
        let (first, rest) =
            sample.split_first().map_or((ByteRecord::new(), &[][..]), |(a, b)| (a.clone(), b));
        let numeric = |record: &ByteRecord, i: usize| {
            record.get(i).is_some_and(|field| number(field).is_some())
        };
        let below: Vec<bool> =
            (0..first.len()).map(|i| rest.iter().all(|record| numeric(record, i))).collect();
        let titled = !rest.is_empty() && (0..first.len()).any(|i| below[i] && !numeric(&first, i));
        let is_number = |i: usize| below[i] && (titled || numeric(&first, i));
        let title = |i: usize| {
            if titled {
                String::from_utf8_lossy(&first[i]).trim().to_lowercase()
            } else {
                String::new()
            }
        };
        let (numbers, names): (Vec<usize>, Vec<usize>) =
            (0..first.len()).partition(|&i| is_number(i));
        let named = (0..first.len()).find(|&i| titled && NAME_TITLES.contains(&title(i).as_str()));
        let index = numbers
            .first()
            .copied()
            .filter(|&i| titled && i == 0 && INDEX_TITLES.contains(&title(0).as_str()));
        let label = named.or(names.first().copied()).or(index);
        let mut warnings = Vec::new();
        let unused: Vec<String> =
            names.iter().filter(|&&i| Some(i) != label).map(|i| i.to_string()).collect();
        if !unused.is_empty() {
            warnings.push(format!(
                "columns without numbers are not read: {} (from 0)",
                unused.join(", ")
            ));
        }
        if let Some(i) = index.filter(|&i| Some(i) != label) {
            warnings.push(format!("column {i} ({:?}) counts rows and is not read", title(i)));
        }
        let numbers =
            numbers.into_iter().filter(|&i| Some(i) != label && Some(i) != index).collect();
        Self { titled, count: first.len(), label, numbers, warnings }
    }

    fn take(
        &self,
        record: &ByteRecord,
        rows: &mut Collector<f64>,
        file: &str,
    ) -> Result<(), FormatError> {
        let place = || format!("line {}", record.position().map_or(0, csv::Position::line));
        if record.len() != self.count {
            let (found, expected) = (record.len(), self.count);
            return Err(FormatError::Ragged { file: file.into(), place: place(), found, expected });
        }
        let label =
            self.label.map(|i| text(&record[i])).transpose().map_err(|(offset, found)| {
                FormatError::Utf8 {
                    file: file.into(),
                    place: place(),
                    byte: record.position().map_or(0, csv::Position::byte) + offset as u64,
                    found,
                }
            })?;
        let Some(out) = rows.offer(label)? else { return Ok(()) };
        for &i in &self.numbers {
            let place = || format!("{}, column {i} (from 0)", place());
            out.push(finite(&record[i], file, place)?);
        }
        Ok(())
    }
}

fn number(field: &[u8]) -> Option<f64> {
    decimal::whole(field.trim_ascii())
}

fn finite(field: &[u8], file: &str, place: impl Fn() -> String) -> Result<f64, FormatError> {
    let shown =
        || format!("{:?}", String::from_utf8_lossy(field).chars().take(40).collect::<String>());
    match number(field) {
        Some(value) if value.is_finite() => Ok(value),
        Some(_) => {
            Err(FormatError::NotFinite { file: file.into(), place: place(), found: shown() })
        }
        None => {
            let expected = "a number".into();
            Err(FormatError::Malformed {
                file: file.into(),
                place: place(),
                found: shown(),
                expected,
            })
        }
    }
}

/// Stops reading when one record swallows too much.
struct Guard<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_RECORD {
            return Err(io::Error::other(format!(
                "a record of more than {MAX_RECORD} bytes (is a quote not closed?)"
            )));
        }
        let count = self.inner.read(buffer)?;
        self.since.set(self.since.get() + count as u64);
        Ok(count)
    }
}
