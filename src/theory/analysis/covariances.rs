//! How a model's vectors are spread: covariances, and what is measured in their units.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};

use super::{Analysis, SpreadFactors, TokenSpread};
use crate::linalg::{covariance, mean, symmetric_eigen, times, transposed_times};

impl Analysis {
    /// The spread of the tokens before the linear part of the moves.
    pub fn token_spread(&self) -> &Arc<TokenSpread> {
        &self.token_spread
    }

    pub(super) fn spread_factors(&self) -> &SpreadFactors {
        self.token_spread.factors()
    }

    /// Directions of g (`d × n`) whitened, `r × n`: their products are a^T Σ_g⁺ b, Σ_g over all
    /// tokens of the file where these were counted, else over those that are loaded.
    pub fn whitened(&self, directions: DMatrix<f64>) -> DMatrix<f64> {
        times(&self.spread_factors().whitener, &self.level_g.undo(directions))
    }

    /// By how much whitening multiplies rounding in a direction of g at most.
    pub fn whitening_condition(&self) -> f64 {
        self.spread_factors().condition
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
