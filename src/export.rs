//! Files to take away: the pictures, and the numbers behind them.

mod caption;
mod file_name;
mod numbers;
mod paper;
mod svg;
mod tikz;

pub use caption::{Facts, caption};
pub use file_name::file_name;
pub use numbers::{Names, csv, json};
pub use paper::{Paper, Preset, Unit};
pub use svg::{SvgBackend, picture, svg};
pub use tikz::tikz;

/// Why a figure could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The surface refused.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
    /// The numbers could not be put into a table or an object.
    #[error("the numbers behind the figure could not be written: {0}")]
    Numbers(String),
}
