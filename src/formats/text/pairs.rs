//! Lists of word pairs: two columns, three with the concept's name first, or the analogy format.

pub(crate) mod titles;

use std::collections::{HashMap, HashSet};

use theory::model::Concept;

use crate::{
    container::MAX_NAMES,
    contents::Contents,
    error::FormatError,
    source::{decode::Decoder, input::Input, stem},
    text::{lines::Lines, table::separator_line},
};
use titles::{Line, is_comment, without_titles};

/// Titles of the last two columns.
const TITLES: [(&str, &str); 22] = [
    ("from", "to"),
    ("subject", "object"),
    ("source", "target"),
    ("word1", "word2"),
    ("a", "b"),
    ("w1", "w2"),
    ("worda", "wordb"),
    ("token1", "token2"),
    ("term1", "term2"),
    ("src", "tgt"),
    ("src", "dst"),
    ("head", "tail"),
    ("source", "destination"),
    ("pos", "neg"),
    ("positiveprompt", "negativeprompt"),
    ("positive", "negative"),
    ("lemma", "form"),
    ("x", "y"),
    ("base", "inflected"),
    ("query", "target"),
    ("question", "answer"),
    ("prompt", "completion"),
];

/// A text that was escaped once too often, as some files have it: `Bras\u00edlia` in plain letters.
pub(crate) fn unescaped(text: String) -> String {
    if !text.contains("\\u") {
        return text;
    }
    let quoted = format!("\"{}\"", text.replace('"', "\\\""));
    serde_json::from_str(&quoted).unwrap_or(text)
}

/// Lines as fields, each with its number in the file.
type Rows = Vec<(u64, Vec<String>)>;

/// Concepts in the order of their first pair, each pair once.
struct Concepts {
    concepts: Vec<Concept>,
    numbers: HashMap<String, usize>,
    seen: HashSet<(usize, String, String)>,
}

/// Words that are titles where they head the columns of a table (CSV).
const CATEGORIES: [&str; 57] = [
    "male",
    "female",
    "masculine",
    "feminine",
    "singular",
    "plural",
    "positive",
    "comparative",
    "superlative",
    "base",
    "past",
    "present",
    "gerund",
    "verb",
    "noun",
    "adjective",
    "adverb",
    "country",
    "capital",
    "language",
    "english",
    "french",
    "german",
    "spanish",
    "synonym",
    "antonym",
    "hypernym",
    "hyponym",
    "input",
    "output",
    "first",
    "second",
    "left",
    "right",
    "word",
    "pair",
    "lower",
    "upper",
    "concept",
    "category",
    "lemma",
    "italian",
    "chinese",
    "männlich",
    "weiblich",
    "mâle",
    "femelle",
    "masculin",
    "féminin",
    "masculino",
    "femenino",
    "maschile",
    "femminile",
    "participle",
    "infinitive",
    "einzahl",
    "mehrzahl",
];

