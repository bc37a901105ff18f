//! Token spellings of tokenizers turned into text.

use std::{collections::HashMap, sync::LazyLock};

/// How a vocabulary spells bytes and spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenSpelling {
    /// As text.
    Plain,
    /// Byte-level BPE (GPT-2): each byte is a printable character, a space is `Ġ`.
    ByteLevel,
    /// SentencePiece: a space is `▁`.
    SentencePiece,
}

/// The byte that each character of byte-level BPE stands for: printable Latin-1 for itself, the
/// others from U+0100 on.
static BYTES: LazyLock<HashMap<char, u8>> = LazyLock::new(|| {
    let printable = |b: &u8| matches!(b, b'!'..=b'~' | 0xa1..=0xac | 0xae..=0xff);
    let shifted = (0..=u8::MAX).filter(|b| !printable(b)).zip('\u{100}'..).map(|(b, c)| (c, b));
    (0..=u8::MAX).filter(printable).map(|b| (char::from(b), b)).chain(shifted).collect()
});

impl TokenSpelling {
    /// The spelling that a vocabulary uses, by the marks in it.
    pub fn of<'a>(tokens: impl Iterator<Item = &'a str>) -> Self {
        let (mut byte_level, mut sentence_piece) = (0usize, 0usize);
        for token in tokens {
            byte_level += usize::from(token.starts_with('Ġ'));
            sentence_piece += usize::from(token.starts_with('▁'));
        }
        match () {
            () if byte_level > sentence_piece => Self::ByteLevel,
            () if sentence_piece > 0 => Self::SentencePiece,
            () => Self::Plain,
        }
    }

    /// The text of a token. Bytes that are no text by themselves are spelled `<0xE2>`.
    pub fn text(self, token: &str) -> String {
        match self {
            Self::Plain => token.to_string(),
            Self::SentencePiece => token.replace('▁', " "),
            Self::ByteLevel => {
                byte_level(token).map_or_else(|| token.to_string(), |bytes| shown(&bytes))
            }
        }
    }

    /// The tokens as the file spells them, where that is not as text; else nothing.
    pub fn kept(self, tokens: Vec<String>) -> Vec<String> {
        if self == Self::Plain { Vec::new() } else { tokens }
    }
}

/// The bytes that a token of byte-level BPE spells; none where a character spells no byte.
pub fn byte_level(token: &str) -> Option<Vec<u8>> {
    token.chars().map(|c| BYTES.get(&c).copied()).collect()
}

/// Bytes as text; those that are no text are spelled `<0xE2>`.
pub fn shown(bytes: &[u8]) -> String {
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
        let spelling = TokenSpelling::of(["Ġthe", "Ġof", "▁"].into_iter());
        assert_eq!(spelling, TokenSpelling::ByteLevel);
        assert_eq!(
            ["Ġthe", "Ċ", "Ã©", "âĢ", "日"].map(|t| spelling.text(t)),
            [" the", "\n", "é", "<0xE2><0x80>", "日"]
        );
    }

    #[test]
    fn all_256_bytes_have_a_character() {
        assert_eq!(BYTES.len(), 256);
    }

    #[test]
    fn sentence_piece_spelling_is_undone() {
        let spelling = TokenSpelling::of(["▁the", "<0x0A>"].into_iter());
        assert_eq!(["▁the", "<0x0A>"].map(|t| spelling.text(t)), [" the", "<0x0A>"]);
    }
}
