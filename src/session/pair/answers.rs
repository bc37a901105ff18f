//! What becomes of the answers about two models.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{Pair, PairQueue};
use crate::{
    protocol::{
        Answered, Reason,
        pair::{self, Alignment, Answer, Bar, PairSide, Underway},
        question::Takes,
    },
    words::spoken,
};
use theory::{
    compare::{Agreement, Equivalence, Foils, Found, Part, Predictions, Shared, Sharing},
    transform::Action,
};

impl Pair {
    /// Takes an answer in, if it is the awaited one; then the next question goes.
    pub(super) fn take(&self, answered: Answered<Answer>) {
        let Answered { ticket, answer, .. } = answered;
        let asked = self.asker.asking.try_update_value(|asking| asking.queue.answered(ticket));
        let Some(question) = asked.flatten() else { return };
        match answer {
            Ok(answer) => answer.taken_by(self, question),
            Err(reason) => self.known.refusal.set(Some(spoken(&reason))),
        }
        untrack(|| self.pump());
    }

    /// Changes what is still to be asked.
    pub(super) fn queue(&self, change: impl FnOnce(&mut PairQueue)) {
        self.asker.asking.update_value(|asking| change(&mut asking.queue));
    }
}

impl Takes<pair::Shared> for Pair {
    fn take(&self, _: pair::Shared, shared: Arc<Shared>) {
        if shared.sharing() == Sharing::Nothing {
            self.queue(PairQueue::clear);
        }
        self.known.shared.set(Some(shared));
    }
}

impl Takes<pair::Apply> for Pair {
    fn take(&self, _: pair::Apply, (): ()) {}
}

impl Takes<pair::Predictions> for Pair {
    /// It stays wanted until all of it is there.
    fn take(&self, _: pair::Predictions, found: Underway<Predictions>) {
        if let Underway::Done(found) = found {
            self.queue(|queue| queue.predictions = false);
            self.figures.predictions.set(Some(found));
        }
    }
}

impl Takes<pair::EquivalencePart> for Pair {
    fn take(&self, question: pair::EquivalencePart, found: Equivalence) {
        let gauged = self.picture.condition.get() > 1.0;
        if matches!(question.part, Part::F | Part::G) && !gauged {
            self.figures.foils.set(Some(found.foils));
        }
        self.figures.equivalence.set(found);
        self.figures.parts.update(|parts| parts.push(question.part));
    }
}

impl Takes<pair::Foils> for Pair {
    fn take(&self, _: pair::Foils, foils: Foils) {
        self.figures.foils.set(Some(foils));
    }
}

impl Takes<pair::Rows> for Pair {
    /// Those that there was no time for are asked for again, unless all are.
    fn take(&self, question: pair::Rows, rows: Vec<Found>) {
        let left = question.ids.into_iter().skip(rows.len().max(1));
        self.queue(|queue| {
            if queue.rows.is_empty() {
                queue.rows = left.collect();
            }
        });
        self.figures
            .rows
            .update(|all| all.extend(rows.into_iter().map(|row| (row.id.clone(), row))));
    }
}

impl Takes<pair::Families> for Pair {
    fn take(&self, _: pair::Families, found: Vec<Agreement>) {
        self.figures.families.set(Some(Arc::new(found)));
    }
}

impl Takes<pair::Bars> for Pair {
    fn take(&self, _: pair::Bars, bars: Vec<Bar>) {
        self.figures.bars.set(bars);
    }
}

impl Takes<pair::Planes> for Pair {
    fn take(&self, _: pair::Planes, planes: Result<Box<[PairSide; 2]>, Reason>) {
        self.known.planes.set(Some(planes.map(|planes| Arc::new(*planes))));
    }
}

impl Takes<pair::Aligned> for Pair {
    fn take(&self, _: pair::Aligned, found: Result<Box<Alignment>, Reason>) {
        self.known.alignment.set(Some(found.map(|found| Arc::new(*found))));
    }
}

impl Takes<pair::Bend> for Pair {
    /// The moves replace the second model's steps, as one change.
    fn take(&self, _: pair::Bend, found: Result<Vec<Action>, Reason>) {
        match found {
            Ok(actions) => self.two.replace(actions),
            Err(reason) => self.known.refusal.set(Some(spoken(&reason))),
        }
    }
}
