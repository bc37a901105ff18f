//! A bet on what the next move keeps, and how it came out.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Workspace, rows_of};
use crate::{
    record::{Bet, Decided},
    words::{facts, words},
};
use theory::property::{Class, Info, Row, Verdict, info};

/// So many rows of each class are bet on, and so many in all.
const EACH: usize = 2;
const SIX: usize = 6;

/// A row of a bet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wager {
    /// Which property.
    pub info: &'static Info,
    /// Whether it was said to survive.
    pub survives: bool,
    /// Whether it did; none while that is open.
    pub survived: Option<bool>,
}

/// Whether a row is the same in the moved model as in the model as loaded, as far as that can be
/// told from its measure; none where it cannot be measured.
pub fn survived(row: &Row) -> Option<bool> {
    match row.verdict {
        Verdict::NotTestable => None,
        Verdict::Kept => Some(true),
        Verdict::Drifted | Verdict::Destroyed | Verdict::Created => Some(false),
        // It never held: what counts is whether its measure stayed.
        Verdict::Absent => {
            let (before, after) = row.before.zip(row.after)?;
            let size = before.abs().max(after.abs()).max(1.0);
            Some((before - after).abs() <= row.tolerance * size)
        }
    }
}

impl Workspace {
    /// The six rows that can be bet on: the first of each class that can be measured.
    pub fn wagers(&self) -> Vec<Wager> {
        let bet = self.choice.with(|choice| choice.bet.clone()).unwrap_or_default();
        let open = bet.score.is_none();
        let classes = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations];
        let of = |class: Class, most: usize| {
            let rows = rows_of(class).0.into_iter().filter(|info| self.can_be_bet_on(info));
            rows.take(most).collect::<Vec<_>>()
        };
        // Where one class has too few, the others have more.
        let mut missing = SIX - classes.iter().map(|class| of(*class, EACH).len()).sum::<usize>();
        let rows = classes.into_iter().flat_map(|class| {
            let found = of(class, EACH + missing);
            missing -= found.len().saturating_sub(EACH);
            found
        });
        let wager = |info: &'static Info| Wager {
            info,
            survives: bet.expected.get(info.id).copied().unwrap_or(false),
            survived: if open { None } else { self.survival(info.id) },
        };
        rows.map(wager).collect()
    }

    /// Whether there is something that can survive: not of what cannot be measured, nor of an exact
    /// fact that never held. Of a row that is still to be measured it is taken for granted.
    fn can_be_bet_on(&self, info: &Info) -> bool {
        let open = |row: &Row| match row.verdict {
            Verdict::NotTestable => false,
            Verdict::Absent => row.exact.is_none(),
            _ => true,
        };
        self.board.rows.with(|rows| rows.get(info.id).is_none_or(open))
    }

    fn survival(&self, id: &str) -> Option<bool> {
        self.board.rows.with(|rows| rows.get(id).and_then(survived))
    }

    /// Says of a row whether it survives the next move; an earlier bet is over.
    pub fn bet_on(&self, id: &str, survives: bool) {
        self.choice.all.update(|choice| {
            let bet = choice.bet.get_or_insert_default();
            bet.score = None;
            bet.expected.insert(id.into(), survives);
        });
    }

    /// The bet stands: the next move decides it.
    pub fn place_bet(&self) {
        let wagers = untrack(|| self.wagers());
        self.choice.all.update(|choice| {
            let bet = choice.bet.get_or_insert_default();
            bet.score = None;
            bet.expected =
                wagers.iter().map(|wager| (wager.info.id.into(), wager.survives)).collect();
        });
        let steps = self.moves.steps.with_untracked(|steps| steps.present().clone());
        self.experiments.bet_at.set_value(Some(steps));
    }

    /// Whether a bet waits for a move.
    pub fn bet_is_placed(&self) -> bool {
        let open =
            self.choice.with(|choice| choice.bet.as_ref().is_some_and(|bet| bet.score.is_none()));
        open && self.experiments.bet_at.with_value(Option::is_some)
    }

    /// Whether bets come before moves and there is none yet for the next one.
    pub fn owes_a_bet(&self) -> bool {
        let settled =
            self.choice.with(|choice| choice.bet.as_ref().is_some_and(|b| b.score.is_some()));
        self.page.record.with(Option::is_some) && !settled && !self.bet_is_placed()
    }

    /// Settles an open bet once a move was made and all its rows are measured; reads what that
    /// depends on.
    pub fn settle_bet(&self) {
        let moved = self.moves.steps.with(|steps| {
            let placed = self
                .experiments
                .bet_at
                .with_value(|at| at.as_ref().is_some_and(|at| at != steps.present()));
            placed && steps.present().iter().any(|step| step.enabled)
        });
        let measured = self.settled().is_some();
        let Some(bet) = self.choice.with(|choice| choice.bet.clone()).filter(|_| moved && measured)
        else {
            return;
        };
        let survived = bet.expected.keys().filter_map(|id| Some((id.clone(), self.survival(id)?)));
        let decided = Decided { survived: survived.collect(), expected: bet.expected.clone() };
        let score = decided.score();
        let wrong = decided.wrong().filter_map(info).map(|info| facts(info).name);
        let wrong = wrong.collect::<Vec<_>>().join(words().list);
        self.put_remark((words().experiments.bet_came)(score, &wrong));
        self.experiments.bet_at.set_value(None);
        self.page.note(|record| record.bets.push(decided));
        self.choice.all.update(|choice| choice.bet = Some(Bet { score: Some(score), ..bet }));
    }

    /// Forgets the bet.
    pub fn drop_bet(&self) {
        self.experiments.bet_at.set_value(None);
        self.choice.all.update(|choice| choice.bet = None);
    }
}
