//! Word vectors as text: a word and its numbers on each line, separated by spaces (or tabs).
//!
//! word2vec and fastText (`.vec`) begin with a line "words numbers"; GloVe does not.

use crate::{
    contents::{Contents, collect::Collector, matrix::Matrix},
    error::FormatError,
    rows::filter::RowFilter,
    source::{input::Input, stem},
    text::{
        decimal,
        gaps::{Gap, Gaps},
        lines::Lines,
        shown,
        table::notation::{is_missing, written},
    },
};

/// Most components of a vector.
const MAX_COLUMNS: usize = 1 << 20;

/// Reads word2vec text: the first line says how many words and numbers there are.
pub(crate) fn read_word2vec(input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
    let (name, size) = (stem(input.name()).to_string(), input.size());
    let mut lines = Lines::new(input)?;
    let header = lines.next()?.unwrap_or_default().to_vec();
    let Some((words, columns)) = header_of(&header) else {
        return Err(malformed(&lines, &header, "two whole numbers: words and numbers a word"));
    };
    check_columns(&lines, columns)?;
    let most = size / (2 * columns as u64 + 1);
    if keep.asks(words.min(most), columns as u64) {
        let matrices = vec![Matrix::unread(&name, words, columns as u64, "text")];
        return Ok(Contents { matrices, ..Contents::new("word2vec text") });
    }
    let mut rows = Collector::new(lines.file(), keep, columns, words.min(most))?;
    let mut gaps = Gaps::default();
    while next_row(&mut lines, &mut rows, &mut gaps)? {}
    if rows.seen() != words {
        return Err(FormatError::Count {
            file: lines.file().into(),
            place: "lines after the first".into(),
            found: rows.seen(),
            expected: words,
            of: "the words that the first line announces".into(),
        });
    }
    finish("word2vec text", &name, lines, rows, gaps)
}

/// Reads GloVe text: the first line says by its length how many numbers there are.
pub(crate) fn read_glove(input: &mut Input, keep: &RowFilter) -> Result<Contents, FormatError> {
    let (name, size) = (stem(input.name()).to_string(), input.size());
    let mut lines = Lines::new(input)?;
    let (first, titles) = first_rows(&mut lines)?;
    let columns = first.last().map_or(0, |(_, line)| width_of(line));
    check_columns(&lines, columns)?;
    let bytes = first.last().map_or(0, |(_, line)| line.len() as u64);
    let mut rows = Collector::new(lines.file(), keep, columns, size / (bytes + 1) + 1)?;
    let mut gaps = Gaps::default();
    for (number, line) in &first {
        let outcome = take_row(line, *number, &mut rows, &mut gaps);
        outcome.map_err(|fault| fault.into_error(lines.file(), *number))?;
    }
    while next_row(&mut lines, &mut rows, &mut gaps)? {}
    let took = titles.map(|titles| format!("{}: took {titles:?} for titles", lines.file()));
    let mut contents = finish("GloVe text", &name, lines, rows, gaps)?;
    contents.warnings.extend(took);
    let labels = contents.matrices.iter_mut().filter_map(|matrix| matrix.labels.as_deref_mut());
    labels.for_each(bare);
    Ok(contents)
}

/// Most lines of comments before the first word.
const MOST_COMMENTS: usize = 64;

/// A line and its number, from 1.
type Numbered = (u64, Vec<u8>);

/// The lines up to the first whole row, which are that one and those before it that lack a number,
/// and the last line before them: of comments, or perhaps titles as R writes them over its numbers.
fn first_rows(lines: &mut Lines) -> Result<(Vec<Numbered>, Option<String>), FormatError> {
    let mut first = lines.next()?.unwrap_or_default().to_vec();
    let (mut rows, mut titles) = (Vec::new(), None);
    for _ in 0..MOST_COMMENTS {
        let is_comment = first.starts_with(b"#") || first.trim_ascii().is_empty();
        let gap = lacks_some(&first);
        let whole = width_of(&first) > 0 && !gap;
        if whole || titles.is_some() && !is_comment && !gap {
            break;
        }
        let number = lines.number();
        let Some(next) = lines.next()?.map(<[u8]>::to_vec) else { break };
        let before = std::mem::replace(&mut first, next);
        if gap {
            rows.push((number, before));
            continue;
        }
        let text = String::from_utf8_lossy(&before).trim().chars().take(40).collect::<String>();
        titles = Some(text).filter(|text| !text.is_empty()).or(titles);
    }
    rows.push((lines.number(), first));
    Ok((rows, titles))
}