/// Reads columns separated by `separator`; quotes mean something where that is a comma or a
/// semicolon.
pub(crate) fn read_columns(input: &mut Input, separator: char) -> Result<Contents, FormatError> {
    let file = input.name().to_string();
    let lower = file.to_lowercase();
    let table = lower.ends_with(".csv") || lower.ends_with(".tsv");
    let name = stem(&file).to_string();
    let (lines, warnings) = read_lines(input)?;
    let (mut lines, families) = without_titles(lines);
    let bytes: Vec<&[u8]> = lines.iter().map(|(_, line)| line.as_bytes()).collect();
    if let Some(plain) = undecorated(&bytes) {
        let kept = lines.iter().filter(|(_, line)| !is_bracket(line.as_bytes()));
        let text = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
        lines = kept.zip(plain).map(|((number, _), line)| (*number, text(line))).collect();
    }
    let rows: Vec<(u64, Vec<String>)> =
        lines.iter().map(|(number, line)| (*number, fields(line, separator))).collect();
    let rows = in_one_line(&lines).unwrap_or(rows);
    let rows = without_quotes(without_empty_ends(rows));
    let rows = without_scores(concept_first(without_index(rows)));
    let rows = of_forms(rows);
    let rows = without_scored_words(rows, separator == char::from(ARROW));
    let spaced = rows.iter().all(|(_, fields)| {
        fields.iter().rev().take(2).all(|word| word.starts_with(' ') && !word.starts_with("  "))
    });
    let mut concepts = Concepts::new();
    let mut before = None;
    for (number, fields) in &rows {
        let title = families.partition_point(|(line, _)| line < number).checked_sub(1);
        let first = before.replace(title) != Some(title);
        let name = title.map_or(&name, |title| &families[title].1);
        let fields: Vec<&str> = fields.iter().map(|field| field.trim()).collect();
        let word = |word: &str| {
            let word = unescaped(word.to_string());
            if spaced { format!(" {word}") } else { word }
        };
        let (concept, from, to) = match fields.as_slice() {
            [from, to] => (name.as_str(), *from, *to),
            [concept, from, to] => (*concept, *from, *to),
            // Two pairs of one analogy.
            [a, b, c, d] if !first || !is_title(a, b, table) => {
                let added = concepts.add(name, &word(a), &word(b));
                added.map_err(|fault| malformed(&file, *number, fault))?;
                (name.as_str(), *c, *d)
            }
            [_, _, from, to] => (name.as_str(), *from, *to),
            _ => {
                let fault =
                    (format!("{} columns", fields.len()), "from and to, or concept, from and to");
                return Err(malformed(&file, *number, fault));
            }
        };
        let titled = fields.len() == 4 && is_title(fields[0], fields[1], table);
        if first && (titled || is_title(from, to, table)) {
            continue;
        }
        if from.is_empty() || to.is_empty() {
            return Err(malformed(&file, *number, ("an empty word".into(), "two words")));
        }
        concepts
            .add(concept, &word(from), &word(to))
            .map_err(|fault| malformed(&file, *number, fault))?;
    }
    Ok(concepts.into_contents("word pairs", warnings))
}

/// Signs that stand between two words, where [`ARROW`] is the separator.
pub(crate) const ARROWS: [&str; 36] = [
    "<-->", "<->", "<=>", "-->", "==>", "|->", "->", "=>", "~>", "↔", "⇔", "→", "⟶", "⇒", "↦", "➔",
    " vs. ", " vs ", " VS ", " Vs. ", " Vs ", " VS. ", " versus ", " Versus ", " >> ", " :: ",
    " : ", " — ", " – ", " - ", " & ", " > ", " v. ", " v ", " to ", " ~ ",
];

/// How many of them part two words whatever the file is called.
pub(crate) const SURE_ARROWS: usize = 27;

/// How many of them part two words behind a bullet or a number: dashes too.
pub(crate) const LISTED_ARROWS: usize = 30;

/// Stands for any of [`ARROWS`] as a separator.
pub(crate) const ARROW: u8 = b'>';

/// The fields of a line, without quotes around them.
fn fields(line: &str, separator: char) -> Vec<String> {
    if separator == char::from(ARROW) {
        let arrow = ARROWS.iter().find(|arrow| line.contains(*arrow));
        // A row of LaTeX ends in two bars.
        let line = line.trim_end();
        let line = line.strip_suffix("\\\\").unwrap_or(line);
        return line.split(arrow.copied().unwrap_or(">")).map(str::to_string).collect();
    }
    if separator == ' ' {
        return line.split_whitespace().map(str::to_string).collect();
    }
    if separator == '\t' || !line.contains('"') {
        return line.split(separator).map(str::to_string).collect();
    }
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                field.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            _ if c == separator && !quoted => fields.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    fields.push(field);
    fields
}

