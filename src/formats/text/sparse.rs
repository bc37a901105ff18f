//! Sparse vectors as text, as SVMlight and LIBSVM write them: a label, then each component that is
//! not 0 behind its number, `+1 1:0.5 3:0.25 # comment`.

use crate::{
    contents::{Contents, collect::Collector, matrix::Matrix},
    error::FormatError,
    rows::filter::RowFilter,
    source::{input::Input, stem},
    text::{decimal, lines::Lines, shown},
};

/// Most components: a line of a few bytes asks for a vector of so many, and their covariance takes
/// half a gigabyte.
pub(crate) const MAX_COMPONENTS: u64 = 1 << 13;

/// What the format is called.
const FORMAT: &str = "sparse vectors";

/// A line.
struct Row<'a> {
    label: &'a [u8],
    /// Numbers of components, and these.
    entries: Vec<(u64, f64)>,
    comment: &'a [u8],
}

/// What is wrong with a line: what was found, and what was expected.
type Fault = (String, &'static str);

/// Whether all lines are sparse vectors; one whole number behind another, as in `John 3:16` or
/// `12:30`, is none, nor are several without a label.
pub(crate) fn are_rows(lines: &[&[u8]]) -> bool {
    let rows: Option<Vec<Row>> =
        lines.iter().filter(|line| !is_comment(line)).map(|line| row(line).ok()).collect();
    let Some(rows) = rows else { return false };
    let labelled = rows.iter().all(|row| !row.label.is_empty());
    let bare = rows.iter().all(|row| row.label.is_empty());
    let speaks = |row: &Row| {
        let fractions = row.entries.iter().any(|(_, number)| number.fract() != 0.0);
        labelled && row.entries.len() > 1 || fractions
    };
    let filled = rows.iter().filter(|row| !row.entries.is_empty()).count();
    2 * filled > rows.len() && (labelled || bare) && rows.iter().any(speaks)
}

/// Reads the rows; those components that a line has not are 0. The file is gone through twice, as
/// only all of its lines say how many components there are.
pub(crate) fn read(input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
    let name = stem(input.name()).to_string();
    let Survey { rows, first, end, named, labelled } = survey(input)?;
    let width = end - first;
    if keep.asks(rows, width) {
        let matrices = vec![Matrix::unread(&name, rows, width, "text")];
        return Ok(Contents { matrices, ..Contents::new(FORMAT) });
    }
    let mut lines = Lines::new(input)?;
    let mut vectors = Collector::new(lines.file(), keep, width as usize, rows)?;
    while let Some(line) = lines.next()? {
        let Some(row) = content(line).and_then(|line| row(line).ok()) else { continue };
        let label = if named { row.comment } else { row.label };
        let out = if labelled { vectors.offer_bytes(label)? } else { vectors.offer(None)? };
        let Some(out) = out else { continue };
        let start = out.len();
        out.resize(start + width as usize, 0.0);
        for (index, number) in row.entries {
            let place = out.get_mut(start + index.saturating_sub(first) as usize);
            place.into_iter().for_each(|place| *place = number);
        }
    }
    let (matrix, warnings) = vectors.finish(&name, "text")?;
    let mut contents = Contents::new(FORMAT);
    contents.matrices.push(matrix);
    contents.warnings = lines.warnings();
    let file = lines.file();
    contents
        .warnings
        .push(format!("{file}: sparse rows, read as vectors of {width} components: others are 0"));
    contents.warnings.extend(named.then(|| format!("{file}: comments are read as labels")));
    contents.warnings.extend(warnings);
    Ok(contents)
}

/// What all lines say together.
struct Survey {
    rows: u64,
    /// The number of the first component: 1, or 0 where some line has one.
    first: u64,
    /// The number behind that of the last.
    end: u64,
    /// Whether each row has a comment, and a number for its label: that of a class.
    named: bool,
    /// Whether some row has a label.
    labelled: bool,
}

fn survey(input: &mut Input) -> Result<Survey, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut all = Survey { rows: 0, first: 1, end: 2, named: true, labelled: false };
    while let Some(line) = lines.next()? {
        let Some(line) = content(line) else { continue };
        let row = match row(line) {
            Ok(row) => row,
            Err((found, expected)) => return Err(malformed(&lines, found, expected)),
        };
        all.rows += 1;
        all.labelled |= !row.label.is_empty();
        all.named &= !row.comment.is_empty() && decimal::whole(row.label).is_some();
        let last = row.entries.iter().map(|(index, _)| *index).max();
        if row.entries.iter().any(|(index, _)| *index == 0) {
            all.first = 0;
        }
        if let Some(last) = last.filter(|last| *last >= MAX_COMPONENTS) {
            let (file, place) = (lines.file().into(), lines.place());
            let (found, limit) = (format!("component {last}"), MAX_COMPONENTS.to_string());
            return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
        }
        all.end = all.end.max(last.unwrap_or_default() + 1);
    }
    Ok(all)
}

fn malformed(lines: &Lines, found: String, expected: &str) -> FormatError {
    let (file, place) = (lines.file().into(), lines.place());
    FormatError::Malformed { file, place, found, expected: expected.into() }
}

/// A line that is neither blank nor a comment.
fn content(line: &[u8]) -> Option<&[u8]> {
    (!is_comment(line) && !line.trim_ascii().is_empty()).then_some(line)
}

fn is_comment(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"#")
}

fn row(line: &[u8]) -> Result<Row<'_>, Fault> {
    let at = memchr::memmem::find(line, b" #").unwrap_or(line.len());
    let (line, comment) = line.split_at(at);
    let comment = comment.trim_ascii_start();
    let comment = comment.strip_prefix(b"#").unwrap_or_default().trim_ascii();
    let is_blank = |b: &u8| b.is_ascii_whitespace();
    let mut row = Row { label: b"", entries: Vec::new(), comment };
    let mut rest = line.trim_ascii();
    let whole = rest;
    while !rest.is_empty() {
        let end = rest.iter().position(is_blank).unwrap_or(rest.len());
        let field = &rest[..end];
        let before = whole.len() - rest.len();
        match entry(field) {
            Some((index, number)) if number.is_finite() => {
                if row.entries.is_empty() {
                    row.label = &whole[..before];
                }
                row.entries.push((index, number));
            }
            None if row.entries.is_empty() => {}
            _ => return Err((shown(field), ENTRY)),
        }
        rest = rest[end..].trim_ascii_start();
    }
    if row.entries.is_empty() {
        row.label = whole;
    }
    if !row.entries.is_sorted_by(|a, b| a.0 < b.0) {
        row.entries.sort_by_key(|(index, _)| *index);
        if let Some(pair) = row.entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err((format!("component {} twice", pair[0].0), ENTRY));
        }
    }
    row.label = without_query(row.label.trim_ascii());
    Ok(row)
}

const ENTRY: &str = "components and their numbers, each once, such as 3:0.25";

/// A label without the number of the query that its row belongs to.
fn without_query(label: &[u8]) -> &[u8] {
    let at = memchr::memmem::rfind(label, b" qid:").unwrap_or(label.len());
    label[..at].trim_ascii_end()
}

/// A component's number and what it is.
fn entry(field: &[u8]) -> Option<(u64, f64)> {
    let at = field.iter().position(|&b| b == b':').filter(|at| *at > 0)?;
    let digits = field[..at].iter().all(u8::is_ascii_digit).then_some(&field[..at])?;
    // A number beyond all others is beyond the limit, too.
    let index = std::str::from_utf8(digits).ok()?.parse().unwrap_or(u64::MAX - 1);
    Some((index, decimal::whole(&field[at + 1..])?))
}
