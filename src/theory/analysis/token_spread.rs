//! How the tokens spread, Σ_g, by its factors: a form of a direction is then the square of a length
//! and loses no more digits than the direction has.

use std::sync::{Arc, OnceLock};

use nalgebra::DMatrix;

use super::{AsLoaded, Level};
use crate::{
    linalg::{
        Factors, Thin, centred, covariance, lower_inverse, rank, symmetric_eigen, thin_svd, times,
        transposed_times,
    },
    model::Predictor,
    transform::SideMap,
};

/// Condition number of Σ_g (in the Frobenius norm, an upper bound) up to which a Cholesky factor is
/// as good as one from singular values of the vectors.
const CHOLESKY_LIMIT: f64 = 1e8;
/// How far below 1/rtol² that bound must stay, so that no direction is near the cut.
const CHOLESKY_ROOM: f64 = 0.1;
/// Eigenvalues of a counted Σ_g up to this share of the largest are rounding: there are no vectors
/// to decide its rank on.
const COUNTED_CUT: f64 = 1e-13;
/// Deviations up to this, relative to the vectors themselves, are rounding: all tokens are one.
const VANISHED: f64 = 1e-15;
/// Up to this many dimensions the singular values of all tokens are found directly.
const SMALL: usize = 64;

/// Σ_g of the tokens of a model before the linear part of its moves. Every model that linear moves
/// made of the same tokens shares it.
#[derive(Debug)]
pub struct TokenSpread {
    model: Arc<Predictor>,
    level: Level,
    loaded: Arc<AsLoaded>,
    rtol: f64,
    /// What counted tokens of the file became, of which there are no vectors: their spread and the
    /// map that it underwent.
    image: Option<(Arc<TokenSpread>, SideMap)>,
    sigma: OnceLock<DMatrix<f64>>,
    factors: OnceLock<SpreadFactors>,
}

/// R and W with Σ_g = R Rᵀ and Σ_g⁺ = Wᵀ W.
#[derive(Debug, Clone)]
pub struct SpreadFactors {
    /// `d × r`.
    pub root: DMatrix<f64>,
    /// `r × d`: what whitens.
    pub whitener: DMatrix<f64>,
    /// How many dimensions the tokens spread over: dim G.
    pub rank: usize,
    /// How much farther they spread along one of these than along another: whitening multiplies
    /// rounding by as much.
    pub condition: f64,
}

impl TokenSpread {
    pub(super) fn new(
        model: Arc<Predictor>,
        level: Level,
        loaded: Arc<AsLoaded>,
        rtol: f64,
    ) -> Self {
        Self {
            model,
            level,
            loaded,
            rtol,
            image: None,
            sigma: OnceLock::new(),
            factors: OnceLock::new(),
        }
    }

    /// The same of the same tokens in a model as loaded with other contexts.
    pub(super) fn with_contexts_of(&self, model: Arc<Predictor>, loaded: Arc<AsLoaded>) -> Self {
        let (sigma, factors) = (self.sigma.clone(), self.factors.clone());
        Self { sigma, factors, ..Self::new(model, self.level.clone(), loaded, self.rtol) }
    }

    /// The same of what a map that changes the dimension makes of another spread, where that is of
    /// counted tokens.
    pub(super) fn following(self, spread: &Arc<Self>, map: Option<&SideMap>) -> Self {
        let origin = spread.image.as_ref().map_or(spread, |(origin, _)| origin);
        let counted = origin.model.counted().is_some();
        let image = map.filter(|_| counted).map(|map| (origin.clone(), map.clone()));
        Self { image, ..self }
    }

    /// Whether it is that of the very vectors of a model.
    pub(super) fn is_of(&self, model: &Arc<Predictor>) -> bool {
        self.level.is_as_loaded() && Arc::ptr_eq(&self.model, model)
    }

    /// Σ_g of the loaded tokens, `d × d`.
    pub(super) fn sigma(&self) -> &DMatrix<f64> {
        self.sigma.get_or_init(|| match &self.level {
            Level::AsLoaded => covariance(self.model.g().vectors()),
            level => covariance(&level.undo(self.model.g().vectors().clone())),
        })
    }

    /// Of all tokens of the file where these were counted, else of the loaded ones.
    pub fn factors(&self) -> &SpreadFactors {
        self.factors.get_or_init(|| match (&self.image, self.model.counted()) {
            (Some((spread, map)), _) => {
                let root = self.level.undo(map.apply(&spread.factors().root));
                let Thin { u, s, .. } = thin_svd(&root);
                SpreadFactors::of_axes(&u, s, self.rtol())
            }
            (None, Some(moments)) => {
                SpreadFactors::of_covariance(&moments.covariance(), self.rtol())
            }
            (None, None) => self.of_tokens(),
        })
    }

