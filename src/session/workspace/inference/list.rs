//! Computing a set: what is done stays, whatever becomes of the rest.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::protocol::{
    Setting,
    inference::{ContextKey, ContextList, ListProgress, StateBatch, ToInference},
};

impl Workspace {
    /// Computes the contexts of the set that have no state yet.
    pub fn compute(&self) {
        self.start_inference();
        untrack(|| self.compute_missing());
    }

    /// Stops computing; the contexts that have a state stay.
    pub fn stop_computing(&self) {
        self.inference.end();
        let ability = self.inference.ability;
        if ability.with_untracked(|ability| matches!(ability, super::Ability::Opening)) {
            ability.set(super::Ability::Offered);
        }
        self.settle_places();
    }

    pub(super) fn compute_missing(&self) {
        let inference = self.inference;
        if inference.facts().is_none() {
            return;
        }
        let layer = inference.layer();
        let missing = self.missing();
        if missing.is_empty() {
            return;
        }
        inference.progress.set(Some(ListProgress::default()));
        inference.post(ToInference::Compute(ContextList { contexts: missing, layer }));
    }

    /// The contexts of the set without a state.
    fn missing(&self) -> Vec<(ContextKey, String)> {
        let keys = self.set_keys();
        let skipped = self.inference.skipped.get_untracked();
        self.inference.set.with_untracked(|set| {
            self.inference.states.with_value(|states| {
                let contexts = set.present().contexts.iter().zip(keys);
                contexts
                    .filter(|(context, key)| {
                        !states.known.contains(key) && !skipped.contains_key(&context.text)
                    })
                    .map(|(context, key)| (key, context.text.clone()))
                    .collect()
            })
        })
    }

    /// Why a context of the set has no state.
    pub(super) fn skip(&self, key: ContextKey, reason: String) {
        let keys = self.set_keys();
        let text = self.inference.set.with_untracked(|set| {
            let at = keys.iter().position(|own| *own == key)?;
            set.present().contexts.get(at).map(|context| context.text.clone())
        });
        if let Some(text) = text {
            self.inference.skipped.update(|all| drop(Arc::make_mut(all).insert(text, reason)));
        }
    }

    /// States have come: they go to the worker, and the program goes on.
    pub(super) fn take_states(&self, batch: StateBatch) {
        self.inference.states.update_value(|states| states.known.extend(&batch.keys));
        self.set(Setting::States(Arc::new(batch)));
        self.relist();
        if self.inference.progress.with_untracked(Option::is_some) {
            self.inference.post(ToInference::GoOn);
        }
    }
}
