//! A predictor with the quantities that several properties share, each computed once on first use.

mod canonical;
mod moved;
mod predictions;

pub use predictions::LogitChange;

use std::sync::{Arc, OnceLock};

use nalgebra::{DMatrix, DVector};

use crate::{
    linalg::{
        Subspace, centred, covariance, definite_inverse, factor_of_gram, gram_pseudo_inverse, mean,
        pseudo_inverse_of_eigen, row_factor, singular_values, symmetric_eigen, times,
    },
    model::Predictor,
    transform::{LinearMap, SideMap},
};

/// What was measured of one model, lazily. `rtol` is the relative tolerance of every numerical
/// rank.
#[derive(Debug)]
pub struct Analysis {
    model: Arc<Predictor>,
    rtol: f64,
    pivot: usize,
    arrived: Option<Arc<SideMap>>,
    pairing: Option<LinearMap>,
    causal_map: Option<LinearMap>,
    span_f: OnceLock<Subspace>,
    span_g: OnceLock<Subspace>,
    m: OnceLock<Subspace>,
    n: OnceLock<Subspace>,
    log_odds_spectrum: OnceLock<Vec<f64>>,
    sigma_g: OnceLock<DMatrix<f64>>,
    sigma_g_eigen: OnceLock<(Vec<f64>, DMatrix<f64>)>,
    counted: OnceLock<Option<DMatrix<f64>>>,
    causal: OnceLock<DMatrix<f64>>,
    h_c: OnceLock<DMatrix<f64>>,
    logits: OnceLock<DMatrix<f64>>,
    log_probabilities: OnceLock<DMatrix<f64>>,
    probabilities: OnceLock<DMatrix<f64>>,
    canonical_axes: OnceLock<(Vec<f64>, DMatrix<f64>)>,
    canonical_start: OnceLock<DMatrix<f64>>,
}

impl Analysis {
    /// Relative rank tolerance unless the user sets another.
    pub const DEFAULT_RTOL: f64 = 1e-9;

