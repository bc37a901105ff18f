//! Clouds of points.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Which side of the predictor a point comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PointKind {
    /// Unembeddings g(y), one point a token.
    Tokens,
    /// Embeddings f(s), one point a context.
    Contexts,
}

/// One point of one cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PointRef {
    /// Its cloud.
    pub kind: PointKind,
    /// Its column in the predictor's matrix.
    pub index: usize,
}

/// A projected cloud, one position a vector, in data coordinates. Clones share the positions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Points {
    /// What the points are.
    pub kind: PointKind,
    /// Positions, in the order of the predictor's columns; a position that is not finite is not
    /// drawn.
    pub xy: Arc<Vec<[f32; 2]>>,
}

/// Clouds of fewer points than this are drawn larger.
const FEW: f64 = 400.0;
/// How much larger the points of the smallest clouds are.
const LARGEST: f64 = 2.4;

impl Points {
    /// How much larger than usual a point is drawn, 1 to 2.4: a handful of points must be seen from
    /// the back of a room.
    pub fn emphasis(&self) -> f64 {
        (FEW / self.xy.len().max(1) as f64).powf(0.25).clamp(1.0, LARGEST)
    }
}
