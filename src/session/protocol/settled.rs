//! What questions rest on: it is sent once, when it changes, and then referred to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use theory::{property::Query, transform::Step};

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
