//! Words with whole numbers behind them: counts, or the numbers of the words themselves.

use crate::contents::label_list::is_title;

/// Least lines of a list of words and counts that is known by its numbers alone.
pub(super) const COUNTED: usize = 3;

/// What stands between a word and its count.
const BETWEEN: [char; 4] = [' ', '\t', ',', ';'];

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
pub(super) fn is_numbering(counts: &[u64]) -> bool {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let start = sorted.first().copied().unwrap_or_default();
    let falls = start == 1 && counts.first() > counts.last() && counts.is_sorted_by(|a, b| a >= b);
    start <= 1 && !falls && sorted.into_iter().eq(start..start + counts.len() as u64)
}

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

/// What stands behind the words of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    Nothing,
    Counts,
    /// The numbers of their rows.
    Numbers,
}

/// The words of a list of words and counts, in any order if its name says so; any other list as it
/// is.
pub(super) fn without_counts(entries: Vec<String>, says_counts: bool) -> (Vec<String>, Behind) {
    let lines: Vec<&[u8]> =
        entries.iter().filter(|entry| !entry.is_empty()).map(|entry| entry.as_bytes()).collect();
    if lines.len() < COUNTED || !is_count_list(&lines, says_counts) {
        return (entries, Behind::Nothing);
    }
    let counts: Vec<u64> =
        entries.iter().filter_map(|entry| count_of(entry).map(|(_, count)| count)).collect();
    let word = |entry: &String| match count_of(entry) {
        Some((word, _)) => word.into(),
        None => entry.split(BETWEEN).next().unwrap_or_default().into(),
    };
    let mut entries = entries;
    let numbered = is_numbering(&counts);
    if numbered {
        // A title, which has no number, stays first, and what is blank last.
        let number = |entry: &String| count_of(entry).map(|(_, number)| number);
        entries.sort_by_key(|entry| (entry.is_empty(), number(entry)));
    }
    let behind = if numbered { Behind::Numbers } else { Behind::Counts };
    (entries.iter().map(word).collect(), behind)
}
