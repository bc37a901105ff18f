//! What is still to be asked about two models: what is seen first is asked first, and long figures
//! come in parts.

use std::{collections::VecDeque, sync::Arc};

use crate::protocol::{
    Directions,
    pair::{self, Question, SettledPair},
};
use theory::{
    compare::{Fitted, Part},
    property::{Cost, info, infos},
    transform::Step,
};

/// How many tokens the bars show.
const BARS: usize = 8;

/// What questions would be about now.
#[derive(Debug, Clone, PartialEq)]
pub struct PairWishes {
    /// (from, to) tokens of the first model each.
    pub directions: Option<Directions>,
    /// The context of the first model whose next tokens are shown.
    pub context: usize,
    /// Which of the fitted maps aligns.
    pub fitted: Fitted,
    /// Whether the second model is shown aligned.
    pub aligned: bool,
    /// The steps of either list that are on, and what properties are asked about.
    pub settled: Arc<SettledPair>,
    /// What the second model is bent by after them; only the foils see it.
    pub gauge: Option<Step>,
}

/// What is wanted, and whether an answer is awaited.
#[derive(Debug, Default)]
pub struct PairQueue {
    /// What both share.
    pub shared: bool,
    /// That moves are made.
    pub moves: bool,
    /// Each in its own plane.
    pub planes: bool,
    /// Next tokens.
    pub bars: bool,
    /// How far apart both distributions are.
    pub predictions: bool,
    /// The moves that bend the second into the first.
    pub bend: bool,
    /// The second one aligned.
    pub aligned: bool,
    /// What a gauge changes.
    pub foils: bool,
    /// Figures of linear equivalence.
    pub parts: VecDeque<Part>,
    /// Properties.
    pub rows: VecDeque<String>,
    /// Families.
    pub families: bool,
    all: usize,
    ticket: u64,
    awaited: Option<Question>,
}

impl PairQueue {
    /// Notes what has changed since the last wishes; without any, all of it.
    pub fn changed(&mut self, old: Option<&PairWishes>, new: &PairWishes) {
        let other = |same: fn(&PairWishes, &PairWishes) -> bool| !old.is_some_and(|o| same(o, new));
        let moved = other(|a, b| a.settled.steps == b.settled.steps);
        self.shared |= old.is_none();
        self.moves |=
            moved && (old.is_some() || new.settled.steps.iter().any(|list| !list.is_empty()));
        if moved {
            // What is awaited is about the models as they were.
            self.awaited = None;
            self.predictions = true;
            self.parts = Part::ALL.into();
        }
        let seen = moved || other(|a, b| a.directions == b.directions);
        self.planes |= seen;
        self.bars |= moved || other(|a, b| a.context == b.context);
        self.aligned |=
            new.aligned && (seen || other(|a, b| a.aligned == b.aligned && a.fitted == b.fitted));
        // Without a gauge they come with the figures.
        let gauged = other(|a, b| a.gauge == b.gauge) && old.is_some();
        self.foils |= gauged || moved && new.gauge.is_some();
        if moved || other(|a, b| a.settled.query == b.settled.query) {
            self.families = true;
            self.rows = by_cost();
        }
        self.all = self.all.max(self.left());
    }

    /// The next question; none while an answer is awaited, or when nothing is left to be asked.
    pub fn next(&mut self, wishes: &PairWishes) -> Option<Question> {
        if self.awaited.is_some() {
            return None;
        }
        let Some(question) = self.phrase(wishes) else {
            self.all = 0;
            return None;
        };
        self.ticket += 1;
        self.awaited = Some(question.clone());
        Some(question)
    }

    fn phrase(&mut self, wishes: &PairWishes) -> Option<Question> {
        use std::mem::take;
        let (directions, revision) = (wishes.directions, wishes.settled.revision);
        Some(if take(&mut self.shared) {
            pair::Shared.into()
        } else if take(&mut self.moves) {
            pair::Apply { revision }.into()
        } else if take(&mut self.planes) {
            pair::Planes { directions }.into()
        } else if take(&mut self.bars) {
            pair::Bars { context: wishes.context, count: BARS }.into()
        } else if take(&mut self.bend) {
            pair::Bend { fitted: wishes.fitted }.into()
        } else if take(&mut self.aligned) {
            pair::Aligned { directions, fitted: wishes.fitted }.into()
        } else if take(&mut self.foils) {
            pair::Foils { revision, gauge: wishes.gauge.clone() }.into()
        } else if self.predictions {
            pair::Predictions.into()
        } else if let Some(part) = self.deciding_part() {
            pair::EquivalencePart { part }.into()
        } else if self.rows.front().is_some_and(|id| is_quick(id)) {
            pair::Rows { revision, ids: take(&mut self.rows).into() }.into()
        } else if let Some(part) = self.parts.pop_front() {
            pair::EquivalencePart { part }.into()
        } else if !self.rows.is_empty() {
            pair::Rows { revision, ids: take(&mut self.rows).into() }.into()
        } else if take(&mut self.families) {
            pair::Families { revision }.into()
        } else {
            return None;
        })
    }

    /// The next part, if the headline goes by it.
    fn deciding_part(&mut self) -> Option<Part> {
        self.parts.front().filter(|part| decides(**part))?;
        self.parts.pop_front()
    }

    /// The question to which this ticket belongs, if it is the awaited one.
    pub fn answered(&mut self, ticket: u64) -> Option<Question> {
        self.awaited.take_if(|_| ticket == self.ticket)
    }

    /// The ticket of the question that was asked last.
    pub fn ticket(&self) -> u64 {
        self.ticket
    }

    /// Nothing of what is left can be asked.
    pub fn clear(&mut self) {
        *self = Self { ticket: self.ticket, ..Self::default() };
    }

    /// How many parts are left, and how many there were.
    pub fn progress(&self) -> (usize, usize) {
        let left = self.left();
        (left, self.all.max(left).max(1))
    }

    fn left(&self) -> usize {
        let flags =
            [self.shared, self.moves, self.planes, self.bars, self.predictions, self.families];
        let asked = match &self.awaited {
            Some(Question::Rows(rows)) => rows.ids.len(),
            Some(_) => 1,
            None => 0,
        };
        let flags = flags.into_iter().filter(|wanted| *wanted).count();
        flags + self.parts.len() + self.rows.len() + asked
    }
}

/// Whether it is what the headline goes by where contexts are few.
fn decides(part: Part) -> bool {
    matches!(part, Part::OneMap | Part::Tokens)
}

/// Whether a property is measured in less time than a part of the figures.
fn is_quick(id: &str) -> bool {
    info(id).is_some_and(|info| info.cost <= Cost::Pass)
}

/// All properties, the quick ones first.
fn by_cost() -> VecDeque<String> {
    let mut all: Vec<_> = infos().iter().collect();
    all.sort_by_key(|info| info.cost);
    all.into_iter().map(|info| info.id.to_string()).collect()
}
