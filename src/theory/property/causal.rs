//! Causal cosine: a^T Σ_g⁺ b / √(a^T Σ_g⁺ a · b^T Σ_g⁺ b), Σ_g the covariance of the unembeddings
//! (Park et al. 2024).

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Drawn, Geometry, Holds, Info, Measurement, NotTestable, Picture,
    Property, Query, Random, Reads, Vanished, chance, direction,
};

/// Causal cosine of the two token directions of the query.
pub(super) struct Causal;

impl Causal {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "causal-cosine",
        name: "Causal cosine",
        meaning: "The cosine after the unembeddings are whitened, so that stretching the space \
            does not count",
        definition: "a·Σ⁺b over √(a·Σ⁺a · b·Σ⁺b) for the two directions g(to) − g(from). Σ is the \
            covariance of g over the loaded tokens (or all of the file, where counted), n − 1 \
            below; Σ⁺ leaves out axes whose singular value among the centred g is below the rank \
            tolerance times the largest",
        measure: "cosine",
        class: Class::AnyGauge,
        reads: Reads::G,
        is_cosine: true,
        holds: Holds::AtLeast,
        default_threshold: 0.2,
        threshold_help: "Smallest causal cosine that counts as pointing the same way",
        lead: Some(1),
        depends: &[Depends::Directions],
        cost: Cost::Inverse,
        ..Info::BASE
    };
}

impl Property for Causal {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = direction::chosen(model, query)?;
        let value = Geometry::Causal.cosine(model, &a, &b);
        if value.is_nan() {
            Err(NotTestable::Zero(Vanished::Whitened))
        } else {
            let rounding = direction::rounding(model, query) * model.whitening_condition();
            Ok(Measurement::new(value).up_to(rounding))
        }
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.cosines(Geometry::Causal)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
