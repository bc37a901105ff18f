//! Exact parallelism g(easiest) − g(easy) = β (g(luckiest) − g(lucky)) of two concept directions.

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Drawn, EXACT, Holds, Image, Info, Measurement, NotTestable, Picture,
    Property, Quantity, Query, Random, Reads, chance, direction,
    leftover::{Leftover, ends},
    parallelism,
    residual::EXACT_HELP,
};

/// Parallelism of the two token directions in R^d.
pub(super) struct Parallelism;

impl Parallelism {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelism",
        name: "Exact parallelism",
        meaning: "The two concept directions are the same up to a factor β",
        definition: "a and b are the two directions g(to) − g(from). The number is ‖a − βb‖/‖a‖ \
            with β = a·b/b·b. Exact: with the linear part of the moves undone it is no more than \
            the stored numbers resolve, (‖g(from)‖ + ‖g(to)‖)/‖a‖ units of half a last place, and \
            the same for b",
        measure: "residual",
        class: Class::AnyGauge,
        reads: Reads::G,
        holds: Holds::Exactly,
        default_threshold: EXACT,
        threshold_help: EXACT_HELP,
        lead: Some(0),
        depends: &[Depends::Directions],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for Parallelism {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = direction::chosen(model, query)?;
        let (residual, beta) = parallelism(&a, &b);
        let found = ends(model.g(), [query.pair_a, query.pair_b]);
        let leftover = Leftover::of_steps(model.level_g(), model.amplification(), found);
        let by_construction = direction::parallel_by_construction(model.model().d());
        let measurement = Measurement::new(residual).aside(Quantity::Beta, beta).leaving(leftover);
        Ok(measurement.by_construction(by_construction))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.tokens(|d| d, Image::residual)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
