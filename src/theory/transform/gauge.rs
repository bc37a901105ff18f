//! A gauge: one invertible map of R^d, as both sides of a model undergo it.

use super::LinearMap;

/// A gauge A: embeddings move by A, unembeddings by its dual A⁻ᵀ, so that f·g stays what it is.
/// The dual is found once, with the gauge.
///
/// ```
/// use nalgebra::DMatrix;
/// use theory::transform::{Gauge, LinearMap};
///
/// let a = LinearMap::dense(DMatrix::from_row_slice(2, 2, &[2.0, 1.0, 0.0, 1.0]))?;
/// let gauge = Gauge::from(a);
/// let f = DMatrix::from_column_slice(2, 1, &[1.0, 3.0]);
/// let g = DMatrix::from_column_slice(2, 1, &[4.0, -1.0]);
/// let (moved_f, moved_g) = (gauge.on_f().apply_f(&f), gauge.on_g().apply_f(&g));
/// assert!(moved_f != f && (moved_f.dot(&moved_g) - f.dot(&g)).abs() < 1e-12);
/// # Ok::<(), theory::transform::Singular>(())
/// ```
#[derive(Debug, Clone)]
pub struct Gauge {
    on_f: LinearMap,
    on_g: LinearMap,
}

impl From<LinearMap> for Gauge {
    fn from(a: LinearMap) -> Self {
        Self { on_g: a.dual(), on_f: a }
    }
}

impl Gauge {
    /// A, what embeddings undergo.
    pub fn on_f(&self) -> &LinearMap {
        &self.on_f
    }

    /// A⁻ᵀ, what unembeddings undergo.
    pub fn on_g(&self) -> &LinearMap {
        &self.on_g
    }

    /// Both, that of embeddings first.
    pub fn into_sides(self) -> [LinearMap; 2] {
        [self.on_f, self.on_g]
    }
}
