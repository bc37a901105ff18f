//! What becomes of answers about a model that its workspace passed a question on for.

use reactive_graph::graph::untrack;

use super::Opener;
use crate::{
    controller::Browser,
    pair::Pair,
    protocol::{
        Answered, Excerpt, ModelId, Reason,
        aside::{Answer, Question, States},
        inference::StateBatch,
        question::Takes,
    },
    training::Training,
};
use theory::compare::Target;

/// Whoever asks about a model that is not its own: the training or the pair.
pub(super) struct Aside<B: Browser> {
    pub(super) opener: Opener<B>,
    pub(super) id: ModelId,
}

impl<B: Browser> Aside<B> {
    pub(super) fn handle(&self, answered: Answered<Answer>) {
        let workspace = self.opener.library.workspace(self.id);
        let question = workspace.and_then(|workspace| workspace.answered_aside(&answered));
        let Some(question) = question else { return };
        match answered.answer {
            Ok(answer) => answer.taken_by(self, question),
            Err(reason) => self.refuse(&question, reason),
        }
    }

    fn refuse(&self, question: &Question, reason: Reason) {
        match question {
            Question::Excerpt(_) => {
                self.training()
                    .into_iter()
                    .for_each(|training| training.fail(reason.clone().into()));
            }
            Question::States(_) => {
                self.pair().into_iter().for_each(|pair| pair.fail(reason.clone().into()));
            }
        }
    }

    fn training(&self) -> Option<Training> {
        untrack(|| self.opener.library.training())
    }

    fn pair(&self) -> Option<Pair> {
        untrack(|| self.opener.library.pair()).filter(|pair| pair.has(self.id))
    }
}

impl<B: Browser> Takes<Excerpt> for Aside<B> {
    fn take(&self, _: Excerpt, target: Box<Target>) {
        if let Some(training) = self.training() {
            self.opener.start_fit(training, Some(target));
        }
    }
}

impl<B: Browser> Takes<States> for Aside<B> {
    fn take(&self, _: States, batch: StateBatch) {
        if let Some(pair) = self.pair() {
            pair.give(self.id, batch);
        }
    }
}
