//! Two open models that are compared.

use std::rc::Rc;

use reactive_graph::prelude::*;

use super::Library;
use crate::{pair::Pair, protocol::ModelId, workspace::Channel};

impl Library {
    /// The pair that is compared, if there is one.
    pub fn pair(&self) -> Option<Pair> {
        self.pair.with(|pair| pair.as_ref().map(|(pair, _)| *pair))
    }

    /// Two open models are compared from now on, in place of any others; `None` where one of them
    /// is not open, or both are the same one.
    pub fn begin_pair(&self, one: ModelId, two: ModelId, channel: Rc<dyn Channel>) -> Option<Pair> {
        let open = |id| self.workspace(id).filter(|_| self.is_open(id));
        let (one, two) = (open(one)?, open(two).filter(|two| two.id != one)?);
        self.end_pair();
        self.end_training();
        self.companion.set(None);
        let owned = self.workspaces.owned(|| Pair::new(one, two, channel));
        let pair = owned.0;
        self.pair.set(Some(owned));
        Some(pair)
    }

    /// No two models are compared any more; both stay open.
    pub fn end_pair(&self) {
        let Some((pair, owner)) = self.pair.try_update(Option::take).flatten() else { return };
        pair.end();
        self.workspaces.retire(Some(owner));
    }

    /// Ends the pair that this model belongs to, if there is one.
    pub(super) fn part(&self, id: ModelId) -> bool {
        let belongs =
            self.pair.with_untracked(|pair| pair.as_ref().is_some_and(|(pair, _)| pair.has(id)));
        if belongs {
            self.end_pair();
        }
        belongs
    }
}
