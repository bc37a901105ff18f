//! Tokens that were spelled for a tokenizer: what a reader says of them, and escapes undone.

use theory::model::{TokenSpelling, shown};

/// What to tell the user.
pub(crate) fn warning(spelling: TokenSpelling) -> Option<&'static str> {
    match spelling {
        TokenSpelling::Plain => None,
        TokenSpelling::ByteLevel => {
            Some("token spellings of byte-level BPE are shown as text (Ġ as a space)")
        }
        TokenSpelling::SentencePiece => {
            Some("token spellings of SentencePiece are shown as text (▁ as a space)")
        }
    }
}

/// A token as RWKV vocabularies write it, as a Python literal without its quotes: `\\n`, `\\xe4`.
/// Bytes that are no text by themselves are spelled `<0xE4>`.
pub(crate) fn unescaped(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token;
    while let Some(at) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..at]);
        let (escape, length) = escape(&rest[at + 1..]);
        bytes.extend(escape);
        rest = &rest[at + 1 + length..];
    }
    bytes.extend(rest.as_bytes());
    shown(&bytes)
}

/// What stands behind a backslash: its bytes, and how long it is in the text.
fn escape(text: &str) -> (Vec<u8>, usize) {
    let code = |digits: usize| {
        let hex = text.get(1..=digits)?;
        u32::from_str_radix(hex, 16).ok().map(|code| (code, 1 + digits))
    };
    let character = |digits| {
        let (code, length) = code(digits)?;
        Some((char::from_u32(code)?.to_string().into_bytes(), length))
    };
    let found = match text.as_bytes().first() {
        Some(b'n') => Some((vec![b'\n'], 1)),
        Some(b't') => Some((vec![b'\t'], 1)),
        Some(b'r') => Some((vec![b'\r'], 1)),
        Some(&quoted @ (b'\\' | b'\'' | b'"')) => Some((vec![quoted], 1)),
        Some(b'x') => code(2).map(|(code, length)| (vec![code as u8], length)),
        Some(b'u') => character(4),
        Some(b'U') => character(8),
        _ => None,
    };
    found.unwrap_or((vec![b'\\'], 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_and_lone_bytes_are_shown() {
        let tokens = [r"\n", r"\xe4\xb8", r"\xe6\x97\xa5", r"a\\b", r"\q", "\\", " king"];
        let texts = ["\n", "<0xE4><0xB8>", "日", r"a\b", r"\q", "\\", " king"];
        assert_eq!(tokens.map(unescaped), texts);
    }
}
