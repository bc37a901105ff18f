//! Why there is no plane.

use thiserror::Error;

/// Why there is no such plane.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlaneError {
    /// A line has no plane.
    #[error("the model has {d} dimension; a plane needs at least 2")]
    TooFewDimensions {
        /// Dimension found.
        d: usize,
    },
    /// An index past the end.
    #[error("{what} {index} does not exist; there are {len}")]
    Index {
        /// Tokens, contexts or axes.
        what: &'static str,
        /// Index found.
        index: usize,
        /// How many there are.
        len: usize,
    },
    /// Numbers of another dimension.
    #[error("the direction has {found} components; expected {d}")]
    Width {
        /// Components found.
        found: usize,
        /// Dimension of the model.
        d: usize,
    },
    /// A direction of length zero.
    #[error("{what} has no direction: the difference is zero")]
    NoDirection {
        /// Which direction.
        what: String,
    },
    /// A family without pairs.
    #[error("the family has no pair")]
    EmptyFamily,
    /// No vectors, or all alike.
    #[error("principal components need {what} that differ")]
    NoSpread {
        /// Tokens, contexts or either.
        what: &'static str,
    },
}
