//! Texts that come while the shown model computes contexts: they are contexts for it, and it is
//! said how to open them instead.

use reactive_graph::{
    graph::untrack,
    owner::{LocalStorage, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use super::{Attempt, Browser, Opener};
use crate::{
    context_set::{ContextSet, contexts_in},
    protocol::{ModelId, Opening, Source},
    words::words,
    workspace::Ability,
};

/// What was taken for contexts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What the files are called.
    pub name: String,
    /// How many contexts they hold.
    pub contexts: usize,
    /// The model that they were added to.
    pub of: ModelId,
}

/// The last of them, and how to open it instead, until that is dismissed.
pub(super) struct TakenContexts<File: 'static> {
    taken: RwSignal<Option<Taken>>,
    instead: StoredValue<Option<(Attempt<File>, ContextSet)>, LocalStorage>,
}

impl<File> Clone for TakenContexts<File> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<File> Copy for TakenContexts<File> {}

impl<File> TakenContexts<File> {
    pub(super) fn new() -> Self {
        Self { taken: RwSignal::new(None), instead: StoredValue::new_local(None) }
    }
}

impl<B: Browser> Opener<B> {
    /// Whether the shown model can compute contexts, as far as is known.
    pub fn computes_contexts(&self) -> bool {
        let ability = untrack(|| self.library.active()).inference.ability;
        ability.with_untracked(|ability| {
            matches!(ability, Ability::Offered | Ability::Opening | Ability::Ready(_))
        })
    }

    /// Text that was pasted: contexts, if the shown model computes them and it is some.
    pub fn take_text(&self, text: String) {
        let set = self.computes_contexts().then(|| contexts_in(text.as_bytes())).flatten();
        match set {
            Some(set) => {
                let opening = Opening::of(Source::Text(text));
                let attempt = Attempt { opening, files: Vec::new() };
                self.take_contexts(&set, words().opening.pasted.into(), attempt);
            }
            None => self.open(Source::Text(text)),
        }
    }

    /// What was taken for contexts of the shown model, until that is dismissed.
    pub fn taken(&self) -> Option<Taken> {
        let shown = self.library.active().id;
        self.contexts.taken.get().filter(|taken| taken.of == shown)
    }

    pub(super) fn take_contexts(&self, set: &ContextSet, name: String, instead: Attempt<B::File>) {
        let workspace = untrack(|| self.library.active());
        let before = workspace.inference.set.with_untracked(|own| own.present().clone());
        workspace.add_contexts(set);
        let taken = Taken { name, contexts: set.contexts.len(), of: workspace.id };
        self.contexts.instead.set_value(Some((instead, before)));
        self.contexts.taken.set(Some(taken));
    }

    /// Leaves it at that.
    pub fn dismiss_taken(&self) {
        self.contexts.instead.set_value(None);
        self.contexts.taken.set(None);
    }

    /// Takes them back and opens the same files, whatever they are.
    pub fn open_instead(&self) {
        let taken = self.contexts.taken.get_untracked();
        let instead = self.contexts.instead.try_update_value(Option::take).flatten();
        self.dismiss_taken();
        let Some((attempt, before)) = instead else { return };
        let workspace = taken.and_then(|taken| self.library.workspace(taken.of));
        workspace.into_iter().for_each(|workspace| workspace.take_back_contexts(&before));
        self.start(attempt);
    }
}
