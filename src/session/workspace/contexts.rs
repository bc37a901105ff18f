//! What the rows about contexts are asked about: two groups, a relation, how to steer.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::Workspace;
use crate::open_model::OpenModel;
use theory::property::{ContextChoice, Groups, SteeringRecipe};

impl Workspace {
    /// Changes what the rows about contexts are asked about.
    pub fn set_contexts(&self, change: impl FnOnce(&mut ContextChoice)) {
        self.change_contexts(change);
        self.refresh_board();
    }

    /// How much of each steering vector is added: only the rows about steering depend on it.
    pub fn set_strength(&self, strength: f64) {
        self.change_contexts(|contexts| contexts.strength = strength);
        if self.choice.with_untracked(|choice| choice.steering.is_some()) {
            self.want(|queue| queue.bars = true);
        }
        self.refresh_steering();
    }

    /// How next tokens are steered from now on, if they are.
    pub fn steer_by(&self, recipe: Option<SteeringRecipe>) {
        self.choice.all.update(|choice| choice.steering = recipe);
        self.want(|queue| queue.bars = true);
    }

    /// Links say nothing of a choice that is as the model opens.
    fn change_contexts(&self, change: impl FnOnce(&mut ContextChoice)) {
        let mut contexts = self.choice.contexts.get_untracked();
        change(&mut contexts);
        let first = self.model.with_untracked(|model| model.as_ref().map(|m| m.first_choice()));
        let contexts = Some(contexts).filter(|contexts| first.as_ref() != Some(contexts));
        self.choice.all.update(|choice| choice.contexts = contexts);
    }

    /// The names of all groups of contexts, those of the file first.
    pub fn group_names(&self) -> Vec<String> {
        let own = self.choice.overrides.with(|picked| {
            picked.groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>()
        });
        let file =
            self.model.with(|model| model.as_ref().map(|model| model.groups()).unwrap_or_default());
        file.into_iter().chain(own).collect()
    }

    /// The chosen groups as sets of contexts.
    pub fn labelled(&self) -> Groups {
        let of = |model: &Arc<OpenModel>| self.choice.with(|choice| choice.labelled(model));
        self.model.with(|model| model.as_ref().map(of)).unwrap_or_default()
    }
}
