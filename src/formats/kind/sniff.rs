//! Telling text formats apart by their first lines.

mod called;
mod json;
mod lines;
mod pairs;
mod vectors;

use crate::{
    contents::head,
    kind::file_kind::FileKind,
    names::{labels::is_count_list, rwkv, tiktoken},
    source::head::{HEAD, is_binary},
    text::{
        decimal,
        lines::{BOM, comments},
        pairs::{SURE_ARROWS, titles::untitled},
        sparse,
        table::separator_line,
        word_vectors::{header_of, width_of},
    },
};
use called::{extension, is_of_people};
pub(crate) use called::{is_unread, says_names, says_pairs};
use lines::{
    Look, comma_separator, has_number_column, is_number, number_columns, separator_below_titles,
    words,
};
use pairs::{decorated_pairs, is_analogy, is_one_line_of_pairs, is_proportion, signed_pairs};
use vectors::{mixed, vector_separator};

/// What is no text, and begins as no format does.
pub(crate) const BYTES: FileKind = FileKind::Unknown("bytes of no known format");

/// Lines looked at.
const SAMPLE: usize = 50;

/// The kind of a text file, or of a word2vec binary, whose first line is text.
pub(crate) fn sniff(name: &str, head: &[u8]) -> FileKind {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return FileKind::Unknown("UTF-16 text (save it as UTF-8)");
    }
    let head = head.strip_prefix(BOM).unwrap_or(head);
    let lines = sample(head);
    let first = lines.first().copied().unwrap_or_default();
    if let Some((_, columns)) = header_of(first) {
        let rest = &head[head.len().min(first.len() + 1)..];
        let fits = lines.get(1).is_some_and(|line| width_of(line) == columns);
        if !is_text(rest) && (is_binary(rest) || !fits) {
            return FileKind::Word2vecBinary;
        }
        let bare = |line: &&[u8]| words(line) == columns && lines::fields(line).all(is_number);
        if lines.len() > 1 && lines[1..].iter().all(bare) && columns != 2 {
            return FileKind::Table(b' ');
        }
        if !are_points(&lines) {
            return FileKind::Word2vecText;
        }
    }
    if is_binary(head) {
        return BYTES;
    }
    if head.trim_ascii_start().starts_with(b"{'") {
        return FileKind::Unknown("a Python dictionary as text (write it with json.dump)");
    }
    if json::is_json(&extension(name), head) {
        return json::kind(name, head);
    }
    if let Some(pairs) = titled_pairs(name, head, &lines) {
        return pairs;
    }
    let is_open = |line: &&[u8]| line.iter().filter(|&&b| b == b'"').count() % 2 == 1;
    if extension(name) == "csv" && lines.iter().any(is_open) {
        let joined = joined(&lines);
        let joined: Vec<&[u8]> = joined.iter().map(Vec::as_slice).collect();
        match by_lines(name, head, &joined) {
            FileKind::Names => {}
            kind => return kind,
        }
    }
    by_lines(name, head, &lines)
}

/// A table with at least so many columns of numbers, whatever the file is called.
pub(crate) fn table_of_numbers(head: &[u8], least: usize) -> Option<FileKind> {
    let lines = sample(head.strip_prefix(BOM).unwrap_or(head));
    let fits = |separator: &u8| number_columns(&lines, *separator) >= least;
    [b'\t', b';', b','].into_iter().find(fits).map(FileKind::Table)
}

/// Pairs below titles, as in INI files, or with comments between them; titles say that these are
/// pairs.
fn titled_pairs(name: &str, head: &[u8], lines: &[&[u8]]) -> Option<FileKind> {
    if says_names(name) || is_of_people(name) {
        return None;
    }
    let (pairs, titled) = untitled(lines)?;
    let kind = match titled {
        true => by_lines(&format!("pairs.{name}"), head, &pairs),
        false => by_lines(name, head, &pairs),
    };
    matches!(kind, FileKind::Pairs(_)).then_some(kind)
}

/// Lines with those joined that stand in one pair of quotes.
fn joined(lines: &[&[u8]]) -> Vec<Vec<u8>> {
    let open = |line: &[u8]| line.iter().filter(|&&b| b == b'"').count() % 2 == 1;
    let mut joined: Vec<Vec<u8>> = Vec::new();
    for line in lines {
        match joined.last_mut().filter(|last| open(last)) {
            Some(last) => last.extend([b" ", *line].concat()),
            None => joined.push(line.to_vec()),
        }
    }
    joined
}

/// Whether all lines are as many numbers: points, of which the first two may be whole numbers.
fn are_points(lines: &[&[u8]]) -> bool {
    let columns = lines.first().map_or(0, |line| words(line));
    lines.len() > 1
        && lines.iter().all(|line| words(line) == columns && lines::fields(line).all(is_number))
}

