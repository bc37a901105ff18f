//! Contexts that were computed for one of two models: their states are in the worker of that model,
//! and the worker that compares both has to have them too.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Pair;
use crate::{
    context_set::{ContextSet, ContextText},
    protocol::{ModelId, Setting, ToWorker, aside, inference::StateBatch, question},
    workspace::{Ability, Workspace},
};
use theory::compare::Sharing;

/// Computed contexts of one of the models.
#[derive(Debug, Default)]
pub(super) struct Computed {
    /// Those whose states were asked for last.
    asked: Option<question::Contexts>,
    /// Whether they are still to come.
    awaited: bool,
    /// Their states, until the worker has them.
    states: Option<StateBatch>,
}

impl Pair {
    /// Asks for the states of contexts that were computed for either model since they were asked
    /// for last. Reads signals.
    pub fn keep_up(&self) {
        for (at, workspace) in [self.one, self.two].into_iter().enumerate() {
            let Some(listing) = workspace.computed_contexts() else { continue };
            let news = self.asker.computed.try_update_value(|all| {
                let own = &mut all[at];
                let news = own.asked.as_ref().is_none_or(|asked| asked.listed != listing.listed);
                if news {
                    (own.asked, own.awaited) = (Some(listing.clone()), true);
                }
                news
            });
            if news == Some(true) {
                let keys = listing.listed.iter().map(|listed| listed.key).collect();
                workspace.ask_aside(aside::States { keys });
            }
        }
    }

    /// The states have come: all figures are measured anew.
    pub(crate) fn give(&self, id: ModelId, batch: StateBatch) {
        let at = usize::from(id == self.two.id);
        self.asker.computed.update_value(|all| {
            (all[at].awaited, all[at].states) = (false, Some(batch));
        });
        self.begin();
    }

    /// Whether the worker has both models, and nothing of them is still to come.
    pub(super) fn is_there(&self) -> bool {
        let awaits = self.asker.computed.with_value(|all| all.iter().any(|own| own.awaited));
        self.asker.opened.get_value() == 2 && !awaits
    }

    /// Sends the worker what was computed.
    pub(super) fn send_contexts(&self) {
        for (at, id) in self.ids().into_iter().enumerate() {
            let taken = self
                .asker
                .computed
                .try_update_value(|all| Some((all[at].states.take()?, all[at].asked.clone()?)));
            let Some((batch, listing)) = taken.flatten() else { continue };
            self.post(ToWorker::Set(id, Setting::States(Arc::new(batch))));
            self.post(ToWorker::Set(id, Setting::Contexts(listing)));
        }
    }

    /// Which of the two lacks the contexts of the other one, and can compute them from its own
    /// file.
    pub fn computable(&self) -> Option<Workspace> {
        let sharing = self.known.shared.with(|shared| shared.as_ref().map(|s| s.sharing()))?;
        let none = matches!(sharing, Sharing::Tokens | Sharing::Nothing);
        let sides = [(self.one, self.two), (self.two, self.one)];
        let can = |(own, other): &(Workspace, Workspace)| {
            let able = own.inference.ability.with(Ability::can);
            able && other.model.with(|m| m.as_ref().is_some_and(|m| !m.card.contexts.is_empty()))
        };
        sides.into_iter().filter(|_| none).find(can).map(|(own, _)| own)
    }

    /// Has it compute the contexts of the other one.
    pub fn compute_contexts(&self) {
        let Some(own) = untrack(|| self.computable()) else { return };
        let other = if own.id == self.one.id { self.two } else { self.one };
        let set = other.model.with_untracked(|model| {
            let card = &model.as_ref()?.card;
            let groups =
                card.context_groups.iter().cloned().chain(std::iter::repeat(String::new()));
            let texts = card.contexts.iter().zip(groups);
            Some(ContextSet::of(texts.map(|(text, group)| ContextText::grouped(text, group))))
        });
        set.into_iter().for_each(|set| own.add_contexts(&set));
    }
}
