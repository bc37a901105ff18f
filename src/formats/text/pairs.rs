//! Lists of word pairs: two columns, three with the concept's name first, or the analogy format.

mod concepts;
mod fields;
mod head;
mod one_line;
mod rows;
pub(crate) mod titles;
mod undecorated;

use std::collections::HashSet;

use crate::{
    container::MAX_NAMES,
    contents::Contents,
    error::FormatError,
    source::{decode::Decoder, input::Input, stem},
    text::{lines::Lines, table::separator_line},
};
use concepts::{Concepts, Fault};
pub(crate) use fields::{ARROW, ARROWS, LISTED_ARROWS, SURE_ARROWS, points_left};
pub(crate) use head::is_pair_title;
use head::is_title;
pub(crate) use one_line::pairs_of;
use titles::{Line, is_comment, without_titles};
use undecorated::is_bracket;
pub(crate) use undecorated::undecorated;

/// Reads columns separated by `separator`; quotes mean something where that is a comma or a
/// semicolon.
pub(crate) fn read_columns(input: &mut Input, separator: char) -> Result<Contents, FormatError> {
    let file = input.name().to_string();
    let (lines, mut warnings) = read_lines(input)?;
    let (lines, families) = without_titles(lines);
    let lines = plain(lines);
    let rows = rows::of(&lines, separator);
    let columns = PairColumns::of(&file, &rows);
    if let Some(column) = columns.naming(&lines, &rows, separator) {
        let note = format!("{file}: column {column} of 3 is read as the name of the family");
        warnings.push(note);
    }
    let (mut concepts, mut before) = (Concepts::new(), None);
    for (number, fields) in &rows {
        let title = families.partition_point(|(line, _)| line < number).checked_sub(1);
        let first = before.replace(title) != Some(title);
        let name = title.map_or(stem(&file), |title| &families[title].1);
        let added = columns.add(&mut concepts, name, fields, first);
        added.map_err(|fault| malformed(&file, *number, fault))?;
    }
    Ok(concepts.into_contents("word pairs", warnings))
}

/// How a file writes pairs in columns.
struct PairColumns {
    /// Whether it is called a table.
    table: bool,
    /// Whether all words begin with a space.
    spaced: bool,
    /// Whether the last of five columns repeats more often than the first: it names analogies.
    named_last: bool,
}

impl PairColumns {
    fn of(file: &str, rows: &rows::Rows) -> Self {
        let lower = file.to_lowercase();
        let spaced = |word: &String| word.starts_with(' ') && !word.starts_with("  ");
        let different = |column: usize| {
            let fields = rows.iter().filter_map(|(_, fields)| fields.get(column));
            fields.collect::<HashSet<_>>().len()
        };
        Self {
            named_last: different(4) < different(0),
            table: lower.ends_with(".csv") || lower.ends_with(".tsv"),
            spaced: rows.iter().all(|(_, fields)| fields.iter().rev().take(2).all(spaced)),
        }
    }

    /// Which of three columns names the families, from 1, where no titles say so.
    fn naming(&self, lines: &[Line], rows: &rows::Rows, separator: char) -> Option<usize> {
        let ((number, line), (first, row)) = (lines.first()?, rows.first()?);
        let [concept, from, to] = row.as_slice() else { return None };
        let fields = fields::fields(line, separator);
        let silent = number == first && fields.len() == 3 && !is_title(from, to, self.table);
        let is_concept = |field: &String| field.contains(concept.as_str());
        Some(fields.iter().position(is_concept).filter(|_| silent)? + 1)
    }

