//! What the rows about contexts are asked about: two groups, a relation, how to steer.

use reactive_graph::prelude::*;

use super::{OpenModel, Session};
use theory::property::{ContextChoice, Groups};

impl OpenModel {
    /// The names of the context groups, each once, in file order.
    pub fn groups(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.card.context_groups.iter() {
            if !names.contains(name) {
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
    pub(super) fn members(&self, name: &str) -> Vec<usize> {
        let groups = self.card.context_groups.iter().enumerate();
        groups.filter(|(_, group)| *group == name).map(|(i, _)| i).collect()
    }
}

impl Session {
    /// Changes what the rows about contexts are asked about.
    pub fn set_contexts(&self, change: impl FnOnce(&mut ContextChoice)) {
        self.contexts.update(change);
        self.refresh_board();
    }

    /// How much of each steering vector is added: only the rows about steering depend on it.
    pub fn set_strength(&self, strength: f64) {
        self.contexts.update(|contexts| contexts.strength = strength);
        self.refresh_steering();
    }

    /// The names of all groups of contexts, those of the file first.
    pub fn group_names(&self) -> Vec<String> {
        let own = self.overrides.with(|picked| {
            picked.groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>()
        });
        let file =
            self.model.with(|model| model.as_ref().map(|model| model.groups()).unwrap_or_default());
        file.into_iter().chain(own).collect()
    }

    /// The chosen groups as sets of contexts.
    pub fn labelled(&self) -> Groups {
        let ContextChoice { positive, negative, .. } = self.contexts.get();
        let (positive_name, negative_name) =
            (positive.unwrap_or_default(), negative.unwrap_or_default());
        let [positive, negative] = [&positive_name, &negative_name].map(|name| self.members(name));
        Groups { positive_name, positive, negative_name, negative }
    }

    fn members(&self, name: &str) -> Vec<usize> {
        let pasted = self
            .overrides
            .with(|picked| picked.groups.iter().find(|group| group.name == name).cloned());
        pasted.map_or_else(
            || {
                self.model.with(|model| {
                    model.as_ref().map(|model| model.members(name)).unwrap_or_default()
                })
            },
            |group| group.members,
        )
    }
}
