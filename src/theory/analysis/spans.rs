//! The spaces that a model's vectors span, and how many dimensions of them the distribution sees.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::Analysis;
use crate::linalg::{
    Known, ProductSpectrum, Subspace, factor_of_gram, mean, row_factor, singular_values,
    transposed_times,
};

/// Rounding in a singular value of moved vectors, relative to their Frobenius norm and to κ.
const ROUNDING: f64 = 8.0 * f64::EPSILON;

/// What directions below the tolerance of ranks leak of a hidden move, in units of it.
const LEAKING: f64 = 10.0;

impl Analysis {
    /// dim F.
    pub fn dim_f(&self) -> usize {
        if self.is_loaded() {
            return self.span_f().dim();
        }
        *self.dim_f.get_or_init(|| {
            let f = self.f_as_loaded();
            let loaded = || self.loaded.dimension(0, || self.before_moves().dim_f());
            self.dimension(&singular_values(f), self.rtol_f(), f.norm(), loaded)
        })
    }

    /// dim G.
    pub fn dim_g(&self) -> usize {
        if self.is_loaded() {
            return self.span_g().dim();
        }
        *self.dim_g.get_or_init(|| {
            let values = singular_values(&self.factor_g0());
            let loaded = || self.loaded.dimension(1, || self.before_moves().dim_g());
            let [mean, spread] = self.token_scale();
            let offset = if spread > 0.0 { mean.hypot(spread) / spread } else { 1.0 };
            let size = values.iter().map(|s| s * s).sum::<f64>().sqrt();
            self.dimension(&values, self.rtol_g(), size * offset, loaded)
        })
    }

    /// How many of the singular values of a moved side, its linear part undone, count: where moves
    /// have made rounding of vectors of this size larger than the tolerance of ranks, it decides
    /// nothing, and they are as they were in the model as loaded.
    fn dimension(
        &self,
        values: &[f64],
        rtol: f64,
        size: f64,
        loaded: impl FnOnce() -> usize,
    ) -> usize {
        let cut = rtol * values.first().copied().unwrap_or(0.0);
        let rounding = ROUNDING * self.amplification * size;
        let above = |cut: f64| values.iter().take_while(|&&s| s > cut).count();
        let (sure, perhaps) = (above(cut.max(rounding)), above(cut));
        if sure == perhaps { sure } else { loaded().clamp(sure, perhaps) }
    }

    /// Whether nothing has moved at all.
    fn is_loaded(&self) -> bool {
        Arc::ptr_eq(&self.model, self.loaded.model())
    }

    /// F = span f(s).
    pub fn span_f(&self) -> &Subspace {
        self.span_f.get_or_init(|| {
            let span = Subspace::span(self.f(), self.rtol_f());
            if self.is_loaded() || span.dim() == self.dim_f() {
                return span;
            }
            Subspace::leading(self.f(), self.dim_f())
        })
    }

    /// G = span g0(y).
    pub fn span_g(&self) -> &Subspace {
        self.span_g.get_or_init(|| {
            let wide = self.g().ncols() > self.g().nrows();
            let span = if wide {
                Subspace::span_with_gram(&self.gram_g0(), self.rtol_g(), || self.g0())
            } else {
                Subspace::span(&self.others(), self.rtol_g())
            };
            if self.is_loaded() || span.dim() == self.dim_g() {
                return span;
            }
            Subspace::leading(&self.others(), self.dim_g())
        })
    }

    /// M = P_F(G); F itself (with its spectrum) when G = R^d.
    pub fn m(&self) -> &Subspace {
        self.m.get_or_init(|| {
            let (f, g) = (self.span_f(), self.span_g());
            // Before the dimensions that are seen: they take a decomposition.
            if g.is_whole() {
                return f.clone();
            }
            match self.seen_dimensions() {
                Some(k) => f.projected_leading(&self.others(), k),
                None => f.projected_span(&self.others(), self.rtol()),
            }
        })
    }

    /// N = P_G(F); G itself (with its spectrum) when F = R^d, F itself when G = R^d.
    pub fn n(&self) -> &Subspace {
        self.n.get_or_init(|| {
            let (f, g) = (self.span_f(), self.span_g());
            if f.is_whole() {
                return g.clone();
            }
            if g.is_whole() {
                return f.clone();
            }
            match self.seen_dimensions() {
                Some(k) => g.projected_leading(self.f(), k),
                None => g.projected_span(self.f(), self.rtol()),
            }
        })
    }

