//! Which contexts the model has: those of the set with a state, and the line that is being typed.

use std::{collections::HashMap, sync::Arc};

use reactive_graph::{graph::untrack, prelude::*};

use theory::model::lens_remark;

use super::Workspace;
use crate::protocol::{
    ContextFacts,
    inference::ContextKey,
    question::{self, ListedContext},
};
use picture::scene::{PointKind, PointRef, VisiblePoints};

impl Workspace {
    /// The numbers of the contexts of the set, in its order.
    pub(super) fn set_keys(&self) -> Vec<ContextKey> {
        let inference = self.inference;
        let keys = inference.states.try_update_value(|states| {
            inference.set.with_untracked(|set| {
                let set = set.present();
                set.contexts.iter().map(|context| states.key(set.layer, &context.text)).collect()
            })
        });
        keys.unwrap_or_default()
    }

    /// The contexts of the model may have changed.
    pub(super) fn relist(&self) {
        let keys = self.set_keys();
        let computed = self
            .inference
            .states
            .with_value(|states| keys.iter().filter(|key| states.known.contains(key)).count());
        if self.inference.computed.get_untracked() != computed {
            self.inference.computed.set(computed);
        }
        self.want(|queue| queue.contexts = true);
    }

    /// The contexts that the model is to have, for the worker.
    pub(in crate::workspace) fn listing(&self) -> question::Contexts {
        let inference = self.inference;
        let keys = self.set_keys();
        let set = inference.set.with_untracked(|set| set.present().clone());
        let line = inference.line.with_untracked(|line| line.text.clone());
        let (mut listed, mut place) = (Vec::new(), Vec::new());
        inference.states.with_value(|states| {
            for (context, key) in set.contexts.iter().zip(&keys) {
                let known = states.known.contains(key);
                place.push(known.then_some(listed.len()));
                listed.extend(known.then(|| ListedContext {
                    key: *key,
                    label: context.label().into(),
                    group: context.group.clone(),
                }));
            }
            let typed = states.typed.as_ref().filter(|(key, _)| !keys.contains(key));
            listed.extend(typed.filter(|_| !line.is_empty()).map(|(key, _)| ListedContext {
                key: *key,
                label: states.text(*key).unwrap_or_default().into(),
                group: String::new(),
            }));
        });
        let relations = set.relations.iter();
        let relations = relations
            .map(|relation| {
                crate::context_set::moved(relation, |i| place.get(i).copied().flatten())
            })
            .filter(|relation| !relation.pairs.is_empty());
        question::Contexts {
            listed: Arc::new(listed),
            relations: relations.collect(),
            remarks: self.remarks(set.layer),
        }
    }

    /// The contexts of the model that were computed, once they all are and it has them: what
    /// another worker has to be told for it to have them too. Reads signals.
    pub(crate) fn computed_contexts(&self) -> Option<question::Contexts> {
        self.model.track();
        if self.inference.progress.with(Option::is_some) {
            return None;
        }
        let listing = untrack(|| self.listing());
        let there = self.inference.states.with_value(|states| {
            states.listed.iter().eq(listing.listed.iter().map(|listed| &listed.key))
        });
        (there && !listing.listed.is_empty()).then_some(listing)
    }

    /// What one should know about states behind this layer.
    fn remarks(&self, layer: Option<usize>) -> Vec<String> {
        let Some(facts) = untrack(|| self.inference.facts()) else { return Vec::new() };
        let lens = layer.filter(|layer| *layer < facts.layers);
        let lens = lens.map(|layer| lens_remark(layer, facts.layers));
        facts.remarks.iter().cloned().chain(lens).collect()
    }

    /// The model has other contexts. Everything that names one by its place follows it; the picture
    /// and all that was chosen stay.
    pub(in crate::workspace) fn recontext(
        &self,
        question: &question::Contexts,
        facts: ContextFacts,
    ) {
        let Some(model) = self.model.get_untracked() else { return };
        let new: Vec<ContextKey> = question.listed.iter().map(|listed| listed.key).collect();
        let counted = self.inference.states.try_update_value(|states| {
            let old = match states.awaited.take_if(|(_, over)| *over) {
                Some((awaited, _)) => Some(awaited),
                None => states.awaited.is_none().then(|| states.listed.clone()),
            };
            (old, states.typed.as_ref().map(|(key, _)| *key))
        });
        let (old, typed) = counted.unwrap_or_default();
        let had_none = model.card.contexts.is_empty();
        if let Some(old) = old.filter(|old| *old != new) {
            self.renumber(&old, &new);
        }
        let typed = typed.and_then(|key| new.iter().position(|listed| *listed == key));
        self.inference.states.update_value(|states| states.listed = new);
        self.model.set(Some(Arc::new(model.with_contexts(facts))));
        self.choice.all.update(|choice| {
            if let Some(typed) = typed {
                choice.context = typed;
            }
            let look = choice.look.get_or_insert_default();
            if had_none && look.shown == VisiblePoints::Tokens {
                look.shown = VisiblePoints::Both;
            }
        });
        self.known.dimensions.set(None);
        if had_none {
            self.forget_rests();
        }
        self.want(|queue| (queue.view, queue.dimensions) = (true, true));
        self.refresh_board();
    }

    /// Everything that names a context by its place in `old` names it by that in `new`; what names
    /// one that is gone, goes too.
    pub(super) fn renumber(&self, old: &[ContextKey], new: &[ContextKey]) {
        let places: HashMap<ContextKey, usize> =
            new.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        let place = |i: usize| old.get(i).and_then(|key| places.get(key)).copied();
        let point = |point: PointRef| match point.kind {
            PointKind::Tokens => Some(point),
            PointKind::Contexts => place(point.index).map(|index| PointRef { index, ..point }),
        };
        self.choice.all.update(|choice| {
            choice.context = place(choice.context).unwrap_or(0);
            choice.pinned = choice.pinned.iter().copied().filter_map(point).collect();
            let Some(mut picked) = choice.overrides.take() else { return };
            picked.gamma = picked.gamma.iter().copied().filter_map(place).collect();
            for group in &mut picked.groups {
                group.members = group.members.iter().copied().filter_map(place).collect();
            }
            picked.context_pairs = picked.context_pairs.and_then(|[a, b]| {
                let pair = |(from, to)| Some((place(from)?, place(to)?));
                Some([pair(a)?, pair(b)?])
            });
            choice.overrides = Some(picked).filter(|picked| !picked.is_empty());
        });
        self.hover.point.update(|hovered| *hovered = hovered.and_then(point));
        self.hover.inspection.set(None);
        self.hover.selected.update(|selected| {
            *selected = selected.iter().copied().filter_map(point).collect();
        });
    }

    /// What was chosen by a link counts the contexts of its whole set: from now on it counts those
    /// that the model has.
    pub(super) fn settle_places(&self) {
        let waits = self.inference.states.try_update_value(|states| {
            let awaited = states.awaited.as_mut()?;
            awaited.1 = true;
            Some(())
        });
        if waits.flatten().is_some() {
            self.relist();
        }
    }
}