/// Whether all behind the word are numbers, but that some say that there is none.
fn lacks_some(line: &[u8]) -> bool {
    let number = |field: &[u8]| decimal::whole(field).is_some_and(f64::is_finite);
    let mut some = [false; 2];
    let fits = fields(line).skip(1).all(|field| {
        let (is_number, is_gap) = (number(field), is_missing(bare_field(field)));
        some = [some[0] || is_number, some[1] || is_gap];
        is_number || is_gap
    });
    fits && some == [true; 2]
}

/// A field without quotes around it.
fn bare_field(field: &[u8]) -> &[u8] {
    let bare = field.strip_prefix(b"\"").and_then(|field| field.strip_suffix(b"\""));
    bare.unwrap_or(field)
}

/// Words without what stands around or behind all of them: quotes, or a colon.
fn bare(words: &mut [String]) {
    let quoted = |word: &String| word.len() > 1 && word.starts_with('"') && word.ends_with('"');
    let named = |word: &String| word.len() > 1 && word.ends_with(':');
    if words.len() > 1 && words.iter().all(quoted) {
        words.iter_mut().for_each(|word| *word = word[1..word.len() - 1].to_string());
    } else if words.len() > 1 && words.iter().all(named) {
        words.iter_mut().for_each(|word| word.truncate(word.len() - 1));
    }
}

fn finish(
    format: &'static str,
    name: &str,
    lines: Lines,
    rows: Collector<f64>,
    gaps: Gaps,
) -> Result<Contents, FormatError> {
    let mut contents = Contents::new(format);
    let gaps = gaps.warning(lines.file())?;
    let (matrix, warnings) = rows.finish(name, "text")?;
    contents.matrices.push(matrix);
    contents.warnings = lines.warnings();
    contents.warnings.extend(gaps);
    contents.warnings.extend(warnings);
    Ok(contents)
}

/// Words and numbers a word, if that is what the line says.
pub(crate) fn header_of(line: &[u8]) -> Option<(u64, usize)> {
    let mut fields = std::str::from_utf8(line).ok()?.split_ascii_whitespace();
    let header = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    fields.next().is_none().then_some(header)
}

/// Numbers after the word: all fields but the first, or those after the last field that is none.
pub(crate) fn width_of(line: &[u8]) -> usize {
    let fields: Vec<&[u8]> = fields(line).collect();
    let numbers = fields.iter().rev().take_while(|field| decimal::whole(field).is_some()).count();
    numbers.min(fields.len().saturating_sub(1))
}

fn fields(line: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    line.split(|&b| is_separator(b)).filter(|field| !field.is_empty())
}

fn is_separator(b: u8) -> bool {
    b == b' ' || b == b'\t'
}

fn check_columns(lines: &Lines, columns: usize) -> Result<(), FormatError> {
    let (file, place) = (lines.file().into(), lines.place());
    if columns > MAX_COLUMNS {
        let (found, limit) = (format!("{columns} numbers a word"), format!("{MAX_COLUMNS}"));
        return Err(FormatError::TooLarge { file, place, found, limit, advice: "" });
    }
    if columns == 0 {
        let (found, expected) = ("0 numbers a word".into(), "at least 1".into());
        return Err(FormatError::Malformed { file, place, found, expected });
    }
    Ok(())
}

/// Takes the next line that is not blank, or leaves it aside if a number is missing in it; false at
/// the end.
fn next_row(
    lines: &mut Lines,
    rows: &mut Collector<f64>,
    gaps: &mut Gaps,
) -> Result<bool, FormatError> {
    let number = lines.number() + 1;
    let Some(line) = lines.next()? else { return Ok(false) };
    if line.iter().all(u8::is_ascii_whitespace) {
        return Ok(true);
    }
    let outcome = take_row(line, number, rows, gaps);
    outcome.map(|()| true).map_err(|fault| fault.into_error(lines.file(), number))
}

/// Takes a row, or leaves it aside if a number is missing in it.
fn take_row(
    line: &[u8],
    number: u64,
    rows: &mut Collector<f64>,
    gaps: &mut Gaps,
) -> Result<(), Fault> {
    gaps.rows += 1;
    let (column, found) = match parse_row(line, rows.columns(), rows) {
        Err(Fault::NotNumber { column, found })
            if written(found.trim_matches('"').as_bytes()).is_none() =>
        {
            (column, found)
        }
        Err(Fault::NotFinite { column, found }) => (column, found),
        outcome => return outcome,
    };
    let label = String::from_utf8_lossy(split_from_left(line).0).into_owned();
    let label = Some(label).filter(|label| !label.is_empty());
    rows.leave_out();
    let place = format!("line {number}, number {column} (from 0)");
    gaps.add(|| Gap { place, line: number, label, column: column.to_string(), found });
    Ok(())
}

