//! Several pairs in one line.

use super::{rows::Rows, titles::Line};

/// What parts pairs that stand in one line, and what parts the words of each.
const IN_LINE: [&str; 3] = [";", ",", " "];

const IN_PAIR: [&str; 8] = ["->", "→", ":", "=", "/", "|", "-", " "];

/// The pairs of a text of one line, if it has several: `king/queen man/woman`.
pub(super) fn in_one_line(lines: &[Line]) -> Option<Rows> {
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
