//! Names alone: one a line, or a column of a tab-separated table (the Embedding Projector's
//! metadata.tsv), or words with their counts (GloVe's vocab.txt).

mod bare;
mod columns;
mod counts;
mod numbering;

use theory::model::TokenSpelling;

use crate::{
    container::MAX_NAMES,
    contents::{
        Bias, Contents, head,
        label_list::{LabelList, Role, Slack},
    },
    error::FormatError,
    names::spelling::warning,
    source::{decode::Decoder, input::Input, stem},
    text::lines::Lines,
};
use bare::{undressed, unquoted, without_gaps, without_marks};
use columns::{Beside, column_of_csv, is_numbered, name_column};
pub(crate) use counts::is_count_list;
use counts::{Behind, without_counts};
pub(crate) use numbering::taken;
use numbering::{Numbered, Numbering};

/// Whether a table of comma-separated values has a column of names, perhaps beside ids.
pub(crate) fn are_in_csv(input: &mut Input) -> bool {
    column_of_csv(input).is_ok_and(|names| names.is_some())
}

/// Reads a list of names. Spaces belong to the names.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let file = input.name().to_owned();
    let role = Role::of(stem(&file));
    let place = format!("list of names {file:?}");
    if let Some(Numbered { names: entries, note }) = column_of_csv(input)? {
        let mut contents = Contents::new("names");
        contents.warnings.extend(note);
        contents.lists.push(LabelList { role, place, entries, slack: Slack::Title });
        return Ok(contents);
    }
    let (entries, mut warnings) = rows(input)?;
    let (mut entries, counted) = bare_names(&file, entries, &mut warnings);
    if let Some(values) = bias(stem(&file), &entries) {
        let biases = vec![Bias { name: stem(&file).to_string(), values }];
        return Ok(Contents { biases, warnings, ..Contents::new("numbers") });
    }
    let mut contents = Contents::new("names");
    // As SentencePiece writes its vocabulary; elsewhere a sign may be a letter of a word.
    if file.to_lowercase().contains("vocab") {
        let spelling = TokenSpelling::of(entries.iter().map(String::as_str));
        let spelled = entries.clone();
        entries.iter_mut().for_each(|entry| *entry = spelling.text(entry));
        contents.spelled = spelling.kept(spelled);
        warnings.extend(warning(spelling).map(str::to_string));
    }
    let dictionary = counted && stem(&file).to_lowercase().starts_with("dict");
    let slack = if dictionary { Slack::Special } else { Slack::Title };
    contents.lists.push(LabelList { role, place, entries, slack });
    contents.warnings = warnings;
    Ok(contents)
}

/// What stands in the column of names, line by line, a title first if there is one; and what is to
/// be known about it.
fn rows(input: &mut Input) -> Result<(Vec<String>, Vec<String>), FormatError> {
    let numbered = is_numbered(input)?;
    let mut lines = Lines::new(input)?;
    let (mut entries, mut column, mut decoder) = (Vec::<String>::new(), 0, Decoder::default());
    let mut only = None;
    let mut numbers = Numbering::default();
    let mut beside = Beside::default();
    while let Some(bytes) = lines.next()? {
        let line = String::from_utf8_lossy(bytes).into_owned();
        let bytes = bytes.to_vec();
        if entries.is_empty() {
            column = name_column(&line).unwrap_or(usize::from(numbered));
            numbers = Numbering::of(lines.file(), &line.split('\t').collect::<Vec<_>>(), column);
        } else {
            numbers.take(&line.split('\t').collect::<Vec<_>>());
        }
        beside.take(&line);
        let field = bytes.split(|&b| b == b'\t').nth(column);
        let field = field.ok_or_else(|| too_narrow(&lines, &line, column))?;
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
    let title = entries.first().is_some_and(|first| name_column(first).is_some());
    let title = title.then(|| entries.remove(0));
    let Numbered { names, note } = numbers.sorted(lines.file(), entries);
    warnings.extend(note);
    Ok((title.into_iter().chain(names).collect(), warnings))
}

/// The names without what stands around all of them, and whether counts did.
fn bare_names(file: &str, entries: Vec<String>, warnings: &mut Vec<String>) -> (Vec<String>, bool) {
    let called = file.to_lowercase();
    let says_counts =
        ["vocab", "count", "freq", "word", "token"].iter().any(|word| called.contains(word));
    let (entries, behind) = without_counts(entries, says_counts);
    let counted = behind != Behind::Nothing;
    match behind {
        Behind::Nothing => {}
        Behind::Counts => {
            warnings.push(format!("{file}: the counts behind the words are left aside"));
        }
        Behind::Numbers => warnings.push(taken(file)),
    }
    let (mut entries, marked) = without_marks(without_gaps(entries), says_counts);
    if marked {
        warnings.push(format!("{file}: the numbers or signs before the words are left aside"));
    }
    if called.ends_with(".csv") {
        unquoted(&mut entries);
    }
    (undressed(entries), counted)
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

fn too_narrow(lines: &Lines, line: &str, column: usize) -> FormatError {
    FormatError::Malformed {
        file: lines.file().into(),
        place: lines.place(),
        found: format!("{} tab-separated columns", line.split('\t').count()),
        expected: format!("at least {}, for the column of names", column + 1),
    }
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
