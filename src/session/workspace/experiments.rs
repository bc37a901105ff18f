//! What one tries with the two plots besides bending by hand: surprises, breaking, a ruler, a bet.

use reactive_graph::{owner::StoredValue, signal::RwSignal};

use super::{Broken, Ruler};
use theory::transform::Step;

/// What is being tried.
#[derive(Clone, Copy)]
pub struct Experiments {
    /// The moves as they were before only g moved, while that is so.
    pub broken: RwSignal<Option<Broken>>,
    /// The ruler, while it lies on the plots.
    pub ruler: RwSignal<Option<Ruler>>,
    /// Whether surprises are running.
    pub surprising: RwSignal<bool>,
    /// The moves when a bet was placed that is still open.
    pub(super) bet_at: StoredValue<Option<Vec<Step>>>,
}

impl Experiments {
    pub(super) fn new() -> Self {
        Self {
            broken: RwSignal::new(None),
            ruler: RwSignal::new(None),
            surprising: RwSignal::new(false),
            bet_at: StoredValue::new(None),
        }
    }
}
