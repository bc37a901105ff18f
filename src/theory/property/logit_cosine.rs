//! Logit cosine of two context differences: a^T Σ_g b / √(a^T Σ_g a · b^T Σ_g b), a function of p
//! alone.
//!
//! It is the cosine of how two steps between contexts move the log-probabilities over the tokens,
//! each minus its mean.

use nalgebra::{DMatrix, DVector};

use crate::analysis::Analysis;

use super::{
    Class, Control, Cost, Depends, Drawn, Holds, Image, Info, Measurement, Need, NotTestable,
    Picture, Property, Query, Random, Reads, Vanished, chance, cosine::cosine, direction,
    geometry::profiles, leftover::VANISHED,
};

/// Logit cosine of two directions in the space of f, d components each.
pub fn logit_cosine(model: &Analysis, a: &DVector<f64>, b: &DVector<f64>) -> f64 {
    let responses = profiles(model.g(), &DMatrix::from_columns(&[a.clone(), b.clone()]));
    cosine(&responses.column(0).clone_owned(), &responses.column(1).clone_owned())
}

/// Logit cosine of the two context directions of the query.
pub(super) struct LogitCosine;

impl LogitCosine {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "logit-cosine",
        name: "Logit cosine of context differences",
        meaning: "How alike two steps between contexts move the log-probabilities of all tokens",
        definition: "For each of the two steps v = f(to) − f(from): v·g(y) over all loaded tokens, \
            minus its mean over the tokens; the number is the cosine of the two",
        measure: "cosine",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        holds: Holds::AtLeast,
        default_threshold: 0.3,
        threshold_help: "Smallest cosine that counts as moving the log-probabilities alike",
        depends: &[Depends::ContextSteps],
        controls: &[Control::ContextSteps],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for LogitCosine {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        let (a, b) = direction::chosen_contexts(model, query)?;
        let value = logit_cosine(model, &a, &b);
        let responses = profiles(model.g(), &DMatrix::from_columns(&[a.clone(), b.clone()]));
        let tokens = (model.g().ncols() as f64).sqrt();
        let [mean, spread] = model.token_scale();
        let seen = [&a, &b].iter().zip(responses.column_iter()).all(|(step, response)| {
            let size = tokens * spread.max(mean) * step.norm();
            response.norm() * model.amplification() > VANISHED * size
        });
        if value.is_nan() || !seen {
            Err(NotTestable::Zero(Vanished::LogOddsStep))
        } else {
            Ok(Measurement::new(value).up_to(direction::rounding_of_contexts(model, query)))
        }
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.contexts(|d| profiles(drawn.model.g(), &d), Image::cosine)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
