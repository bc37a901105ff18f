//! Names alone: one a line, or a column of a tab-separated table (the Embedding Projector's
//! metadata.tsv), or words with their counts (GloVe's vocab.txt).

use theory::model::TokenSpelling;

use crate::{
    container::MAX_NAMES,
    contents::{
        Bias, Contents, head,
        label_list::{LabelList, Role, Slack, is_title},
    },
    error::FormatError,
    names::spelling::warning,
    source::{decode::Decoder, input::Input, stem},
    text::lines::{BOM, Lines},
};

/// Least lines of a list of words and counts that is known by its numbers alone.
const COUNTED: usize = 3;

/// Reads a list of names. Spaces belong to the names.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let role = Role::of(stem(input.name()));
    if let Some(entries) = column_of_csv(input)? {
        let place = format!("list of names {:?}", input.name());
        let mut contents = Contents::new("names");
        contents.lists.push(LabelList { role, place, entries, slack: Slack::Title });
        return Ok(contents);
    }
    let numbered = is_numbered(input)?;
    let mut lines = Lines::new(input)?;
    let (mut entries, mut column, mut decoder) = (Vec::<String>::new(), 0, Decoder::default());
    let mut only = None;
    let (mut of_numbers, mut ids) = (None, Vec::new());
    let mut beside = Beside::default();
    while let Some(bytes) = lines.next()? {
        let line = String::from_utf8_lossy(bytes).into_owned();
        let bytes = bytes.to_vec();
        if entries.is_empty() {
            column = name_column(&line).unwrap_or(usize::from(numbered));
            of_numbers = number_column(lines.file(), &line);
        } else if let Some(column) = of_numbers {
            let number = line.split('\t').nth(column);
            ids.extend(number.and_then(|number| number.trim().parse::<u64>().ok()));
        }
        beside.take(&line);
        let field = bytes.split(|&b| b == b'\t').nth(column);
        let field = field.ok_or_else(|| FormatError::Malformed {
            file: lines.file().into(),
            place: lines.place(),
            found: format!("{} tab-separated columns", line.split('\t').count()),
            expected: format!("at least {}, for the column of names", column + 1),
        })?;
        entries.push(decoder.decode(entries.len(), field).into_owned());
        only = (entries.len() == 1).then_some(line);
        if entries.len() > MAX_NAMES {
            return Err(too_many(&lines));
        }
    }
    let mut warnings = lines.warnings();
    warnings.extend(decoder.finish(&mut entries, lines.file()));
    // Tabs in the only line part names, not columns.
    entries = only.filter(|line| line.contains('\t')).map_or(entries, |line| vec![line]);
    if beside.is_titled() && name_column(entries.first().map_or("", String::as_str)).is_none() {
        let title = entries.remove(0);
        warnings.push(format!("{}: took {title:?} for the column title", lines.file()));
    }
    if ids.len() + 1 == entries.len() && is_numbering(&ids) {
        let title = entries.remove(0);
        let mut numbered: Vec<(u64, String)> = ids.into_iter().zip(entries).collect();
        numbered.sort_unstable();
        let sorted = numbered.into_iter().map(|(_, name)| name);
        entries = std::iter::once(title).chain(sorted).collect();
    }
    let says_counts = lines.file().to_lowercase();
    let says_counts =
        ["vocab", "count", "freq", "word", "token"].iter().any(|word| says_counts.contains(word));
    let (entries, counted) = without_counts(entries, says_counts);
    if counted {
        warnings.push(format!("{}: the counts behind the words are left aside", lines.file()));
    }
    let (mut entries, marked) = without_marks(without_gaps(entries), says_counts);
    if marked {
        let file = lines.file();
        warnings.push(format!("{file}: the numbers or signs before the words are left aside"));
    }
    if lines.file().to_lowercase().ends_with(".csv") {
        unquoted(&mut entries);
    }
    entries = undressed(entries);
    if let Some(values) = bias(stem(lines.file()), &entries) {
        let name = stem(lines.file()).to_string();
        let biases = vec![Bias { name, values }];
        return Ok(Contents { biases, warnings, ..Contents::new("numbers") });
    }
    let place = format!("list of names {:?}", lines.file());
    let mut contents = Contents::new("names");
    // As SentencePiece writes its vocabulary; elsewhere a sign may be a letter of a word.
    if lines.file().to_lowercase().contains("vocab") {
        let spelling = TokenSpelling::of(entries.iter().map(String::as_str));
        let spelled = entries.clone();
        entries.iter_mut().for_each(|entry| *entry = spelling.text(entry));
        contents.spelled = spelling.kept(spelled);
        warnings.extend(warning(spelling).map(str::to_string));
    }
    let dictionary = counted && stem(lines.file()).to_lowercase().starts_with("dict");
    let slack = if dictionary { Slack::Special } else { Slack::Title };
    contents.lists.push(LabelList { role, place, entries, slack });
    contents.warnings = warnings;
    Ok(contents)
}

