//! The workspaces of all open models, and what owns their signals.

use reactive_graph::{
    owner::{Owner, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use crate::{page::Page, protocol::ModelId, workspace::Workspace};

/// The workspaces of all open models, of which one is shown.
#[derive(Clone, Copy)]
pub(super) struct Workspaces {
    shown: RwSignal<ModelId>,
    open: RwSignal<Vec<Entry>>,
    /// Owners of what was replaced, until nothing shows it any more.
    closed: StoredValue<Vec<Owner>>,
    owner: StoredValue<Owner>,
    last: StoredValue<u64>,
}

/// A workspace and when it was shown last.
#[derive(Clone)]
struct Entry {
    workspace: Workspace,
    owner: Owner,
    shown: u64,
}

impl Workspaces {
    pub(super) fn new() -> Self {
        let owner = Owner::new();
        Self {
            shown: RwSignal::new(ModelId(0)),
            open: RwSignal::new(Vec::new()),
            closed: StoredValue::new(Vec::new()),
            owner: StoredValue::new(owner),
            last: StoredValue::new(0),
        }
    }

    /// The number of the one that is shown. Reads a signal.
    pub(super) fn shown(&self) -> ModelId {
        self.shown.get()
    }

    /// All of them, in the order in which they were made. Reads a signal.
    pub(super) fn all(&self) -> Vec<Workspace> {
        self.open.with(|open| open.iter().map(|entry| entry.workspace).collect())
    }

    pub(super) fn find(&self, is_it: impl FnMut(&Workspace) -> bool) -> Option<Workspace> {
        self.open.with_untracked(|open| open.iter().map(|entry| entry.workspace).find(is_it))
    }

    /// A number that none had.
    pub(super) fn number(&self) -> ModelId {
        let next = self.last.try_update_value(|last| {
            *last += 1;
            *last
        });
        ModelId(next.unwrap_or_default())
    }

    /// Makes something whose signals live until its owner is dropped.
    pub(super) fn owned<T>(&self, make: impl FnOnce() -> T) -> (T, Owner) {
        let owner = self.owner.with_value(Owner::child);
        (owner.with(make), owner)
    }

    /// Makes a workspace and shows it.
    pub(super) fn admit(&self, id: ModelId, page: Page) -> Workspace {
        let (workspace, owner) = self.owned(|| Workspace::new(id, page));
        self.open.update(|open| open.push(Entry { workspace, owner, shown: 0 }));
        self.show(id);
        workspace
    }

    /// Shows one of them.
    pub(super) fn show(&self, id: ModelId) {
        self.open.update(|open| {
            let latest = open.iter().map(|entry| entry.shown).max().unwrap_or_default();
            let shown = open.iter_mut().filter(|entry| entry.workspace.id == id);
            shown.for_each(|entry| entry.shown = latest + 1);
        });
        self.shown.set(id);
    }

    /// When it was shown last: the larger, the later.
    pub(super) fn shown_last(&self, id: ModelId) -> u64 {
        self.open.with_untracked(|open| {
            let found = open.iter().find(|entry| entry.workspace.id == id);
            found.map_or(0, |entry| entry.shown)
        })
    }

    /// Takes one out and ends its worker. Dropping the owner drops its signals.
    pub(super) fn take_off(&self, id: ModelId) -> Option<Owner> {
        let found = self.open.try_update(|open| {
            let at = open.iter().position(|entry| entry.workspace.id == id)?;
            Some(open.remove(at))
        });
        let Entry { workspace, owner, .. } = found.flatten()?;
        workspace.end();
        Some(owner)
    }

    /// Keeps the signals of what was replaced until [`sweep`](Self::sweep).
    pub(super) fn retire(&self, owner: Option<Owner>) {
        self.closed.update_value(|closed| closed.extend(owner));
    }

    /// What was replaced is no longer on screen and can be dropped.
    pub(super) fn sweep(&self) {
        let closed = self.closed.try_update_value(std::mem::take);
        drop(closed);
    }
}
