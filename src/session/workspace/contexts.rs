//! What the rows about contexts are asked about: two groups, a relation, how to steer.

use std::sync::Arc;

use reactive_graph::prelude::*;

use super::{OpenModel, Workspace};
use theory::property::{ContextChoice, Groups, SteeringRecipe};

impl OpenModel {
    /// The names of the context groups, each once, in file order; contexts without a group have none.
    pub fn groups(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.card.context_groups.iter() {
            if !name.is_empty() && !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The groups to start with: the largest two that share the first part of their names ("degree:
    /// base"), else the largest two.
    pub fn first_choice(&self) -> ContextChoice {
        let mut sized: Vec<(usize, String)> =
            self.groups().into_iter().map(|n| (self.members(&n).len(), n)).collect();
        sized.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
        let theme = |name: &str| name.split(':').next().unwrap_or(name).to_string();
        let first = sized.first().map(|(_, name)| name.clone());
        let second = first.as_ref().and_then(|first| {
            let others = || sized.iter().skip(1).map(|(_, name)| name);
            others().find(|name| theme(name) == theme(first)).or_else(|| others().next()).cloned()
        });
        ContextChoice {
            positive: second,
            negative: first,
            strength: 1.0,
            ..ContextChoice::default()
        }
    }

    /// Two directions between contexts: what a relation's query does to its first two contexts;
    /// without a relation, those from each of two contexts to the next.
    pub fn query_pairs(&self, relation: usize) -> [(usize, usize); 2] {
        let pairs =
            self.card.relations.get(relation).map(|r| r.pairs.as_slice()).unwrap_or_default();
        match pairs {
            [a, b, ..] => [(a.context, a.with_query), (b.context, b.with_query)],
            _ => [(0, 1), (2, 3)],
        }
    }

    /// The contexts of a group of the file.
    pub(crate) fn members(&self, name: &str) -> Vec<usize> {
        let groups = self.card.context_groups.iter().enumerate();
        groups.filter(|(_, group)| *group == name).map(|(i, _)| i).collect()
    }
}

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
