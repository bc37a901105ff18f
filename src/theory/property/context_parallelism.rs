//! Parallelism of differences between context embeddings, in R^d and after P_M.

use nalgebra::DMatrix;

use crate::{analysis::Analysis, linalg::transposed_times};

use super::{
    Class, Control, Cost, Depends, Drawn, Holds, Image, Info, Measurement, Need, NotTestable,
    Picture, Property, Quantity, Query, Random, Reads, Vanished, chance, direction,
    geometry::profiles,
    leftover::{Leftover, end_norms, ends, is_unseen},
    residual::{EXACT_HELP, parallelism},
};

const BASE: Info = Info {
    measure: "residual",
    reads: Reads::F,
    needs: &[Need::Contexts],
    holds: Holds::Exactly,
    default_threshold: super::EXACT,
    threshold_help: EXACT_HELP,
    ..Info::BASE
};

/// Parallelism of the two context directions in R^d.
pub(super) struct ContextParallelism;

impl ContextParallelism {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "context-parallelism",
        name: "Parallelism of context differences",
        meaning: "The step between two contexts is the step between two others, up to a factor β",
        definition: "a and b are the two steps f(to) − f(from). The number is ‖a − βb‖/‖a‖ with β \
            = a·b/b·b. Exact: with the linear part of the moves undone it is no more than the \
            stored numbers resolve",
        class: Class::AnyGauge,
        depends: &[Depends::ContextSteps],
        controls: &[Control::ContextSteps],
        cost: Cost::Frame,
        ..BASE
    };
}

impl Property for ContextParallelism {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let (a, b) = direction::chosen_contexts(model, query)?;
        let (residual, beta) = parallelism(&a, &b);
        let found = ends(model.f(), [query.context_pair_a, query.context_pair_b]);
        let leftover = Leftover::of_steps(model.level_f(), model.amplification(), found);
        let by_construction = direction::parallel_by_construction(model.model().d());
        let measurement = Measurement::new(residual).aside(Quantity::Beta, beta).leaving(leftover);
        Ok(measurement.by_construction(by_construction))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.contexts(|d| d, Image::residual)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}

/// Parallelism of the two context directions after P_M.
pub(super) struct ContextParallelismSeen;

impl ContextParallelismSeen {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "context-parallelism-seen",
        name: "Context parallelism that the distribution sees",
        meaning: "The two steps between contexts are parallel after hidden components are taken \
            out",
        definition: "a and b are the two steps f(to) − f(from), projected on M, the span of F’s \
            projection of all g(y) − g(y₀). The number is ‖a − βb‖/‖a‖ with β = a·b/b·b. Exact: \
            what the steps add to all log-probabilities, minus its mean over the tokens, is \
            proportional",
        class: Class::Identifiable,
        reads: Reads::Both,
        depends: &[Depends::ContextSteps],
        controls: &[Control::ContextSteps],
        cost: Cost::Ranks,
        ..BASE
    };
}

impl Property for ContextParallelismSeen {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        let (a, b) = direction::chosen_contexts(model, query)?;
        let (residual, beta) =
            parallelism(&model.m().project_vector(&a), &model.m().project_vector(&b));
        let steps = profiles(model.g(), &DMatrix::from_columns(&[a, b]));
        let [x, y] = [0, 1].map(|i| steps.column(i).clone_owned());
        let pairs = [query.context_pair_a, query.context_pair_b];
        if residual.is_nan() || is_unseen(model, [&x, &y], 0, pairs) {
            return Err(NotTestable::Zero(Vanished::DirectionSeen));
        }
        let norms = end_norms(model.f(), pairs);
        let leftover = Leftover::of_products([&x, &y], model.g().norm(), norms);
        let by_construction = direction::parallel_by_construction(model.m().dim());
        let measurement = Measurement::new(residual).aside(Quantity::Beta, beta).leaving(leftover);
        Ok(measurement.by_construction(by_construction))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        let seen = |d: DMatrix<f64>| transposed_times(drawn.model.m().basis(), &d);
        drawn.contexts(seen, Image::residual)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
