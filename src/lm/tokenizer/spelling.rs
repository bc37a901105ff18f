//! How a vocabulary spells bytes and spaces, undone to the byte.

use theory::model::{TokenSpelling, byte_level};

/// The bytes of text that a token stands for.
pub(super) fn bytes(spelling: TokenSpelling, token: &str) -> Vec<u8> {
    match spelling {
        TokenSpelling::Plain => token.into(),
        TokenSpelling::ByteLevel => byte_level(token).unwrap_or_else(|| token.into()),
        TokenSpelling::SentencePiece => {
            byte(token).map_or_else(|| token.replace('▁', " ").into_bytes(), |b| vec![b])
        }
    }
}

/// The byte that `<0xE2>` spells.
pub(super) fn byte(token: &str) -> Option<u8> {
    let digits = token.strip_prefix("<0x")?.strip_suffix('>')?;
    let hexadecimal = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    hexadecimal.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use theory::model::shown;

    use super::*;

    #[test]
    fn byte_level_spelling_is_undone() {
        let text = |token| shown(&bytes(TokenSpelling::ByteLevel, token));
        assert_eq!(["Ġthe", "Ċ", "Ã©", "âĢ"].map(text), [" the", "\n", "é", "<0xE2><0x80>"]);
    }

    #[test]
    fn sentencepiece_spelling_is_undone() {
        let text = |token| shown(&bytes(TokenSpelling::SentencePiece, token));
        let spelled = ["▁the", "<0x0A>", "<0xC3>", "<0x+1>", "<0x123>"];
        assert_eq!(spelled.map(text), [" the", "\n", "<0xC3>", "<0x+1>", "<0x123>"]);
    }
}
