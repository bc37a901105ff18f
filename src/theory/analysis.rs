//! A predictor with the quantities that several properties share, each computed once on first use.

mod canonical;
mod level;
mod loaded;
mod moved;
mod predictions;
mod recontexted;
mod token_spread;

pub use level::Level;
pub use loaded::AsLoaded;
pub use predictions::LogitChange;
pub use token_spread::{SpreadFactors, TokenSpread};

use std::sync::{Arc, OnceLock};

use nalgebra::{DMatrix, DVector};

use crate::{
    linalg::{
        Subspace, covariance, factor_of_gram, mean, rank, row_factor, singular_values,
        symmetric_eigen, times, transposed_times,
    },
    model::Predictor,
    transform::{LinearMap, SideMap},
};

/// Above this κ what squares it would show: κ² = 10⁶ takes six of the sixteen digits of a double.
const STEEP: f64 = 1e3;

/// Rounding in a singular value of a product, relative to the (Frobenius) norms of its factors and
/// to κ: nine ε of a double, as every entry is a sum of rounded products.
const PRODUCT_ROUNDING: f64 = 2e-15;

/// What was measured of one model, lazily. `rtol` is the relative tolerance of every numerical
/// rank.
///
/// ```
/// use std::sync::Arc;
///
/// use nalgebra::DMatrix;
/// use theory::{
///     analysis::Analysis,
///     model::{Parts, Predictor},
/// };
///
/// let model = Predictor::new(Parts {
///     contexts: vec!["The sky is".into()],
///     f: Some(DMatrix::from_column_slice(2, 1, &[1.0, 0.5]).into()),
///     tokens: vec!["blue".into(), "green".into(), "red".into()],
///     g: Some(DMatrix::from_row_slice(2, 3, &[1.0, 0.0, 0.0, 0.0, 1.0, 0.0]).into()),
///     ..Parts::default()
/// })?;
/// let analysis = Analysis::new(Arc::new(model), Analysis::DEFAULT_RTOL, 0);
/// assert_eq!((analysis.dim_f(), analysis.dim_g()), (1, 2));
/// assert_eq!(analysis.effective_complexity(), 1, "one context sees one dimension");
/// # Ok::<(), theory::model::ModelError>(())
/// ```
#[derive(Debug)]
pub struct Analysis {
    model: Arc<Predictor>,
    rtol: f64,
    pivot: usize,
    arrived: Option<Arc<SideMap>>,
    pairing: Option<LinearMap>,
    level_f: Level,
    level_g: Level,
    /// Whether p is kept by construction, so that both sides undone have the same log-odds.
    dual: bool,
    /// κ of the moves so far.
    condition: f64,
    token_spread: Arc<TokenSpread>,
    loaded: Arc<AsLoaded>,
    f_as_loaded: OnceLock<DMatrix<f64>>,
    dim_f: OnceLock<usize>,
    token_scale: OnceLock<[f64; 2]>,
    span_f: OnceLock<Subspace>,
    span_g: OnceLock<Subspace>,
    m: OnceLock<Subspace>,
    n: OnceLock<Subspace>,
    log_odds_spectrum: OnceLock<(Vec<f64>, f64)>,
    sigma_g: OnceLock<DMatrix<f64>>,
    sigma_g_eigen: OnceLock<(Vec<f64>, DMatrix<f64>)>,
    h_c: OnceLock<DMatrix<f64>>,
    logits: OnceLock<DMatrix<f64>>,
    log_probabilities: OnceLock<DMatrix<f64>>,
    probabilities: OnceLock<DMatrix<f64>>,
    canonical_axes: OnceLock<(Vec<f64>, DMatrix<f64>)>,
    canonical_start: OnceLock<DMatrix<f64>>,
}

impl Analysis {
    /// Relative rank tolerance unless the user sets another: above the rounding of doubles at the
    /// largest κ that moves may have ([`crate::transform::CONDITION_LIMIT`], 10⁶ ε = 2·10⁻¹⁰).
    pub const DEFAULT_RTOL: f64 = 1e-9;

