//! Profile cosine: how alike two directions move the log-odds over the loaded contexts.
//!
//! X_f a is the vector of log-odds that direction a induces, so the cosine of two centred profiles,
//! a^T H_c b / √(a^T H_c a · b^T H_c b), is a function of p alone.

use crate::analysis::Analysis;

use super::{
    Class, Cost, Depends, Drawn, Geometry, Holds, Info, Measurement, Need, NotTestable, Picture,
    Property, Query, Random, Reads, Vanished, chance, direction,
};

/// Profile cosine of the two token directions of the query.
pub(super) struct Profile;

impl Profile {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "profile-cosine",
        name: "Profile cosine",
        meaning: "How alike the two concepts move the log-odds from context to context",
        definition: "The log-odds f(s)·a and f(s)·b over all loaded contexts, each minus its mean \
            over the contexts; the number is the cosine of the two profiles. a and b are the two \
            directions g(to) − g(from)",
        measure: "cosine",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        is_cosine: true,
        holds: Holds::AtLeast,
        default_threshold: 0.3,
        threshold_help: "Smallest cosine that counts as moving the log-odds alike",
        lead: Some(1),
        depends: &[Depends::Directions],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for Profile {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        let (a, b) = direction::chosen(model, query)?;
        let value = Geometry::Profile.cosine(model, &a, &b);
        if value.is_nan() {
            Err(NotTestable::Zero(Vanished::Profile))
        } else {
            Ok(Measurement::new(value).up_to(direction::rounding(model, query)))
        }
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        drawn.cosines(Geometry::Profile)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}
