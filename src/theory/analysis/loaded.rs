//! The model that all moves set out from: how finely its numbers are resolved, and how large they
//! are.

use std::sync::{Arc, OnceLock};

use crate::model::{Predictor, Resolution};

/// Lengths beyond these have squares that a number cannot hold, or not with all digits.
const SMALLEST: f64 = 1e-100;
const LARGEST: f64 = 1e100;

/// The model as loaded, shared by all that were moved from it.
#[derive(Debug)]
pub struct AsLoaded {
    model: Arc<Predictor>,
    resolutions: OnceLock<[Resolution; 2]>,
    rank_floors: OnceLock<[f64; 2]>,
    in_range: OnceLock<bool>,
    complexity: OnceLock<usize>,
    dimensions: [OnceLock<usize>; 2],
}

impl AsLoaded {
    pub(super) fn new(model: Arc<Predictor>) -> Self {
        Self {
            model,
            resolutions: OnceLock::new(),
            rank_floors: OnceLock::new(),
            in_range: OnceLock::new(),
            complexity: OnceLock::new(),
            dimensions: Default::default(),
        }
    }

    /// The model.
    pub fn model(&self) -> &Arc<Predictor> {
        &self.model
    }

    /// In which precision embeddings and unembeddings are stored.
    pub fn resolutions(&self) -> [Resolution; 2] {
        *self.resolutions.get_or_init(|| self.model.resolutions())
    }

    /// The relative tolerances of ranks of f and of g, where the user's is `rtol`.
    pub fn rank_tolerances(&self, rtol: f64) -> [f64; 2] {
        self.rank_floors().map(|floor| rtol.max(floor))
    }

    /// The least of these that storing the numbers allows.
    pub fn rank_floors(&self) -> &[f64; 2] {
        self.rank_floors.get_or_init(|| self.model.rank_floors())
    }

    /// k before any move.
    pub(super) fn complexity(&self, count: impl FnOnce() -> usize) -> usize {
        *self.complexity.get_or_init(count)
    }

    /// dim F and dim G before any move, by side.
    pub(super) fn dimension(&self, side: usize, count: impl FnOnce() -> usize) -> usize {
        *self.dimensions[side].get_or_init(count)
    }

    /// Whether squares of all numbers can be formed.
    pub fn is_in_range(&self) -> bool {
        *self.in_range.get_or_init(|| {
            let fits = |largest: f64| largest == 0.0 || (SMALLEST..LARGEST).contains(&largest);
            [self.model.f(), self.model.g()]
                .into_iter()
                .filter(|cloud| !cloud.is_empty())
                .all(|cloud| fits(cloud.vectors().amax()))
        })
    }
}