    /// Adds what a row says of the concept of this name; the first may be titles.
    fn add(
        &self,
        concepts: &mut Concepts,
        name: &str,
        fields: &[String],
        first: bool,
    ) -> Result<(), Fault> {
        let fields: Vec<&str> = fields.iter().map(|field| field.trim()).collect();
        let word = |word: &str| {
            let word = unescaped(word.to_string());
            if self.spaced { format!(" {word}") } else { word }
        };
        let (concept, from, to) = match fields.as_slice() {
            [from, to] => (name, *from, *to),
            [concept, from, to] => (*concept, *from, *to),
            // Two pairs of one analogy.
            [a, b, c, d] if !first || !is_title(a, b, self.table) => {
                concepts.add(name, &word(a), &word(b))?;
                (name, *c, *d)
            }
            [_, _, from, to] => (name, *from, *to),
            // The same, and what the analogy is called.
            [a, b, c, d, concept] if self.named_last => {
                concepts.add(concept, &word(a), &word(b))?;
                (*concept, *c, *d)
            }
            [_, a, b, ..] if fields.len() == 5 && first && is_title(a, b, self.table) => {
                return Ok(());
            }
            [concept, a, b, c, d] => {
                concepts.add(concept, &word(a), &word(b))?;
                (*concept, *c, *d)
            }
            _ => {
                let found = format!("{} columns", fields.len());
                return Err((found, "from and to, or concept, from and to"));
            }
        };
        let titled = fields.len() == 4 && is_title(fields[0], fields[1], self.table);
        if first && (titled || is_title(from, to, self.table)) {
            return Ok(());
        }
        if from.is_empty() || to.is_empty() {
            return Err(("an empty word".into(), "two words"));
        }
        concepts.add(concept, &word(from), &word(to))
    }
}

/// The lines without bullets, numbers and brackets, where all have some.
fn plain(lines: Vec<Line>) -> Vec<Line> {
    let bytes: Vec<&[u8]> = lines.iter().map(|(_, line)| line.as_bytes()).collect();
    let Some(plain) = undecorated(&bytes) else { return lines };
    let kept = lines.iter().filter(|(_, line)| !is_bracket(line.as_bytes()));
    let text = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
    kept.zip(plain).map(|((number, _), line)| (*number, text(line))).collect()
}

/// A text that was escaped once too often, as some files have it: `Bras\u00edlia` in plain letters.
pub(crate) fn unescaped(text: String) -> String {
    if !text.contains("\\u") {
        return text;
    }
    let quoted = format!("\"{}\"", text.replace('"', "\\\""));
    serde_json::from_str(&quoted).unwrap_or(text)
}

/// Reads the analogy format: `: concept` lines, then two pairs a line.
pub(crate) fn read_analogies(input: &mut Input) -> Result<Contents, FormatError> {
    let file = input.name().to_string();
    let mut name = stem(&file).to_string();
    let mut concepts = Concepts::new();
    let (lines, warnings) = read_lines(input)?;
    for (number, line) in lines.into_iter().filter(|(_, line)| !is_comment(line.as_bytes())) {
        if let Some(section) = line.strip_prefix(':') {
            name = section.trim().to_string();
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let added = match words.as_slice() {
            [a, b, c, d] => concepts.add(&name, a, b).and_then(|()| concepts.add(&name, c, d)),
            _ => Err((
                format!("{} words", words.len()),
                "four words, or a line that begins with \":\"",
            )),
        };
        added.map_err(|fault| malformed(&file, number, fault))?;
    }
    Ok(concepts.into_contents("analogies", warnings))
}

fn malformed(file: &str, line: u64, (found, expected): Fault) -> FormatError {
    let (file, place, expected) = (file.into(), format!("line {line}"), expected.into());
    FormatError::Malformed { file, place, found, expected }
}

/// Each line that is not blank with its number, and warnings.
fn read_lines(input: &mut Input) -> Result<(Vec<Line>, Vec<String>), FormatError> {
    let mut lines = Lines::new(input)?;
    let (mut numbers, mut texts, mut decoder) = (Vec::new(), Vec::new(), Decoder::default());
    while let Some(line) = lines.next()? {
        let says_separator = numbers.is_empty() && separator_line(&[line, b"\n"].concat()) > 0;
        if line.trim_ascii().is_empty() || says_separator {
            continue;
        }
        if texts.len() >= MAX_NAMES {
            let fault = (format!("more than {MAX_NAMES} pairs"), "fewer");
            return Err(malformed(lines.file(), lines.number(), fault));
        }
        texts.push(decoder.decode(texts.len(), line).into_owned());
        numbers.push(lines.number());
    }
    let mut warnings = lines.warnings();
    warnings.extend(decoder.finish(&mut texts, lines.file()));
    Ok((numbers.into_iter().zip(texts).collect(), warnings))
}
