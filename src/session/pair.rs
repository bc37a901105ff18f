//! Everything that belongs to two open models that are compared: small structs of signals, the
//! verbs that change them, and the queue of what is still to be asked.
//!
//! Both models are opened once more in a worker of their own, so that long figures never hold up
//! the pictures of either: dropping the pair ends that worker.

mod answers;
mod choice;
mod computed;
mod family;
mod fate_cards;
mod figure;
mod headline;
mod news;
mod picture;
mod queue;
mod shared_choice;
mod standings;

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use reactive_graph::{
    graph::untrack,
    owner::{LocalStorage, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use crate::{
    permalink::PairChoice,
    protocol::{
        About, Asked, Directions, LARGEST_WHOLE, ModelId, Reason, Setting, ToPage, ToWorker,
        pair::{Alignment, Bar, PairSide, SettledPair},
    },
    signals::signals,
    words::{of_files, spoken, words},
    workspace::{Channel, Plot, Workspace},
};
use ::picture::scene::PointRef;
use theory::{
    compare::{Agreement, Equivalence, Fitted, Foils, Found, Part, Predictions, Shared, Sharing},
    transform::{Action, Recipe, Side, Step},
};

use computed::Computed;

pub use choice::MOST_CONDITION;
pub use fate_cards::{PairCard, PairLine, fate_cards};
pub use figure::{geometry, share};
pub use headline::{PairHeadline, in_a_word};
pub use picture::{LabelSet, remarks};
pub use queue::{PairQueue, PairWishes};
pub use standings::{listed, standing};

/// Two open models and what was found of them.
///
/// It belongs to the [`crate::library::Library`], which drops it with either model.
#[derive(Clone, Copy)]
pub struct Pair {
    /// The first model.
    pub one: Workspace,
    /// The second model.
    pub two: Workspace,
    /// What is known of both, whatever moves.
    pub known: Known,
    /// Figures.
    pub figures: Figures,
    /// What is chosen of the two plots.
    pub picture: PairPicture,
    /// Whether no more is asked until that is wanted again.
    pub stopped: RwSignal<bool>,
    asker: Asker,
}

signals! {
    /// What is known of both as they are open in the worker. New contexts make other models of
    /// them, of which none of it need be so.
    pub struct Known {
        /// What both share: it stays, whatever moves.
        shared: Option<Arc<Shared>>,
        /// Each model in its own plane, or why there is none.
        planes: Option<Result<Arc<[PairSide; 2]>, Reason>>,
        /// The second model aligned, or why it cannot be.
        alignment: Option<Result<Arc<Alignment>, Reason>>,
        /// Why there is nothing to be seen, once that is so.
        refusal: Option<String>,
        /// How many parts of the work are done, and how many there are.
        progress: (usize, usize),
    }
}

signals! {
    /// What was measured; none of what is still to come.
    pub struct Figures {
        /// How far apart their predictions are, once that is settled; none within where there are
        /// none.
        predictions: Option<Option<Predictions>>,
        /// Figures of linear equivalence, as far as they are made.
        equivalence: Equivalence,
        /// Those of them that are made.
        parts: Vec<Part>,
        /// Measures that a gauge changes, after [`Pair::gauge`].
        foils: Option<Foils>,
        /// Properties in both, by id.
        rows: BTreeMap<String, Found>,
        /// Families of the concept list, geometry by geometry.
        families: Option<Arc<Vec<Agreement>>>,
        /// Next tokens of both.
        bars: Vec<Bar>,
    }
}

/// What is chosen of the plots.
#[derive(Clone, Copy)]
pub struct PairPicture {
    /// Whether the second plot shows it on its way to the first model.
    pub aligned: RwSignal<bool>,
    /// Where on that way, 0 to 1.
    pub place: RwSignal<f64>,
    /// By which of the fitted maps.
    pub fitted: RwSignal<Fitted>,
    /// Condition number of a gauge of the second model, which only the foils see.
    pub condition: RwSignal<f64>,
    /// What the pointer is on, in either plot, as points of what is shared: one, or both ends of an
    /// arrow.
    pub pointed: RwSignal<Vec<PointRef>>,
}

impl PairPicture {
    fn new(choice: PairChoice) -> Self {
        Self {
            aligned: RwSignal::new(choice.aligned),
            place: RwSignal::new(choice.place),
            fitted: RwSignal::new(choice.fitted),
            condition: RwSignal::new(choice.condition),
            pointed: RwSignal::new(Vec::new()),
        }
    }
}

#[derive(Clone, Copy)]
struct Asker {
    channel: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    asking: StoredValue<Asking>,
    /// What the last questions rest on.
    settled: StoredValue<Arc<SettledPair>>,
    /// How many of the two models are open in the worker.
    opened: StoredValue<usize>,
    /// Contexts that were computed for either model.
    computed: StoredValue<[Computed; 2]>,
}

/// What is asked of the models as they are open in the worker.
#[derive(Debug, Default)]
struct Asking {
    queue: PairQueue,
    /// What the last questions were about.
    wishes: Option<PairWishes>,
    /// The revision of what is settled that the worker has; the first one that is sent is 1.
    revision: u64,
}

impl Asking {
    /// From the first question on. Tickets go on: no late answer belongs to a new question.
    fn begin_anew(&mut self) {
        let mut queue = std::mem::take(&mut self.queue);
        queue.clear();
        *self = Self { queue, ..Self::default() };
    }
}

/// Seed of the gauge of the second model.
const GAUGE_SEED: u64 = 7;

impl Pair {
    /// Nothing is known yet. Its signals belong to the reactive owner that is current.
    pub(crate) fn new(one: Workspace, two: Workspace, channel: Rc<dyn Channel>) -> Self {
        let known = Known::new();
        // That both are opened is work as well.
        known.progress.set((0, 1));
        Self {
            one,
            two,
            known,
            figures: Figures::new(),
            picture: PairPicture::new(PairChoice::default()),
            stopped: RwSignal::new(false),
            asker: Asker {
                channel: StoredValue::new_local(Some(channel)),
                asking: StoredValue::default(),
                settled: StoredValue::new(Arc::default()),
                opened: StoredValue::new(0),
                computed: StoredValue::new(Default::default()),
            },
        }
    }

    /// The numbers of both models.
    pub fn ids(&self) -> [ModelId; 2] {
        [self.one.id, self.two.id]
    }

    /// Whether it is about this model.
    pub fn has(&self, id: ModelId) -> bool {
        self.ids().contains(&id)
    }

    /// Whether it is known that nothing of both is the same; reads a signal.
    pub fn shares_nothing(&self) -> bool {
        self.known.shared.with(|s| s.as_ref().is_some_and(|s| s.sharing() == Sharing::Nothing))
    }

    /// The names of both models; where they are the same, told apart by their order.
    pub fn names(&self) -> [String; 2] {
        let name = |workspace: &Workspace| {
            workspace.model.with(|model| {
                model.as_ref().map(|model| spoken(&model.card.provenance.name)).unwrap_or_default()
            })
        };
        let [one, two] = [&self.one, &self.two].map(name);
        if one == two { [format!("{one} (1)"), format!("{two} (2)")] } else { [one, two] }
    }

    /// The same, each with what makes it other than its file: the layer that its contexts are read
    /// at, and moves.
    pub fn full_names(&self) -> [String; 2] {
        let [one, two] = self.names();
        let full = |plot: Plot, name: String| {
            [name].into_iter().chain(self.altered(plot)).collect::<Vec<_>>().join(", ")
        };
        [full(Plot::Left, one), full(Plot::Right, two)]
    }

    /// What makes a model other than its file.
    fn altered(&self, plot: Plot) -> Vec<String> {
        let workspace = if plot == Plot::Right { self.two } else { self.one };
        let moved = (!steps(&workspace).is_empty()).then(|| words().compare.after_moves.into());
        workspace.lens().map(|lens| lens.mark).into_iter().chain(moved).collect()
    }

    /// Takes what the worker says.
    pub fn handle(&self, message: ToPage) {
        match message {
            ToPage::Opened(_) => self.opened(),
            ToPage::PairAnswer(answered) => self.take(*answered),
            ToPage::Failed(reason) => self.fail(of_files(&reason)),
            ToPage::Choice(_) | ToPage::Tokens(_) => {
                self.fail(words().compare.asks_again.into());
            }
            // That the files are read is shown where they are opened first. Nothing else is asked
            // of this worker.
            ToPage::Progress { .. }
            | ToPage::Summed(_)
            | ToPage::Concepts(_)
            | ToPage::Directions(_)
            | ToPage::Answer(_)
            | ToPage::AsideAnswer(_)
            | ToPage::TrainingAnswer(_) => {}
        }
    }

    /// There is nothing more to come.
    pub fn fail(&self, reason: String) {
        self.end();
        self.known.refusal.set(Some(reason));
    }

    /// Nobody answers any more.
    pub(crate) fn end(&self) {
        self.asker.channel.set_value(None);
    }

    /// One of the models is open in the worker; with both, questions begin.
    fn opened(&self) {
        self.asker.opened.update_value(|opened| *opened += 1);
        self.begin();
    }

    /// Questions begin, from the first one on, once both models are there with their contexts.
    fn begin(&self) {
        if !self.is_there() || self.has_ended() {
            return;
        }
        self.send_contexts();
        self.known.forget();
        self.figures.forget();
        self.asker.asking.update_value(Asking::begin_anew);
        for workspace in [self.one, self.two] {
            let ranks = workspace.choice.ranks.get_untracked();
            let setting = Setting::Ranks { rtol: ranks.rtol, pivot: ranks.pivot };
            self.post(ToWorker::Set(workspace.id, setting));
        }
        untrack(|| self.follow());
        self.note_progress();
    }

    /// What is chosen may have changed: whatever depends on it is asked for again. Reads signals.
    pub fn follow(&self) {
        let wishes = self.wishes();
        if !self.is_there() {
            return;
        }
        let old = self.asker.asking.with_value(|asking| asking.wishes.clone());
        if old.as_ref().is_some_and(|old| old.settled.steps != wishes.settled.steps) {
            self.figures.forget();
        }
        if untrack(|| self.shares_nothing()) {
            return;
        }
        self.asker.asking.update_value(|asking| {
            asking.queue.changed(old.as_ref(), &wishes);
            asking.wishes = Some(wishes);
        });
        untrack(|| self.pump());
    }

    fn wishes(&self) -> PairWishes {
        let condition = self.picture.condition.get();
        PairWishes {
            directions: self.directions(),
            context: self.context().unwrap_or_default(),
            fitted: self.picture.fitted.get(),
            aligned: self.picture.aligned.get() && self.why_not_aligned().is_none(),
            settled: self.settled(),
            gauge: (condition > 1.0).then(|| gauge(condition)),
        }
    }

    /// What is settled now, as it was or in its next revision. Reads signals.
    fn settled(&self) -> Arc<SettledPair> {
        let steps = [&self.one, &self.two].map(steps);
        let query = self.one.board.query.get();
        let known = self.asker.settled.get_value();
        if known.steps == steps && known.query == query {
            return known;
        }
        let settled = Arc::new(SettledPair { revision: known.revision + 1, steps, query });
        self.asker.settled.set_value(settled.clone());
        settled
    }

    /// The two directions as tokens of the first model.
    pub fn directions(&self) -> Option<Directions> {
        self.one.choice.pairs.get()
    }

    /// Stops asking, or goes on.
    pub fn stop(&self, stop: bool) {
        self.stopped.set(stop);
        untrack(|| self.pump());
    }

    fn pump(&self) {
        if self.stopped.get() || self.has_ended() {
            return;
        }
        let next = self.asker.asking.try_update_value(|asking| {
            let wishes = asking.wishes.as_ref()?;
            let question = asking.queue.next(wishes);
            let news = question.is_some() && asking.revision != wishes.settled.revision;
            let settled = news.then(|| wishes.settled.clone());
            asking.revision = settled.as_ref().map_or(asking.revision, |settled| settled.revision);
            Some((question.map(|question| (asking.queue.ticket(), question)), settled))
        });
        let Some((question, settled)) = next.flatten() else { return };
        self.note_progress();
        let [one, two] = self.ids();
        let about = About::Pair(one, two);
        settled.into_iter().for_each(|settled| self.post(ToWorker::SetPair(about, settled)));
        if let Some((ticket, question)) = question {
            self.post(ToWorker::AskPair(Asked { ticket, about, question }));
        }
    }

    fn note_progress(&self) {
        let (left, all) = self.asker.asking.with_value(|asking| asking.queue.progress());
        self.known.progress.set((all - left, all));
    }

    fn has_ended(&self) -> bool {
        self.asker.channel.with_value(Option::is_none)
    }

    fn post(&self, message: ToWorker) {
        if let Some(channel) = self.asker.channel.get_value() {
            channel.post(message);
        }
    }

    /// Has the fitted map made a move of the second model's step list.
    pub fn bend(&self) {
        self.queue(|queue| queue.bend = true);
        self.pump();
    }
}

/// The moves of a model that are on.
fn steps(workspace: &Workspace) -> Vec<Step> {
    let on = |step: &&Step| step.enabled;
    workspace.moves.steps.with(|history| history.present().iter().filter(on).cloned().collect())
}

/// A random gauge of this condition number.
fn gauge(condition: f64) -> Step {
    let matrix = Recipe::Random { condition, seed: GAUGE_SEED };
    let action = Action::Linear { on: Side::Gauge, matrix };
    Step { id: LARGEST_WHOLE, enabled: true, action }
}