fn by_lines(name: &str, head: &[u8], lines: &[&[u8]]) -> FileKind {
    if head.starts_with(b"#version:") {
        return FileKind::Unknown("merges of a tokenizer (its tokens are in vocab.json)");
    }
    let stated = separator_line(head);
    let lines = if stated > 0 && lines.len() > 1 { &lines[1..] } else { lines };
    let lines = &lines[comments(lines)..];
    if is_of_people(name) {
        return FileKind::Names;
    }
    // A list may have a comma behind each line.
    let bare: Option<Vec<&[u8]>> =
        lines.iter().map(|line| line.trim_ascii_end().strip_suffix(b",")).collect();
    let listed = |line: &&[u8]| !line.starts_with(b"(") && !line.starts_with(b"[");
    let bare = bare.filter(|bare| bare.len() > 1 && bare.iter().all(listed));
    let lines = bare.as_deref().unwrap_or(lines);
    let says_names = says_names(name);
    if lines.iter().any(|line| line.starts_with(b": ")) && lines.iter().any(|line| words(line) == 4)
    {
        return FileKind::Analogies;
    }
    if lines.iter().all(|line| std::str::from_utf8(line).is_ok_and(|l| rwkv::token_of(l).is_some()))
        && !lines.is_empty()
    {
        return FileKind::RwkvVocab;
    }
    if !lines.is_empty() && tiktoken::is_vocabulary(lines) {
        return FileKind::Tiktoken;
    }
    if is_count_list(lines, says_names) {
        return FileKind::Names;
    }
    if !says_names && sparse::are_rows(lines) {
        return FileKind::Sparse;
    }
    if !says_names && says_pairs(name) && is_one_line_of_pairs(lines) {
        return FileKind::Pairs(b',');
    }
    if !says_names && !lines.is_empty() && lines.iter().all(is_proportion) {
        return FileKind::Pairs(b':');
    }
    if !says_names && let Some(kind) = signed_pairs(lines, says_pairs(name), SURE_ARROWS) {
        return kind;
    }
    if !says_names && let Some(kind) = decorated_pairs(name, lines) {
        return kind;
    }
    let says_analogies = name.to_lowercase().contains("analog");
    if says_analogies && !lines.is_empty() && lines.iter().all(is_analogy) {
        return FileKind::Analogies;
    }
    if !says_names && let Some(separator) = comma_separator(lines) {
        return FileKind::Table(separator);
    }
    let look = Look::at(
        lines,
        (stated > 0).then(|| head[head.iter().position(|&b| b == b'=').unwrap_or(0) + 1]),
    );
    if !says_names && let Some(separator) = vector_separator(lines) {
        return FileKind::Table(separator);
    }
    let (separator, columns) = (look.separator, look.columns);
    if !says_names
        && !has_number_column(lines, separator)
        && let Some(separator) = separator_below_titles(lines)
    {
        return FileKind::Table(separator);
    }
    if separator == b' ' || mixed(lines) {
        return spaced(name, lines, says_names);
    }
    let four =
        || (says_analogies && look.is_of_words(4)).then_some(FileKind::Pairs(look.separator));
    let scored = || look.scored_pairs(says_pairs(name));
    let pairs = || four().or_else(scored).or_else(|| look.pairs(&extension(name)));
    if !says_names && let Some(pairs) = pairs() {
        return pairs;
    }
    if columns > 1 && !says_names && has_number_column(lines, separator) {
        return FileKind::Table(separator);
    }
    FileKind::Names
}

