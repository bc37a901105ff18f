//! A predictor with the quantities that several properties share, each computed once on first use.

use std::{cell::OnceCell, sync::Arc};

use nalgebra::{DMatrix, DVector};

use crate::{
    linalg::{Subspace, covariance, pseudo_inverse_of_eigen, singular_values, symmetric_eigen},
    model::Predictor,
};

/// What was measured of one model, lazily. `rtol` is the relative tolerance of every numerical rank.
#[derive(Debug)]
pub struct Analysis {
    model: Arc<Predictor>,
    rtol: f64,
    pivot: usize,
    span_f: OnceCell<Subspace>,
    span_g: OnceCell<Subspace>,
    m: OnceCell<Subspace>,
    n: OnceCell<Subspace>,
    log_odds_spectrum: OnceCell<Vec<f64>>,
    sigma_g: OnceCell<DMatrix<f64>>,
    sigma_g_eigen: OnceCell<(Vec<f64>, DMatrix<f64>)>,
    causal: OnceCell<DMatrix<f64>>,
    h_c: OnceCell<DMatrix<f64>>,
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
            span_f: OnceCell::new(),
            span_g: OnceCell::new(),
            m: OnceCell::new(),
            n: OnceCell::new(),
            log_odds_spectrum: OnceCell::new(),
            sigma_g: OnceCell::new(),
            sigma_g_eigen: OnceCell::new(),
            causal: OnceCell::new(),
            h_c: OnceCell::new(),
        }
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
        self.span_g.get_or_init(|| Subspace::span(&self.g0(), self.rtol))
    }

    /// M = P_F(G).
    pub fn m(&self) -> &Subspace {
        self.m.get_or_init(|| Subspace::span(&self.span_f().project(&self.g0()), self.rtol))
    }

    /// N = P_G(F).
    pub fn n(&self) -> &Subspace {
        self.n.get_or_init(|| Subspace::span(&self.span_g().project(self.f()), self.rtol))
    }

    /// Singular values of the log-odds matrix L0 = f(s)·g0(y), descending.
    pub fn log_odds_spectrum(&self) -> &[f64] {
        self.log_odds_spectrum.get_or_init(|| singular_values(&self.f().tr_mul(&self.g0())))
    }

    /// Effective complexity k = rank L0: the only dimension that p can see.
    pub fn effective_complexity(&self) -> usize {
        crate::linalg::rank(self.log_odds_spectrum(), self.rtol)
    }

    /// Σ_g, covariance of the unembeddings, `d × d`.
    pub fn sigma_g(&self) -> &DMatrix<f64> {
        self.sigma_g.get_or_init(|| covariance(self.g()))
    }

    /// Eigenvalues (descending) and eigenvectors (columns) of Σ_g: the principal components of the unembeddings.
    pub fn sigma_g_eigen(&self) -> &(Vec<f64>, DMatrix<f64>) {
        self.sigma_g_eigen.get_or_init(|| symmetric_eigen(self.sigma_g()))
    }

    /// Σ_g⁺, the causal inner product (Park et al. 2024), `d × d`.
    pub fn causal(&self) -> &DMatrix<f64> {
        self.causal.get_or_init(|| {
            let (values, vectors) = self.sigma_g_eigen();
            pseudo_inverse_of_eigen(values, vectors, self.rtol)
        })
    }

    /// H_c, covariance of the embeddings, `d × d`.
    pub fn h_c(&self) -> &DMatrix<f64> {
        self.h_c.get_or_init(|| covariance(self.f()))
    }
}
