//! Whether a fact is exact: what is left over of it relative to what went in.
//!
//! A residual shrinks and grows with κ, so that no threshold on it tells an exact fact from another
//! one. With the linear part of the moves undone it is that of the model as loaded, and is held
//! against what the resolution of the stored numbers and rounding explain of it.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use crate::{
    analysis::{Analysis, Level},
    linalg::transposed_times,
    model::Resolution,
};

use super::residual::parallelism;

/// Rounding of a computed vector in units of ε: products of a few hundred terms, of both signs.
const ROUNDING: f64 = 64.0 * f64::EPSILON;

/// No numbers are so coarse that more than this is called exact.
const COARSEST: f64 = 0.1;

/// Lengths up to this, relative to what they were computed from, are nothing but rounding.
pub(super) const VANISHED: f64 = 1e-13;

/// What is left over of a fact that theory speaks of as exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Leftover {
    /// The residual with the linear part of the moves undone.
    pub(super) residual: f64,
    /// By how much an error of the stored vectors, relative to their lengths, is multiplied.
    pub(super) stored: f64,
    /// The same of rounding in the moved ones.
    pub(super) rounding: f64,
}

/// What was found of an exact fact: not exact where the residual exceeds both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Exactness {
    /// What is left over, relative to what went in: the linear part of all moves undone.
    pub residual: f64,
    /// How much of that the resolution of the stored numbers explains.
    pub stored: f64,
    /// How much of it rounding under κ explains.
    pub rounding: f64,
}

impl Exactness {
    /// `stored` is what the model as loaded says of its numbers, with half a unit in the last place
    /// of these.
    pub(super) fn of(leftover: Leftover, stored: f64, unit: f64) -> Self {
        let at_most = |x: f64| if x.is_finite() { x.min(COARSEST) } else { COARSEST };
        Self {
            residual: leftover.residual,
            stored: at_most(stored * unit),
            rounding: at_most(leftover.rounding * ROUNDING),
        }
    }

    /// The larger of what explains a residual.
    pub fn explained(&self) -> f64 {
        self.stored.max(self.rounding)
    }

    /// Whether nothing is left over that is not explained, or less than `threshold`.
    pub fn holds(&self, threshold: f64) -> bool {
        self.residual <= self.explained().max(threshold)
    }
}

impl Leftover {
    /// Of b − a ~ d − c for the columns a, b, c, d (`d × 4`) of a side.
    pub(super) fn of_steps(level: &Level, condition: f64, ends: DMatrix<f64>) -> Self {
        let ends = level.undo(ends);
        let step = |i: usize| -> DVector<f64> { ends.column(i + 1) - ends.column(i) };
        let (first, second) = (step(0), step(2));
        let size = |i: usize, step: &DVector<f64>| {
            (ends.column(i).norm() + ends.column(i + 1).norm()) / step.norm()
        };
        let noise = size(0, &first) + size(2, &second);
        let (residual, _) = parallelism(&first, &second);
        Self { residual, stored: noise, rounding: noise * condition }
    }

    /// Of a fact about points (columns) with a residual in lengths of `side`.
    pub(super) fn of_points(
        level: &Level,
        condition: f64,
        points: DMatrix<f64>,
        residual: impl FnOnce(&DMatrix<f64>) -> (f64, f64),
    ) -> Self {
        let points = level.undo(points);
        let (residual, side) = residual(&points);
        let noise = points.column_iter().map(|point| point.norm()).sum::<f64>() / side;
        Self { residual, stored: noise, rounding: noise * condition }
    }

    /// Of products (columns of `factors`ᵀ times two steps, which have these ends): they are the
    /// same in every equivalent model.
    pub(super) fn of_products(products: [&DVector<f64>; 2], factors: f64, ends: [f64; 2]) -> Self {
        let (residual, _) = parallelism(products[0], products[1]);
        let size = |i: usize| 2.0 * factors * ends[i] / products[i].norm();
        let noise = size(0) + size(1);
        Self { residual, stored: noise, rounding: noise }
    }
}