/// Numbers only are a table; a word and then numbers are GloVe; two words a line are pairs;
/// anything else is a list of names.
fn spaced(name: &str, lines: &[&[u8]], says_names: bool) -> FileKind {
    if are_numbered_rows(lines) {
        return FileKind::Table(b' ');
    }
    let lines = match lines {
        [titles, rest @ ..]
            if width_of(titles) == 0 && width_of(rest.first().unwrap_or(titles)) > 1 =>
        {
            // A word vector has no bias, a row of a table may have.
            let is_bias = |title: &[u8]| {
                let title = String::from_utf8_lossy(title).to_lowercase();
                head::bias(title.trim_matches('"')).is_some()
            };
            let even = rest.iter().all(|line| words(line) == words(titles));
            if even && lines::fields(titles).any(is_bias) {
                return FileKind::Table(b' ');
            }
            // As pandas prints tables: columns end one below the other.
            let size = titles.len();
            let aligned = titles.starts_with(b" ") || memchr::memmem::find(titles, b"  ").is_some();
            let numbered = rest.iter().all(|line| words(line) == words(titles) + 1);
            if aligned && (even || numbered) && rest.iter().all(|line| line.len() == size) {
                return FileKind::Table(b' ');
            }
            rest
        }
        _ => lines,
    };
    let widths: Vec<usize> = lines.iter().map(|line| width_of(line)).collect();
    let all_numbers = |line: &&[u8]| lines::fields(line).all(is_number);
    let width = widths.iter().copied().max().unwrap_or(0);
    let scored = |line: &&[u8]| {
        let mut fields = lines::fields(line);
        words(line) == 3 && !fields.by_ref().take(2).any(is_number) && fields.all(is_number)
    };
    let two_words = |line: &&[u8]| words(line) == 2 && !line.contains(&b'\t');
    match () {
        () if width == 0 && !says_names && says_pairs(name) && lines.iter().all(two_words) => {
            FileKind::Pairs(b' ')
        }
        () if width == 1 && says_pairs(name) && lines.iter().all(scored) => FileKind::Pairs(b' '),
        () if width == 0 => FileKind::Names,
        () if lines.iter().all(all_numbers) && width > 0 => FileKind::Table(b' '),
        () if widths.iter().filter(|&&w| w == width).count() * 2 > widths.len() => FileKind::Glove,
        () => FileKind::Names,
    }
}

/// Whether the rows of words and their numbers have names or numbers of their own before the words:
/// below one title fewer, as R writes them, or where these count the rows.
fn are_numbered_rows(lines: &[&[u8]]) -> bool {
    let bare = |field: &[u8]| {
        let inside = field.strip_prefix(b"\"").and_then(|field| field.strip_suffix(b"\""));
        is_number(inside.unwrap_or(field))
    };
    let parted = |line: &&[u8]| -> Vec<bool> {
        let fields = lines::split(line.trim_ascii(), b' ').into_iter();
        fields.filter(|field| !field.is_empty()).map(bare).collect()
    };
    let rows: Vec<Vec<bool>> = lines.iter().map(parted).collect();
    let Some((first, rest)) = rows.split_first() else { return false };
    let fits = |row: &Vec<bool>| {
        let numbers = row.iter().skip(2).all(|number| *number);
        row.len() > 3 && row.starts_with(&[true, false]) && numbers
    };
    let below = rest.len() > 1
        && !first.contains(&true)
        && rest.iter().all(|row| fits(row) && row.len() == first.len() + 1);
    let number = |line: &&[u8]| lines::fields(line).next().and_then(decimal::whole);
    let counts =
        |from: f64| (0..).zip(lines).all(|(at, line)| number(line) == Some(from + f64::from(at)));
    let counted = rest.len() > 1
        && rows.iter().all(|row| fits(row) && row.len() == first.len())
        && (counts(0.0) || counts(1.0));
    below || counted || are_counted_words(lines)
}

/// Whether a whole number stands behind each word, and decimals behind that: how often it comes.
fn are_counted_words<'a>(lines: &[&'a [u8]]) -> bool {
    let count = |line: &&'a [u8]| {
        let mut fields = lines::fields(line);
        let word = fields.next().filter(|field| !is_number(field));
        let count = fields.next().filter(|field| field.iter().all(u8::is_ascii_digit));
        let has_point = |field: &[u8]| field.contains(&b'.') && is_number(field);
        word.and(count).filter(|_| fields.all(has_point))
    };
    let several = |count: &[u8]| decimal::whole(count).is_some_and(|count| count > 1.0);
    lines.len() > 2
        && lines.iter().all(|line| words(line) > 3 && count(line).is_some())
        && lines.iter().filter_map(count).any(several)
}

/// The first lines that are whole and not blank.
fn sample(head: &[u8]) -> Vec<&[u8]> {
    let whole = if head.len() as u64 >= HEAD - BOM.len() as u64 {
        let end = head.iter().rposition(|&b| b == b'\n').unwrap_or(head.len());
        &head[..end]
    } else {
        head
    };
    let lines = whole.split(|&b| b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let mut lines: Vec<&[u8]> =
        lines.filter(|line| !line.trim_ascii().is_empty()).take(SAMPLE).collect();
    // A spreadsheet may end in rows of nothing.
    while lines.last().is_some_and(|line| line.iter().all(|b| b",; \t|".contains(b))) {
        lines.pop();
    }
    lines
}

/// Whether bytes are UTF-8 text without control characters, but for a character cut at the end.
fn is_text(bytes: &[u8]) -> bool {
    let cut = std::str::from_utf8(bytes)
        .err()
        .is_some_and(|e| e.error_len().is_some() || e.valid_up_to() + 4 < bytes.len());
    !cut && !is_binary(bytes)
}
