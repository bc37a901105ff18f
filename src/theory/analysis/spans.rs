//! The spaces that a model's vectors span, and how many dimensions of them the distribution sees.

use nalgebra::DMatrix;

use super::Analysis;
use crate::linalg::{
    Subspace, factor_of_gram, mean, rank, row_factor, singular_values, times, transposed_times,
};

/// Rounding in a singular value of a product, relative to the (Frobenius) norms of its factors and
/// to κ: nine ε of a double, as every entry is a sum of rounded products.
const PRODUCT_ROUNDING: f64 = 2e-15;

/// What directions below the tolerance of ranks leak of a hidden move, in units of it.
const LEAKING: f64 = 10.0;

impl Analysis {
    /// dim F.
    pub fn dim_f(&self) -> usize {
        if self.is_level() {
            return self.span_f().dim();
        }
        *self.dim_f.get_or_init(|| rank(&singular_values(self.f_as_loaded()), self.rtol()))
    }

    /// dim G.
    pub fn dim_g(&self) -> usize {
        if self.is_level() { self.span_g().dim() } else { self.spread_factors().rank }
    }

    /// F = span f(s).
    pub fn span_f(&self) -> &Subspace {
        self.span_f.get_or_init(|| {
            let span = Subspace::span(self.f(), self.rtol());
            if self.is_level() || span.dim() == self.dim_f() {
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
                Subspace::span_with_gram(&self.gram_g0(), self.rtol(), || self.g0())
            } else {
                Subspace::span(&self.others(), self.rtol())
            };
            if self.is_level() || span.dim() == self.dim_g() {
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
        &self.log_odds().0
    }

    /// The same with ‖F‖ ‖G‖ (Frobenius norms, g about the pivot), which none of them exceeds; both
    /// sides with the linear part of their moves undone: L0 = f′ᵀ P g0′ with P = AᵀC, which is I
    /// where A and C are dual.
    fn log_odds(&self) -> &(Vec<f64>, f64) {
        self.log_odds_spectrum.get_or_init(|| {
            let left = row_factor(self.f_as_loaded());
            let right = self.factor_g0().transpose();
            let size = left.norm() * right.norm();
            if self.dual {
                return (singular_values(&times(&left, &right)), size);
            }
            let one = DMatrix::identity(self.model.d(), self.model.d());
            let pairing =
                transposed_times(&self.level_f.redo(one.clone()), &self.level_g.redo(one));
            (singular_values(&times(&times(&left, &pairing), &right)), size)
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
    /// are rounding of the products, by the size of their factors, do not count; nor do, beyond k
    /// of the model as loaded, those that a hidden move which keeps p leaks.
    pub fn effective_complexity(&self) -> usize {
        let (spectrum, size) = self.log_odds();
        let largest = spectrum.first().copied().unwrap_or(0.0);
        // Differences have no more digits than what all tokens share leaves them.
        let [mean, spread] = self.token_scale();
        let offset = if spread > 0.0 { (mean / spread).max(1.0) } else { 1.0 };
        let rounding = PRODUCT_ROUNDING * self.amplification * offset * size;
        let cut = (self.rtol() * largest).max(rounding);
        let above = |cut: f64| spectrum.iter().take_while(|&&s| s > cut).count();
        let k = above(cut);
        if self.leaks() == 0.0 {
            return k;
        }
        // A direction that the model as loaded lacks is one only if it is more than what leaks.
        let loaded = self.loaded.complexity(|| self.before_moves().effective_complexity());
        k.min(loaded.max(above(cut.max(self.leaks() * size))))
    }
}
