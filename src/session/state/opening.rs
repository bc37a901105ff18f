//! Opening a model: what was open stays open until the next one is ready.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use reactive_graph::prelude::*;

use super::{History, OpenModel, Ranks, Session, path::KnownPath};
use crate::worker::{Card, Request, Response, Source, ToPage};
use formats::Progress;
use theory::{model::Concept, property::Overrides, property::Picture};

/// Someone who answers requests, in order, through [`Session::receive`]. Dropping it ends the work.
pub trait Ask {
    /// Sends one request.
    fn ask(&self, request: &Request);
}

/// What is being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Where from.
    pub source: Source,
    /// How far it has come, once something was said.
    pub progress: Option<Progress>,
    /// How long it will still take, once that can be said.
    pub seconds_left: Option<f64>,
}

/// The bundled models: path beside the page, what to call them, what they are.
pub const fn bundled() -> [(&'static str, &'static str, &'static str); 2] {
    [
        ("models/smollm2-135m.safetensors", "SmolLM2-135M", "a real next-token predictor"),
        ("models/glove-100d.safetensors", "GloVe 6B", "word vectors, no contexts"),
    ]
}

impl Session {
    /// A worker has begun to read `source`; it replaces any other that is still reading.
    pub fn begin(&self, source: Source, worker: Rc<dyn Ask>) {
        self.opening.set_value(Some(worker));
        self.ask_nothing();
        self.reading.set(Some(Reading { source, progress: None, seconds_left: None }));
    }

    /// Stops reading; the open model is untouched.
    pub fn cancel(&self) {
        self.opening.set_value(None);
        self.ask_nothing();
        self.reading.set(None);
    }

    fn ask_nothing(&self) {
        self.candidates.set(Vec::new());
        self.too_many.set(None);
    }

    /// Something went wrong; the open model stays open.
    pub fn fail(&self, message: String) {
        self.cancel();
        self.error.set(Some(message));
    }

    /// What the worker that is reading says.
    pub fn hear(&self, message: ToPage) {
        match message {
            ToPage::Progress { progress, seconds_left } => self.reading.update(|reading| {
                if let Some(reading) = reading {
                    (reading.progress, reading.seconds_left) = (Some(progress), seconds_left);
                }
            }),
            ToPage::Opened(card) => self.opened(*card),
            ToPage::Choice(candidates) => self.candidates.set(candidates),
            ToPage::Tokens(table) => self.too_many.set(Some(table)),
            ToPage::Concepts(concepts) => {
                self.cancel();
                self.add_concepts(concepts);
            }
            ToPage::Failed(message) => self.fail(message),
            ToPage::Summed(_) => {}
            ToPage::Answer(response) => self.receive(response),
        }
    }

    /// The worker that was reading now answers for the new model: steps and choices start afresh.
    fn opened(&self, card: Card) {
        let worker = self.opening.try_update_value(Option::take).flatten();
        self.answering.set_value(None);
        self.source
            .set(self.reading.try_update(Option::take).flatten().map(|reading| reading.source));
        self.error.set(None);
        self.refusal.set(None);
        self.steps.set(History::default());
        self.view.set(None);
        self.path.set(None);
        self.aim.set(None);
        self.place.set(None);
        self.bars.set(None);
        self.summary.set(None);
        self.dimensions.set(None);
        self.forget_counting();
        self.spectra.set(None);
        self.gap.set(None);
        self.heavy.set(false);
        self.board.update(|board| board.clear());
        self.pictures.update(|pictures| pictures.clear());
        self.bare_rows.update(BTreeSet::clear);
        self.answers.update(|answers| answers.clear());
        self.ranks.set(Ranks::default());
        self.pinned.update(Vec::clear);
        self.selected.update(Vec::clear);
        self.hovered.set(None);
        self.context.set(0);
        self.schedule.update_value(|schedule| schedule.restart());
        let only_contexts = card.tokens.is_empty();
        self.look.update(|look| {
            look.shown = if only_contexts {
                super::VisiblePoints::Contexts
            } else {
                super::VisiblePoints::Tokens
            }
        });
        let model = OpenModel::new(card);
        self.contexts.set(model.first_choice());
        self.overrides.set(Overrides::default());
        self.model.set(Some(Arc::new(model)));
        self.choose_first();
        self.meet_expectation();
        self.answering.set_value(worker);
        self.want(|schedule| schedule.dimensions = true);
    }

    /// Adds concept lists; the first new one that the open model knows becomes the family.
    pub fn add_concepts(&self, added: Vec<Concept>) {
        let names: Vec<String> = added.iter().map(|c| c.name.clone()).collect();
        self.concepts.update(|all| {
            let kept = all.iter().filter(|c| !names.contains(&c.name)).cloned();
            *all = Arc::new(kept.chain(added).collect());
        });
        match names.into_iter().find(|name| self.matched(name).is_some_and(|m| !m.pairs.is_empty()))
        {
            Some(name) => self.choose_family(Some(name)),
            None if self.pairs.with_untracked(Option::is_none) => self.choose_first(),
            None => {}
        }
    }

    /// The picture of a row has arrived, or it has none.
    fn picture(&self, id: String, picture: Option<Picture>) {
        self.bare_rows.update(|bare| {
            if picture.is_none() {
                bare.insert(id.clone());
            } else {
                bare.remove(&id);
            }
        });
        self.pictures.update(|pictures| match picture {
            Some(picture) => drop(pictures.insert(id, Arc::new(picture))),
            None => drop(pictures.remove(&id)),
        });
    }

    /// A response of the open model's worker.
    pub fn receive(&self, response: Response) {
        match response {
            Response::View(view) => self.view.set(Some(Arc::new(*view))),
            Response::Rows { rows, summary } => {
                self.refusal.set(None);
                self.summary.set(Some(summary));
                self.board.update(|board| {
                    board.extend(rows.iter().map(|row| (row.id.clone(), row.clone())))
                });
                self.note_measured(&rows);
            }
            Response::Bars(bars) => self.bars.set(Some(Arc::new(bars))),
            Response::Inspect(inspection) => {
                let current = self.hovered.get_untracked() == Some(inspection.point);
                self.inspection.set(current.then_some(inspection));
            }
            Response::Suggested { action: Ok(action), .. } => self.replace(vec![action]),
            Response::Suggested { id, action: Err(reason) } => {
                self.answers.update(|all| drop(all.insert(id, reason)))
            }
            Response::Saved(saved) => self.saved.set(Some(Arc::new(saved))),
            Response::Configured => {}
            Response::Shuffled(actions) => self.replace(actions),
            Response::Picture(id, picture) => self.picture(id, picture.map(|picture| *picture)),
            Response::MovePath(key, path) => self
                .path
                .set(Some(Arc::new(KnownPath { key, path: path.map(|path| Arc::new(*path)) }))),
            Response::Dimensions(dimensions, spectra) => {
                self.dimensions.set(Some(dimensions));
                self.spectra.set(Some(Arc::new(spectra)));
            }
            Response::Gap(id, ends) => self.gap_found(&id, *ends),
            Response::Refused(reason) => self.refusal.set(Some(reason)),
        }
        self.answered();
    }
}