/// The rows without the empty fields at the end that all of them have.
fn without_empty_ends(mut rows: Rows) -> Rows {
    let ends = |(_, fields): &(u64, Vec<String>)| {
        fields.len() > 2 && fields.last().is_some_and(|field| field.trim().is_empty())
    };
    while !rows.is_empty() && rows.iter().all(ends) {
        rows.iter_mut().for_each(|(_, fields)| drop(fields.pop()));
    }
    rows
}

/// What parts pairs that stand in one line, and what parts the words of each.
const IN_LINE: [&str; 3] = [";", ",", " "];
const IN_PAIR: [&str; 7] = ["->", "→", ":", "=", "/", "|", "-"];

/// The pairs of a text of one line, if it has several: `king/queen man/woman`.
fn in_one_line(lines: &[Line]) -> Option<Rows> {
    let [(number, line)] = lines else { return None };
    let pairs = pairs_of(line)?;
    Some(pairs.map(|(from, to)| (*number, vec![from.into(), to.into()])).collect())
}

/// The several pairs in a line, each two words with a sign between them.
pub(crate) fn pairs_of(line: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    fn of<'a>(line: &'a str, parts: &str, sign: &str) -> Vec<Option<(&'a str, &'a str)>> {
        let items = line.split(parts).map(str::trim).filter(|item| !item.is_empty());
        let word = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
        let pair = |item: &'a str| {
            let (from, to) = item.split_once(sign)?;
            let (from, to) = (from.trim(), to.trim());
            (word(from) && word(to) && !to.contains(sign)).then_some((from, to))
        };
        items.map(pair).collect()
    }
    let all = IN_LINE.iter().flat_map(|parts| IN_PAIR.iter().map(move |sign| (parts, sign)));
    let found = all.map(|(parts, sign)| of(line, parts, sign));
    let mut found = found.filter(|pairs| pairs.len() > 1 && pairs.iter().all(Option::is_some));
    found.next().map(|pairs| pairs.into_iter().flatten())
}

/// Least rows of a table of three forms of a word each.
const FORMS: usize = 4;

/// The rows of a table of three words each, where no first one comes twice: the forms of a word,
/// as a concept would have several pairs. The second and the third make a family each.
fn of_forms(rows: Rows) -> Rows {
    let triples = rows.len() >= FORMS && rows.iter().all(|(_, fields)| fields.len() == 3);
    let firsts: HashSet<&str> = rows.iter().map(|(_, fields)| fields[0].trim()).collect();
    // Below such titles the first is a concept, however many pairs it has.
    let named = rows
        .first()
        .is_some_and(|(_, fields)| fields.len() == 3 && is_pair_title(&fields[1], &fields[2]));
    if !triples || named || firsts.len() < rows.len() {
        return rows;
    }
    let category = |word: &&String| CATEGORIES.contains(&word.trim().to_lowercase().as_str());
    let (titles, words) = match rows.split_first() {
        Some(((_, titles), words)) if titles.iter().filter(category).count() > 1 => {
            (titles.iter().map(|title| title.trim().to_string()).collect(), words)
        }
        _ => (vec!["first".to_string(), "second".into(), "third".into()], &rows[..]),
    };
    let family = |column: usize| {
        let name = format!("{} → {}", titles[0], titles[column]);
        words.iter().map(move |(number, fields)| {
            (*number, vec![name.clone(), fields[0].clone(), fields[column].clone()])
        })
    };
    family(1).chain(family(2)).collect()
}

/// The rows without a first column that counts them, and without the titles over such a one, as
/// pandas writes them.
fn without_index(rows: Rows) -> Rows {
    let is_whole =
        |field: Option<&String>| field.is_some_and(|field| field.trim().parse::<u64>().is_ok());
    let Some(((_, first), rest)) = rows.split_first() else { return rows };
    let titled = first.first().is_some_and(|title| {
        ["", "index", "id", "unnamed: 0"].contains(&title.trim().to_lowercase().as_str())
    });
    let counted = !rest.is_empty()
        && rest.iter().all(|(_, fields)| fields.len() > 2 && is_whole(fields.first()))
        && (titled || is_whole(first.first()));
    if !counted {
        return rows;
    }
    rows.into_iter()
        .skip(usize::from(titled))
        .map(|(number, fields)| (number, fields.into_iter().skip(1).collect()))
        .collect()
}