/// The columns of a table with tabs: those that hold numbers in all rows but the first have a
/// title there, and then all have.
#[derive(Default)]
struct Beside {
    rows: usize,
    /// Whether each holds no number in the first row, and nothing else since.
    titled: Vec<bool>,
}

impl Beside {
    fn take(&mut self, line: &str) {
        let is_number = |field: &str| field.trim().parse::<f64>().is_ok();
        let first = self.rows == 0;
        self.rows += 1;
        // Blank lines at the end say nothing.
        if line.trim().is_empty() {
            return;
        }
        if first {
            let text = |field: &str| !is_number(field) && !field.trim().is_empty();
            self.titled = line.split('\t').map(text).collect();
            return;
        }
        let mut fields = line.split('\t');
        for titled in &mut self.titled {
            *titled &= fields.next().is_some_and(is_number);
        }
    }

    /// Two rows of numbers at least.
    fn is_titled(&self) -> bool {
        self.rows > 2 && self.titled.len() > 1 && self.titled.contains(&true)
    }
}

/// Longest table of names that is looked at for its columns.
const MAX_TABLE: u64 = 64 << 20;

/// The names in a table of comma-separated values that has several columns in each row: those under
/// a usual title, or beside numbers that pandas wrote before them.
fn column_of_csv(input: &mut Input) -> Result<Option<Vec<String>>, FormatError> {
    if !input.name().to_lowercase().ends_with(".csv") || input.size() > MAX_TABLE {
        return Ok(None);
    }
    let bytes = input.up_to_from(0, input.size())?;
    let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = Vec::new();
    for row in reader.byte_records() {
        match row {
            Ok(row) if rows.len() <= MAX_NAMES => rows.push(row),
            _ => return Ok(None),
        }
    }
    let Some((titles, data)) = rows.split_first() else { return Ok(None) };
    let text = |field: &[u8]| String::from_utf8_lossy(field).into_owned();
    let even = titles.len() > 1 && data.iter().all(|row| row.len() == titles.len());
    let titled = titles.iter().position(|title| is_title(&text(title)));
    let is_number = |row: &csv::ByteRecord, column: usize| {
        text(row.get(column).unwrap_or_default()).parse::<f64>().is_ok()
    };
    let words = || (1..titles.len()).find(|&column| data.iter().any(|row| !is_number(row, column)));
    // A first column that counts the rows.
    let counts = || {
        let start = text(titles.get(0)?).parse::<usize>().ok().filter(|start| *start <= 1)?;
        let number = |row: &csv::ByteRecord| text(row.get(0)?).parse::<usize>().ok();
        (start..).zip(&rows).all(|(at, row)| number(row) == Some(at)).then_some(1)
    };
    if even && titled.is_none() && titles.len() == 2 && counts().is_some() {
        return Ok(Some(rows.iter().map(|row| text(&row[1])).collect()));
    }
    let column = titled.or_else(|| if titles.get(0) == Some(b"") { words() } else { None });
    let column = column.filter(|_| even && !data.is_empty());
    Ok(column.map(|column| data.iter().map(|row| text(&row[column])).collect()))
}

/// The names of a file of comma-separated values without the quotes around some of them.
fn unquoted(entries: &mut [String]) {
    for entry in entries {
        let inside = entry.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let Some(inside) = inside {
            *entry = inside.replace("\"\"", "\"");
        }
    }
}

/// Whether lines are words with counts, the most frequent first; a file named as a vocabulary may
/// have any order.
pub(crate) fn is_count_list(lines: &[&[u8]], says_names: bool) -> bool {
    let data = if starts_with_title(lines) { &lines[1..] } else { lines };
    let counts: Option<Vec<u64>> = data
        .iter()
        .map(|line| count_of(std::str::from_utf8(line).ok()?).map(|(_, count)| count))
        .collect();
    let Some(counts) = counts.filter(|counts| !counts.is_empty()) else { return false };
    let falling = counts.is_sorted_by(|a, b| a >= b) && counts.first() > counts.last();
    says_names || ((falling || is_numbering(&counts)) && counts.len() >= COUNTED)
}

/// Whether numbers behind words are those of the words, from 0 or 1 on in any order; from 1 on
/// downwards they are counts.
fn is_numbering(counts: &[u64]) -> bool {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let start = sorted.first().copied().unwrap_or_default();
    let falls = start == 1 && counts.first() > counts.last() && counts.is_sorted_by(|a, b| a >= b);
    start <= 1 && !falls && sorted.into_iter().eq(start..start + counts.len() as u64)
}

