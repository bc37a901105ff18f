//! A plane in R^d to look at or to bend: which one is meant, and its orthonormal basis.

mod direction;
mod error;
mod find;
mod principal;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

pub use direction::Direction;
pub use error::PlaneError;
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
    /// Where the linear moves of g so far carry a plane of the model as loaded; without any, that
    /// plane. See [`Composition::carried`](crate::transform::Composition::carried).
    Moved(Box<PlaneSpec>),
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
