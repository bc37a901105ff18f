//! What one tries with the two plots besides bending by hand: surprises, breaking, a ruler, a bet.

use reactive_graph::{owner::StoredValue, prelude::*, signal::RwSignal};

use super::{Broken, Ruler, Workspace};
use crate::words::words;
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
    /// What there was to say of the last one, and the moves that it speaks of.
    remark: RwSignal<Option<(String, Vec<Step>)>>,
    /// The moves when a bet was placed that is still open.
    pub(super) bet_at: StoredValue<Option<Vec<Step>>>,
}

impl Experiments {
    pub(super) fn new() -> Self {
        Self {
            broken: RwSignal::new(None),
            ruler: RwSignal::new(None),
            surprising: RwSignal::new(false),
            remark: RwSignal::new(None),
            bet_at: StoredValue::new(None),
        }
    }
}

impl Workspace {
    /// Puts a remark beside the moves as they are.
    pub fn put_remark(&self, text: impl Into<String>) {
        let steps = self.moves.steps.with_untracked(|steps| steps.present().clone());
        self.experiments.remark.set(Some((text.into(), steps)));
    }

    /// What was remarked is no longer so.
    pub(super) fn take_remark_back(&self) {
        self.experiments.remark.set(None);
    }

    /// What there is to say of what is tried, as long as the moves are those that it speaks of.
    pub fn remark(&self) -> Option<String> {
        if self.is_broken() {
            return Some(words().experiments.broken.into());
        }
        let (text, of) = self.experiments.remark.get()?;
        self.moves.steps.with(|steps| *steps.present() == of).then_some(text)
    }
}
