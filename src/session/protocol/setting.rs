//! What is so of an open model until it is set otherwise.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Settled,
    inference::{ContextKey, StateBatch},
    question::Contexts,
    statistics::Statistics,
};
use theory::model::NamedDirection;

/// What is so of an open model until it is set otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Setting {
    /// What questions rest on.
    Settled(Arc<Settled>),
    /// How numerical ranks are decided and which token is the pivot y0.
    Ranks {
        /// Relative tolerance of every rank.
        rtol: f64,
        /// Index of the pivot token.
        pivot: usize,
    },
    /// Directions that join those the model came with.
    Directions(Arc<Vec<NamedDirection>>),
    /// Statistics of the tokens come from here, or again from the loaded ones alone.
    Statistics(Option<Statistics>),
    /// States of contexts, to be listed by their numbers: see [`Contexts`].
    States(Arc<StateBatch>),
    /// Contexts in place of those of the model, for who needs no answer to [`Contexts`].
    Contexts(Contexts),
    /// These are not needed any more.
    Forget(Vec<ContextKey>),
}
