//! Carrying what was computed of a model over to its moved version, where that is exact algebra and
//! cheaper than starting again.

use nalgebra::DMatrix;

use super::Analysis;
use crate::transform::{LinearMap, SideMap, Transformed};

/// Above this κ of a map its rounding would show in what is carried over; everything is computed
/// afresh instead.
const TRANSPORT_LIMIT: f64 = 1e3;

/// Largest entry of A_fᵀ A_g − I that still counts as a gauge: both maps were applied as they are,
/// so this is a measurement.
const DUAL_TOLERANCE: f64 = 1e-12;

/// Condition number (in the Frobenius norm) up to which a carried inverse of Σ_g is as good as a
/// new one.
const INVERSE_LIMIT: f64 = 1e8;
/// How far below 1/rtol it must stay, so that a new pseudo-inverse would keep every eigenvalue too.
const INVERSE_ROOM: f64 = 0.1;

impl Analysis {
    /// The analysis of the moved model, with whatever of this one can be carried over: Σ_g, H_c and
    /// Σ_g⁺ by congruence (O(d²) for a transform of a plane), M and N by moving their bases, the
    /// spectrum of L0 when the maps of the two sides are dual to each other. Everything else, and
    /// all of it after hidden moves, resizing or maps with κ above `TRANSPORT_LIMIT`, is computed
    /// when asked for.
    pub fn moved(&self, after: &Transformed) -> Self {
        let image = |counted: &DMatrix<f64>| {
            after.map_g.as_ref().map(|map| map.apply(&map.apply(counted).transpose()))
        };
        self.carried_by(after, invertible(after.map_f()), invertible(after.map_g.as_ref()), image)
    }

    /// Computes what was computed of the model as loaded and every moved version will want.
    pub fn catch_up(&self, with: &Self) {
        if with.causal.get().is_some() {
            self.causal();
        }
    }

    /// The same where this is the analysis of the model that the latest moves set out from, itself
    /// moved from the model as loaded.
    pub fn moved_on(&self, after: &Transformed) -> Self {
        let (on_f, on_g) = (after.latest.on_f.as_ref(), after.latest.on_g.as_ref());
        let moved =
            self.carried_by(after, on_f, on_g, |counted| on_g.map(|map| congruence(map, counted)));
        // Both are told relative to the model as loaded, and so hold on if nothing came unpaired
        // since.
        let paired = moved.pairing.as_ref().is_some_and(is_identity);
        Self { pairing: self.pairing.clone().filter(|_| paired), causal_map: None, ..moved }
    }

    fn carried_by(
        &self,
        after: &Transformed,
        on_f: Option<&LinearMap>,
        on_g: Option<&LinearMap>,
        counted_after: impl FnOnce(&DMatrix<f64>) -> Option<DMatrix<f64>>,
    ) -> Self {
        let mut moved = Self::new(after.model.clone(), self.rtol, self.pivot)
            .arrived_by(after.linear_f.clone());
        carry(&self.canonical_start, &moved.canonical_start, Clone::clone);
        if let Some(counted) = self.counted() {
            moved.counted.get_or_init(|| counted_after(counted));
        }
        if after.summary.condition > TRANSPORT_LIMIT {
            return moved;
        }
        if let Some(map) = on_f {
            carry(&self.h_c, &moved.h_c, |h| congruence(map, h));
        }
        if let Some(map) = on_g {
            carry(&self.sigma_g, &moved.sigma_g, |sigma| congruence(map, sigma));
            moved.causal_map = self.carry_causal(&moved, map).then(|| map.clone());
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

    /// Σ_g⁺ is carried only while it is an inverse: a pseudo-inverse does not move by congruence.
    fn carry_causal(&self, moved: &Self, map: &LinearMap) -> bool {
        let Some(causal) = self.causal.get() else { return false };
        let sigma = self.spread();
        let full_rank = (sigma.dot(causal) - sigma.nrows() as f64).abs() < 0.5;
        let carried = congruence(&map.dual(), causal);
        let condition = moved.spread().norm() * carried.norm();
        let good = full_rank && condition <= INVERSE_LIMIT.min(INVERSE_ROOM / self.rtol);
        if good {
            carry(&self.causal, &moved.causal, |_| carried);
        }
        good
    }

    /// The map C of g for which Σ_g⁺ here is C⁻ᵀ Σ_g⁺ C⁻¹ of `origin`, if it was carried over from
    /// there.
    pub fn causal_from(&self, origin: &Self) -> Option<&LinearMap> {
        origin.causal.get().and(self.causal_map.as_ref())
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