    fn of_tokens(&self) -> SpreadFactors {
        let (d, n) = self.model.g().vectors().shape();
        let quick = if d <= SMALL {
            None
        } else if n > d {
            SpreadFactors::by_cholesky(self.sigma(), self.rtol())
        } else {
            SpreadFactors::of_few(&self.centred(), self.rtol())
        };
        quick.unwrap_or_else(|| {
            let whole = self.level.undo(self.model.g().vectors().clone()).norm();
            SpreadFactors::of_columns(&self.centred(), self.rtol(), VANISHED * whole)
        })
    }

    fn rtol(&self) -> f64 {
        self.loaded.rank_tolerances(self.rtol)[1]
    }

    fn centred(&self) -> DMatrix<f64> {
        // Centred before as well: undoing a map must not multiply a large mean.
        centred(&self.level.undo(centred(self.model.g().vectors())))
    }
}

impl SpreadFactors {
    fn by_cholesky(sigma: &DMatrix<f64>, rtol: f64) -> Option<Self> {
        let root = sigma.clone().cholesky()?.unpack();
        let whitener = lower_inverse(&root)?;
        let condition = (root.norm() * whitener.norm()).powi(2);
        let limit = CHOLESKY_LIMIT.min(CHOLESKY_ROOM / (rtol * rtol));
        let rank = root.ncols();
        (condition <= limit).then_some(Self { root, whitener, rank, condition: condition.sqrt() })
    }

    /// Of centred columns m (`d × n`, n ≤ d) that depend on each other in no more than their sum:
    /// W = √(n − 1) K⁻¹ mᵀ for K = mᵀm with the vector of ones, which m does not see, lifted among
    /// its eigenvalues.
    fn of_few(m: &DMatrix<f64>, rtol: f64) -> Option<Self> {
        let n = m.ncols() as f64;
        let gram = transposed_times(m, m);
        let lifted = gram.trace() / (n * n);
        let factor = lower_inverse(&gram.add_scalar(lifted).cholesky()?.unpack())?;
        let condition = (gram.trace().sqrt() * factor.norm()).powi(2);
        if condition > CHOLESKY_LIMIT.min(CHOLESKY_ROOM / (rtol * rtol)) {
            return None;
        }
        let inverse = transposed_times(&factor, &factor);
        let scale = (n - 1.0).max(1.0).sqrt();
        let whitener = times(&inverse, &m.transpose()) * scale;
        let rank = m.ncols().saturating_sub(1);
        Some(Self { root: m / scale, whitener, rank, condition: condition.sqrt() })
    }

    /// By the singular values of centred columns (`d × n`), where rank is decided on them.
    /// Singular values up to `rounding` are none.
    fn of_columns(m: &DMatrix<f64>, rtol: f64, rounding: f64) -> Self {
        let (d, n) = m.shape();
        let Thin { u, s, .. } = if n > d && d > SMALL {
            thin_svd(&Factors::new(m.transpose()).r().transpose())
        } else {
            thin_svd(m)
        };
        let scale = (n.max(2) as f64 - 1.0).sqrt();
        let some = s.iter().take_while(|&&s| s > rounding);
        Self::of_axes(&u, some.map(|s| s / scale).collect(), rtol)
    }

    fn of_covariance(sigma: &DMatrix<f64>, rtol: f64) -> Self {
        Self::by_cholesky(sigma, rtol).unwrap_or_else(|| {
            let (values, axes) = symmetric_eigen(sigma);
            let cut = COUNTED_CUT.max(rtol * rtol) * values.first().copied().unwrap_or(0.0);
            let kept = values.iter().take_while(|&&v| v > cut);
            Self::of_axes(&axes, kept.map(|v| v.sqrt()).collect(), 0.0)
        })
    }

    /// From orthonormal axes and the deviations along them, descending.
    fn of_axes(axes: &DMatrix<f64>, deviations: Vec<f64>, rtol: f64) -> Self {
        let r = rank(&deviations, rtol);
        let mut root = axes.columns(0, r).clone_owned();
        let mut whitener = root.transpose();
        for (i, s) in deviations[..r].iter().enumerate() {
            root.column_mut(i).scale_mut(*s);
            whitener.row_mut(i).unscale_mut(*s);
        }
        let condition = deviations.first().map_or(1.0, |largest| largest / deviations[r - 1]);
        Self { root, whitener, rank: r, condition }
    }
}
