//! All words of the interface, one file a panel, chosen once for the language of the reader.
//!
//! A panel's words are a struct: a field of text for each word, a function for each sentence with a
//! number or a name in it, since only code can say how another language forms its plural.
//! [`ENGLISH`] fills them all; another language is another [`Words`], and the compiler says what it
//! still lacks. Plain constants would be simpler, but no language could be chosen while the page
//! runs; files of messages with a parser would let a word be missing until somebody sees it. The
//! page fetches the code of a language, like that of the views of the rest, when it is first
//! spoken.
//!
//! English stands elsewhere where it is one thing with what it describes: the facts of a row (name,
//! meaning, measure: the `INFO` of each file of [`theory::property`]), the [`crate::glossary`], the
//! errors, what is drawn together with its words (titles of pictures, toy models, presets of the
//! plane), and what is read from files ([`files`]). Other languages find the first two by their ids
//! ([`facts`]), why a row is not testable by its type ([`untestable`]), and the others by their
//! patterns ([`spoken`], [`of_files`]). The
//! texts of lessons are files under `public/`. Details of damaged files, and the page before the
//! program runs, speak English alone.

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
            $($(
                #[doc = concat!("`", stringify!($body), "`")]
                pub $sentence: fn($($type),*) -> String,
            )*)?
        }

        impl $panel {
            /// In English.
            pub const ENGLISH: Self = Self {
                $($word: $text,)*
                $($($sentence: |$($argument),*| $body,)*)?
            };

            /// Its words, in their order; sentences that hold data are not among them.
            pub fn texts(&self) -> Vec<&'static str> {
                vec![$(self.$word),*]
            }

            /// The same with what they are called here.
            pub fn named(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($word), self.$word)),*]
            }
        }
    };
}

/// Makes [`Words`] of the panels, and its English of theirs.
macro_rules! panels {
    ($($file:ident: $panel:ident,)*) => {
        $(mod $file; pub use $file::$panel;)*

        /// All words of a language.
        pub struct Words {
            /// Its tag, e.g. `de`.
            pub tag: &'static str,
            /// Its name in itself.
            pub name: &'static str,
            /// What stands before the decimals of a number.
            pub decimal: char,
            /// What stands between the thousands of a count.
            pub thousands: &'static str,
            /// What stands between the parts of a list.
            pub list: &'static str,
            /// What opens and closes a quotation.
            pub quotes: [&'static str; 2],
            /// The facts of the rows by their ids; empty where they are those of the rows.
            pub rows: &'static [(&'static str, RowWords)],
            /// The glossary, by id: word and meaning; empty where it is the glossary's own.
            pub terms: &'static [(&'static str, &'static str, &'static str)],
            /// How its terms are written in sentences, with their ids.
            pub written: &'static [(&'static str, &'static str)],
            /// What rows note, and why they are not testable.
            pub noted: Noted,
            /// Its own patterns for those of [`phrases::PHRASES`]; empty where they are the same.
            pub phrases: &'static [(&'static str, &'static str)],
            /// Its own patterns for those of [`files::FILES`]; empty where they are the same.
            pub files: &'static [(&'static str, &'static str)],
            /// Its own for those of [`names::NAMES`]; empty where they are the same.
            pub names: &'static [(&'static str, &'static str)],
            $(#[doc = concat!("[`", stringify!($panel), "`]")] pub $file: $panel,)*
        }

        impl Words {
            /// All words, in an order that all languages share; sentences that hold data are not
            /// among them.
            pub fn texts(&self) -> Vec<&'static str> {
                [$(self.$file.texts(),)*].concat()
            }
        }

        /// English.
        pub static ENGLISH: Words = Words {
            tag: "en",
            name: "English",
            decimal: '.',
            thousands: ",",
            list: ", ",
            quotes: ["“", "”"],
            rows: &[],
            terms: &[],
            written: &written::WRITTEN,
            phrases: &[],
            files: &[],
            names: &[],
            noted: Noted::ENGLISH,
            $($file: $panel::ENGLISH,)*
        };
    };
}

pub mod chinese;
mod facts;
pub mod files;
pub mod french;
pub mod german;
pub mod italian;
mod language;
mod made;
pub mod names;
mod noted;
pub mod number;
mod pattern;
pub mod phrases;
mod picture;
pub mod property;
pub mod spanish;
mod spoken;
mod written;

pub use each_move::{MoveWords, move_words};
pub use facts::{RowWords, facts};
pub use language::{Language, speak, words};
pub use noted::{Noted, Reasons, noted, notes, untestable};
pub use picture::{in_language, wording};
pub use spoken::{list_name, of_files, spoken};

panels! {
    board: Board,
    caption: Caption,
    choices: Choices,
    common: Common,
    compare: Compare,
    contexts: Contexts,
    directions: Directions,
    distribution: Distribution,
    drawn: Drawn,
    each_move: EachMove,
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
    notes: Notes,
    opening: Opening,
    page: Page,
    palette: Palette,
    panels: Panels,
    session: Session,
    stage: Stage,
    steps: Steps,
    training: Training,
}

/// `one` or `many`, as English counts.
fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
