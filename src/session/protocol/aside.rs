//! Questions about an open model whose answers are not for its own workspace, which only passes
//! them on: they wait in no queue, and several may be on their way at once.

use serde::{Deserialize, Serialize};

use super::{
    fit::Excerpt,
    inference::{ContextKey, StateBatch},
    question::{Answers, Ask, Takes, questions},
};
use theory::compare::Target;

/// The states of contexts that were computed elsewhere, see [`super::Setting::States`]: for the
/// worker that compares the model with another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct States {
    /// Of which contexts.
    pub keys: Vec<ContextKey>,
}

questions! {
    Excerpt => Box<Target>,
    States => StateBatch,
}
