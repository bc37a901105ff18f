//! Bending one model into another: the fitted map as an invertible map of the whole space, and as a
//! move of the step list.

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    analysis::Analysis,
    linalg::{Subspace, times, transposed_times},
    transform::{Action, LinearMap, Recipe, Side, Singular},
};

use super::Maps;

/// Which of the two fits is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fitted {
    /// W: a ≈ W ã.
    Contexts,
    /// V⁻ᵀ: c ≈ V c̃, which contexts must follow if one map serves both sides. Tokens are many.
    Tokens,
}

/// Why the second model cannot be bent into the first by a gauge.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NoBend {
    /// Other complexities: no linear bijection between what predictions see.
    #[error(
        "the first model uses {one} dimensions for its predictions and the second {two}: no \
        invertible map between them"
    )]
    Complexity {
        /// k of the first model.
        one: usize,
        /// k of the second.
        two: usize,
    },
    /// More dimensions than the first model has.
    #[error(
        "the second model has {two} dimensions and the first {one}: a gauge keeps the number; \
        reduce the second first"
    )]
    Narrower {
        /// d of the first model.
        one: usize,
        /// d of the second.
        two: usize,
    },
    /// The fitted map is not invertible, or nearly not.
    #[error("the fitted map does not bend: {0}")]
    Singular(#[from] Singular),
    /// V is singular.
    #[error("the map fitted to the tokens is singular")]
    Tokens,
}

/// The second model as the first one would have it.
#[derive(Debug, Clone)]
pub struct Bend {
    /// Dimension of the second model before.
    from: usize,
    map: LinearMap,
}

impl Bend {
    /// A on R^d with P_M A f̃ = U_M W Ũ_Mᵀ f̃, and between what predictions do not see (M̃⊥ → M⊥)
    /// the rotation nearest to the identity: the identity itself where M = M̃. A second model of
    /// fewer dimensions is padded with zeros first.
    ///
    /// # Errors
    /// [`NoBend`], when the complexities differ, the second model has more dimensions, V is
    /// singular where the tokens are fitted, or κ(A) is above the limit.
    pub fn new(
        one: &Analysis,
        two: &Analysis,
        maps: &Maps,
        fitted: Fitted,
    ) -> Result<Self, NoBend> {
        let w = maps.core(fitted, one.rtol())?;
        let (d, from) = (one.model().d(), two.model().d());
        if from > d {
            return Err(NoBend::Narrower { one: d, two: from });
        }
        let target = one.m().basis().clone();
        let source = two.m().basis().clone().resize_vertically(d, 0.0);
        let mut a = times(&times(&target, &w), &source.transpose());
        if w.nrows() < d {
            let (outside, before) = (complement(&target), complement(&source));
            let turn = nearest_rotation(&transposed_times(&outside, &before));
            a += times(&times(&outside, &turn), &before.transpose());
        }
        Ok(Self { from, map: LinearMap::dense(a)? })
    }

    /// A, `d × d` with d of the first model.
    pub fn map(&self) -> &LinearMap {
        &self.map
    }

    /// The moves that do it: a gauge, after zeros where the second model has fewer dimensions.
    pub fn actions(&self) -> Vec<Action> {
        let a = self.map.matrix();
        let rows = a.row_iter().map(|row| row.iter().copied().collect()).collect();
        let gauge = Action::Linear { on: Side::Gauge, matrix: Recipe::Given { rows } };
        let pad = (self.from < a.nrows()).then_some(Action::Pad { to: a.nrows() });
        pad.into_iter().chain([gauge]).collect()
    }
}

impl Maps {
    /// The `k × k` map that takes ã to a.
    pub(super) fn core(&self, fitted: Fitted, rtol: f64) -> Result<DMatrix<f64>, NoBend> {
        let [one, two] = self.coordinates.each_ref().map(|coordinates| coordinates.k());
        if one != two {
            return Err(NoBend::Complexity { one, two });
        }
        match fitted {
            Fitted::Contexts => Ok(self.w.clone()),
            Fitted::Tokens => self.dual_of_v(rtol).ok_or(NoBend::Tokens),
        }
    }
}

/// Orthonormal basis of what is orthogonal to orthonormal columns B: the span of I − B Bᵀ.
fn complement(basis: &DMatrix<f64>) -> DMatrix<f64> {
    let d = basis.nrows();
    let rest = DMatrix::identity(d, d) - times(basis, &basis.transpose());
    Subspace::span(&rest, HALF).basis().clone()
}

/// Singular values of a projector are 0 or 1.
const HALF: f64 = 0.5;

/// The orthogonal matrix nearest to a square one (the polar factor).
fn nearest_rotation(m: &DMatrix<f64>) -> DMatrix<f64> {
    let svd = m.clone().svd(true, true);
    match (svd.u, svd.v_t) {
        (Some(u), Some(vt)) => u * vt,
        _ => DMatrix::identity(m.nrows(), m.ncols()),
    }
}
