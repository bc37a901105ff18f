//! Models that are made to be compared, as predictors.

use std::sync::Arc;

use thiserror::Error;

use crate::protocol::{Made, PairPlace};
use formats::SaveError;
use theory::{
    compare::{CannotFit, rounded},
    model::{ModelError, Predictor, Provenance},
};

/// Why a model cannot be made.
#[derive(Debug, Error)]
pub enum CannotMake {
    /// Its target cannot be fitted.
    #[error(transparent)]
    Fit(#[from] CannotFit),
    /// Its target is a part of a model that is not open.
    #[error("the model to be fitted is not there")]
    NotThere,
    /// Nobody began to fit.
    #[error("no two tables are being fitted")]
    NotBegun,
    /// Its numbers make no model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// It cannot be written as a file.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Seed of all exhibits.
const SEED: u64 = 18;

impl Made {
    /// The model of an exhibit, or one of two tables that are fitted; `None` where it is made of a
    /// file.
    ///
    /// # Errors
    /// Numbers that make no model, a target that cannot be fitted.
    pub fn made_alone(self) -> Result<Option<Predictor>, CannotMake> {
        let model = match (self, self.exhibit()) {
            (Self::Twin { place, fit }, _) if fit.target.excerpt().is_none() => {
                fit.twin(place, None)?
            }
            (_, Some((exhibit, place))) => {
                let pair = exhibit.pair(SEED)?;
                let model = if place == PairPlace::First { pair.one } else { pair.two };
                Arc::unwrap_or_clone(model)
            }
            _ => return Ok(None),
        };
        Ok(Some(self.named(model)))
    }

    /// The model that is made of one that was read; the same one where nothing is made of it.
    ///
    /// # Errors
    /// A target that cannot be fitted.
    pub fn made_of(self, model: &Predictor) -> Result<Predictor, CannotMake> {
        let made = match self {
            Self::Twin { place, fit } => match fit.target.excerpt() {
                Some(part) => fit.twin(place, Some(part.of(model)?))?,
                None => model.clone(),
            },
            _ => self.rounding().map_or_else(|| model.clone(), |rounding| rounded(model, rounding)),
        };
        Ok(self.named(made))
    }

    /// The same model under its name.
    pub fn named(self, model: Predictor) -> Predictor {
        let provenance = Provenance { name: self.name(), ..model.provenance().clone() };
        model.with_provenance(provenance)
    }
}
