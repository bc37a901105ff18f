//! Names without what stands around all of them: quotes, commas, bullets, numbers, blank lines.

use super::counts::COUNTED;

/// The names of a file of comma-separated values without the quotes around some of them.
pub(super) fn unquoted(entries: &mut [String]) {
    for entry in entries {
        let inside = entry.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let Some(inside) = inside {
            *entry = inside.replace("\"\"", "\"");
        }
    }
}

/// The names of a list with one blank line between each two of them, without those lines.
pub(super) fn without_gaps(entries: Vec<String>) -> Vec<String> {
    let odd = |(at, entry): (usize, &String)| entry.trim().is_empty() == (at % 2 == 1);
    // One blank line between two names may be a name that is missing.
    if entries.len() <= COUNTED || !entries.iter().enumerate().all(odd) {
        return entries;
    }
    entries.into_iter().step_by(2).collect()
}

/// The names of a list without the commas behind them and the quotes around them that all of them
/// have.
pub(super) fn undressed(entries: Vec<String>) -> Vec<String> {
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
pub(super) fn without_marks(entries: Vec<String>, says_counts: bool) -> (Vec<String>, bool) {
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
