//! Exact parallelism g(easiest) − g(easy) = β (g(luckiest) − g(lucky)) of two concept directions.

use nalgebra::DVector;

use crate::{analysis::Analysis, transform::MoveSummary};

use super::{
    Class, Cost, Depends, Drawn, Figure, Holds, Image, Info, Leftover, NotTestable, Picture,
    Property, Query, Random, Reads, chance, direction, leftover::ends,
};

/// Relative residual ‖a − βb‖/‖a‖ with the best β, and β. NaN when a or b is zero.
pub fn parallelism(a: &DVector<f64>, b: &DVector<f64>) -> (f64, f64) {
    let beta = a.dot(b) / b.dot(b);
    ((a - b * beta).norm() / a.norm(), beta)
}

/// Threshold of an exact residual: beyond what rounding in a file of 32-bit numbers explains.
pub(super) const EXACT_RESIDUAL: f64 = super::EXACT;

/// What the threshold of an exact residual means.
pub(super) const EXACT_HELP: &str =
    "Largest residual that counts as exactly parallel; theory speaks of residual 0";

/// Parallelism of the two token directions in R^d.
pub(super) struct Parallelism;

impl Parallelism {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelism",
        name: "Exact parallelism",
        meaning: "The two concept directions are the same up to a factor β",
        definition: "a and b are the two directions g(to) − g(from). The number is ‖a − βb‖/‖a‖ with β = a·b/b·b. Exact: with the linear part of the moves undone it is no more than the stored numbers resolve, (‖g(from)‖ + ‖g(to)‖)/‖a‖ units of half a last place, and the same for b",
        measure: "residual",
        class: Class::AnyGauge,
        reads: Reads::G,
        holds: Holds::Exactly,
        default_threshold: EXACT_RESIDUAL,
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

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        let (a, b) = direction::chosen(model, query)?;
        let (residual, beta) = parallelism(&a, &b);
        let found = ends(model.g(), [query.pair_a, query.pair_b]);
        let leftover = Leftover::of_steps(model.level_g(), model.condition(), found);
        Ok(Figure::new(residual).beside("β", beta).leaving(leftover))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.tokens(|d| d, Image::residual)
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
