//! What can be seen in the first lines of a text: what separates its columns, and what these hold.

use std::collections::HashSet;

use crate::{
    kind::file_kind::FileKind,
    text::{
        decimal,
        pairs::is_pair_title,
        table::notation::{is_missing, written},
    },
};

/// Most words on a side of a pair in a file that is not named as a table.
const PAIR_WORDS: usize = 3;

/// Lines with what separates their columns.
pub(super) struct Look<'a> {
    lines: &'a [&'a [u8]],
    pub(super) separator: u8,
    /// Columns of the first line.
    pub(super) columns: usize,
}

impl<'a> Look<'a> {
    /// By what the file says, else by what makes columns of numbers, else of as many fields in all
    /// lines.
    pub(super) fn at(lines: &'a [&'a [u8]], stated: Option<u8>) -> Self {
        let separator = stated.unwrap_or_else(|| separator(lines));
        let columns = lines.first().map_or(0, |line| split(line, separator).len());
        Self { lines, separator, columns }
    }

    /// Pairs, if that is what the lines are: two columns of words, three with the concept first, or
    /// with numbers of the rows before.
    pub(super) fn pairs(&self, extension: &str) -> Option<FileKind> {
        let table = self.separator == b'\t' || extension == "csv";
        let regular =
            self.lines.iter().all(|line| split(line, self.separator).len() == self.columns);
        let words_only = |from: usize| {
            (from..self.columns).all(|column| !is_number_column(self.lines, self.separator, column))
        };
        let numbered = is_number_column(self.lines, self.separator, 0) && self.lines.len() > 1;
        let found = match (self.columns, numbered) {
            (2..=3, false) => !has_number_column(self.lines, self.separator),
            (3..=4, true) => regular && words_only(1),
            _ => false,
        };
        let short = || {
            let word = |field: &[u8]| !field.is_empty() && words(field) <= PAIR_WORDS;
            regular
                && self.lines.iter().all(|line| split(line, self.separator).into_iter().all(word))
        };
        let separated = self.separator != b' ';
        (found && separated && (table || short())).then_some(FileKind::Pairs(self.separator))
    }
}

impl<'a> Look<'a> {
    /// Whether all lines have so many fields, and no column holds numbers.
    pub(super) fn is_of_words(&self, columns: usize) -> bool {
        let regular = |line: &&[u8]| split(line, self.separator).len() == columns;
        self.separator != b' '
            && self.lines.iter().all(regular)
            && !has_number_column(self.lines, self.separator)
    }

    /// Pairs with a number behind them, such as a score: two columns of words under titles of
    /// pairs, in a file that is named as one of pairs, or without titles, no word twice in its
    /// column as kinds of words would be.
    pub(super) fn scored_pairs(&self, says_pairs: bool) -> Option<FileKind> {
        let (separator, last) = (self.separator, self.columns.checked_sub(1)?);
        let first = self.lines.first().map(|line| split(line, separator))?;
        let text = |column: usize| {
            String::from_utf8_lossy(first.get(column).copied().unwrap_or_default()).into_owned()
        };
        let regular = self.lines.iter().all(|line| split(line, separator).len() == self.columns);
        let word = |column| !is_number_column(self.lines, separator, column);
        let untitled = || {
            let several = |column| self.are_different(column);
            let number = first.last().is_some_and(|field| written(field.trim_ascii()).is_some());
            number && self.lines.len() > 1 && several(0) && several(1)
        };
        let scored = last == 2 && (says_pairs || separator == b'\t' && untitled())
            || last >= 2 && is_pair_title(&text(0), &text(1));
        let fits = regular && word(0) && word(1) && is_number_column(self.lines, separator, last);
        (scored && fits && separator != b' ').then_some(FileKind::Pairs(separator))
    }

    /// Whether no two lines have the same in a column.
    fn are_different(&self, column: usize) -> bool {
        let field = |line: &&'a [u8]| split(line, self.separator).get(column).copied();
        let fields: HashSet<&[u8]> = self.lines.iter().filter_map(field).collect();
        fields.len() == self.lines.len()
    }
}

/// Tab, semicolon, comma or bar if it makes a column of numbers or as many fields in all lines,
/// else a space if the first line has one, else a tab.
fn separator(lines: &[&[u8]]) -> u8 {
    let first = lines.get(1).or(lines.first()).copied().unwrap_or_default();
    let has = |separator: &u8| first.contains(separator);
    if has(&b'\t') {
        return b'\t';
    }
    let columns = |separator: u8| {
        let count = split(first, separator).len();
        lines.iter().all(|line| split(line, separator).len() == count).then_some(count)
    };
    let numbers = |separator: &&u8| has(separator) && has_number_column(lines, **separator);
    // A semicolon that makes even columns comes before a comma, which may be a decimal point.
    let even = |separator: &&u8| numbers(separator) && columns(**separator).is_some();
    let both = [b';', b',', b'|'];
    if let Some(found) = both.iter().find(even).or_else(|| both.iter().find(numbers)) {
        return *found;
    }
    let pair = |separator: &&u8| {
        has(separator) && lines.iter().all(|line| split(line, **separator).len() <= 4)
    };
    if let Some(found) = both.iter().find(pair) {
        return *found;
    }
    if has(&b' ') { b' ' } else { b'\t' }
}

