//! Two tables of numbers that are fitted to one distribution while somebody watches.
//!
//! The worker works when it is asked to, some rounds at a time: to stop is not to ask, and to close
//! is to drop its channel.

mod choices;

use std::{rc::Rc, sync::Arc};

use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use crate::{
    open_model::readable,
    protocol::{
        About, Awaited, Fit, Fitting, Saved, ToPage, ToWorker,
        question::Takes,
        training::{Begin, GoOn, Question, Tables},
    },
    signals::signals,
    words::{spoken, words},
    workspace::{Channel, Plot},
};
use picture::scene::{Label, PointKind, Points, Role, Scene};
use theory::compare::{Moment, Target};

pub use choices::{MOST_OF_A_PART, TargetKind};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is begun.
    Ready,
    /// It goes on.
    Running,
    /// It was stopped.
    Stopped,
    /// Nothing more would change, or both are as close as was asked for.
    Done,
}

/// What came of it, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Both predict the target, and one map takes one to the other.
    Same,
    /// Both are near the target, and there is no such map.
    Near,
    /// So few dimensions cannot hold the target, and there is no such map.
    Missed,
    /// The dimensions could hold the target, and a table came to rest short of it all the same.
    Stuck,
    /// They are one map apart without predicting the target.
    Agreed,
}

/// Two fits and what is seen of them. It belongs to the [`crate::library::Library`].
#[derive(Clone, Copy)]
pub struct Training {
    /// What was chosen; another choice counts from the next beginning on.
    pub fit: RwSignal<Fit>,
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// Whether it is to be begun, by whoever has workers.
    pub wanted: RwSignal<bool>,
    /// What is seen of what was begun last.
    pub trace: Trace,
    /// What is being fitted.
    begun: StoredValue<Fit>,
    channel: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    awaited: StoredValue<Awaited<Question>>,
    /// Both tables as files, until they are opened.
    tables: StoredValue<Option<[Saved; 2]>>,
}

signals! {
    /// What is seen of two fits.
    pub struct Trace {
        /// Both as they are.
        now: Option<Arc<Fitting>>,
        /// All moments that were seen.
        curve: Vec<Moment>,
        /// Why there is nothing.
        refusal: Option<String>,
    }
}

/// A larger share of rounds each time: early rounds change most.
const SHARE: usize = 12;
// A descent comes ever nearer to where it goes and is not there in any round: what it has come to
// is told by other thresholds than what two models are (`theory::compare::Finding`), which are to
// rounding. A comparison of the same two tables may say “nearly” where these say “one map”.

/// Up to this pairing error one map serves both sides: a millionth of the log-odds, as a share.
const ONE_MAP: f64 = 1e-3;
/// Up to this KL, which is all that the descent sees, the target is predicted: it is a square too.
const PREDICTED: f64 = 1e-8;
/// Up to this KL, in nats, it nearly is.
const NEAR: f64 = 0.02;

impl Training {
    pub(crate) fn new(fit: Fit) -> Self {
        Self {
            fit: RwSignal::new(fit),
            phase: RwSignal::new(Phase::Ready),
            wanted: RwSignal::new(false),
            trace: Trace::new(),
            begun: StoredValue::new(fit),
            channel: StoredValue::new_local(None),
            awaited: StoredValue::new(Awaited::default()),
            tables: StoredValue::new(None),
        }
    }

    /// Fits what was chosen, by whoever answers here; `target` is what a model says, where it is
    /// fitted to that.
    pub fn begin(&self, channel: Rc<dyn Channel>, target: Option<Box<Target>>) {
        let fit = self.fit.get_untracked();
        self.begun.set_value(fit);
        self.trace.forget();
        self.phase.set(Phase::Running);
        self.awaited.set_value(Awaited::default());
        self.channel.set_value(Some(channel));
        self.ask(Begin { fit, target });
    }

    /// Takes what the worker says.
    pub fn handle(&self, message: ToPage) {
        match message {
            ToPage::TrainingAnswer(answered) => {
                let asked = self.awaited.try_update_value(|awaited| awaited.answered(&answered));
                let Some(question) = asked.flatten() else { return };
                match answered.answer {
                    Ok(answer) => answer.taken_by(self, question),
                    Err(reason) => self.fail(reason.into()),
                }
            }
            ToPage::Failed(reason) => self.fail(reason),
            // Its worker opens no files, and is asked about no model.
            ToPage::Progress { .. }
            | ToPage::Opened(_)
            | ToPage::Choice(_)
            | ToPage::Tokens(_)
            | ToPage::Summed(_)
            | ToPage::Concepts(_)
            | ToPage::Directions(_)
            | ToPage::Answer(_)
            | ToPage::PairAnswer(_)
            | ToPage::AsideAnswer(_) => {}
        }
    }

    fn take_moment(&self, now: Fitting) {
        self.trace.curve.update(|curve| curve.push(now.moment));
        if now.done && self.phase.get_untracked() == Phase::Running {
            self.phase.set(Phase::Done);
        }
        self.trace.now.set(Some(Arc::new(now)));
    }

