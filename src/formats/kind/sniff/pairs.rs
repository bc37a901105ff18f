//! Pairs of words that a sign parts, in a list or not.

use super::{
    called::says_pairs,
    lines::{Look, fields, is_number, words},
};
use crate::{
    kind::file_kind::FileKind,
    text::pairs::{ARROW, ARROWS, LISTED_ARROWS, pairs_of, undecorated},
};

/// Pairs with a sign between two words: one of the first `sure` arrows, a bar, or where the name of
/// the file says that it holds pairs, a dash, a colon, an equals sign or a slash.
pub(super) fn signed_pairs(lines: &[&[u8]], says_pairs: bool, sure: usize) -> Option<FileKind> {
    const MOST_WORDS: usize = 3;
    let parted = |signs: &[&str]| {
        !lines.is_empty()
            && lines.iter().all(|line| {
                let Ok(line) = std::str::from_utf8(line) else { return false };
                let sign = signs.iter().find(|sign| line.contains(*sign));
                let parts: Vec<&str> = sign.map_or(vec![], |sign| line.split(sign).collect());
                let word =
                    |part: &&str| (1..=MOST_WORDS).contains(&part.split_whitespace().count());
                // Behind a word may be its vector.
                let numbers = |part: &&str| fields(part.as_bytes()).all(is_number);
                parts.len() == 2 && parts.iter().all(word) && !parts.iter().any(numbers)
            })
    };
    let arrows = if says_pairs { &ARROWS[..] } else { &ARROWS[..sure] };
    match () {
        () if parted(arrows) => Some(FileKind::Pairs(ARROW)),
        () if parted(&["|"]) && !lines.iter().any(|line| line.contains(&b'\t')) => {
            Some(FileKind::Pairs(b'|'))
        }
        () if says_pairs && parted(&["~"]) => Some(FileKind::Pairs(b'~')),
        () if says_pairs && parted(&[":"]) => Some(FileKind::Pairs(b':')),
        () if says_pairs && parted(&["="]) => Some(FileKind::Pairs(b'=')),
        () if says_pairs && parted(&["/"]) => Some(FileKind::Pairs(b'/')),
        () if says_pairs && parted(&["-"]) => Some(FileKind::Pairs(b'-')),
        () => None,
    }
}

/// Whether there is one line, of several pairs.
pub(super) fn is_one_line_of_pairs(lines: &[&[u8]]) -> bool {
    let [line] = lines else { return false };
    std::str::from_utf8(line).is_ok_and(|line| pairs_of(line).is_some())
}

/// Pairs that stand in a list with bullets or numbers, or in brackets.
pub(super) fn decorated_pairs(name: &str, lines: &[&[u8]]) -> Option<FileKind> {
    let plain = undecorated(lines)?;
    let look = || Look::at(&plain, None);
    let is_pair = |line: &&[u8]| words(line) == 2;
    signed_pairs(&plain, says_pairs(name), LISTED_ARROWS)
        .or_else(|| {
            look().pairs("txt").filter(|_| look().separator != b'\t' && has_letters(&plain))
        })
        .or_else(|| {
            (says_pairs(name) && plain.iter().all(is_pair)).then_some(FileKind::Pairs(b' '))
        })
}

/// Whether there are letters on all lines: rows of numbers may stand in brackets, too.
fn has_letters(lines: &[&[u8]]) -> bool {
    let is_letter = |b: &u8| b.is_ascii_alphabetic() || !b.is_ascii();
    lines.iter().all(|line| line.iter().any(is_letter))
}

/// Whether a line is four words: two pairs.
pub(super) fn is_analogy(line: &&[u8]) -> bool {
    words(line) == 4 && !fields(line).any(is_number) && !line.contains(&b',')
}

/// Whether a line is two pairs between colons: `France:Paris::Italy:Rome`.
pub(super) fn is_proportion(line: &&[u8]) -> bool {
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let word = |word: &str| !word.trim().is_empty() && word.parse::<f64>().is_err();
    let is_pair = |pair: &str| pair.split_once(':').is_some_and(|(a, b)| word(a) && word(b));
    line.matches(':').count() == 4
        && line.split_once("::").is_some_and(|(one, two)| is_pair(one) && is_pair(two))
}
