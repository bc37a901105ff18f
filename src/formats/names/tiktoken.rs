//! Vocabularies of tiktoken: the bytes of a token in base64 and its number on each line.

use base64::{Engine, prelude::BASE64_STANDARD};

use theory::model::shown;

use crate::{
    container::MAX_NAMES,
    contents::{
        Contents,
        label_list::{LabelList, Role, Slack, unused},
    },
    error::FormatError,
    source::input::Input,
    text::lines::Lines,
};

/// Numbers that no token may have, so that a small file cannot ask for a long list.
const MOST_UNUSED: usize = 1 << 16;

/// The bytes and the number of a line such as `IGtpbmc= 12`.
fn token_of(line: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (token, number) = std::str::from_utf8(line).ok()?.trim_end().split_once(' ')?;
    Some((BASE64_STANDARD.decode(token).ok()?, number.parse().ok()?))
}

/// Whether lines are a vocabulary: numbers that count from 0 on behind what is base64, and by its
/// padding no words.
pub(crate) fn is_vocabulary(lines: &[&[u8]]) -> bool {
    let counted = lines.iter().enumerate().all(|(at, line)| {
        token_of(line).is_some_and(|(bytes, number)| !bytes.is_empty() && number == at)
    });
    counted && lines.iter().any(|line| line.contains(&b'='))
}

/// Reads the vocabulary.
pub(crate) fn read(input: &mut Input) -> Result<Contents, FormatError> {
    let mut lines = Lines::new(input)?;
    let mut entries: Vec<String> = Vec::new();
    let mut named = 0usize;
    while let Some(line) = lines.next()? {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (token, found) = (token_of(line), String::from_utf8_lossy(line).into_owned());
        let malformed = |found: String| FormatError::Malformed {
            file: lines.file().into(),
            place: lines.place(),
            found,
            expected: "a token in base64 and its number".into(),
        };
        let (bytes, number) = token.ok_or_else(|| malformed(format!("{found:?}")))?;
        named += 1;
        if number >= MAX_NAMES.min(named.saturating_add(MOST_UNUSED)) {
            return Err(malformed(format!("token number {number} of {named} tokens")));
        }
        entries.extend((entries.len() as u64..=number as u64).map(unused));
        entries[number] = shown(&bytes);
    }
    let (role, place) = (Role::Tokens, format!("vocabulary in {:?}", lines.file()));
    let mut contents = Contents::new("tokenizer");
    contents.lists.push(LabelList { role, place, entries, slack: Slack::Padding });
    Ok(contents)
}
