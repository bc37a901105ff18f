//! Linear steering f(s) → f(s) + αv: which log-odds it moves, for six ways to choose v.

mod picture;
mod vectors;

use nalgebra::DVector;

use crate::analysis::Analysis;

use super::{
    Class, Control, Cost, Depends, Holds, Info, Measurement, Need, NotTestable, Picture, Property,
    Quantity, Query, Reads, SteeringRecipe, Vanished, leftover::VANISHED,
};

pub use picture::steered;
pub use vectors::{difference_of_means, second_moment, target, vector};

/// Log-odds shift v·g0(y) of every token (V numbers, in nats), for strength 1.
pub fn shifts(model: &Analysis, v: &DVector<f64>) -> DVector<f64> {
    let raw = model.g().tr_mul(v);
    let pivot = raw[model.pivot()];
    raw.add_scalar(-pivot)
}

/// Population standard deviation, about the mean.
fn deviation(values: &DVector<f64>) -> f64 {
    let mean = values.mean();
    (values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / values.len().max(1) as f64).sqrt()
}

/// On-target shift v·γ, and the spread (standard deviation) of the shift over all tokens.
fn effect(
    model: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Result<(f64, f64), NotTestable> {
    let v = vector(model, query, recipe)?;
    let gamma = target(model, query)?;
    let spread = deviation(&shifts(model, &v));
    let contexts = (model.f().ncols().max(1) as f64).sqrt();
    let made_of = match recipe {
        SteeringRecipe::DifferenceOfMeans | SteeringRecipe::Own => model.f().norm() / contexts,
        SteeringRecipe::SecondMoment => (model.f().norm() / contexts).powi(2) * gamma.norm(),
        _ => v.norm(),
    };
    let rounding = VANISHED * made_of * model.token_scale()[1] / model.amplification().powi(2);
    if spread <= rounding {
        return Err(NotTestable::Zero(Vanished::SteeringEffect));
    }
    Ok((v.dot(&gamma), spread))
}

fn measure(
    model: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Result<Measurement, NotTestable> {
    let (on, spread) = effect(model, query, recipe)?;
    Ok(Measurement::new(on / spread).aside(Quantity::OnTarget, query.strength * on))
}

/// Steering by one recipe.
pub(super) struct Steering {
    recipe: SteeringRecipe,
    pub(super) info: Info,
}

impl Property for Steering {
    fn info(&self) -> &Info {
        &self.info
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        if model.g().ncols() == 0 {
            return Err(NotTestable::Tokens);
        }
        measure(model, query, self.recipe)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        Some(Picture::Stack {
            parts: [picture::next_tokens, picture::shifts_of_families]
                .into_iter()
                .filter_map(|part| part(before, after, query, self.recipe))
                .collect(),
        })
    }
}

const BASE: Info = Info {
    measure: "on-target shift by spread over all tokens",
    holds: Holds::AtLeast,
    default_threshold: 1.0,
    depends: &[Depends::Target, Depends::Context, Depends::Strength, Depends::Families],
    controls: &[Control::Strength],
    threshold_help: "Smallest on-target shift, in standard deviations over all tokens, that counts \
        as steering",
    ..Info::BASE
};

/// By difference of means.
pub(super) static MEANS: Steering = Steering {
    recipe: SteeringRecipe::DifferenceOfMeans,
    info: Info {
        id: "steering-means",
        name: "Steering by difference of means",
        meaning: "Adding the step from one group of contexts to the other moves the target \
            log-odds",
        definition: "v is the mean f of the positive group minus that of the negative one. The \
            number is v·γ over the population standard deviation of v·g(y) over all loaded tokens. \
            γ is the mean difference of the family, or the first direction where that is chosen or \
            there is no family. Off target: root mean square of v·m over the mean differences m of \
            the other families",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts, Need::Labels],
        depends: &[
            Depends::Groups,
            Depends::Target,
            Depends::Context,
            Depends::Strength,
            Depends::Families,
        ],
        controls: &[Control::Groups, Control::Strength],
        cost: Cost::Frame,
        ..BASE
    },
};

/// By H γ.
pub(super) static SECOND_MOMENT: Steering = Steering {
    recipe: SteeringRecipe::SecondMoment,
    info: Info {
        id: "steering-second-moment",
        name: "Steering by what the contexts do with the direction",
        meaning: "Adding Hγ, the contexts weighted by their log-odds, moves the target log-odds",
        definition: "v = (1/S) Σ f(s) f(s)·γ over all S loaded contexts, not centred. The number \
            is v·γ over the population standard deviation of v·g(y) over all loaded tokens. γ is \
            the mean difference of the family, or the first direction where that is chosen or \
            there is no family. Off target: root mean square of v·m over the mean differences m of \
            the other families",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        cost: Cost::Frame,
        ..BASE
    },
};

/// By Σ_g⁺ γ.
pub(super) static CAUSAL: Steering = Steering {
    recipe: SteeringRecipe::Causal,
    info: Info {
        id: "steering-causal",
        name: "Steering by the causal direction",
        meaning: "Adding the whitened unembedding difference moves the target log-odds",
        definition: "v = Σ⁺γ, Σ the covariance of g (n − 1 below). The number is v·γ over the \
            population standard deviation of v·g(y) over all loaded tokens. γ is the mean \
            difference of the family, or the first direction where that is chosen or there is no \
            family. Off target: root mean square of v·m over the mean differences m of the other \
            families",
        class: Class::AnyGauge,
        cost: Cost::Covariance,
        ..BASE
    },
};

/// By a step between two contexts of the user's own choice.
pub(super) static OWN: Steering = Steering {
    recipe: SteeringRecipe::Own,
    info: Info {
        id: "steering-own",
        name: "Steering by a step between contexts",
        meaning: "Adding the chosen step from one context to another moves the target log-odds",
        definition: "v = f(to) − f(from) of the chosen step. The number is v·γ over the population \
            standard deviation of v·g(y) over all loaded tokens. γ is the mean difference of the \
            family, or the first direction where that is chosen or there is no family. Off target: \
            root mean square of v·m over the mean differences m of the other families",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        depends: &[
            Depends::ContextSteps,
            Depends::Target,
            Depends::Context,
            Depends::Strength,
            Depends::Families,
        ],
        controls: &[Control::ContextStep, Control::Strength],
        cost: Cost::Frame,
        ..BASE
    },
};

/// By the user's own numbers.
pub(super) static GIVEN: Steering = Steering {
    recipe: SteeringRecipe::Given,
    info: Info {
        id: "steering-given",
        name: "Steering by a vector of your own",
        meaning: "Adding the given numbers, which move with the embeddings, moves the target \
            log-odds",
        definition: "v is the given vector, moved with the embeddings. The number is v·γ over the \
            population standard deviation of v·g(y) over all loaded tokens. γ is the mean \
            difference of the family, or the first direction where that is chosen or there is no \
            family. Off target: root mean square of v·m over the mean differences m of the other \
            families",
        class: Class::AnyGauge,
        reads: Reads::Both,
        outside: true,
        depends: &[
            Depends::Vector,
            Depends::Target,
            Depends::Context,
            Depends::Strength,
            Depends::Families,
        ],
        controls: &[Control::Vector, Control::Strength],
        cost: Cost::Frame,
        ..BASE
    },
};

/// By γ itself.
pub(super) static UNEMBEDDING: Steering = Steering {
    recipe: SteeringRecipe::Unembedding,
    info: Info {
        id: "steering-unembedding",
        name: "Steering by the unembedding difference",
        meaning: "Adding the token direction itself to an embedding moves the target log-odds",
        definition: "v = γ. The number is v·γ over the population standard deviation of v·g(y) \
            over all loaded tokens. γ is the mean difference of the family, or the first direction \
            where that is chosen or there is no family. Off target: root mean square of v·m over \
            the mean differences m of the other families",
        class: Class::OnlyRotations,
        cost: Cost::Frame,
        ..BASE
    },
};
