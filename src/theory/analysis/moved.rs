//! Carrying what was computed of a model over to its moved version, where that is exact algebra and
//! cheaper than starting again.

use nalgebra::DMatrix;

use std::sync::Arc;

use super::{Analysis, Level, STEEP, TokenSpread};
use crate::transform::{LinearMap, SideMap, Transformed};

/// Above this κ of a map its rounding would show in what is carried over; everything is computed
/// afresh instead.
const TRANSPORT_LIMIT: f64 = 1e3;

/// Above this κ a padded model is bent, not only turned.
const STRETCHED: f64 = 1.0 + 1e-6;

/// Largest entry of A_fᵀ A_g − I that still counts as a gauge: both maps were applied as they are,
/// so this is a measurement.
const DUAL_TOLERANCE: f64 = 1e-12;

impl Analysis {
    /// The analysis of the moved model, with whatever of this one can be carried over: the spread
    /// of the tokens as it is, Σ_g and H_c by congruence (O(d²) for a transform of a plane), M and
    /// N by moving their bases, the spectrum of L0 when the maps of the two sides are dual to each
    /// other. Everything else, and all but the spread after hidden moves, resizing or maps with κ
    /// above `TRANSPORT_LIMIT`, is computed when asked for.
    pub fn moved(&self, after: &Transformed) -> Self {
        self.carried_by(after, invertible(after.map_f()), invertible(after.map_g.as_ref()))
    }

    /// Computes what was computed of the model as loaded and every moved version will want.
    pub fn catch_up(&self, with: &Self) {
        if with.sigma_g.get().is_some() {
            self.sigma_g();
        }
    }

    /// The same where this is the analysis of the model that the latest moves set out from, itself
    /// moved from the model as loaded.
    pub fn moved_on(&self, after: &Transformed) -> Self {
        let (on_f, on_g) = (after.latest.on_f.as_ref(), after.latest.on_g.as_ref());
        let moved = self.carried_by(after, on_f, on_g);
        // It is told relative to the model as loaded, and so holds on if nothing came unpaired
        // since.
        let paired = moved.pairing.as_ref().is_some_and(is_identity);
        Self { pairing: self.pairing.clone().filter(|_| paired), ..moved }
    }

    fn carried_by(
        &self,
        after: &Transformed,
        on_f: Option<&LinearMap>,
        on_g: Option<&LinearMap>,
    ) -> Self {
        let mut moved = Self::new(after.model.clone(), self.rtol, self.pivot);
        moved.loaded = self.loaded.clone();
        let mut moved = moved.levelled_by(after);
        carry(&self.canonical_start, &moved.canonical_start, Clone::clone);
        if after.linear_g.as_invertible().is_none() {
            let (model, level) = (moved.model.clone(), moved.level_g.clone());
            let spread = TokenSpread::new(model, level, self.loaded.clone(), self.rtol);
            moved.token_spread =
                Arc::new(spread.following(&self.token_spread, after.map_g.as_ref()));
        } else if on_g.is_some() {
            moved.token_spread = self.token_spread.clone();
        }
        if after.summary.amplification > TRANSPORT_LIMIT {
            return moved;
        }
        if let Some(map) = on_f {
            carry(&self.h_c, &moved.h_c, |h| congruence(map, h));
        }
        if let Some(map) = on_g {
            carry(&self.sigma_g, &moved.sigma_g, |sigma| congruence(map, sigma));
        }
        if let (Some(on_f), Some(on_g)) = (on_f, on_g) {
            self.carry_subspaces(&moved, on_f, on_g);
            let few = on_f.as_block().is_some() && on_g.as_block().is_some();
            moved.pairing = few.then(|| on_g.then(&on_f.dual().inverse()));
            if moved.pairing.as_ref().is_some_and(is_identity) {
                carry(&self.log_odds_spectrum, &moved.log_odds_spectrum, Clone::clone);
            }
        }
        moved
    }

    /// The same with the moves that led here, which are undone where they would cost digits.
    pub fn levelled_by(self, after: &Transformed) -> Self {
        let summary = &after.summary;
        let resized = summary.any(|kind| kind.enlarges || kind.reduces);
        // What padding leaves is bent by a matrix of its own, whose image no rank can tell from
        // what a file in few digits lacks.
        let limit = if summary.any(|kind| kind.enlarges) { STRETCHED } else { STEEP };
        let level = |map| Level::of(map, summary.amplification > limit);
        let (level_f, level_g) = (level(&after.linear_f), level(&after.linear_g));
        let spread =
            TokenSpread::new(self.model.clone(), level_g.clone(), self.loaded.clone(), self.rtol);
        Self {
            token_spread: Arc::new(spread),
            level_f,
            level_g,
            dual: summary.equivalent && !resized,
            hidden: summary.equivalent
                && summary.any(|kind| kind.hides.contains(&true) || kind.reduces),
            condition: summary.condition,
            amplification: summary.amplification,
            arrived: Some(after.linear_f.clone()),
            ..self
        }
    }

    /// M = N = F when G = R^d, and M = N = G when F = R^d, before and after: their bases move with
    /// the side they belong to.
    fn carry_subspaces(&self, moved: &Self, on_f: &LinearMap, on_g: &LinearMap) {
        let (Some(f), Some(g)) = (self.span_f.get(), self.span_g.get()) else { return };
        let (subspace, map) = if g.is_whole() { (f, on_f) } else { (g, on_g) };
        let Some((basis, core)) = map.as_block().filter(|_| g.is_whole() || f.is_whole()) else {
            return;
        };
        let image = subspace.moved_by_block(basis, core);
        carry(&self.m, &moved.m, |_| image.clone());
        carry(&self.n, &moved.n, |_| image);
    }
}

fn invertible(map: Option<&SideMap>) -> Option<&LinearMap> {
    map.and_then(SideMap::as_invertible)
}

/// Sets the cell of the moved analysis if this one was computed.
fn carry<T>(
    from: &std::sync::OnceLock<T>,
    to: &std::sync::OnceLock<T>,
    change: impl FnOnce(&T) -> T,
) {
    if let Some(value) = from.get() {
        to.get_or_init(|| change(value));
    }
}

/// M X Mᵀ for a symmetric X.
fn congruence(map: &LinearMap, x: &DMatrix<f64>) -> DMatrix<f64> {
    map.apply_f(&map.apply_f(x).transpose())
}

/// Whether this A_fᵀ A_g is I: the two maps are dual. Only asked of maps that move few directions.
fn is_identity(pairing: &LinearMap) -> bool {
    pairing.as_block().is_some_and(|(_, core)| {
        (core - DMatrix::identity(core.nrows(), core.ncols())).amax() <= DUAL_TOLERANCE
    })
}
