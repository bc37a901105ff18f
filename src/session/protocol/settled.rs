//! What questions rest on: it is told once, when it changes, and then referred to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    inference::{ContextKey, StateBatch},
    question::Contexts,
    statistics::Statistics,
};
use theory::{model::NamedDirection, property::Query, transform::Step};

/// What is so of an open model until another is told.
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

/// What questions rest on while a handle is held: everything but the live step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// Counts the changes; see [`At`].
    pub revision: u64,
    /// The steps before the live one, see [`super::Live::split`].
    pub steps: Vec<Step>,
    /// Pairs, family, thresholds and seeds.
    pub query: Arc<Query>,
}

/// The state that a question is about: what is settled, and the live step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct At {
    /// Of [`Settled`].
    pub revision: u64,
    /// The last step, where it follows the pointer.
    pub live: Option<Step>,
}
