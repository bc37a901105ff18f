//! What of a composed move is affine: where grids go, and what hidden moves depart from.

use nalgebra::{DMatrix, DVector};

use super::SideMap;

/// Where the vectors x of the loaded model would be if nothing hidden had come to them.
///
/// Contexts are at F f(s), tokens at G g(y) + c, with c from the shifts; hidden components come on
/// top. A plane of the space has an image under this part alone: a hidden move, which differs from
/// vector to vector, is no map of the space.
#[derive(Debug, Clone)]
pub struct AffinePart {
    /// F, `d′ × d`.
    pub f: SideMap,
    /// G, `d′ × d`.
    pub g: SideMap,
    /// c, `d′`; none for zero.
    pub origin_g: Option<DVector<f64>>,
    /// Whether hidden components have come to f.
    pub hidden_f: bool,
    /// Whether hidden components have come to g.
    pub hidden_g: bool,
}

impl AffinePart {
    /// Zero as one column, `d × 1`: nothing shifts f.
    pub fn origin_f(&self, d: usize) -> DMatrix<f64> {
        DMatrix::zeros(d, 1)
    }

    /// c as one column, `d × 1`; zero where nothing was shifted.
    pub fn origin_g(&self, d: usize) -> DMatrix<f64> {
        let zero = || DVector::zeros(d);
        DMatrix::from_columns(&[self.origin_g.clone().unwrap_or_else(zero)])
    }

    /// Whether some vector is elsewhere than the affine part takes it.
    pub fn hides(&self) -> bool {
        self.hidden_f || self.hidden_g
    }
}
