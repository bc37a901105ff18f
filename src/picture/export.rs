//! Files to take away: the pictures, and the numbers behind them.

mod animation;
mod bidi;
mod caption;
mod code;
mod decimals;
mod failure;
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
pub use failure::Failure;
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