    /// Nothing is computed yet. `pivot` is the token y0 of g0(y) = g(y) − g(y0).
    pub fn new(model: Arc<Predictor>, rtol: f64, pivot: usize) -> Self {
        Self {
            model,
            rtol,
            pivot,
            arrived: None,
            pairing: None,
            causal_map: None,
            span_f: OnceLock::new(),
            span_g: OnceLock::new(),
            m: OnceLock::new(),
            n: OnceLock::new(),
            log_odds_spectrum: OnceLock::new(),
            sigma_g: OnceLock::new(),
            sigma_g_eigen: OnceLock::new(),
            counted: OnceLock::new(),
            causal: OnceLock::new(),
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

    /// A vector beside the embeddings of the model that this one was moved from, as it moves with
    /// them: v → A v.
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

    /// Relative rank tolerance.
    pub fn rtol(&self) -> f64 {
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

    /// The same without the pivot, whose difference from itself is zero and would cost the rank a
    /// decomposition, `d × (V − 1)`.
    fn others(&self) -> DMatrix<f64> {
        let g0 = self.g0();
        if g0.ncols() > 0 { g0.remove_column(self.pivot) } else { g0 }
    }

    /// g(to) − g(from), a concept direction.
    pub fn token_difference(&self, (from, to): (usize, usize)) -> DVector<f64> {
        self.g().column(to) - self.g().column(from)
    }

    /// F = span f(s).
    pub fn span_f(&self) -> &Subspace {
        self.span_f.get_or_init(|| Subspace::span(self.f(), self.rtol))
    }

    /// G = span g0(y).
    pub fn span_g(&self) -> &Subspace {
        self.span_g.get_or_init(|| {
            let wide = self.g().ncols() > self.g().nrows();
            if wide {
                Subspace::span_with_gram(&self.gram_g0(), self.rtol, || self.g0())
            } else {
                Subspace::span(&self.others(), self.rtol)
            }
        })
    }

    /// M = P_F(G); F itself (with its spectrum) when G = R^d.
    pub fn m(&self) -> &Subspace {
        self.m.get_or_init(|| {
            let (f, g) = (self.span_f(), self.span_g());
            if g.is_whole() { f.clone() } else { f.projected_span(&self.others(), self.rtol) }
        })
    }

    /// N = P_G(F); G itself (with its spectrum) when F = R^d, F itself when G = R^d.
    pub fn n(&self) -> &Subspace {
        self.n.get_or_init(|| {
            let (f, g) = (self.span_f(), self.span_g());
            match (f.is_whole(), g.is_whole()) {
                (true, _) => g.clone(),
                (_, true) => f.clone(),
                _ => g.projected_span(self.f(), self.rtol),
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

    /// Singular values of the log-odds matrix L0 = f(s)·g0(y), descending: the first min(d, S, V),
    /// all others are zero.
    pub fn log_odds_spectrum(&self) -> &[f64] {
        self.log_odds_spectrum.get_or_init(|| {
            singular_values(&times(&row_factor(self.f()), &self.factor_g0().transpose()))
        })
    }

    /// A matrix R with RᵀR = Σ_y g0(y) g0(y)ᵀ and at most d rows.
    fn factor_g0(&self) -> DMatrix<f64> {
        let quick =
            if self.g().ncols() > self.model.d() { factor_of_gram(&self.gram_g0()) } else { None };
        quick.unwrap_or_else(|| row_factor(&self.g0()))
    }

    /// Effective complexity k = rank L0: the only dimension that p can see.
    pub fn effective_complexity(&self) -> usize {
        crate::linalg::rank(self.log_odds_spectrum(), self.rtol)
    }

    /// Σ_g over all tokens of the file where these were counted, else over those that are loaded,
    /// `d × d`.
    pub fn spread(&self) -> &DMatrix<f64> {
        self.counted().unwrap_or_else(|| self.sigma_g())
    }

    fn counted(&self) -> Option<&DMatrix<f64>> {
        self.counted
            .get_or_init(|| self.model.counted().map(|moments| moments.covariance()))
            .as_ref()
    }

    /// Σ_g, covariance of the loaded unembeddings, `d × d`.
    pub fn sigma_g(&self) -> &DMatrix<f64> {
        self.sigma_g.get_or_init(|| covariance(self.g()))
    }

    /// Eigenvalues (descending) and eigenvectors (columns) of Σ_g: the principal components of the
    /// unembeddings.
    pub fn sigma_g_eigen(&self) -> &(Vec<f64>, DMatrix<f64>) {
        self.sigma_g_eigen.get_or_init(|| symmetric_eigen(self.sigma_g()))
    }

    /// The pseudo-inverse of [`Self::spread`]: the causal inner product (Park et al. 2024), `d ×
    /// d`.
    pub fn causal(&self) -> &DMatrix<f64> {
        self.causal.get_or_init(|| {
            if let Some(inverse) = self.quick_causal() {
                return inverse;
            }
            let eigen = self.counted().map(symmetric_eigen);
            let (values, vectors) = eigen.as_ref().unwrap_or_else(|| self.sigma_g_eigen());
            pseudo_inverse_of_eigen(values, vectors, self.rtol)
        })
    }

    /// The inverse by Cholesky where that is as good; not when the eigenvalues are there anyway.
    fn quick_causal(&self) -> Option<DMatrix<f64>> {
        if self.counted().is_some() {
            return definite_inverse(self.spread(), self.rtol);
        }
        let (d, tokens) = self.g().shape();
        match self.sigma_g_eigen.get() {
            Some(_) => None,
            None if tokens > d => definite_inverse(self.sigma_g(), self.rtol),
            None => {
                Some(gram_pseudo_inverse(&centred(self.g()), self.rtol)? * (tokens as f64 - 1.0))
            }
        }
    }

    /// H_c, covariance of the embeddings, `d × d`.
    pub fn h_c(&self) -> &DMatrix<f64> {
        self.h_c.get_or_init(|| covariance(self.f()))
    }
}
