//! Letters with their accents as one character (NFC).
//!
//! The tables for that are a twentieth of what a page would have to load, and every browser has
//! them: a program that runs in one says once who composes. Natively they are linked.

use std::{borrow::Cow, sync::OnceLock};

/// What composes a text.
pub type Composer = fn(&str) -> String;

static COMPOSER: OnceLock<Composer> = OnceLock::new();

/// From now on texts are composed by this; the first that is said stays.
pub fn compose_by(composer: Composer) {
    COMPOSER.get_or_init(|| composer);
}

/// A text in NFC: letters with their accents as one character where there is one. Files and
/// keyboards differ in this, words do not.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(stands_alone) {
        return text.into();
    }
    match COMPOSER.get().copied().or(OWN) {
        Some(compose) => compose(text).into(),
        None => text.into(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
const OWN: Option<Composer> = Some(|text| {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
});

#[cfg(target_arch = "wasm32")]
const OWN: Option<Composer> = None;

/// Whether a character is composed and joins no other: most letters that texts are written in. A
/// text of such characters is in NFC.
fn stands_alone(c: char) -> bool {
    matches!(c, ..'\u{300}'
        // Cyrillic, Hebrew, Arabic, Thai, Latin with several accents.
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}'
        | '\u{621}'..='\u{64a}' | '\u{e01}'..='\u{e30}' | '\u{1e00}'..='\u{1eff}'
        // Punctuation, arrows, signs of mathematics and frames.
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{2190}'..='\u{2328}'
        | '\u{2500}'..='\u{27bf}'
        // Kana, Chinese, Korean, wide Latin, emoji.
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff9d}'
        | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};

    use super::*;

    #[test]
    fn what_stands_alone_is_composed_and_joins_nothing() {
        for c in (char::MIN..=char::MAX).filter(|&c| stands_alone(c)) {
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
        }
    }

    #[test]
    fn letters_and_accents_become_one_character() {
        let texts = ["cafe\u{301}", "\u{1112}\u{1161}\u{11ab}", "\u{212b}", "か\u{3099}", "naïve"];
        assert_eq!(texts.map(composed), ["café", "한", "Å", "が", "naïve"]);
    }
}
