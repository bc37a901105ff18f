//! Texts that should be UTF-8 and are not: one word in a million must not refuse a file.

use std::borrow::Cow;

/// What stands for bytes that are no text.
const REPLACEMENT: char = '\u{fffd}';

/// The characters of windows-1252 from 0x80 on that are not those of Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes texts one by one and remembers those that are not UTF-8, as only all of them together
/// tell whether they are Latin-1 or broken.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// Place in the list of texts, and bytes.
    broken: Vec<(usize, Vec<u8>)>,
    /// How many texts were not UTF-8, kept or not.
    count: u64,
    /// Whether a text had characters of several bytes, as UTF-8 has.
    multibyte: bool,
}

impl Decoder {
    /// The text that will stand at place `at` of the list, bytes that are none replaced.
    pub(crate) fn decode<'a>(&mut self, at: usize, bytes: &'a [u8]) -> Cow<'a, str> {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                self.multibyte |= !text.is_ascii();
                text.into()
            }
            Err(error) => {
                let valid = &bytes[..error.valid_up_to()];
                self.multibyte |= !valid.is_ascii() || has_begun_character(bytes);
                self.count += 1;
                self.broken.retain(|(place, _)| *place != at);
                self.broken.push((at, bytes.to_vec()));
                String::from_utf8_lossy(bytes)
            }
        }
    }

    /// Reads those texts as Latin-1 that are it, in a file without any UTF-8; says what was done.
    pub(crate) fn finish(self, texts: &mut [String], file: &str) -> Option<String> {
        if self.count == 0 {
            return None;
        }
        if !self.multibyte {
            for (at, bytes) in &self.broken {
                if let Some(text) = texts.get_mut(*at) {
                    *text = bytes.iter().copied().map(latin).collect();
                }
            }
        }
        let how = if self.multibyte {
            format!("shown with {REPLACEMENT}")
        } else {
            "read as Latin-1".into()
        };
        let words = if self.count == 1 { "text is" } else { "texts are" };
        Some(format!("{file}: {} {words} not UTF-8, {how}", self.count))
    }
}

/// A text that is not UTF-8 line by line as what it may be instead, and what to say of that.
pub(crate) fn decoded(bytes: &[u8], file: &str) -> (String, Option<String>) {
    let mut decoder = Decoder::default();
    let lines = bytes.split(|&b| b == b'\n').enumerate();
    let mut lines: Vec<String> =
        lines.map(|(at, line)| decoder.decode(at, line).into_owned()).collect();
    let note = decoder.finish(&mut lines, file);
    (lines.join("\n"), note)
}

/// The character of a byte in windows-1252, which holds Latin-1.
fn latin(byte: u8) -> char {
    WINDOWS.get(usize::from(byte.wrapping_sub(0x80))).copied().unwrap_or(char::from(byte))
}

/// Whether somewhere a character of several bytes begins as in UTF-8: a leading byte and at least
/// one more. In Latin-1 that would be an accented letter before a sign.
fn has_begun_character(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| matches!(pair, [0xc2..=0xf4, 0x80..=0xbf]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(words: &[&[u8]]) -> (Vec<String>, Option<String>) {
        let mut decoder = Decoder::default();
        let mut texts: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(i, word)| decoder.decode(i, word).into_owned())
            .collect();
        let warning = decoder.finish(&mut texts, "w.bin");
        (texts, warning)
    }

    #[test]
    fn a_cut_character_is_replaced_and_counted() {
        let (texts, warning) = decoded(&["日本語".as_bytes(), b"\xe6\x97\xa5\xe6\x9c"]);
        assert_eq!(texts, ["日本語", "日\u{fffd}"]);
        assert!(warning.is_some_and(|w| w.contains("1 text is not UTF-8")));
    }

    #[test]
    fn words_of_a_file_without_utf8_are_latin_1() {
        let (texts, warning) = decoded(&[b"caf\xe9", b"tea", b"\x80uro"]);
        assert_eq!(texts, ["café", "tea", "€uro"]);
        assert!(warning.is_some_and(|w| w.contains("2 texts are not UTF-8, read as Latin-1")));
    }

    #[test]
    fn whole_texts_are_not_spoken_of() {
        assert_eq!(decoded(&[b"tea", "é".as_bytes()]).1, None);
    }
}
