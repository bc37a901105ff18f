//! The steps, and what came of them.

use std::sync::Arc;

use reactive_graph::{owner::StoredValue, prelude::*, signal::RwSignal};

use super::{Ease, History, KnownPath};
use crate::protocol::{Skipped, Summary};
use theory::transform::Step;

/// The steps, and what came of them.
#[derive(Clone, Copy)]
pub struct Moves {
    /// The steps and their undo list.
    pub steps: RwSignal<History<Vec<Step>>>,
    /// What they amount to.
    pub summary: RwSignal<Option<Summary>>,
    /// Those that cannot be applied.
    pub skipped: RwSignal<Vec<Skipped>>,
    /// What stands against the last change to them.
    pub objection: Objection,
    /// Whether the last pull was resisted because T would have become singular.
    pub resisted: RwSignal<bool>,
    /// Whether a handle or slider is held right now.
    pub held: RwSignal<bool>,
    /// The last path that was asked for.
    pub path: RwSignal<Option<Arc<KnownPath>>>,
    /// Whether paths tell what is predicted on them: while an animation is prepared.
    pub follow_next: RwSignal<bool>,
    /// Where on its path the right plot stands, 0 to 1; none at rest, at its end.
    pub place: RwSignal<Option<f64>>,
    /// How it goes to where the last change takes it; none at rest.
    pub ease: RwSignal<Option<Arc<Ease>>>,
    /// The share of that way that it has gone.
    pub(super) eased: RwSignal<f64>,
    /// Whether changes are gone through at all.
    pub(super) eases: StoredValue<bool>,
    /// The steps when the handle that is held was taken.
    pub(super) before: StoredValue<Option<Vec<Step>>>,
}

impl Moves {
    pub(super) fn new() -> Self {
        Self {
            steps: RwSignal::new(History::default()),
            summary: RwSignal::new(None),
            skipped: RwSignal::new(Vec::new()),
            objection: Objection::new(),
            resisted: RwSignal::new(false),
            held: RwSignal::new(false),
            path: RwSignal::new(None),
            follow_next: RwSignal::new(false),
            place: RwSignal::new(None),
            ease: RwSignal::new(None),
            eased: RwSignal::new(0.0),
            eases: StoredValue::new(false),
            before: StoredValue::new(None),
        }
    }
}

/// What stands against a change of the steps; nothing, unless it was refused.
#[derive(Clone, Copy)]
pub struct Objection {
    /// Why it was refused.
    pub reason: RwSignal<Option<String>>,
    /// The nearest matrix that works, when T was refused.
    pub offer: RwSignal<Option<[f64; 4]>>,
    /// T as typed so far, while it is refused.
    pub(crate) typed: RwSignal<Option<[f64; 4]>>,
}

impl Objection {
    fn new() -> Self {
        Self { reason: RwSignal::new(None), offer: RwSignal::new(None), typed: RwSignal::new(None) }
    }

    /// The steps are others now.
    pub(super) fn withdraw(&self) {
        self.reason.set(None);
        self.offer.set(None);
        self.typed.set(None);
    }
}
