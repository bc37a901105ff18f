//! Who answers: open models by number, no browser.

mod clock;
mod contexts;
mod made;
mod model;
mod next_tokens;
mod pair;
mod pictures;
mod third;
mod twins;

use std::collections::BTreeMap;

use thiserror::Error;

use self::twins::TwinsEngine;
use crate::protocol::{
    About, Answered, Asked, ModelCard, ModelId, ToPage, ToWorker, aside, pair as about_pair,
};
use formats::Loaded;

pub use clock::Clock;
pub use made::CannotMake;
pub use model::{ModelEngine, Refused};
pub use pair::{Incomparable, PairEngine};

/// Why a question reaches nobody who could answer it.
#[derive(Debug, Error)]
enum NotHere {
    #[error("no model {} is open in this worker", .0.0)]
    NotOpen(ModelId),
    #[error("this question is about one model, not {0:?}")]
    AboutOne(About),
    #[error("this question is about two models")]
    AboutTwo,
}

/// The open models of one worker. One page may have several workers, and one worker several models:
/// two that are compared have to be in one place.
#[derive(Default)]
pub struct Engine {
    models: BTreeMap<ModelId, ModelEngine>,
    /// What was found of two of them; dropped with either.
    pair: Option<((ModelId, ModelId), PairEngine)>,
    twins: TwinsEngine,
    clock: Option<Clock>,
}

impl Engine {
    /// With a clock, rows that are not begun in good time are left out of an answer, and have to be
    /// asked for again.
    pub fn with_clock(clock: Clock) -> Self {
        Self { clock: Some(clock), twins: TwinsEngine::with_clock(clock), ..Self::default() }
    }

    /// Takes a model in; nothing is computed yet.
    pub fn open(&mut self, id: ModelId, loaded: Loaded) -> ModelCard {
        let model = ModelEngine::new(loaded, self.clock);
        let card = model.card();
        self.part(id);
        self.models.insert(id, model);
        card
    }

    /// Takes a message about open models; the answer if it is a question.
    pub fn handle(&mut self, message: ToWorker) -> Option<ToPage> {
        match message {
            ToWorker::Ask(asked) => Some(ToPage::Answer(self.answer(&asked))),
            ToWorker::AskPair(asked) => {
                Some(ToPage::PairAnswer(Box::new(self.answer_pair(&asked))))
            }
            ToWorker::AskAside(asked) => {
                Some(ToPage::AsideAnswer(Box::new(self.answer_aside(&asked))))
            }
            ToWorker::AskTraining(asked) => {
                let answer = asked.question.answered_by(&mut self.twins);
                Some(ToPage::TrainingAnswer(Box::new(asked.answered(answer))))
            }
            ToWorker::Set(id, setting) => {
                self.part(id);
                if let Some(model) = self.models.get_mut(&id) {
                    model.set(setting);
                }
                None
            }
            ToWorker::SetPair(about, settled) => {
                if let Ok(pair) = self.compared(about) {
                    pair.settle(settled);
                }
                None
            }
            // Files are read before they are models: see the host of this engine.
            ToWorker::Open(..) | ToWorker::Sum(_) => None,
        }
    }

    /// Answers one question; steps that cannot be applied are refused with the reason.
    pub fn answer(&mut self, asked: &Asked) -> Answered {
        match self.model(asked.about) {
            Ok(model) => asked.answered(asked.question.answered_by(model)),
            Err(reason) => asked.answered(Err(reason)),
        }
    }

    fn answer_aside(&mut self, asked: &Asked<aside::Question>) -> Answered<aside::Answer> {
        match self.model(asked.about) {
            Ok(model) => asked.answered(asked.question.answered_by(model)),
            Err(reason) => asked.answered(Err(reason)),
        }
    }

    /// Answers one question about two models.
    pub fn answer_pair(
        &mut self,
        asked: &Asked<about_pair::Question>,
    ) -> Answered<about_pair::Answer> {
        match self.compared(asked.about) {
            Ok(pair) => asked.answered(asked.question.answered_by(pair)),
            Err(reason) => asked.answered(Err(reason)),
        }
    }

    fn model(&mut self, about: About) -> Result<&mut ModelEngine, NotHere> {
        match about {
            About::One(id) => self.models.get_mut(&id).ok_or(NotHere::NotOpen(id)),
            About::Pair(..) | About::Nothing => Err(NotHere::AboutOne(about)),
        }
    }

    /// What is known of the two models; none if one of them is not open here.
    fn compared(&mut self, about: About) -> Result<&mut PairEngine, NotHere> {
        let About::Pair(a, b) = about else {
            return Err(NotHere::AboutTwo);
        };
        let model = |id: ModelId| self.models.get(&id).ok_or(NotHere::NotOpen(id));
        let known = self.pair.take().filter(|(of, _)| *of == (a, b));
        let pair = match known {
            Some((_, pair)) => pair,
            None => PairEngine::new(model(a)?, model(b)?, self.clock),
        };
        Ok(&mut self.pair.insert(((a, b), pair)).1)
    }

    /// What was found of this model beside another one holds no longer.
    fn part(&mut self, id: ModelId) {
        self.pair.take_if(|((a, b), _)| [*a, *b].contains(&id));
    }
}