/// The names of a list with one blank line between each two of them, without those lines.
fn without_gaps(entries: Vec<String>) -> Vec<String> {
    let odd = |(at, entry): (usize, &String)| entry.trim().is_empty() == (at % 2 == 1);
    // One blank line between two names may be a name that is missing.
    if entries.len() <= COUNTED || !entries.iter().enumerate().all(odd) {
        return entries;
    }
    entries.into_iter().step_by(2).collect()
}

/// What stands between a word and its count.
const BETWEEN: [char; 4] = [' ', '\t', ',', ';'];

/// Whether the first line has titles over words and counts.
fn starts_with_title(lines: &[&[u8]]) -> bool {
    let first = lines.first().and_then(|line| std::str::from_utf8(line).ok());
    let titles = first.and_then(|line| line.trim_end().rsplit_once(BETWEEN));
    lines.len() > 1 && titles.is_some_and(|(word, _)| is_title(word))
}

/// A word and the whole number behind it; no numbers instead of words, which are points.
fn count_of(line: &str) -> Option<(&str, u64)> {
    let line = line.trim_end();
    let (word, count) = line.rsplit_once(BETWEEN)?;
    let word = word.trim_end();
    // Several fields with decimal commas are none: `king;0,5;1,5`.
    let parted = line[..line.len() - count.len()].ends_with([',', ';']);
    if parted && word.len() > 1 && word.contains([',', ';']) {
        return None;
    }
    let plain = !word.is_empty() && !word.contains(char::is_whitespace);
    let count = count.parse().ok().filter(|_| plain && word.parse::<f64>().is_err())?;
    Some((word, count))
}

/// The words of a list of words and counts, in any order if its name says so; any other list as it
/// is.
fn without_counts(entries: Vec<String>, says_counts: bool) -> (Vec<String>, bool) {
    let lines: Vec<&[u8]> =
        entries.iter().filter(|entry| !entry.is_empty()).map(|entry| entry.as_bytes()).collect();
    if lines.len() < COUNTED || !is_count_list(&lines, says_counts) {
        return (entries, false);
    }
    let counts: Vec<u64> =
        entries.iter().filter_map(|entry| count_of(entry).map(|(_, count)| count)).collect();
    let word = |entry: &String| match count_of(entry) {
        Some((word, _)) => word.into(),
        None => entry.split(BETWEEN).next().unwrap_or_default().into(),
    };
    let mut entries = entries;
    if is_numbering(&counts) {
        // A title, which has no number, stays first, and what is blank last.
        let number = |entry: &String| count_of(entry).map(|(_, number)| number);
        entries.sort_by_key(|entry| (entry.is_empty(), number(entry)));
    }
    (entries.iter().map(word).collect(), true)
}

/// The numbers of a file that is called as a bias, perhaps below a title.
fn bias(name: &str, entries: &[String]) -> Option<Vec<f64>> {
    head::bias(name)?;
    let number =
        |entry: &String| entry.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let titled = entries.first().is_some_and(|first| number(first).is_none());
    let data = &entries[usize::from(titled)..];
    data.iter().map(number).collect::<Option<Vec<f64>>>().filter(|all| !all.is_empty())
}

/// The names of a list without the commas behind them and the quotes around them that all of them
/// have.
fn undressed(entries: Vec<String>) -> Vec<String> {
    let whole = || entries.iter().filter(|entry| !entry.trim().is_empty());
    if whole().count() < COUNTED {
        return entries;
    }
    // The last of a list may have none.
    let commas = whole().rev().skip(1).all(|entry| entry.len() > 1 && entry.ends_with(','));
    let bare =
        |entry: &str| entry.strip_suffix(',').filter(|_| commas).unwrap_or(entry).to_string();
    let quoted = |quote: char| {
        let inside = |entry: &str| {
            let entry = bare(entry);
            let entry = entry.trim();
            Some(entry.strip_prefix(quote)?.strip_suffix(quote)?.to_string())
        };
        whole()
            .all(|entry| inside(entry).is_some())
            .then(|| entries.iter().map(|entry| inside(entry).unwrap_or_default()).collect())
    };
    let all = quoted('"').or_else(|| quoted('\''));
    all.unwrap_or_else(|| entries.iter().map(|entry| bare(entry)).collect())
}

