//! The three inner products between directions of unembeddings.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use crate::{analysis::Analysis, linalg::transposed_times};

use super::leftover::VANISHED;

/// An inner product ⟨a, b⟩ on the space of g.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Geometry {
    /// a^T b: kept only by rotations.
    Euclidean,
    /// a^T Σ_g⁺ b (Park et al. 2024): kept by any gauge.
    Causal,
    /// a^T H_c b: identifiable.
    Profile,
}

impl Geometry {
    /// All three, in display order.
    pub const ALL: [Self; 3] = [Self::Euclidean, Self::Causal, Self::Profile];

    /// Name in titles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Euclidean => "Euclidean",
            Self::Causal => "causal",
            Self::Profile => "profile",
        }
    }

    /// Directions (`d × n`) made ready for inner products, in one matrix product.
    pub fn image(self, model: &Analysis, directions: DMatrix<f64>) -> Image {
        match self {
            Self::Euclidean => Image::new(directions),
            Self::Causal => Image::new(model.whitened(directions)),
            Self::Profile => {
                let mut seen = profiles(model.f(), &directions);
                let size = VANISHED * model.f().norm() / model.amplification();
                for (mut profile, direction) in seen.column_iter_mut().zip(directions.column_iter())
                {
                    // Nothing but rounding is left of it: it has no direction.
                    if profile.norm() <= size * direction.norm() {
                        profile.fill(0.0);
                    }
                }
                Image::new(seen)
            }
        }
    }

    /// The image of n directions (`d × n`) in a moved model from the one in `origin`, which it was
    /// moved from: O(n · d) where the move concerns few directions. `None` where that is not exact
    /// algebra or not quicker than [`Self::image`].
    pub fn carried(
        self,
        known: &Image,
        origin: &Analysis,
        model: &Analysis,
        directions: impl Fn(&Analysis) -> DMatrix<f64>,
    ) -> Option<Image> {
        match self {
            Self::Euclidean => None,
            Self::Causal => {
                let shared = Arc::ptr_eq(model.token_spread(), origin.token_spread());
                shared.then(|| known.clone())
            }
            Self::Profile => {
                let mut change = model.log_odds_change(origin, &directions(origin))?;
                centre_columns(&mut change);
                Some(Image::new(&known.columns + change))
            }
        }
    }

    /// Cosine of two directions of d components; NaN when one has length zero in this geometry.
    pub fn cosine(self, model: &Analysis, a: &DVector<f64>, b: &DVector<f64>) -> f64 {
        self.image(model, DMatrix::from_columns(&[a.clone(), b.clone()])).cosine(0, 1)
    }
}

/// Log-odds that each direction (`d × n`) induces over the contexts `f` (`d × S`), minus their
/// mean: `S × n`.
pub(super) fn profiles(f: &DMatrix<f64>, directions: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = transposed_times(f, directions);
    centre_columns(&mut out);
    out
}

/// Takes the mean of each column out of it.
pub(super) fn centre_columns(m: &mut DMatrix<f64>) {
    for mut column in m.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
}

/// Squared sine above which a residual from the cosine has lost no digits that matter.
const FAR_FROM_PARALLEL: f64 = 1e-3;

/// n directions in a geometry, as columns whose products are ⟨i, j⟩.
#[derive(Debug, Clone)]
pub struct Image {
    columns: DMatrix<f64>,
    norms: Vec<f64>,
}

impl Image {
    fn new(columns: DMatrix<f64>) -> Self {
        let norms = columns.column_iter().map(|column| column.norm()).collect();
        Self { columns, norms }
    }

    /// Directions as they are, or as a linear map shows them, one a column: the inner product is
    /// that of the columns.
    pub fn of_columns(columns: DMatrix<f64>) -> Self {
        Self::new(columns)
    }

    /// How many directions there are.
    pub fn len(&self) -> usize {
        self.columns.ncols()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// ⟨i, j⟩.
    pub fn dot(&self, i: usize, j: usize) -> f64 {
        self.columns.column(i).dot(&self.columns.column(j))
    }

    /// √⟨i, i⟩.
    pub fn norm(&self, i: usize) -> f64 {
        self.norms[i]
    }

    /// ‖i − β j‖ / ‖i‖ with the best β: the sine of the angle. NaN when one has length zero.
    pub fn residual(&self, i: usize, j: usize) -> f64 {
        let cosine = self.cosine(i, j);
        let squared = 1.0 - cosine * cosine;
        if squared > FAR_FROM_PARALLEL {
            return squared.sqrt();
        }
        let factor = cosine * self.norm(i) / self.norm(j);
        (self.columns.column(i) - self.columns.column(j) * factor).norm() / self.norm(i)
    }

    /// Cosine of directions i and j; NaN when one has length zero.
    pub fn cosine(&self, i: usize, j: usize) -> f64 {
        (self.dot(i, j) / (self.norm(i) * self.norm(j))).clamp(-1.0, 1.0)
    }

    /// All inner products, `n × n`.
    pub fn gram(&self) -> DMatrix<f64> {
        transposed_times(&self.columns, &self.columns)
    }

    /// Cosine of each direction with the sum of the others, n numbers: leave-one-out agreement of a
    /// family.
    pub fn leave_one_out(&self) -> Vec<f64> {
        let gram = self.gram();
        let total: f64 = gram.sum();
        (0..self.len())
            .map(|i| {
                let (own, row) = (gram[(i, i)], gram.column(i).sum());
                (row - own) / (own * (total - 2.0 * row + own)).sqrt()
            })
            .collect()
    }
}