/// What is wrong with a line.
enum Fault {
    Ragged { found: usize, expected: usize },
    NotNumber { column: usize, found: String },
    NotFinite { column: usize, found: String },
    Other(FormatError),
}

impl Fault {
    fn into_error(self, file: &str, line: u64) -> FormatError {
        let (file, place) = (file.to_string(), format!("line {line}"));
        let at = |column| format!("{place}, number {column} (from 0)");
        match self {
            Self::Ragged { found, expected } => {
                FormatError::Ragged { file, place, found, expected }
            }
            Self::NotNumber { column, found } => FormatError::Malformed {
                file,
                place: at(column),
                found,
                expected: "a number".into(),
            },
            Self::NotFinite { column, found } => {
                FormatError::NotFinite { file, place: at(column), found }
            }
            Self::Other(error) => error,
        }
    }
}

/// A word without spaces and its numbers; if that fails, a word with spaces before the last
/// `columns` numbers.
fn parse_row(line: &[u8], columns: usize, rows: &mut Collector<f64>) -> Result<(), Fault> {
    let (word, numbers) = split_from_left(line);
    if !word.is_empty() && !rows.by_word() {
        match take(word, numbers, rows) {
            Err(_) if spaced_word(line, columns).is_some() => rows.retract(),
            outcome => return outcome,
        }
    }
    let (word, numbers) = spaced_word(line, columns).unwrap_or((word, numbers));
    take(word, numbers, rows)
}

fn take(word: &[u8], numbers: &[u8], rows: &mut Collector<f64>) -> Result<(), Fault> {
    let columns = rows.columns();
    let Some(out) = rows.offer_bytes(word).map_err(Fault::Other)? else { return Ok(()) };
    let before = out.len();
    parse_numbers(numbers, columns, out)?;
    match out.len() - before {
        found if found == columns => Ok(()),
        found => Err(Fault::Ragged { found, expected: columns }),
    }
}

fn split_from_left(line: &[u8]) -> (&[u8], &[u8]) {
    line.split_at(line.iter().position(|&b| is_separator(b)).unwrap_or(line.len()))
}

/// A word with spaces in it and the last `columns` fields; not if the word would end in a number (a
/// row too long).
fn spaced_word(line: &[u8], columns: usize) -> Option<(&[u8], &[u8])> {
    let blanks = |part: &[u8]| part.iter().rev().take_while(|&&b| is_separator(b)).count();
    let mut at = line.len() - blanks(line);
    for column in 0..columns {
        at -= if column > 0 { blanks(&line[..at]) } else { 0 };
        at -= line[..at].iter().rev().take_while(|&&b| !is_separator(b)).count();
        if at == 0 {
            return None;
        }
    }
    let word = &line[..at - 1];
    let spaced = word.iter().any(|&b| is_separator(b));
    let last = word.rsplit(|&b| is_separator(b)).next().unwrap_or_default();
    (spaced && decimal::whole(last).is_none()).then_some((word, &line[at..]))
}

fn parse_numbers(mut rest: &[u8], columns: usize, out: &mut Vec<f64>) -> Result<(), Fault> {
    for column in 0.. {
        let gap = rest.iter().position(|&b| !is_separator(b)).unwrap_or(rest.len());
        rest = &rest[gap..];
        if rest.is_empty() {
            break;
        }
        if column == columns {
            let found = column + fields(rest).count();
            return Err(Fault::Ragged { found, expected: columns });
        }
        let field = || rest.split(|&b| is_separator(b)).next().unwrap_or_default();
        let (value, used) = decimal::leading(rest)
            .filter(|&(_, used)| rest.get(used).is_none_or(|&b| is_separator(b)))
            .ok_or_else(|| Fault::NotNumber { column, found: shown(field()) })?;
        if !value.is_finite() {
            return Err(Fault::NotFinite { column, found: shown(field()) });
        }
        out.push(value);
        rest = &rest[used..];
    }
    Ok(())
}

fn malformed(lines: &Lines, line: &[u8], expected: &str) -> FormatError {
    let (file, place, found) = (lines.file().into(), lines.place(), shown(line));
    FormatError::Malformed { file, place, found, expected: expected.into() }
}