    /// Nothing is computed yet. `pivot` is the token y0 of g0(y) = g(y) − g(y0).
    pub fn new(model: Arc<Predictor>, rtol: f64, pivot: usize) -> Self {
        let loaded = Arc::new(AsLoaded::new(model.clone()));
        let spread = TokenSpread::new(model.clone(), Level::AsLoaded, loaded.clone(), rtol);
        Self {
            token_spread: Arc::new(spread),
            loaded,
            model,
            rtol,
            pivot,
            arrived: None,
            pairing: None,
            level_f: Level::AsLoaded,
            level_g: Level::AsLoaded,
            dual: true,
            condition: 1.0,
            f_as_loaded: OnceLock::new(),
            dim_f: OnceLock::new(),
            token_scale: OnceLock::new(),
            span_f: OnceLock::new(),
            span_g: OnceLock::new(),
            m: OnceLock::new(),
            n: OnceLock::new(),
            log_odds_spectrum: OnceLock::new(),
            sigma_g: OnceLock::new(),
            sigma_g_eigen: OnceLock::new(),
            h_c: OnceLock::new(),
            logits: OnceLock::new(),
            log_probabilities: OnceLock::new(),
            probabilities: OnceLock::new(),
            canonical_axes: OnceLock::new(),
            canonical_start: OnceLock::new(),
        }
    }

    /// The same, of a model whose embeddings a map (`d′ × d`) brought here from a model with d
    /// dimensions.
    pub fn arrived_by(self, map: Arc<SideMap>) -> Self {
        Self { arrived: Some(map), ..self }
    }

    /// A vector beside the embeddings of the model that this one was moved from
    /// ([`Self::loaded_width`] components), as it moves with them: v → A v, d components.
    pub fn carried(&self, v: &DVector<f64>) -> DVector<f64> {
        let column = |map: &Arc<SideMap>| {
            map.apply(&DMatrix::from_column_slice(v.len(), 1, v.as_slice())).column(0).clone_owned()
        };
        self.arrived.as_ref().map_or_else(|| v.clone(), column)
    }

    /// The dimension of the model that this one was moved from, or its own.
    pub fn loaded_width(&self) -> usize {
        self.arrived.as_ref().map_or_else(|| self.model.d(), |map| map.width())
    }

    /// The model itself.
    pub fn model(&self) -> &Arc<Predictor> {
        &self.model
    }

    /// Relative rank tolerance: what was set, or what the stored numbers resolve.
    pub fn rtol(&self) -> f64 {
        self.loaded.rank_tolerance(self.rtol)
    }

    /// Pivot token y0.
    pub fn pivot(&self) -> usize {
        self.pivot
    }

    /// Embeddings, `d × S`.
    pub fn f(&self) -> &DMatrix<f64> {
        self.model.f().vectors()
    }

    /// Unembeddings, `d × V`.
    pub fn g(&self) -> &DMatrix<f64> {
        self.model.g().vectors()
    }

    /// Unembeddings relative to the pivot, g0(y) = g(y) − g(y0), `d × V`.
    pub fn g0(&self) -> DMatrix<f64> {
        let mut g0 = self.g().clone();
        if g0.ncols() > 0 {
            let pivot = self.g().column(self.pivot).clone_owned();
            g0.column_iter_mut().for_each(|mut column| column -= &pivot);
        }
        g0
    }

    /// The same without the pivot, whose difference from itself is zero and would cost the rank a
    /// decomposition, `d × (V − 1)`.
    fn others(&self) -> DMatrix<f64> {
        let g0 = self.g0();
        if g0.ncols() > 0 { g0.remove_column(self.pivot) } else { g0 }
    }

    /// g(to) − g(from), a concept direction of d components.
    pub fn token_difference(&self, (from, to): (usize, usize)) -> DVector<f64> {
        self.g().column(to) - self.g().column(from)
    }

    /// What undoes the linear part of what happened to embeddings.
    pub fn level_f(&self) -> &Level {
        &self.level_f
    }

    /// What undoes the linear part of what happened to unembeddings.
    pub fn level_g(&self) -> &Level {
        &self.level_g
    }

    /// κ of the moves that led here.
    pub fn condition(&self) -> f64 {
        self.condition
    }

    /// Whether there are moves to undo before a rank is decided.
    fn is_level(&self) -> bool {
        self.level_f.is_as_loaded() && self.level_g.is_as_loaded()
    }

    /// Whether the moves stretch so much that squares lose too many digits.
    fn is_steep(&self) -> bool {
        self.condition > STEEP && !self.is_level()
    }