/// The names of a list without what stands before each: bullets, numbers that count the lines
/// (`1. king`, `0: king`), or counts as `uniq -c` writes them, which stand right or fall in a file
/// that is called so.
fn without_marks(entries: Vec<String>, says_counts: bool) -> (Vec<String>, bool) {
    let whole = || entries.iter().filter(|entry| !entry.trim().is_empty());
    if whole().count() < COUNTED {
        return (entries, false);
    }
    let bare = |entry: &str| {
        ["- ", "* ", "• "].iter().find_map(|mark| entry.strip_prefix(mark)).map(str::to_string)
    };
    let numbered: Option<Vec<Marked>> = whole().map(|entry| Marked::of(entry)).collect();
    let numbered = numbered.filter(|all| {
        let start = all.first().map_or(0, |first| first.number);
        let counts = start <= 1 && (start..).zip(all).all(|(at, own)| own.number == at);
        let first = all.first().map_or("", |first| first.sign);
        let aligned = all.iter().all(|own| own.end == all[0].end && own.sign.is_empty());
        let right = aligned && all.iter().any(|own| own.padded);
        // The most frequent first.
        let falls = says_counts
            && all.is_sorted_by(|a, b| a.number >= b.number)
            && all.first().map(|own| own.number) > all.last().map(|own| own.number)
            && all.iter().all(|own| own.sign.is_empty() && !own.name.contains(' '));
        all.iter().all(|own| own.sign == first) && (counts || right || falls)
    });
    if numbered.is_some() {
        let name =
            |entry: &String| Marked::of(entry).map_or_else(String::new, |own| own.name.into());
        return (entries.iter().map(name).collect(), true);
    }
    match whole().map(|entry| bare(entry)).collect::<Option<Vec<String>>>() {
        Some(_) => (entries.iter().map(|entry| bare(entry).unwrap_or_default()).collect(), true),
        None => (entries, false),
    }
}

/// A line that begins with a number.
struct Marked<'a> {
    number: u64,
    /// Where it ends in the line.
    end: usize,
    padded: bool,
    /// What follows it directly: `.`, `)`, `:` or nothing.
    sign: &'a str,
    name: &'a str,
}

impl<'a> Marked<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let padded = line.starts_with(' ');
        let from_number = line.trim_start_matches(' ');
        let digits = from_number.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = from_number.split_at(digits);
        let signs = usize::from(rest.starts_with(['.', ')', ':']));
        let (sign, rest) = rest.split_at(signs);
        let name = rest.strip_prefix([' ', '\t']).filter(|name| !name.trim().is_empty())?;
        let end = line.len() - from_number.len() + digits;
        Some(Self { number: number.parse().ok()?, end, padded, sign, name })
    }
}

/// Bytes looked at for numbers before the names.
const LOOK: u64 = 64 << 10;

/// Whether the lines begin with numbers in a column of their own and go on with words: numbers of
/// rows, or counts as `uniq -c` writes them.
fn is_numbered(input: &mut Input) -> Result<bool, FormatError> {
    let head = input.up_to_from(0, LOOK)?;
    let whole = if (head.len() as u64) < LOOK { head.len() } else { 0 };
    let end = head.iter().rposition(|&b| b == b'\n').unwrap_or(whole);
    let lines = head[..end.max(whole)].split(|&b| b == b'\n');
    let lines: Vec<&[u8]> = lines.filter(|line| !line.trim_ascii().is_empty()).collect();
    let parts = |line: &[u8]| -> Option<bool> {
        let at = line.iter().position(|&b| b == b'\t')?;
        let text = |part: &[u8]| String::from_utf8_lossy(part).trim().to_string();
        let (number, name) = (text(&line[..at]), text(&line[at + 1..]));
        number.parse::<u64>().ok()?;
        Some(name.parse::<f64>().is_err())
    };
    let parts: Option<Vec<bool>> = lines.iter().map(|line| parts(line)).collect();
    Ok(parts.is_some_and(|words| words.len() > 1 && words.contains(&true)))
}

fn name_column(first_line: &str) -> Option<usize> {
    first_line.split('\t').position(is_title)
}

/// The column of the tokens' numbers in a table that is called a vocabulary; the rows of others may
/// stand in any order beside theirs.
fn number_column(file: &str, first_line: &str) -> Option<usize> {
    let is_title = |title: &str| {
        ["id", "index", "idx", "token_id"].contains(&title.trim().to_lowercase().as_str())
    };
    let vocabulary = file.to_lowercase().contains("vocab") && name_column(first_line).is_some();
    first_line.split('\t').position(is_title).filter(|_| vocabulary)
}

fn too_many(lines: &Lines) -> FormatError {
    FormatError::TooLarge {
        file: lines.file().into(),
        place: lines.place(),
        found: format!("more than {MAX_NAMES} names"),
        limit: format!("{MAX_NAMES}"),
        advice: "",
    }
}