    /// g0 without the pivot, whose difference from itself is zero and would cost the rank a
    /// decomposition, `d × (V − 1)`.
    fn others(&self) -> DMatrix<f64> {
        let g0 = self.g0();
        if g0.ncols() > 0 { g0.remove_column(self.pivot) } else { g0 }
    }

    /// Σ_y g0(y) g0(y)ᵀ (`d × d`) from the covariance: the sum about the mean, and the pivot's
    /// distance from it.
    fn gram_g0(&self) -> DMatrix<f64> {
        let tokens = self.g().ncols() as f64;
        let offset = mean(self.g()) - self.g().column(self.pivot);
        self.sigma_g() * (tokens - 1.0) + &offset * offset.transpose() * tokens
    }

    /// How many dimensions M and N have, where projected vectors do not tell: after moves, and
    /// where the distribution sees nothing, so that all of them are rounding.
    fn seen_dimensions(&self) -> Option<usize> {
        let k = self.effective_complexity();
        (!self.is_level() || k == 0).then_some(k)
    }

    /// Singular values of the log-odds matrix L0 = f(s)·g0(y), descending: the first min(d, S, V),
    /// all others are zero.
    pub fn log_odds_spectrum(&self) -> &[f64] {
        &self.log_odds().values
    }

    /// The same with what tells which of them count; both sides with the linear part of their moves
    /// undone: L0 = f′ᵀ P g0′ with P = AᵀC, which is I where A and C are dual.
    fn log_odds(&self) -> &ProductSpectrum {
        self.log_odds_spectrum.get_or_init(|| {
            let left = row_factor(self.f_as_loaded());
            let right = self.factor_g0().transpose();
            let pairing = (!self.dual).then(|| {
                let one = DMatrix::identity(self.model.d(), self.model.d());
                transposed_times(&self.level_f.redo(one.clone()), &self.level_g.redo(one))
            });
            ProductSpectrum::of(&left, pairing.as_ref(), &right)
        })
    }

    /// A matrix R with RᵀR = Σ_y g0(y) g0(y)ᵀ and at most d rows, moves undone.
    fn factor_g0(&self) -> DMatrix<f64> {
        let many = self.g().ncols() > self.model.d();
        let quick = || {
            let tokens = self.g().ncols() as f64;
            let offset = mean(self.g()) - self.g().column(self.pivot);
            let offset = self.level_g.undo(DMatrix::from_columns(&[offset]));
            let scatter = self.token_spread.sigma() * (tokens - 1.0);
            factor_of_gram(&(scatter + &offset * offset.transpose() * tokens))
        };
        let quick = if many { quick() } else { None };
        quick.unwrap_or_else(|| row_factor(&self.level_g.undo(self.g0())))
    }

    /// What hidden moves that keep p add to a product of f and g at most, relative to the norms of
    /// both as loaded; 0 without such moves. Below the tolerance of ranks nothing tells a direction
    /// from a hidden one.
    pub fn leaks(&self) -> f64 {
        if self.hidden { LEAKING * self.rtol() } else { 0.0 }
    }

    /// The model that the moves set out from, nothing computed.
    pub fn before_moves(&self) -> Self {
        Self::new(self.loaded.model().clone(), self.rtol, self.pivot)
    }

    /// Effective complexity k = rank L0: the only dimension that p can see. Singular values that
    /// are rounding of the products, by the size of their factors, do not count; but where moves
    /// have made rounding larger than values that counted in the model as loaded, it decides
    /// nothing, and they are as they were there. Nor do, beyond k of that model, values count that
    /// a hidden move which keeps p leaks.
    pub fn effective_complexity(&self) -> usize {
        let spectrum = self.log_odds();
        // Differences have no more digits than what all tokens share leaves them.
        let [mean, spread] = self.token_scale();
        let offset = if spread > 0.0 { (mean / spread).max(1.0) } else { 1.0 };
        let known = Known {
            tolerances: [self.rtol_f(), self.rtol_g()],
            floors: self.rank_floors(),
            rounding: self.amplification * offset,
        };
        let [sure, perhaps] = spectrum.ranks(known);
        if self.is_loaded() || sure == perhaps && self.leaks() == 0.0 {
            return sure;
        }
        let loaded = self.loaded.complexity(|| self.before_moves().effective_complexity());
        let k = loaded.clamp(sure, perhaps);
        if self.leaks() == 0.0 {
            return k;
        }
        // A direction that the model as loaded lacks is one only if it is more than what leaks.
        k.min(loaded.max(spectrum.above(self.leaks() * spectrum.size).min(sure)))
    }
}
