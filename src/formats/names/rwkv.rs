//! Vocabularies of RWKV: a number, a token as a Python literal and its length in bytes on each
//! line.

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack, unused},
    },
    error::FormatError,
    names::spelling::unescaped,
    source::input::Input,
    text::lines::Lines,
};

/// Numbers that no token may have, so that a small file cannot ask for a long list.
const MOST_UNUSED: usize = 1 << 16;

/// Number and literal of a line such as `12 '\n' 1` or `34 b'\xe4' 1`.
pub(crate) fn token_of(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.trim_end().split_once(' ')?;
    let (literal, length) = rest.rsplit_once(' ')?;
    length.parse::<usize>().ok()?;
    let quoted = literal.strip_prefix('b').unwrap_or(literal);
    let quote = quoted.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let inside = quoted.strip_prefix(quote)?.strip_suffix(quote)?;
    Some((number.parse().ok()?, inside))
}

/// Reads the vocabulary.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut entries: Vec<String> = Vec::new();
    let mut named = 0usize;
    while let Some(line) = lines.next()? {
        let line = String::from_utf8_lossy(line).into_owned();
        if line.trim().is_empty() {
            continue;
        }
        let malformed = |found: String| FormatError::Malformed {
            file: lines.file().into(),
            place: lines.place(),
            found,
            expected: "a number, a token in quotes and its length".into(),
        };
        let (number, token) = token_of(&line).ok_or_else(|| malformed(format!("{line:?}")))?;
        named += 1;
        if number >= MAX_NAMES.min(named.saturating_add(MOST_UNUSED)) {
            return Err(malformed(format!("token number {number} of {named} tokens")));
        }
        entries.extend((entries.len() as u64..=number as u64).map(unused));
        entries[number] = unescaped(token);
    }
    let (role, place) = (Role::Tokens, format!("vocabulary in {:?}", lines.file()));
    let mut contents = Contents::new("tokenizer");
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
    Ok(contents)
}
