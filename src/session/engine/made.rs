//! Models that are made to be compared, as predictors.

use std::sync::Arc;

use crate::protocol::{Made, Place};
use theory::{
    compare::rounded,
    model::{Predictor, Provenance},
};

/// Seed of all exhibits.
const SEED: u64 = 18;

impl Made {
    /// The model of an exhibit, or one of two tables that are fitted; `None` where it is made of a
    /// file.
    ///
    /// # Errors
    /// Numbers that make no model, a target that cannot be fitted.
    pub fn made_alone(self) -> Result<Option<Predictor>, String> {
        let model = match (self, self.exhibit()) {
            (Self::Twin { place, fit }, _) if fit.target.excerpt().is_none() => {
                fit.twin(place, None)?
            }
            (_, Some((exhibit, place))) => {
                let pair = exhibit.pair(SEED).map_err(|error| error.to_string())?;
                let model = if place == Place::First { pair.one } else { pair.two };
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
    pub fn made_of(self, model: &Predictor) -> Result<Predictor, String> {
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