/// The rows without what stands behind two words: a number in all of them, or anything under titles
/// of pairs.
fn without_scores(mut rows: Rows) -> Rows {
    let Some((_, first)) = rows.first() else { return rows };
    let is_number = |field: &String| field.trim().parse::<f64>().is_ok();
    let behind = if rows.len() > 1 { &rows[1..] } else { &rows[..] };
    let scored = |(_, fields): &(u64, Vec<String>)| fields.last().is_some_and(is_number);
    let titled = first.len() > 2 && is_pair_title(&first[0], &first[1]);
    let triples = rows.iter().all(|(_, fields)| fields.len() == 3);
    if (titled || triples) && behind.iter().all(scored) {
        rows.iter_mut().for_each(|(_, fields)| fields.truncate(2));
    }
    rows
}

/// The rows without the number behind the last word, if all have one: `queen, 0.9`, `queen (0.9)`,
/// and with decimals behind a space alone where that parts no words.
fn without_scored_words(mut rows: Rows, spaced: bool) -> Rows {
    // "from → to, score" stands over them.
    let titled = rows.first().is_some_and(|(_, fields)| match fields.as_slice() {
        [from, to] => to.split_once([',', ';']).is_some_and(|(to, _)| is_pair_title(from, to)),
        _ => false,
    });
    let scored = &rows[usize::from(titled)..];
    let bare = |(_, fields): &(u64, Vec<String>)| unscored(fields.last()?, spaced);
    let words: Option<Vec<String>> = scored.iter().map(bare).collect();
    let Some(words) = words.filter(|words| !words.is_empty()) else { return rows };
    if titled {
        rows.remove(0);
    }
    for ((_, fields), word) in rows.iter_mut().zip(words) {
        fields.pop();
        fields.push(word);
    }
    rows
}

/// A word without the number behind it, if there is one.
fn unscored(word: &str, spaced: bool) -> Option<String> {
    let word = word.trim_end();
    let open = word.strip_suffix([')', ']']).unwrap_or(word);
    let bracketed = open.len() < word.len();
    let decimal = open.trim_end_matches(['%', ' ']);
    // A comma before digits may be a decimal one, if another sign or a space stands before these.
    let digits = decimal.trim_end_matches(|c: char| c.is_ascii_digit());
    let comma = digits.strip_suffix(',').filter(|whole| {
        let bare = whole.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        bare.len() < whole.len() && bare.ends_with(['(', '[', ',', ';', ':', '=', '\t', ' '])
    });
    let open =
        comma.map_or(decimal.to_string(), |whole| format!("{whole}.{}", &decimal[digits.len()..]));
    let (before, number) = open.rsplit_once(|c: char| "([,;:=\t ".contains(c))?;
    let score: f64 = number.parse().ok()?;
    let bare = before.trim_end().trim_end_matches([',', ';', ':', '=', '(', '[']);
    let signed = bracketed || bare.len() < before.trim_end().len();
    let sign = open.as_bytes()[before.len()];
    let parted = signed || sign != b' ' || spaced && number.contains('.');
    (score.is_finite() && parted && !bare.trim().is_empty()).then(|| bare.trim_end().to_string())
}

/// What stands around a word in quotes, or that is set off.
const QUOTES: [(&str, &str); 11] = [
    ("'", "'"),
    ("\"", "\""),
    ("“", "”"),
    ("„", "“"),
    ("‘", "’"),
    ("«", "»"),
    ("»", "«"),
    ("「", "」"),
    ("**", "**"),
    ("*", "*"),
    ("`", "`"),
];

