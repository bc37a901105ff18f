//! Files to take away: the pictures, and the numbers behind them.

mod svg;

pub use svg::{SvgBackend, document};

/// Why a figure could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The surface refused.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
}
