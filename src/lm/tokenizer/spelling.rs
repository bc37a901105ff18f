//! How a vocabulary spells bytes and spaces, undone.

use std::{collections::HashMap, sync::LazyLock};

/// How the tokens of a vocabulary are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As text.
    Plain,
    /// Each byte is a printable character, a space is `Ġ` (GPT-2).
    ByteLevel,
    /// A space is `▁`, a byte without a token `<0xE2>`.
    SentencePiece,
}

/// The byte of each character: printable Latin-1 for itself, the others from U+0100 on.
static BYTES: LazyLock<HashMap<char, u8>> = LazyLock::new(|| {
    let printable = |b: &u8| matches!(b, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    let shifted = (0..=u8::MAX).filter(|b| !printable(b)).zip('\u{100}'..).map(|(b, c)| (c, b));
    (0..=u8::MAX).filter(printable).map(|b| (char::from(b), b)).chain(shifted).collect()
});

impl Spelling {
    /// The bytes of text that a token stands for.
    pub(super) fn bytes(self, token: &str) -> Vec<u8> {
        match self {
            Self::Plain => token.into(),
            Self::ByteLevel => {
                let bytes: Option<Vec<u8>> =
                    token.chars().map(|c| BYTES.get(&c).copied()).collect();
                bytes.unwrap_or_else(|| token.into())
            }
            Self::SentencePiece => {
                byte(token).map_or_else(|| token.replace('▁', " ").into_bytes(), |b| vec![b])
            }
        }
    }
}

/// The byte that `<0xE2>` spells.
pub(super) fn byte(token: &str) -> Option<u8> {
    let digits = token.strip_prefix("<0x")?.strip_suffix('>')?;
    let hexadecimal = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    hexadecimal.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

/// Bytes as text; those that are no text by themselves as `<0xE2>`.
pub(super) fn show(bytes: &[u8]) -> String {
    let chunk = |chunk: std::str::Utf8Chunk| {
        let broken: String = chunk.invalid().iter().map(|b| format!("<0x{b:02X}>")).collect();
        chunk.valid().to_string() + &broken
    };
    bytes.utf8_chunks().map(chunk).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_level_spelling_is_undone() {
        let text = |token| show(&Spelling::ByteLevel.bytes(token));
        assert_eq!(["Ġthe", "Ċ", "Ã©", "âĢ"].map(text), [" the", "\n", "é", "<0xE2><0x80>"]);
        assert_eq!(BYTES.len(), 256);
    }

    #[test]
    fn sentencepiece_spelling_is_undone() {
        let text = |token| show(&Spelling::SentencePiece.bytes(token));
        let spelled = ["▁the", "<0x0A>", "<0xC3>", "<0x+1>", "<0x123>"];
        assert_eq!(spelled.map(text), [" the", "\n", "<0xC3>", "<0x+1>", "<0x123>"]);
    }
}
