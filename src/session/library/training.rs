//! Two tables that are fitted, in the place of the models.

use reactive_graph::{owner::Owner, prelude::*};

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
        let owner = self.owner.with_value(Owner::child);
        let training = owner.with(|| Training::new(fit));
        self.training.set(Some((training, owner)));
        training
    }

    /// No tables are fitted any more.
    pub fn end_training(&self) {
        let ended = self.training.try_update(Option::take).flatten();
        let Some((training, owner)) = ended else { return };
        training.end();
        self.closed.update_value(|closed| closed.push(owner));
    }
}
