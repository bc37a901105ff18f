//! Files to take away: the pictures, and the numbers behind them.

mod animation;
mod bidi;
mod caption;
mod code;
mod decimals;
mod file_name;
mod film;
mod font;
mod names;
mod numbers;
mod paper;
mod pdf;
mod sketch;
mod svg;
mod tikz;

pub use animation::{MOST_FRAMES, Timing, archive};
pub use caption::{Facts, caption};
pub use code::code;
pub use file_name::file_name;
pub use film::{Film, FilmKind};
pub use font::Fonts;
pub use names::names;
pub use numbers::{Names, csv, json, picture_rows};
pub use paper::{Paper, Preset, Unit};
pub use pdf::pdf;
pub use sketch::Sketch;
pub use svg::{Lettering, Letters, picture, svg};
pub use tikz::tikz;

/// Why a figure could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The surface refused.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
    /// What was drawn could not be packed.
    #[error("the figure could not be compressed: {0}")]
    Packing(String),
    /// The numbers could not be put into a table or an object.
    #[error("the numbers behind the figure could not be written: {0}")]
    Numbers(String),
    /// Files could not be put into an archive.
    #[error("the archive could not be written: {0}")]
    Archive(String),
    /// A file that should be a font is none.
    #[error(
        "the {what} font cannot be read: {error}; expected an OpenType file with TrueType outlines"
    )]
    Font {
        /// Which weight.
        what: &'static str,
        /// What is wrong with it.
        error: String,
    },
}
