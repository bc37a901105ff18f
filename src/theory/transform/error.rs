//! Why a move is refused.

use nalgebra::DMatrix;
use thiserror::Error;

use crate::{linalg::LARGEST_SQUARE, plane::PlaneError};

/// Condition number above which a matrix counts as singular: at κ = 10⁶ a logit keeps about nine
/// digits.
pub const CONDITION_LIMIT: f64 = 1e6;

/// A matrix that is singular, or so nearly that the result would not mean anything.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("the matrix is {}: condition number {}, at most {limit:.0e} is \
    allowed", degree(.condition), in_figures(.condition))]
pub struct Singular {
    /// κ found; infinite when exactly singular.
    pub condition: f64,
    /// κ allowed.
    pub limit: f64,
    /// The nearest matrix within the limit, in the shape that was given; none for the zero matrix.
    pub suggestion: Option<DMatrix<f64>>,
}

fn degree(condition: &f64) -> &'static str {
    if condition.is_finite() { "nearly singular" } else { "singular" }
}

fn in_figures(condition: &f64) -> String {
    if condition.is_finite() { format!("{condition:.3e}") } else { "∞".into() }
}

/// There is no path of invertible matrices from I to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", without_path(*.singular))]
pub struct NoPath {
    /// Dimension of the matrix.
    pub dimension: usize,
    /// Whether it has no inverse itself.
    pub singular: bool,
}

fn without_path(singular: bool) -> &'static str {
    if singular {
        "det is 0: no path of invertible matrices ends at a singular one"
    } else {
        "det is negative: every path from the identity passes through a singular matrix; reflect \
        first"
    }
}

/// A refused step of the list.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("step {step}: {reason}")]
pub struct TransformError {
    /// Id of the refused step.
    pub step: u64,
    /// Why.
    pub reason: Refusal,
}

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// Not invertible.
    #[error(transparent)]
    Singular(#[from] Singular),
    /// The plane is not there.
    #[error(transparent)]
    Plane(#[from] PlaneError),
    /// More dimensions than matrices of all of them have room for.
    #[error(
        "matrices of all {d} dimensions are too large for the memory; expected at most \
        {LARGEST_SQUARE} dimensions: bend a plane instead"
    )]
    TooWide {
        /// Dimension of the space.
        d: usize,
    },
    /// A plane of the base model has no place in the reduced one.
    #[error(
        "the plane was found in {base} dimensions, but the model was reduced to {found} before \
        this step"
    )]
    PlaneAfterMinimal {
        /// Dimension of the base model.
        base: usize,
        /// Dimension now.
        found: usize,
    },
    /// A side of the model is empty.
    #[error("needs {what}, and this model has none")]
    Needs {
        /// Contexts or tokens.
        what: &'static str,
    },
    /// No hidden direction on this side.
    #[error("no room: {seen_by} spans all {d} dimensions, so nothing is hidden from it")]
    NoRoom {
        /// The subspace that sees everything.
        seen_by: &'static str,
        /// Dimension of the space.
        d: usize,
    },
    /// Padding would cut components off.
    #[error("cannot pad {d} dimensions to {to}; expected at least {d}")]
    PadTooSmall {
        /// Dimension now.
        d: usize,
        /// Dimension asked for.
        to: usize,
    },
    /// The distribution sees no direction at all.
    #[error(
        "the effective complexity is 0: every context predicts the same distribution, there is \
        nothing to reduce to"
    )]
    NothingSeen,
    /// A token index past the end.
    #[error("token {index} does not exist; there are {tokens}")]
    Token {
        /// Index found.
        index: usize,
        /// Tokens there are.
        tokens: usize,
    },
    /// A pair whose two tokens are the same vector.
    #[error("tokens {from} and {to} have the same unembedding: their difference has no direction")]
    NoDirection {
        /// From this token.
        from: usize,
        /// To this one.
        to: usize,
    },
    /// A matrix of another shape.
    #[error(
        "the matrix is {rows} × {columns} (first row of another length: {ragged:?}); expected {d} \
        × {d}"
    )]
    Shape {
        /// Rows found.
        rows: usize,
        /// Columns of the first row.
        columns: usize,
        /// First row of another length.
        ragged: Option<usize>,
        /// Dimension of the space.
        d: usize,
    },
    /// A number that cannot be used.
    #[error("{what} is {found}; expected {expected}")]
    Number {
        /// Which number.
        what: &'static str,
        /// What was found.
        found: f64,
        /// What is allowed.
        expected: &'static str,
    },
}
