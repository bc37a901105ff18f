//! Clouds of points.

use serde::{Deserialize, Serialize};

/// Which side of the predictor a point comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Unembeddings g(y), one point a token.
    Tokens,
    /// Embeddings f(s), one point a context.
    Contexts,
}

/// One point of one cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PointRef {
    /// Its cloud.
    pub kind: Kind,
    /// Its column in the predictor's matrix.
    pub index: usize,
}

/// A projected cloud, one position a vector, in data coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Points {
    /// What the points are.
    pub kind: Kind,
    /// Positions, in the order of the predictor's columns; a position that is not finite is not drawn.
    pub xy: Vec<[f32; 2]>,
}