/// A space or bar between numbers with decimal commas or signs between thousands, perhaps behind a
/// word: a comma parts nothing there.
pub(super) fn comma_separator(lines: &[&[u8]]) -> Option<u8> {
    [b' ', b'|'].into_iter().find(|&separator| {
        let numbers = |line: &&[u8]| {
            let fields = split(line, separator);
            // "1,25 TAB EUR" would be a number and its money.
            let number = |field: &&[u8]| !field.contains(&b'\t') && written(field).is_some();
            fields.len() > 2 && fields[1..].iter().all(number)
        };
        let titled = lines.len() > 1 && !numbers(&lines[0]);
        let data = if titled { &lines[1..] } else { lines };
        let signed = |line: &&[u8]| {
            split(line, separator).iter().skip(1).any(|field| !is_number(field.trim_ascii()))
        };
        data.iter().all(numbers) && data.iter().any(signed)
    })
}

/// Whether some column holds numbers in all lines but perhaps the first.
pub(super) fn has_number_column(lines: &[&[u8]], separator: u8) -> bool {
    let rows = parted(lines, separator);
    let columns = rows.get(1).or(rows.first()).map_or(0, Vec::len);
    // Names come first or last: both ends and the middle are enough to look at.
    columns > 1
        && [0, 1, columns / 2, columns - 1].into_iter().any(|column| is_numeric(&rows, column))
}

/// What separates a table of at least two columns of numbers below several lines, such as what it
/// is called, its titles and the units of its columns.
pub(super) fn separator_below_titles(lines: &[&[u8]]) -> Option<u8> {
    const MOST: usize = 4;
    let fits = |separator: u8, over: usize| {
        let rows = parted(&lines[over..], separator);
        let count = rows.last().map_or(0, Vec::len);
        let even = rows[1..].iter().all(|row| row.len() == count);
        rows.len() > 2 && count > 2 && even && number_columns(&lines[over..], separator) > 1
    };
    let below = |&separator: &u8| {
        (1..=MOST.min(lines.len().saturating_sub(1))).any(|over| fits(separator, over))
    };
    [b'\t', b';', b','].into_iter().find(below)
}

/// How many columns are numbers, titles aside.
pub(super) fn number_columns(lines: &[&[u8]], separator: u8) -> usize {
    let rows = parted(lines, separator);
    let columns = rows.last().map_or(0, Vec::len);
    (0..columns).filter(|&column| is_numeric(&rows, column)).count()
}

fn is_number_column(lines: &[&[u8]], separator: u8, column: usize) -> bool {
    is_numeric(&parted(lines, separator), column)
}

fn parted<'a>(lines: &[&'a [u8]], separator: u8) -> Vec<Vec<&'a [u8]>> {
    lines.iter().map(|line| split(line, separator)).collect()
}

/// Whether a column of these rows holds numbers, the first row aside.
fn is_numeric(rows: &[Vec<&[u8]>], column: usize) -> bool {
    let data = if rows.len() > 1 { &rows[1..] } else { rows };
    // A comma between thousands or before decimals stands in quotes where commas part the fields.
    let number = |field: &[u8]| {
        let field = field.trim_ascii();
        let inside = field.strip_prefix(b"\"").and_then(|field| field.strip_suffix(b"\""));
        written(inside.unwrap_or(field)).is_some()
    };
    let gap = |field: &[u8]| is_missing(field.strip_prefix(b"\"\"").unwrap_or(field));
    let fields: Option<Vec<&[u8]>> =
        data.iter().map(|fields| fields.get(column).copied()).collect();
    fields.is_some_and(|fields| {
        let gaps = fields.iter().filter(|field| gap(field)).count();
        (gaps == 0 || 2 * gaps < fields.len())
            && fields.iter().all(|field| number(field) || gap(field))
    })
}

/// The fields of a line; a comma or semicolon in quotes does not separate.
pub(super) fn split(line: &[u8], separator: u8) -> Vec<&[u8]> {
    let (mut fields, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, &b) in line.iter().enumerate() {
        match b {
            b'"' if separator != b'\t' => quoted = !quoted,
            _ if b == separator && !quoted => {
                fields.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    fields.push(&line[start..]);
    fields
}

/// What white space separates.
pub(super) fn fields(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty())
}

pub(super) fn words(line: &[u8]) -> usize {
    fields(line).count()
}

pub(super) fn is_number(field: &[u8]) -> bool {
    decimal::whole(field).is_some()
}
