//! A plane in R^d to look at or to bend: which one is meant, and its orthonormal basis.

mod direction;
mod find;
mod principal;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use direction::Direction;
pub use principal::{Principal, Spread, principal_components, principal_of_covariance};

/// Which plane; plain data. Indices are those of the model it is found on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PlaneSpec {
    /// x along g(to) − g(from) of the first pair, y along what is orthogonal to it in the second.
    ConceptPair {
        /// (from, to) tokens of x.
        a: (usize, usize),
        /// (from, to) tokens of y.
        b: (usize, usize),
    },
    /// The same for differences of context embeddings.
    ContextPair {
        /// (from, to) contexts of x.
        a: (usize, usize),
        /// (from, to) contexts of y.
        b: (usize, usize),
    },
    /// x along the mean difference of a family of token pairs, y the first principal component of
    /// what is left of its tokens.
    Family {
        /// (from, to) tokens.
        pairs: Vec<(usize, usize)>,
    },
    /// The first two principal components.
    Pca {
        /// Of which vectors.
        which: Which,
    },
    /// Any two directions, orthonormalised in this order.
    TwoDirections {
        /// Along x.
        x: Direction,
        /// y is what is orthogonal to x in this one.
        y: Direction,
    },
}

/// Which vectors of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// Unembeddings.
    Tokens,
    /// Embeddings.
    Contexts,
    /// Both, each centred on its own mean.
    Both,
}

/// An orthonormal pair of axes with their names.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// `d × 2`, orthonormal columns x and y.
    pub basis: DMatrix<f64>,
    /// What to write on the axes.
    pub names: [String; 2],
    /// Whether the asked second direction was parallel to the first (or zero) and y is instead the
    /// largest spread of the tokens (or contexts) orthogonal to x.
    pub fallback: bool,
}

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
