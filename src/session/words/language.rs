//! Which language is spoken.

use std::cell::Cell;

use reactive_graph::{
    graph::Observer,
    signal::ArcTrigger,
    traits::{Notify, Track},
};

use super::{ENGLISH, Words};

thread_local! {
    /// The words in use. A page has one thread; tests that run beside each other do not hear each
    /// other.
    static SPOKEN: Cell<&'static Words> = const { Cell::new(&ENGLISH) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// A language of the interface, in the order of their own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Deutsch.
    German,
    /// English.
    English,
    /// Español.
    Spanish,
    /// Français.
    French,
    /// Italiano.
    Italian,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::German, Self::English, Self::Spanish, Self::French, Self::Italian, Self::Chinese];

    /// Its tag in addresses, files and attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Italian => "it",
            Self::Chinese => "zh",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::German => "Deutsch",
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::Italian => "Italiano",
            Self::Chinese => "简体中文",
        }
    }

    /// The language of a tag such as `de-AT`, whatever its region.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first of some tags that is spoken here; English for readers of none of them.
    pub fn wanted<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::of_tag).unwrap_or(Self::English)
    }
}

/// The words in use. Where a view or a memo asks, it follows the language.
pub fn words() -> &'static Words {
    if Observer::get().is_some() {
        CHANGED.with(Track::track);
    }
    SPOKEN.get()
}

/// Speaks these from now on.
pub fn speak(words: &'static Words) {
    SPOKEN.set(words);
    CHANGED.with(Notify::notify);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{chinese, french, german, italian, spanish};

    #[test]
    fn a_language_is_found_whatever_its_region_and_english_is_for_all_others() {
        let table: [(&[&str], Language); 6] = [
            (&["de-AT"], Language::German),
            (&["DE"], Language::German),
            (&["tlh", "fr-CA", "en"], Language::French),
            (&["zh_Hans_CN"], Language::Chinese),
            (&["en-GB", "de"], Language::English),
            (&["", "tlh"], Language::English),
        ];
        for (tags, language) in table {
            assert_eq!(Language::wanted(tags.iter().copied()), language, "{tags:?}");
        }
    }

    #[test]
    fn words_say_their_language() {
        let all = [
            &german::WORDS,
            &ENGLISH,
            &spanish::WORDS,
            &french::WORDS,
            &italian::WORDS,
            &chinese::WORDS,
        ];
        for (language, words) in Language::ALL.into_iter().zip(all) {
            assert_eq!((language.tag(), language.name()), (words.tag, words.name));
        }
    }

    #[test]
    fn what_is_spoken_is_what_is_said() {
        speak(&german::WORDS);
        assert_eq!(words().tag, "de");
        speak(&ENGLISH);
        assert_eq!(words().tag, "en");
    }
}
