//! Changing the set: added, grouped, renamed, removed; each a change that can be undone.

use reactive_graph::{graph::untrack, prelude::*};

use super::{History, Workspace};
use crate::{
    context_set::{ContextSet, Lines, SetError},
    words::{of_files, words},
};

impl Workspace {
    /// Adds contexts, and computes them.
    pub fn add_contexts(&self, added: &ContextSet) {
        let with = self.inference.set.with_untracked(|set| set.present().with(added));
        self.take_set(with);
    }

    /// Adds what a text or a file holds, or says why it holds nothing.
    pub fn add_read(&self, read: Result<ContextSet, SetError>) {
        match read {
            Ok(added) => self.add_contexts(&added),
            Err(error) => self.fail_contexts(error.to_string()),
        }
    }

    /// Adds lines, and says how many of them repeat what is there already.
    pub fn add_lines(&self, Lines { set, given }: &Lines) {
        let count = || self.inference.set.with_untracked(|set| set.present().contexts.len());
        let before = count();
        let with = self.inference.set.with_untracked(|own| own.present().with(set));
        if self.take_set(with) {
            let repeated = given - (count() - before);
            self.inference.repeated.set((repeated > 0).then_some([repeated, *given]));
        }
    }

    /// Contexts could not be read: the set stays as it is.
    pub fn fail_contexts(&self, reason: String) {
        self.inference.trouble.set(Some(of_files(&reason)));
    }

    /// Takes contexts out of the set.
    pub fn remove_contexts(&self, places: &[usize]) {
        self.change_set(|set| *set = set.without(places));
    }

    /// Takes all contexts out of the set.
    pub fn clear_contexts(&self) {
        self.change_set(|set| *set = ContextSet { layer: set.layer, ..ContextSet::default() });
    }

    /// Gives a context another name; its text alone is no name.
    pub fn rename_context(&self, place: usize, name: &str) {
        self.change_set(|set| {
            if let Some(context) = set.contexts.get_mut(place) {
                let name = name.trim();
                let other = !name.is_empty() && name != context.text.trim();
                context.name = other.then(|| name.into());
            }
        });
    }

    /// Puts contexts into a group; an empty name is none.
    pub fn group_contexts(&self, places: &[usize], group: &str) {
        self.change_set(|set| {
            for &place in places {
                if let Some(context) = set.contexts.get_mut(place) {
                    context.group = group.trim().into();
                }
            }
        });
    }

    /// Behind how many layers states are taken from now on; all of them if none is said. They are
    /// computed anew.
    pub fn choose_layer(&self, layer: Option<usize>) {
        let last = untrack(|| self.inference.facts()).map(|facts| facts.layers);
        self.change_set(|set| set.layer = layer.filter(|layer| Some(*layer) != last));
    }

    /// Takes the last change back if the set was this one before it.
    pub(crate) fn take_back_contexts(&self, before: &ContextSet) {
        let undone = self.inference.set.try_update(|set| {
            let mut undone = set.clone();
            undone.undo();
            (undone.present() == before).then(|| *set = undone)
        });
        if undone.flatten().is_some() {
            self.set_changed();
        }
    }

    /// Undoes the last change of the set.
    pub fn undo_set(&self) {
        self.inference.set.try_update(History::undo);
        self.set_changed();
    }

    /// Does it again.
    pub fn redo_set(&self) {
        self.inference.set.try_update(History::redo);
        self.set_changed();
    }

    /// The set of a link, with nothing to undo; gives what to say where it cannot be computed.
    pub(in crate::workspace) fn restore_set(&self, set: &ContextSet) -> Option<String> {
        let same = self.inference.set.with_untracked(|own| own.present() == set);
        if same {
            return None;
        }
        // A link is not trusted: no text twice, relations between what is there.
        let checked = ContextSet::default().with(set);
        let checked = match checked {
            Ok(checked) => ContextSet { layer: set.layer, ..checked },
            Err(error) => return Some(error.to_string()),
        };
        self.inference.set.update(|own| own.adjust(checked));
        let keys = self.set_keys();
        self.inference.states.update_value(|states| {
            states.awaited = (!keys.is_empty()).then_some((keys, false));
        });
        self.set_changed();
        None
    }

    /// The set of a link was too long for it: the one that is there stays; gives what to say if it
    /// is another one.
    pub(in crate::workspace) fn miss_set(&self, count: usize) -> Option<String> {
        let there = self.inference.set.with_untracked(|own| own.present().contexts.len());
        (there != count).then(|| (words().session.set_left_out)(count))
    }

    fn change_set(&self, change: impl FnOnce(&mut ContextSet)) {
        let mut set = self.inference.set.with_untracked(|set| set.present().clone());
        change(&mut set);
        self.take_set(Ok(set));
    }

    /// Whether the set is this one now.
    fn take_set(&self, set: Result<ContextSet, SetError>) -> bool {
        let taken = set.map(|set| {
            self.inference.trouble.set(None);
            self.inference.set.update(|history| history.commit(set));
            self.set_changed();
        });
        taken.map_err(|error| self.fail_contexts(error.to_string())).is_ok()
    }

    fn set_changed(&self) {
        self.inference.repeated.set(None);
        self.ask_line();
        self.relist();
        if self.inference.programs.are_offered() {
            self.compute();
        }
    }
}
