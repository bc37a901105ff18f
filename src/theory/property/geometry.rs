//! The three inner products between directions of unembeddings.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use crate::{analysis::Analysis, linalg::transposed_times};

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
            Self::Euclidean => Image::new(directions, None),
            Self::Causal => {
                let right = model.causal() * &directions;
                Image::new(directions, Some(right))
            }
            Self::Profile => Image::new(profiles(model.f(), &directions), None),
        }
    }

    /// The image in a moved model from the one in `origin`, which it was moved from: O(n · d) where
    /// the move concerns few directions. `None` where that is not exact algebra or not quicker than
    /// [`Self::image`].
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
                let right = model.causal_from(origin)?.dual().apply_f(known.right());
                Some(Image::new(directions(model), Some(right)))
            }
            Self::Profile => {
                let mut change = model.log_odds_change(origin, &directions(origin))?;
                centre_columns(&mut change);
                Some(Image::new(&known.left + change, None))
            }
        }
    }

    /// Cosine of two directions; NaN when one has length zero in this geometry.
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

/// n directions in a geometry: ⟨i, j⟩ = left_i · right_j.
#[derive(Debug, Clone)]
pub struct Image {
    left: DMatrix<f64>,
    right: Option<DMatrix<f64>>,
    norms: Vec<f64>,
}

impl Image {
    fn new(left: DMatrix<f64>, right: Option<DMatrix<f64>>) -> Self {
        let other = right.as_ref().unwrap_or(&left);
        // Rounding can make the square of a length of zero negative.
        let norms = left
            .column_iter()
            .zip(other.column_iter())
            .map(|(l, r)| l.dot(&r).max(0.0).sqrt())
            .collect();
        Self { left, right, norms }
    }

    /// Directions as they are, or as a linear map shows them: the inner product is that of the
    /// columns.
    pub fn of_columns(columns: DMatrix<f64>) -> Self {
        Self::new(columns, None)
    }

    /// How many directions there are.
    pub fn len(&self) -> usize {
        self.left.ncols()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn right(&self) -> &DMatrix<f64> {
        self.right.as_ref().unwrap_or(&self.left)
    }

    /// ⟨i, j⟩.
    pub fn dot(&self, i: usize, j: usize) -> f64 {
        self.left.column(i).dot(&self.right().column(j))
    }

    /// √⟨i, i⟩.
    pub fn norm(&self, i: usize) -> f64 {
        self.norms[i]
    }

    /// ‖i − β j‖ / ‖i‖ with the best β: the sine of the angle. NaN when one has length zero.
    pub fn residual(&self, i: usize, j: usize) -> f64 {
        let cosine = self.cosine(i, j);
        let squared = 1.0 - cosine * cosine;
        if squared > FAR_FROM_PARALLEL || self.right.is_some() {
            return squared.sqrt();
        }
        let factor = cosine * self.norm(i) / self.norm(j);
        (self.left.column(i) - self.left.column(j) * factor).norm() / self.norm(i)
    }

    /// Cosine of directions i and j; NaN when one has length zero.
    pub fn cosine(&self, i: usize, j: usize) -> f64 {
        (self.dot(i, j) / (self.norm(i) * self.norm(j))).clamp(-1.0, 1.0)
    }

    /// All inner products, `n × n`.
    pub fn gram(&self) -> DMatrix<f64> {
        transposed_times(&self.left, self.right())
    }

    /// Cosine of each direction with the sum of the others: leave-one-out agreement of a family.
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
