//! What becomes of the worker's answers.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{KnownPath, Queue, Workspace};
use crate::{
    protocol::{
        Answered, Bars, ContextFacts, GapEnds, Inspection, Measured, MovePath, Question, Ranked,
        Reason, Saved, View,
        question::{self, Takes},
    },
    words::spoken,
};
use theory::{
    property::{Depth, Picture, taken_up},
    transform::Action,
};

impl Workspace {
    /// Takes an answer in, if it is the awaited one; then the next question goes.
    pub fn handle(&self, answered: Answered) {
        let Answered { ticket, answer, .. } = answered;
        let asked = self.worker.queue.try_update_value(|queue| queue.answered(ticket)).flatten();
        let Some(question) = asked else { return };
        match answer {
            Ok(answer) => answer.taken_by(self, question),
            Err(reason) => self.unanswered(&question, reason),
        }
        self.worker.queue.update_value(Queue::free);
        self.pump();
    }

    /// Without positions there is no picture, and none of what was drawn before stays.
    fn unanswered(&self, question: &Question, reason: Reason) {
        match question {
            Question::View(_) => {
                self.stage.view.set(None);
                self.moves.ease.set(None);
                self.stage.absent.set(Some(reason.clone()));
                self.moves.objection.reason.set(Some(spoken(&reason)));
            }
            _ => self.moves.objection.reason.set(Some(spoken(&reason))),
        }
    }
}

impl Takes<question::View> for Workspace {
    fn take(&self, _: question::View, view: Box<View>) {
        self.stage.absent.set(None);
        self.stage.view.set(Some(Arc::new(*view)));
        self.arrive();
    }
}

impl Takes<question::Rows> for Workspace {
    /// Rows count as measured unless something changed since they were asked for. Those that there
    /// was no time for are asked for again.
    fn take(&self, question: question::Rows, measured: Measured) {
        let Measured { rows, summary, skipped } = measured;
        self.moves.objection.reason.set(None);
        if self.moves.skipped.with_untracked(|old| *old != skipped) {
            self.moves.skipped.set(skipped);
        }
        self.moves.summary.set(Some(summary));
        self.board
            .rows
            .update(|board| board.extend(rows.iter().map(|row| (row.id.clone(), row.clone()))));
        if !self.worker.queue.with_value(|queue| queue.current) {
            return;
        }
        self.board.measured.update(|ids| ids.extend(rows.iter().map(|row| row.id.clone())));
        // A worker that measured nothing would measure nothing again.
        if question.depth == Depth::Settled && !rows.is_empty() {
            let left_out = |id: &String| rows.iter().all(|row| row.id != *id);
            let left_out = question.ids.into_iter().filter(left_out).rev();
            self.worker.queue.update_value(|queue| {
                left_out.for_each(|id| queue.settled.push_front(id));
            });
        }
    }
}

impl Takes<question::Bars> for Workspace {
    fn take(&self, _: question::Bars, bars: Bars) {
        self.board.bars.set(Some(Arc::new(bars)));
    }
}

impl Takes<question::Inspect> for Workspace {
    fn take(&self, _: question::Inspect, inspection: Inspection) {
        let current = untrack(|| self.inspected()) == Some(inspection.point);
        self.hover.inspection.set(current.then_some(inspection));
    }
}

impl Takes<question::Shuffle> for Workspace {
    fn take(&self, _: question::Shuffle, moves: Vec<Action>) {
        self.replace(moves);
    }
}

impl Takes<question::Suggest> for Workspace {
    fn take(&self, question: question::Suggest, found: Result<Action, Reason>) {
        match found {
            Ok(action) => {
                let steps = &self.moves.steps;
                self.replace(steps.with_untracked(|steps| taken_up(steps.present(), action)));
            }
            Err(reason) => {
                self.board.answers.update(|all| drop(all.insert(question.id, reason)));
            }
        }
    }
}

impl Takes<question::Save> for Workspace {
    fn take(&self, _: question::Save, saved: Saved) {
        self.known.saved.set(Some(Arc::new(saved)));
    }
}

impl Takes<question::Picture> for Workspace {
    fn take(&self, question: question::Picture, picture: Option<Box<Picture>>) {
        let id = question.id;
        self.board.bare.update(|bare| {
            if picture.is_none() {
                bare.insert(id.clone());
            } else {
                bare.remove(&id);
            }
        });
        self.board.pictures.update(|pictures| match picture {
            Some(picture) => drop(pictures.insert(id, Arc::new(*picture))),
            None => drop(pictures.remove(&id)),
        });
    }
}

impl Takes<question::MovePath> for Workspace {
    fn take(&self, question: question::MovePath, path: Result<Box<MovePath>, Reason>) {
        let path = path.map(|path| Arc::new(*path));
        let (steps, sight) = (self.steps_at(&question.at), question.sight);
        self.moves.path.set(Some(Arc::new(KnownPath { steps, sight, path })));
    }
}

impl Takes<question::Dimensions> for Workspace {
    fn take(&self, _: question::Dimensions, Ranked { dimensions, spectra }: Ranked) {
        self.known.dimensions.set(Some(dimensions));
        self.known.spectra.set(Some(Arc::new(spectra)));
    }
}

impl Takes<question::Next> for Workspace {
    fn take(&self, question: question::Next, tokens: Result<[usize; 2], Reason>) {
        self.take_next_token(question.of, tokens);
    }
}

impl Takes<question::Contexts> for Workspace {
    fn take(&self, question: question::Contexts, facts: ContextFacts) {
        self.recontext(&question, facts);
    }
}

impl Takes<question::Gap> for Workspace {
    fn take(&self, question: question::Gap, ends: Box<[Option<GapEnds>; 2]>) {
        self.gap_found(&question.id, *ends);
    }
}
