//! Models that are made to be compared, as predictors.

use crate::protocol::{Made, Place};
use theory::{
    compare::rounded,
    model::{ModelError, Predictor, Provenance},
};

/// Seed of all exhibits.
const SEED: u64 = 18;

impl Made {
    /// The model of an exhibit; `None` where it is made of a file.
    ///
    /// # Errors
    /// Numbers that make no model.
    pub fn exhibit_model(self) -> Result<Option<Predictor>, ModelError> {
        let Some((exhibit, place)) = self.exhibit() else { return Ok(None) };
        let pair = exhibit.pair(SEED)?;
        let model = if place == Place::First { pair.one } else { pair.two };
        let provenance = Provenance { name: self.name(), ..model.provenance().clone() };
        Ok(Some(model.with_provenance(provenance)))
    }

    /// The model that is made of one that was read; the same one where nothing is made of it.
    pub fn made_of(self, model: &Predictor) -> Predictor {
        let Some(rounding) = self.rounding() else { return model.clone() };
        let rounded = rounded(model, rounding);
        let provenance = Provenance { name: self.name(), ..model.provenance().clone() };
        rounded.with_provenance(provenance)
    }
}
