//! All words of the interface, one file a panel, chosen once for the language of the reader.
//!
//! A panel's words are a struct: a field of text for each word, a function for each sentence with a
//! number or a name in it, since only code can say how another language forms its plural.
//! [`ENGLISH`] fills them all; another language is another [`Words`], and the compiler says what it
//! still lacks. Plain constants would be simpler, but no language could be chosen while the page
//! runs; files of messages with a parser would let a word be missing until somebody sees it. While
//! there is one language, the compiler sees through [`words`] and nothing is looked up.
//!
//! What stands elsewhere, because it is one thing with what it describes: the facts of a row (name,
//! meaning, measure: the `INFO` of each file of [`theory::property`]) with the notes and reasons
//! that are measured along with it, what a picture shows told in a sentence (beside its drawing),
//! the [`crate::glossary`], the names and meanings of the toy models and of the plane's presets,
//! errors (the `Display` of each boundary's enum), and the texts of lessons and of the page before
//! the program runs, which are files under `public/` and `index.html`. A translation finds those by
//! their ids.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Declares the words of a panel and their English in one place: the English is each field's
/// documentation.
macro_rules! words {
    (
        $(#[$about:meta])*
        $panel:ident {
            $($word:ident: $text:literal,)*
        }
        $(sentences {
            $(fn $sentence:ident($($argument:ident: $type:ty),*) $body:block)*
        })?
    ) => {
        $(#[$about])*
        pub struct $panel {
            $(#[doc = $text] pub $word: &'static str,)*
            $($(#[doc = concat!("`", stringify!($body), "`")] pub $sentence: fn($($type),*) -> String,)*)?
        }

        impl $panel {
            /// In English.
            pub const ENGLISH: Self = Self {
                $($word: $text,)*
                $($($sentence: |$($argument),*| $body,)*)?
            };
        }
    };
}

/// Makes [`Words`] of the panels, and its English of theirs.
macro_rules! panels {
    ($($file:ident: $panel:ident,)*) => {
        $(mod $file; pub use $file::$panel;)*

        /// The words of all panels.
        pub struct Words {
            $(#[doc = concat!("[`", stringify!($panel), "`]")] pub $file: $panel,)*
        }

        /// English.
        pub static ENGLISH: Words = Words { $($file: $panel::ENGLISH,)* };
    };
}

mod made;
pub mod number;
pub mod property;

panels! {
    board: Board,
    caption: Caption,
    choices: Choices,
    common: Common,
    compare: Compare,
    contexts: Contexts,
    directions: Directions,
    distribution: Distribution,
    experiments: Experiments,
    fates: Fates,
    figure: Figure,
    first_minute: FirstMinute,
    gallery: Gallery,
    headline: Headline,
    help: Help,
    inspector: Inspector,
    lesson: Lesson,
    model: Model,
    moves: Moves,
    opening: Opening,
    page: Page,
    palette: Palette,
    panels: Panels,
    session: Session,
    stage: Stage,
    steps: Steps,
    training: Training,
}

/// A language tag, and its words.
type Language = (&'static str, &'static Words);

/// The languages that the interface speaks; the first is for readers of none of them.
static LANGUAGES: &[Language] = &[("en", &ENGLISH)];

/// Which of them is spoken.
static SPOKEN: AtomicUsize = AtomicUsize::new(0);

/// The words in use.
pub fn words() -> &'static Words {
    match LANGUAGES {
        [(_, only)] => only,
        all => all.get(SPOKEN.load(Relaxed)).map_or(&ENGLISH, |(_, words)| words),
    }
}

/// Speaks the reader's language, e.g. `de-AT`, from now on if there are words for it. Gives the tag
/// of what is spoken.
pub fn speak(wanted: &str) -> &'static str {
    let at = place(LANGUAGES, wanted);
    SPOKEN.store(at, Relaxed);
    LANGUAGES.get(at).map_or("en", |(tag, _)| tag)
}

/// Where the wanted language stands, whatever its region; the first place if there is none.
fn place(languages: &[Language], wanted: &str) -> usize {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    languages.iter().position(|(tag, _)| primary(tag) == primary(wanted)).unwrap_or(0)
}

/// `one` or `many`, as English counts.
fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_whatever_its_region_and_unknown_ones_fall_back_to_the_first() {
        let languages: &[Language] = &[("en", &ENGLISH), ("de", &ENGLISH)];
        assert_eq!(
            ["de", "de-AT", "DE", "en-GB", "fr", ""].map(|tag| place(languages, tag)),
            [1, 1, 1, 0, 0, 0]
        );
    }

    #[test]
    fn what_is_spoken_is_said_by_its_tag() {
        assert_eq!(speak("en-US"), "en");
        assert_eq!(speak("tlh"), "en");
    }
}
