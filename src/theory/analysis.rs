//! A predictor with the quantities that several properties share, each computed once on first use.

mod canonical;
mod covariances;
mod level;
mod loaded;
mod moved;
mod predictions;
mod recontexted;
mod spans;
mod token_spread;

pub use level::Level;
pub use loaded::AsLoaded;
pub use predictions::LogitChange;
pub use token_spread::{SpreadFactors, TokenSpread};

use std::sync::{Arc, OnceLock};

use nalgebra::{DMatrix, DVector};

use crate::{
    linalg::{ProductSpectrum, Subspace, centred},
    model::Predictor,
    transform::{LinearMap, SideMap},
};

/// Above this κ what squares it would show: κ² = 10⁶ takes six of the sixteen digits of a double.
const STEEP: f64 = 1e3;

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
    /// Whether moves that keep p added what it cannot see, or took it away.
    hidden: bool,
    /// κ of the moves so far.
    condition: f64,
    /// By how much they multiplied rounding.
    amplification: f64,
    token_spread: Arc<TokenSpread>,
    loaded: Arc<AsLoaded>,
    f_as_loaded: OnceLock<DMatrix<f64>>,
    rank_floors: OnceLock<[f64; 2]>,
    dim_f: OnceLock<usize>,
    dim_g: OnceLock<usize>,
    token_scale: OnceLock<[f64; 2]>,
    span_f: OnceLock<Subspace>,
    span_g: OnceLock<Subspace>,
    m: OnceLock<Subspace>,
    n: OnceLock<Subspace>,
    log_odds_spectrum: OnceLock<ProductSpectrum>,
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
            hidden: false,
            condition: 1.0,
            amplification: 1.0,
            f_as_loaded: OnceLock::new(),
            rank_floors: OnceLock::new(),
            dim_f: OnceLock::new(),
            dim_g: OnceLock::new(),
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

    /// Relative tolerance of ranks of products of both sides: what was set, or what the stored
    /// numbers resolve.
    pub fn rtol(&self) -> f64 {
        self.rtol_f().max(self.rtol_g())
    }

    /// The same of embeddings.
    pub fn rtol_f(&self) -> f64 {
        self.rtol.max(self.rank_floors()[0])
    }

    /// The same of differences of unembeddings.
    pub fn rtol_g(&self) -> f64 {
        self.rtol.max(self.rank_floors()[1])
    }

    /// The least of these that storing the numbers allows. Errors of stored numbers stay as large
    /// as they are when hidden moves make the vectors longer, and are smaller relative to them.
    fn rank_floors(&self) -> [f64; 2] {
        *self.rank_floors.get_or_init(|| {
            let [of_f, of_g] = *self.loaded.rank_floors();
            if !self.hidden || of_f.max(of_g) == 0.0 {
                return [of_f, of_g];
            }
            let loaded = self.loaded.model();
            let f = [loaded.f().vectors().norm(), self.f_as_loaded().norm()];
            let g = centred(&self.level_g.undo(centred(self.g()))).norm();
            let g = [centred(loaded.g().vectors()).norm(), g];
            let shorter = |[loaded, moved]: [f64; 2]| (loaded / moved).min(1.0);
            [of_f * shorter(f), of_g * shorter(g)]
        })
    }

    /// What was set.
    pub fn set_rtol(&self) -> f64 {
        self.rtol
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

    /// By how much the moves that led here multiplied rounding, κ at least.
    pub fn amplification(&self) -> f64 {
        self.amplification
    }

    /// Whether there are moves to undo before a rank is decided.
    fn is_level(&self) -> bool {
        self.level_f.is_as_loaded() && self.level_g.is_as_loaded()
    }

    /// Whether the moves stretch so much that squares lose too many digits.
    fn is_steep(&self) -> bool {
        self.amplification > STEEP && !self.is_level()
    }

    /// The embeddings with the linear part of the moves undone, `d × S`: their ranks, and fits
    /// between them, are those of the embeddings.
    pub fn f_as_loaded(&self) -> &DMatrix<f64> {
        if self.level_f.is_as_loaded() {
            return self.f();
        }
        self.f_as_loaded.get_or_init(|| self.level_f.undo(self.f().clone()))
    }

    /// The model that the moves set out from, as its file resolves it.
    pub fn as_loaded(&self) -> &AsLoaded {
        &self.loaded
    }
}
