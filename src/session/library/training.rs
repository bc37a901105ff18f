//! Two tables that are fitted, in the place of the models.

use reactive_graph::prelude::*;

use super::Library;
use crate::{protocol::Fit, training::Training};

impl Library {
    /// The tables that are fitted, if any are.
    pub fn training(&self) -> Option<Training> {
        self.training.with(|training| training.as_ref().map(|(training, _)| *training))
    }

    /// Two tables are to be fitted from now on; nothing is begun yet. What was open stays open.
    pub fn begin_training(&self, fit: Fit) -> Training {
        self.end_pair();
        self.end_training();
        let owned = self.workspaces.owned(|| Training::new(fit));
        let training = owned.0;
        self.training.set(Some(owned));
        training
    }

    /// No tables are fitted any more.
    pub fn end_training(&self) {
        let ended = self.training.try_update(Option::take).flatten();
        let Some((training, owner)) = ended else { return };
        training.end();
        self.workspaces.retire(Some(owner));
    }
}
