//! What is known of the line and of the set.

use reactive_graph::prelude::*;

use super::Workspace;
use crate::protocol::inference::{ContextKey, NextTokens};
use theory::model::Concept;

impl Workspace {
    /// Which share of the next-token distribution of the line the loaded tokens hold; none until
    /// the line is a context of the model and its bars are there.
    pub fn loaded_mass(&self, line: ContextKey, next: &NextTokens) -> Option<f64> {
        let bars = self.board.bars.get()?;
        let place = self
            .inference
            .states
            .with_value(|states| states.listed.iter().position(|key| *key == line));
        (place == Some(bars.context)).then(|| (bars.log_sum - next.log_sum).exp().min(1.0))
    }

    /// Whether states are not those of the last layer.
    pub fn reads_by_lens(&self) -> bool {
        self.lens_layer().is_some()
    }

    /// Behind which layer states are taken, of how many, where it is not the last.
    pub fn lens_layer(&self) -> Option<(usize, usize)> {
        let layers = self.inference.facts()?.layers;
        let layer = self.inference.set.with(|set| set.present().layer);
        layer.filter(|layer| *layer < layers).map(|layer| (layer, layers))
    }

    /// Whether the contexts that the model has now are states of this layer, not those of one that
    /// was chosen before.
    pub(in crate::workspace) fn lists_layer(&self, layer: usize) -> bool {
        self.inference.states.with_value(|states| {
            let layer_of = |key| states.keys.iter().find(|(_, own)| *own == key);
            let listed = states.listed.first().and_then(layer_of);
            listed.is_none_or(|((own, _), _)| *own == Some(layer))
        })
    }

    /// Whether contexts of the set could have a state and have none.
    pub fn waits_for_states(&self) -> bool {
        let computed = self.inference.computed.get();
        let skipped = self.inference.skipped.get();
        self.inference.set.with(|set| {
            let contexts = &set.present().contexts;
            let hopeless = contexts.iter().filter(|c| skipped.contains_key(&c.text)).count();
            computed + hopeless < contexts.len()
        })
    }

    /// All concept lists: the model's own, then those of the page.
    pub fn concepts(&self) -> Vec<Concept> {
        let own = self.model.with(|model| {
            model.as_ref().map(|model| model.card.concepts.clone()).unwrap_or_default()
        });
        self.page.concepts.with(|all| own.into_iter().chain(all.iter().cloned()).collect())
    }
}
