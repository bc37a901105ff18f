//! Opening a model: what is open stays open until the next one is ready.

use std::rc::Rc;

use reactive_graph::{graph::untrack, prelude::*, signal::RwSignal};

use super::Library;
use crate::{
    permalink::TableChoice,
    protocol::{About, ModelCard, ModelId, Source, ToPage},
    workspace::Channel,
};
use formats::{Candidate, Progress, TokenTable};
use theory::model::{Concept, NamedDirection};

/// What is being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Where from.
    pub source: Source,
    /// Which tables and rows, if that was chosen.
    pub tables: Option<TableChoice>,
    /// How far it has come, once something was said.
    pub progress: Option<Progress>,
    /// How long it will still take, once that can be said.
    pub seconds_left: Option<f64>,
}

/// What is being opened, and what the user is asked about it.
#[derive(Clone, Copy)]
pub struct Opening {
    /// What is being read, if anything is.
    pub reading: RwSignal<Option<Reading>>,
    /// Matrices to choose from, when files hold several.
    pub candidates: RwSignal<Vec<Candidate>>,
    /// The tokens to choose from, when files hold more than fit the memory budget.
    pub too_many: RwSignal<Option<TokenTable>>,
}

impl Opening {
    pub(super) fn new() -> Self {
        Self {
            reading: RwSignal::new(None),
            candidates: RwSignal::new(Vec::new()),
            too_many: RwSignal::new(None),
        }
    }

    fn ask_nothing(&self) {
        self.candidates.set(Vec::new());
        self.too_many.set(None);
    }
}

impl Library {
    /// A worker begins to read `source`; it replaces any other that is still reading. Gives the
    /// number that the model is to be opened under.
    pub fn begin(&self, source: Source, channel: Rc<dyn Channel>) -> ModelId {
        self.begin_with(source, None, channel)
    }

    /// The same where tables and rows of the files were chosen.
    pub fn begin_with(
        &self,
        source: Source,
        tables: Option<TableChoice>,
        channel: Rc<dyn Channel>,
    ) -> ModelId {
        let empty = untrack(|| self.active());
        let id = match empty.model.with_untracked(Option::is_none) {
            true => empty.id,
            false => self.workspaces.number(),
        };
        self.channel.set_value(Some((id, channel)));
        self.opening.ask_nothing();
        let reading = Reading { source, tables, progress: None, seconds_left: None };
        self.opening.reading.set(Some(reading));
        id
    }

    /// Stops reading; what is open is untouched.
    pub fn cancel(&self) {
        self.channel.set_value(None);
        self.opening.ask_nothing();
        self.opening.reading.set(None);
    }

    /// Something went wrong; what is open stays open.
    pub fn fail(&self, message: String) {
        self.cancel();
        self.page.error.set(Some(message));
    }

    /// Takes what a worker says: the one that is reading, or that of an open model.
    pub fn handle(&self, message: ToPage) {
        match message {
            ToPage::Progress { progress, seconds_left } => self.opening.reading.update(|reading| {
                if let Some(reading) = reading {
                    (reading.progress, reading.seconds_left) = (Some(progress), seconds_left);
                }
            }),
            ToPage::Opened(card) => self.opened(*card),
            ToPage::Choice(candidates) => self.opening.candidates.set(candidates),
            ToPage::Tokens(table) => self.opening.too_many.set(Some(table)),
            ToPage::Concepts(concepts) => self.take_concepts(concepts),
            ToPage::Directions(directions) => self.take_directions(&directions),
            ToPage::Failed(message) => self.fail(message),
            // Whoever asked has a worker of its own, or hears these before the library does.
            ToPage::Summed(_)
            | ToPage::PairAnswer(_)
            | ToPage::AsideAnswer(_)
            | ToPage::TrainingAnswer(_) => {}
            ToPage::Answer(answered) => {
                if let About::One(id) = answered.about
                    && let Some(workspace) = self.workspace(id)
                {
                    workspace.handle(answered);
                }
            }
        }
    }

    /// The worker that was reading now answers for a new model, in a workspace of its own. The same
    /// model opened again takes the place of the old one, and the first one that of the empty
    /// workspace that a page begins with.
    fn opened(&self, card: ModelCard) {
        let Some((id, channel)) = self.channel.try_update_value(Option::take).flatten() else {
            return;
        };
        let reading = self.opening.reading.try_update(Option::take).flatten();
        let (source, tables) = reading.map(|reading| (reading.source, reading.tables)).unzip();
        self.page.error.set(None);
        let same = source.as_ref().and_then(|source| self.opened_from(source));
        // Whatever is held is let go: the pointer comes up over another workspace.
        untrack(|| self.active()).let_go();
        let workspace = self.workspace(id).unwrap_or_else(|| self.admit(id));
        same.into_iter().for_each(|same| self.replace(same.id));
        workspace.receive(card, source, tables.flatten());
        self.meet_expectation();
        workspace.begin(Some(channel));
    }

    fn take_concepts(&self, concepts: Vec<Concept>) {
        self.cancel();
        untrack(|| self.active()).add_concepts(concepts);
    }

    /// Directions without a model join those of the shown one, or it is said why they cannot.
    fn take_directions(&self, directions: &[NamedDirection]) {
        self.cancel();
        let added = untrack(|| self.active()).add_directions(directions);
        self.page.error.set(added.err().map(|reason| reason.to_string()));
    }

    /// The list that ships with the app.
    pub fn set_shipped_concepts(&self, text: &str) {
        if let Err(error) = self.page.ship(text) {
            return self.page.error.set(Some(error.to_string()));
        }
        let active = untrack(|| self.active());
        if active.choice.family.with_untracked(Option::is_none) {
            active.choose_first();
        }
    }
}
