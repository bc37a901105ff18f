//! A model has been read: what is chosen at first, and how its ranks are decided.

use std::{rc::Rc, sync::Arc};

use formats::is_of_layers;
use reactive_graph::prelude::*;

use super::{Ability, Channel, VisiblePoints, Workspace};
use crate::{
    choice::{Choice, Ranks},
    open_model::OpenModel,
    permalink::TableChoice,
    protocol::{ModelCard, Setting, Source},
};

impl Workspace {
    /// The workspace of a model that was just read, with what is chosen at first.
    pub(crate) fn receive(
        &self,
        card: ModelCard,
        source: Option<Source>,
        tables: Option<TableChoice>,
    ) {
        let shown = match card.tokens.is_empty() {
            true => VisiblePoints::Contexts,
            false => VisiblePoints::Tokens,
        };
        self.source.set(source);
        self.tables.set(tables);
        self.choice.all.set(Choice::default());
        self.choice.all.update(|choice| choice.look.get_or_insert_default().shown = shown);
        self.model.set(Some(Arc::new(OpenModel::new(card))));
        self.choose_first();
    }

    /// Who answers for it from now on.
    pub(crate) fn begin(&self, channel: Option<Rc<dyn Channel>>) {
        self.attach(channel);
        self.refresh();
        self.want(|queue| queue.dimensions = true);
    }

    /// What the reader of the files did or left aside. What it left to the layers is nothing to
    /// know where the same files compute contexts with them.
    pub fn warnings(&self) -> Vec<String> {
        let computes = self.inference.ability.with(Ability::can);
        let counts = |note: &&String| !(computes && is_of_layers(note));
        let all =
            |model: &Arc<OpenModel>| model.card.warnings.iter().filter(counts).cloned().collect();
        self.model.with(|model| model.as_ref().map(all)).unwrap_or_default()
    }

    /// The same, until it is dismissed.
    pub fn notices(&self) -> Vec<String> {
        if self.known.noticed.get() { Vec::new() } else { self.warnings() }
    }

    /// The user has seen what the reader did or left aside; the model card goes on telling it.
    pub fn dismiss_notices(&self) {
        self.known.noticed.set(true);
    }

    /// Changes how ranks are decided; everything is measured anew.
    pub fn set_ranks(&self, ranks: Ranks) {
        let usual = Ranks::default();
        let model = self.model.get_untracked();
        let pivot = model.filter(|_| ranks.pivot != usual.pivot).and_then(|m| m.word(ranks.pivot));
        self.choice.all.update(|choice| {
            choice.rtol = Some(ranks.rtol).filter(|rtol| *rtol != usual.rtol);
            choice.pivot = pivot;
        });
        self.ranks_changed();
    }

    /// Ranks are decided in another way from now on.
    pub(super) fn ranks_changed(&self) {
        let ranks = self.choice.ranks.get_untracked();
        self.known.dimensions.set(None);
        self.set(Setting::Ranks { rtol: ranks.rtol, pivot: ranks.pivot });
        self.want(|queue| queue.dimensions = true);
        self.refresh_board();
    }
}