    /// Both tables as files, once they are there; they are handed over once.
    pub fn take_tables(&self) -> Option<[Saved; 2]> {
        self.tables.try_update_value(Option::take).flatten()
    }

    /// There is nothing more to come.
    pub fn fail(&self, reason: String) {
        self.end();
        self.trace.refusal.set(Some(spoken(&reason)));
        self.phase.set(Phase::Ready);
    }

    /// Asks for some rounds more, if it goes on; in few large pieces where nobody watches the way.
    pub fn advance(&self, watched: bool) {
        if self.phase.get_untracked() != Phase::Running {
            return;
        }
        let round =
            self.trace.now.with_untracked(|now| now.as_ref().map_or(0, |now| now.moment.round));
        let rounds = if watched { (round / SHARE).max(1) } else { usize::MAX };
        self.ask(GoOn { rounds });
    }

    /// Leaves both as they are, or goes on.
    pub fn stop(&self, stop: bool) {
        self.phase.update(|phase| match (*phase, stop) {
            (Phase::Running, true) => *phase = Phase::Stopped,
            (Phase::Stopped, false) => *phase = Phase::Running,
            _ => {}
        });
    }

    /// Asks for both tables.
    pub fn finish(&self) {
        self.stop(true);
        self.ask(Tables);
    }

    /// What was fitted, to the round that was reached: whoever fits it again gets the same.
    pub fn fitted(&self) -> Fit {
        let fit = self.begun.get_value();
        let round =
            self.trace.curve.with_untracked(|curve| curve.last().map(|moment| moment.round));
        Fit { rounds: round.unwrap_or(fit.rounds), ..fit }
    }

    /// The larger mean KL and the pairing error (infinite where a table has too few dimensions),
    /// once it rests.
    pub fn rested(&self) -> Option<(f64, f64)> {
        let rests = matches!(self.phase.get(), Phase::Stopped | Phase::Done);
        let last = self.trace.curve.with(|curve| curve.last().copied()).filter(|_| rests)?;
        Some((last.kl[0].max(last.kl[1]), last.pairing_error.unwrap_or(f64::INFINITY)))
    }

    /// Whether something else was chosen than what is seen was fitted to.
    pub fn is_of_before(&self) -> bool {
        let chosen = self.fit.get();
        self.trace.now.with(Option::is_some) && chosen != self.begun.get_value()
    }

    /// What came of it, once it rests.
    pub fn outcome(&self) -> Option<Outcome> {
        let (kl, pairing_error) = self.rested()?;
        let one_map = pairing_error <= ONE_MAP;
        Some(match (one_map, kl) {
            (true, kl) if kl <= PREDICTED => Outcome::Same,
            (true, _) => Outcome::Agreed,
            (false, kl) if kl <= NEAR => Outcome::Near,
            (false, _) if self.begun.with_value(Fit::can_hold) => Outcome::Stuck,
            (false, _) => Outcome::Missed,
        })
    }

    /// What a plot shows: tokens by name and contexts, at their first two coordinates.
    pub fn scene(&self, plot: Plot) -> Option<Scene> {
        let now = self.trace.now.get()?;
        let positions = &now.pictures[plot.index()];
        let points = |kind: PointKind| Points {
            kind,
            xy: Arc::new(positions.of(kind).as_chunks::<2>().0.to_vec()),
        };
        let places = positions.tokens.as_chunks::<2>().0;
        let label = |(text, at): (&String, &[f32; 2])| Label {
            at: at.map(f64::from),
            text: readable(text),
            role: Role::Tokens,
            pinned: false,
            priority: -1,
        };
        let words = &words().training;
        Some(Scene {
            points: vec![points(PointKind::Contexts), points(PointKind::Tokens)],
            labels: now.tokens.iter().zip(places).map(label).collect(),
            axis_names: [words.axis_one.into(), words.axis_two.into()],
            ..Scene::default()
        })
    }

    /// Nobody answers any more.
    pub(crate) fn end(&self) {
        self.channel.set_value(None);
    }

    fn ask(&self, question: impl Into<Question>) {
        let Some(channel) = self.channel.get_value() else { return };
        let ask = |awaited: &mut Awaited<Question>| awaited.ask(About::Nothing, question);
        let asked = self.awaited.try_update_value(ask);
        asked.into_iter().for_each(|asked| channel.post(ToWorker::AskTraining(asked)));
    }
}

impl Takes<Begin> for Training {
    fn take(&self, _: Begin, now: Fitting) {
        self.take_moment(now);
    }
}

impl Takes<GoOn> for Training {
    fn take(&self, _: GoOn, now: Fitting) {
        self.take_moment(now);
    }
}

impl Takes<Tables> for Training {
    fn take(&self, _: Tables, tables: [Saved; 2]) {
        self.tables.set_value(Some(tables));
    }
}
