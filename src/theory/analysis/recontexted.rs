//! Carrying what was computed of the tokens over to the same model with other contexts.

use std::sync::Arc;

use super::{Analysis, AsLoaded};
use crate::model::Predictor;

impl Analysis {
    /// The analysis of a model as loaded that differs from this one in its contexts alone, with
    /// what was computed of the tokens. Of a model that was moved, or where the contexts change how
    /// ranks are decided, nothing is carried over.
    pub fn with_contexts(&self, model: Arc<Predictor>) -> Self {
        let same = Arc::ptr_eq(&self.model, self.loaded.model());
        let new = Self::new(model.clone(), self.rtol, self.pivot);
        if !same || new.rtol() != self.rtol() {
            return new;
        }
        let loaded = Arc::new(AsLoaded::new(model.clone()));
        let spread = self.token_spread.with_contexts_of(model, loaded.clone());
        Self {
            token_spread: Arc::new(spread),
            loaded,
            token_scale: self.token_scale.clone(),
            span_g: self.span_g.clone(),
            sigma_g: self.sigma_g.clone(),
            sigma_g_eigen: self.sigma_g_eigen.clone(),
            ..new
        }
    }
}
