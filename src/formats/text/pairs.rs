//! Lists of word pairs: two columns, three with the concept's name first, or the analogy format.

use std::collections::{HashMap, HashSet};

use theory::model::Concept;

use crate::{
    container::MAX_NAMES,
    contents::Contents,
    error::FormatError,
    source::{input::Input, stem},
    text::lines::{Lines, text},
};

/// Titles of the last two columns.
const TITLES: [(&str, &str); 5] =
    [("from", "to"), ("subject", "object"), ("source", "target"), ("word1", "word2"), ("a", "b")];

/// Concepts in the order of their first pair, each pair once.
struct Concepts {
    concepts: Vec<Concept>,
    numbers: HashMap<String, usize>,
    seen: HashSet<(usize, String, String)>,
}

/// Reads columns separated by `separator`.
pub(crate) fn read_columns(input: &mut Input, separator: char) -> Result<Contents, FormatError> {
    let name = stem(input.name()).to_string();
    let mut concepts = Concepts::new();
    read_lines(input, |line, number| {
        let fields: Vec<&str> = line.split(separator).map(str::trim).collect();
        let (concept, from, to) = match fields.as_slice() {
            [from, to] => (name.as_str(), *from, *to),
            [concept, from, to] => (*concept, *from, *to),
            _ => {
                return Err((
                    format!("{} columns", fields.len()),
                    "from and to, or concept, from and to",
                ));
            }
        };
        if number == 1 && is_title(from, to) {
            return Ok(());
        }
        concepts.add(concept, from, to)
    })
    .map(|warnings| concepts.into_contents("word pairs", warnings))
}

/// Reads the analogy format: `: concept` lines, then two pairs a line.
pub(crate) fn read_analogies(input: &mut Input) -> Result<Contents, FormatError> {
    let mut name = stem(input.name()).to_string();
    let mut concepts = Concepts::new();
    read_lines(input, |line, _| {
        if let Some(section) = line.strip_prefix(':') {
            name = section.trim().to_string();
            return Ok(());
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let [a, b, c, d] = words.as_slice() else {
            return Err((
                format!("{} words", words.len()),
                "four words, or a line that begins with \":\"",
            ));
        };
        concepts.add(&name, a, b)?;
        concepts.add(&name, c, d)
    })
    .map(|warnings| concepts.into_contents("analogies", warnings))
}

/// (found, expected) of a line.
type Fault = (String, &'static str);

/// Hands each line that is neither blank nor a `#` comment to `take`; returns warnings.
fn read_lines(
    input: &mut Input,
    mut take: impl FnMut(&str, u64) -> Result<(), Fault>,
) -> Result<Vec<String>, FormatError> {
    let mut lines = Lines::new(input)?;
    loop {
        let number = lines.number() + 1;
        let outcome = match lines.next()? {
            None => return Ok(lines.warnings()),
            Some(line) if line.trim_ascii().is_empty() || line.starts_with(b"#") => continue,
            Some(line) => text(line).map(|line| take(line, number)),
        };
        outcome.map_err(|(offset, found)| lines.not_utf8(offset, found))?.map_err(
            |(found, expected)| {
                let (file, place, expected) = (lines.file().into(), lines.place(), expected.into());
                FormatError::Malformed { file, place, found, expected }
            },
        )?;
    }
}

fn is_title(from: &str, to: &str) -> bool {
    let (from, to) = (from.to_lowercase(), to.to_lowercase());
    TITLES.contains(&(from.as_str(), to.as_str()))
}

impl Concepts {
    fn new() -> Self {
        Self { concepts: Vec::new(), numbers: HashMap::new(), seen: HashSet::new() }
    }

    fn add(&mut self, concept: &str, from: &str, to: &str) -> Result<(), Fault> {
        if from.is_empty() || to.is_empty() {
            return Err(("an empty word".into(), "two words"));
        }
        if self.seen.len() >= MAX_NAMES {
            return Err((format!("more than {MAX_NAMES} pairs"), "fewer"));
        }
        let next = self.concepts.len();
        let at = *self.numbers.entry(concept.into()).or_insert(next);
        if at == next {
            self.concepts.push(Concept { name: concept.into(), pairs: Vec::new() });
        }
        if self.seen.insert((at, from.into(), to.into())) {
            self.concepts[at].pairs.push((from.into(), to.into()));
        }
        Ok(())
    }

    fn into_contents(self, format: &'static str, warnings: Vec<String>) -> Contents {
        let mut contents = Contents::new(format);
        contents.concepts = self.concepts;
        contents.warnings = warnings;
        contents
    }
}