/// The four columns of two pairs, `d × 4`.
pub(super) fn ends(vectors: &DMatrix<f64>, [(a, b), (c, d)]: [(usize, usize); 2]) -> DMatrix<f64> {
    vectors.select_columns(&[a, b, c, d])
}

/// Products up to this, in units of what errors of stored numbers make of them on average, are
/// nothing but these.
const SEEN: f64 = 2.0;

/// Whether a product of two steps with all vectors of the other side is nothing but rounding, of
/// doubles or of the stored numbers: of a direction that the other side does not see. `pairs` are
/// the ends of the steps among the vectors of a side (0 of f, 1 of g), of which the errors are
/// those of the model as loaded, whatever moves have made of their lengths since.
pub(super) fn is_unseen(
    model: &Analysis,
    products: [&DVector<f64>; 2],
    side: usize,
    pairs: [(usize, usize); 2],
) -> bool {
    let loaded = model.as_loaded().model();
    let clouds = [loaded.f().vectors(), loaded.g().vectors()];
    let others = clouds[1 - side];
    let unit =
        model.as_loaded().resolutions().map(Resolution::unit).into_iter().fold(0.0, f64::max);
    // The root mean square over components of independent errors, evenly distributed.
    let stored = SEEN * unit / (3.0 * others.nrows() as f64).sqrt();
    let share = stored.max(VANISHED);
    let ends = end_norms(clouds[side], pairs);
    products.iter().zip(ends).any(|(product, ends)| product.norm() <= share * others.norm() * ends)
}

/// ‖from‖ + ‖to‖ of two pairs.
pub(super) fn end_norms(vectors: &DMatrix<f64>, pairs: [(usize, usize); 2]) -> [f64; 2] {
    pairs.map(|(from, to)| vectors.column(from).norm() + vectors.column(to).norm())
}

/// An affine fit of targets by sources (columns), seen from the samples: what a fit can reach is
/// the same whatever linear map both sides undergo.
pub(super) struct AffineFit {
    rows: DMatrix<f64>,
    deviations: Vec<f64>,
}

impl AffineFit {
    /// Directions of the centred sources with singular values up to `rtol` times the largest, or up
    /// to `noise`, are left out.
    pub(super) fn on(sources: &DMatrix<f64>, rtol: f64, noise: f64) -> Self {
        let svd = crate::linalg::thin_svd(&crate::linalg::centred(sources));
        let cut = noise.max(rtol * svd.s.first().copied().unwrap_or(0.0));
        let r = svd.s.iter().take_while(|&&s| s > cut).count();
        Self { rows: svd.vt.rows(0, r).clone_owned(), deviations: svd.s[..r].to_vec() }
    }

    /// The fitted targets, `m × n`.
    pub(super) fn fitted(&self, targets: &DMatrix<f64>) -> DMatrix<f64> {
        let mean = crate::linalg::mean(targets);
        let mut fitted = crate::linalg::centred(targets) * self.rows.transpose() * &self.rows;
        fitted.column_iter_mut().for_each(|mut column| column += &mean);
        fitted
    }

    /// What is left over of the targets relative to their spread, where an error relative to
    /// `sizes` (of sources and targets, Frobenius norms) went in.
    pub(super) fn leftover(
        &self,
        targets: &DMatrix<f64>,
        sizes: [f64; 2],
        condition: f64,
    ) -> Leftover {
        let centred = crate::linalg::centred(targets);
        let coordinates = transposed_times(&centred.transpose(), &self.rows.transpose());
        let spread = centred.norm();
        let residual = (&coordinates * &self.rows - &centred).norm() / spread;
        let mut map = coordinates;
        for (mut column, s) in map.column_iter_mut().zip(&self.deviations) {
            column /= *s;
        }
        let noise = (sizes[1] + map.norm() * sizes[0]) / spread;
        Leftover { residual, stored: noise, rounding: noise * condition }
    }
}