/// The rows with the concept before the two words, where the titles say that it stands behind them.
fn concept_first(mut rows: Rows) -> Rows {
    let says = |title: &str| ["concept", "category", "relation", "family"].contains(&title);
    let titled = rows.first().is_some_and(|(_, first)| match first.as_slice() {
        [from, to, last] => is_pair_title(from, to) && says(&last.trim().to_lowercase()),
        _ => false,
    });
    if titled && rows.iter().all(|(_, fields)| fields.len() == 3) {
        rows.iter_mut().for_each(|(_, fields)| fields.rotate_right(1));
    }
    rows
}

/// The rows without quotes around all words, be they single or double.
fn without_quotes(mut rows: Rows) -> Rows {
    let inside = |field: &str| {
        let bare = |(open, close)| field.trim().strip_prefix(open)?.strip_suffix(close);
        QUOTES.into_iter().find_map(bare).map(str::to_string)
    };
    let quoted = |(_, fields): &(u64, Vec<String>)| fields.iter().all(|f| inside(f).is_some());
    if rows.iter().all(quoted) {
        for field in rows.iter_mut().flat_map(|(_, fields)| fields) {
            *field = inside(field).unwrap_or_default();
        }
    }
    rows
}

/// The lines of a list without their bullets or numbers, or without the brackets around each, and
/// without lines of brackets alone; nothing where some line has neither.
pub(crate) fn undecorated<'a>(lines: &[&'a [u8]]) -> Option<Vec<&'a [u8]>> {
    let plain: Option<Vec<&[u8]>> =
        lines.iter().filter(|line| !is_bracket(line)).map(|line| inside(line)).collect();
    plain.filter(|plain| !plain.is_empty())
}

/// Whether a line is the beginning or the end of a list in brackets.
fn is_bracket(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    matches!(line, [b'[' | b'(' | b'{' | b']' | b')' | b'}'] | b"]," | b"),")
        || line.ends_with(b"= [")
}

/// What stands behind a number in brackets: `(1) king - queen`.
fn in_brackets(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"(").or(line.strip_prefix(b"["))?;
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    match &rest[digits..] {
        [b')' | b']', b' ', behind @ ..] if digits > 0 => Some(behind),
        _ => None,
    }
}

fn inside(line: &[u8]) -> Option<&[u8]> {
    let line = line.trim_ascii();
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    let numbered = match &line[digits..] {
        [b'.' | b')' | b':', rest @ ..] if digits > 0 && rest.starts_with(b" ") => Some(rest),
        [b'\t', rest @ ..] if digits > 0 && !rest.contains(&b'\t') => Some(rest),
        _ => in_brackets(line),
    };
    let bullets: [&[u8]; 4] = [b"- ", b"* ", b"+ ", "• ".as_bytes()];
    let bulleted = bullets.iter().find_map(|bullet| line.strip_prefix(*bullet)).or(numbered);
    let bare = bulleted.unwrap_or(line).trim_ascii();
    let bare = bare.strip_suffix(b",").unwrap_or(bare);
    let bracketed = match bare {
        [b'(', inner @ .., b')'] | [b'[', inner @ .., b']'] => Some(inner),
        _ => None,
    };
    bracketed.or(bulleted.map(|_| bare))
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

/// (found, expected) of a line.
type Fault = (String, &'static str);

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

/// Whether the first row holds titles: usual ones, or in a table what categories are called.
fn is_title(from: &str, to: &str, table: bool) -> bool {
    let category = |word: &str| CATEGORIES.contains(&word.to_lowercase().as_str());
    is_pair_title(from, to) || (table && category(from) && category(to))
}

/// Whether these are usual titles of the two columns of pairs.
pub(crate) fn is_pair_title(from: &str, to: &str) -> bool {
    let plain = |title: &str| title.trim().replace([' ', '_', '-'], "").to_lowercase();
    TITLES.contains(&(plain(from).as_str(), plain(to).as_str()))
}

impl Concepts {
    fn new() -> Self {
        Self { concepts: Vec::new(), numbers: HashMap::new(), seen: HashSet::new() }
    }

    fn add(&mut self, concept: &str, from: &str, to: &str) -> Result<(), Fault> {
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
