//! A model that a link compares with the one that it shows, until that is open, too.

use reactive_graph::{graph::untrack, prelude::*};

use super::Library;
use crate::{
    permalink::{Compared, Link, ModelReference, TableChoice},
    protocol::{ModelId, Source},
    workspace::{Workspace, obtainable, request},
};

/// What is to be done for a model that is to be compared with the shown one.
pub(crate) enum Companion {
    /// It is open.
    Open(ModelId),
    /// The page can open it by itself.
    Obtainable(Source),
    /// Only the user has it: what to ask for.
    Asked(ModelReference, String),
}

impl Library {
    /// All that a link carries: the shown model, or both that are compared, or are to be.
    pub fn snapshot(&self) -> Link {
        if let Some(pair) = self.pair() {
            return pair.snapshot();
        }
        let active = self.active();
        let awaited = self.companion.get().filter(|(first, _)| *first == active.id);
        let compared = awaited.map(|(_, compared)| Box::new(compared));
        Link { compared, ..active.snapshot() }
    }

    /// All that a saved session carries: also the directions that joined the models.
    pub fn whole_snapshot(&self) -> Link {
        let link = self.snapshot();
        let Some(pair) = self.pair() else { return self.active().with_directions(link) };
        let mut link = pair.one.with_directions(link);
        if let Some(compared) = &mut link.compared {
            compared.with = pair.two.with_directions(std::mem::take(&mut compared.with));
        }
        link
    }

    /// The link that was just restored compares the shown model with this one, or with none.
    pub(super) fn expect_companion(&self, shown: &Workspace, compared: Option<&Compared>) {
        let wanted = compared.filter(|compared| compared.with.model.is_some());
        let same = |one: &Workspace, compared: &Compared| {
            let two = self.pair().and_then(|pair| (pair.one.id == one.id).then_some(pair.two));
            let wanted = compared.with.model.as_ref();
            two.and_then(|two| two.reference()).zip(wanted).is_some_and(|(a, b)| a.can_be(b))
        };
        self.end_training();
        if !wanted.is_some_and(|compared| untrack(|| same(shown, compared))) {
            self.end_pair();
        }
        self.companion.set(wanted.map(|compared| (shown.id, compared.clone())));
    }

    /// What the shown model is still to be compared with, and what is to be done for that; reads
    /// signals.
    pub(crate) fn companion(&self) -> Option<Companion> {
        let (first, compared) = self.companion.get()?;
        let wanted = compared.with.model?;
        let open = untrack(|| self.holding(&wanted)).filter(|open| open.id != first);
        Some(match (open, obtainable(&wanted)) {
            (Some(open), _) => Companion::Open(open.id),
            (None, Some(source)) => Companion::Obtainable(source),
            (None, None) => {
                let text = request(&wanted, None);
                Companion::Asked(wanted, text)
            }
        })
    }

    /// A model is open: if it is the one that was awaited, it becomes what the link says, and is to
    /// be compared with the first.
    pub(crate) fn take_companion(&self, id: ModelId) -> Option<(ModelId, Compared)> {
        let (first, compared) = self.companion.get_untracked()?;
        let workspace = self.workspace(id)?;
        let wanted = compared.with.model.as_ref()?;
        if !workspace.reference().is_some_and(|open| open.can_be(wanted)) {
            return None;
        }
        self.companion.set(None);
        if !self.is_open(first) || first == id {
            return None;
        }
        let left_out = workspace.restore(&compared.with);
        if !left_out.is_empty() {
            self.page.error.set(Some(left_out.join(". ")));
        }
        Some((first, compared))
    }

    /// Which tables and rows of these files the awaited model is made of.
    pub(super) fn tables_of_companion(&self, given: &ModelReference) -> Option<TableChoice> {
        let (_, compared) = self.companion.get_untracked()?;
        let wanted = compared.with.model.as_ref().is_some_and(|model| model.can_be(given));
        compared.with.tables.filter(|_| wanted)
    }
}