    /// The embeddings with the linear part of the moves undone, `d × S`: their ranks, and fits
    /// between them, are those of the embeddings.
    pub fn f_as_loaded(&self) -> &DMatrix<f64> {
        if self.level_f.is_as_loaded() {
            return self.f();
        }
        self.f_as_loaded.get_or_init(|| self.level_f.undo(self.f().clone()))
    }

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
            match self.seen_dimensions() {
                _ if g.is_whole() => f.clone(),
                Some(k) => f.projected_leading(&self.others(), k),
                None => f.projected_span(&self.others(), self.rtol()),
            }
        })
    }

    /// N = P_G(F); G itself (with its spectrum) when F = R^d, F itself when G = R^d.
    pub fn n(&self) -> &Subspace {
        self.n.get_or_init(|| {
            let (f, g) = (self.span_f(), self.span_g());
            match self.seen_dimensions() {
                _ if f.is_whole() => g.clone(),
                _ if g.is_whole() => f.clone(),
                Some(k) => g.projected_leading(self.f(), k),
                None => g.projected_span(self.f(), self.rtol()),
            }
        })
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

    /// Effective complexity k = rank L0: the only dimension that p can see. Singular values that
    /// are rounding of the products, by the size of their factors, do not count.
    pub fn effective_complexity(&self) -> usize {
        let (spectrum, size) = self.log_odds();
        let largest = spectrum.first().copied().unwrap_or(0.0);
        // Differences have no more digits than what all tokens share leaves them.
        let [mean, spread] = self.token_scale();
        let offset = if spread > 0.0 { (mean / spread).max(1.0) } else { 1.0 };
        let rounding = PRODUCT_ROUNDING * self.condition * offset * size;
        let cut = (self.rtol() * largest).max(rounding);
        spectrum.iter().take_while(|&&s| s > cut).count()
    }

    /// The spread of the tokens before the linear part of the moves.
    pub fn token_spread(&self) -> &Arc<TokenSpread> {
        &self.token_spread
    }

    fn spread_factors(&self) -> &SpreadFactors {
        self.token_spread.factors()
    }

    /// Directions of g (`d × n`) whitened, `r × n`: their products are a^T Σ_g⁺ b, Σ_g over all
    /// tokens of the file where these were counted, else over those that are loaded.
    pub fn whitened(&self, directions: DMatrix<f64>) -> DMatrix<f64> {
        times(&self.spread_factors().whitener, &self.level_g.undo(directions))
    }

    /// Σ_g⁺ γ, a step of embeddings; d components both.
    pub fn causal_step(&self, gamma: &DVector<f64>) -> DVector<f64> {
        let column = DMatrix::from_column_slice(gamma.len(), 1, gamma.as_slice());
        let white = self.whitened(column);
        let step = transposed_times(&self.spread_factors().whitener, &white);
        self.level_g.undo_transposed(step).column(0).clone_owned()
    }

    /// Embeddings (`d × n`) as what they make of the log-probabilities of all tokens: products of
    /// these columns are f^T Σ_g f′.
    pub fn responses(&self, f: &DMatrix<f64>) -> DMatrix<f64> {
        transposed_times(&self.level_g.redo(self.spread_factors().root.clone()), f)
    }

    /// The length of the mean unembedding, and the root mean square distance from it.
    pub fn token_scale(&self) -> [f64; 2] {
        *self.token_scale.get_or_init(|| {
            let mean = mean(self.g());
            let squares = self.g().column_iter().map(|g| (g - &mean).norm_squared());
            let count = self.g().ncols().max(1) as f64;
            [mean.norm(), (squares.sum::<f64>() / count).sqrt()]
        })
    }

    /// The model that the moves set out from, as its file resolves it.
    pub fn as_loaded(&self) -> &AsLoaded {
        &self.loaded
    }

    /// Σ_g, covariance of the loaded unembeddings, `d × d`.
    pub fn sigma_g(&self) -> &DMatrix<f64> {
        self.sigma_g.get_or_init(|| {
            if self.token_spread.is_of(&self.model) {
                self.token_spread.sigma().clone()
            } else {
                covariance(self.g())
            }
        })
    }

    /// Eigenvalues (d, descending) and eigenvectors (`d × d`, columns) of Σ_g: the principal
    /// components of the unembeddings.
    pub fn sigma_g_eigen(&self) -> &(Vec<f64>, DMatrix<f64>) {
        self.sigma_g_eigen.get_or_init(|| symmetric_eigen(self.sigma_g()))
    }

    /// H_c, covariance of the embeddings, `d × d`.
    pub fn h_c(&self) -> &DMatrix<f64> {
        self.h_c.get_or_init(|| covariance(self.f()))
    }
}
