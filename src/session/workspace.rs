//! Everything that belongs to one open model: small structs of signals, named derivations, and the
//! verbs that change them. Nothing computable is stored; what the worker computes arrives through
//! [`Workspace::handle`].

mod answers;
mod bet;
mod break_it;
mod choices;
mod contexts;
mod counting;
mod demonstration;
mod experiments;
mod facts;
mod figure;
mod gap;
mod handles;
mod headline;
mod history;
mod inference;
mod inspector;
mod link;
mod listed;
mod marks;
mod model;
mod named_move;
mod news;
mod numbers;
mod overrides;
mod padding;
mod pairs;
mod path;
mod phrase;
mod plot;
mod queue;
mod rows;
mod ruler;
mod space;
mod stage;
mod steps;
mod surprise;
mod worker;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::Arc,
};

use reactive_graph::{
    computed::Memo,
    owner::{LocalStorage, StoredValue},
    prelude::*,
    signal::RwSignal,
};

use crate::{
    choice::Aim,
    open_model::{Matched, OpenModel},
    page::Page,
    permalink::TableChoice,
    protocol::{
        Bars, Dimensions, Inspection, ModelId, Projection, Saved, Settled, Skipped, Source,
        Summary, ToWorker, View,
    },
};
use picture::scene::{Orbit, PointRef};
use theory::{
    property::{Picture, Query, Row, Spectrum},
    transform::Step,
};

pub use bet::{Wager, survived};
pub use break_it::Broken;
pub use choices::Choices;
pub use counting::Counting;
pub use experiments::Experiments;
pub use figure::{Seen, Subject};
pub use gap::ShownGap;
pub use headline::Headline;
pub use history::History;
pub use inference::{Ability, Continued, Inference, Line, Program, Reading, Said, Starter};
pub use inspector::Neighbours;
pub use link::describe;
pub(crate) use link::{obtainable, request};
pub use listed::in_words;
pub use named_move::{Amounts, NamedMove};
pub use news::{Announced, news};
pub use path::KnownPath;
pub use picture::scene::{Look, ProjectionChoice, Theme, VisiblePoints};
pub use plot::Plot;
pub use queue::{Queue, Wanted, Wishes, Work};
pub use rows::rows_of;
pub use ruler::{Ruler, SNAP};
pub use surprise::Morph;
pub use theory::property::{ContextChoice, Overrides};

/// Someone who takes messages, in order: a worker of models, which answers through
/// [`crate::library::Library::handle`], or a program that computes contexts. Dropping it ends the
/// work at once.
pub trait Channel<Message = ToWorker> {
    /// Sends one message.
    fn post(&self, message: Message);
}

/// One open model and all that is done with it.
///
/// It belongs to the [`crate::library::Library`] that made it and owns its signals: closing it is
/// dropping them, nothing is reset.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// Under which number its worker knows the model.
    pub id: ModelId,
    /// What all workspaces share.
    pub page: Page,
    /// The model; none in the workspace that a page begins with, until the first one is read.
    pub model: RwSignal<Option<Arc<OpenModel>>>,
    /// Where it came from.
    pub source: RwSignal<Option<Source>>,
    /// Which tables and rows of its files were read, if that was chosen.
    pub tables: RwSignal<Option<TableChoice>>,
    /// All concept lists matched to its tokens.
    pub matches: Memo<Arc<Vec<Matched>>>,
    /// What was chosen.
    pub choice: Choices,
    /// What was done to it.
    pub moves: Moves,
    /// What the plots show.
    pub stage: Stage,
    /// What was measured.
    pub board: Board,
    /// What is under the pointer, and what was clicked or outlined.
    pub hover: Hover,
    /// What is being tried with the plots.
    pub experiments: Experiments,
    /// What is known of the model itself, and of its file.
    pub known: Known,
    /// What the worker is at.
    pub progress: Progress,
    /// Contexts that are computed from the model's own file.
    pub inference: Inference,
    worker: Worker,
}

/// The steps, and what came of them.
#[derive(Clone, Copy)]
pub struct Moves {
    /// The steps and their undo list.
    pub steps: RwSignal<History<Vec<Step>>>,
    /// What they amount to.
    pub summary: RwSignal<Option<Summary>>,
    /// Those that cannot be applied.
    pub skipped: RwSignal<Vec<Skipped>>,
    /// Why the last change to them was refused.
    pub refusal: RwSignal<Option<String>>,
    /// The nearest matrix that works, when T was refused.
    pub offer: RwSignal<Option<[f64; 4]>>,
    /// T as typed so far, while it is refused.
    pub(crate) typed: RwSignal<Option<[f64; 4]>>,
    /// Whether the last pull was resisted because T would have become singular.
    pub resisted: RwSignal<bool>,
    /// Whether a handle or slider is held right now.
    pub held: RwSignal<bool>,
    /// The last path that was asked for.
    pub path: RwSignal<Option<Arc<KnownPath>>>,
    /// Whether paths tell what is predicted on them: while an animation is prepared.
    pub follow_next: RwSignal<bool>,
    /// Where on its path the right plot stands, 0 to 1; none at rest, at its end.
    pub place: RwSignal<Option<f64>>,
    /// The steps when the handle that is held was taken.
    before: StoredValue<Option<Vec<Step>>>,
}

/// What the plots show.
#[derive(Clone, Copy)]
pub struct Stage {
    /// Positions for both plots.
    pub view: RwSignal<Option<Arc<View>>>,
    /// Why there is nothing to be drawn, where that is so.
    pub absent: RwSignal<Option<String>>,
    /// Which part of the plane the plots show in a projection, once it was moved there; else all of
    /// it.
    pub aim: RwSignal<Option<(Projection, Aim)>>,
    /// Whether a pull on a plot draws an outline round points instead of moving the picture.
    pub outlining: RwSignal<bool>,
    /// The gap between two sets, while it is drawn.
    pub gap: RwSignal<Option<Arc<ShownGap>>>,
    /// Whether the needle of the compass is pulled beyond where it stops.
    pub stopped: RwSignal<bool>,
    /// From where a picture of three dimensions is seen while it is being turned.
    pub orbit: RwSignal<Option<Orbit>>,
    projected: Memo<Projection>,
    /// How the picture was seen before it was shown beside its canonical one.
    aside: StoredValue<Option<Look>>,
}

/// What was measured.
#[derive(Clone, Copy)]
pub struct Board {
    /// Measured rows by property.
    pub rows: RwSignal<BTreeMap<String, Row>>,
    /// Properties measured after the last change.
    pub measured: RwSignal<BTreeSet<String>>,
    /// What the open rows show.
    pub pictures: RwSignal<BTreeMap<String, Arc<Picture>>>,
    /// Rows that turned out to have no picture.
    pub bare: RwSignal<BTreeSet<String>>,
    /// Why there is no move of the wished kind, by property.
    pub answers: RwSignal<BTreeMap<String, String>>,
    /// The likeliest tokens after the chosen context.
    pub bars: RwSignal<Option<Arc<Bars>>>,
    /// Whether rows that take long are measured, in a model of so many dimensions that they wait
    /// for a demand.
    pub heavy: RwSignal<bool>,
    pub(crate) query: Memo<Arc<Query>>,
}

/// What is under the pointer, and what was clicked or outlined.
#[derive(Clone, Copy)]
pub struct Hover {
    /// The point under the pointer, in either plot.
    pub point: RwSignal<Option<PointRef>>,
    /// The points clicked last, the latest last.
    pub clicked: RwSignal<Vec<PointRef>>,
    /// The figures of the point that is looked at.
    pub inspection: RwSignal<Option<Inspection>>,
    /// Points inside the last outline.
    pub selected: RwSignal<Vec<PointRef>>,
}

/// What is known of the model itself, and of its file.
#[derive(Clone, Copy)]
pub struct Known {
    /// Numerical ranks, once known.
    pub dimensions: RwSignal<Option<Dimensions>>,
    /// The spectra that decide them, for any tolerance.
    pub spectra: RwSignal<Option<Arc<Vec<Spectrum>>>>,
    /// What the statistics of the tokens are over.
    pub counting: RwSignal<Counting>,
    /// Whether the user has seen what the reader did or left aside.
    pub noticed: RwSignal<bool>,
    /// The last file that was written, to be handed to the user.
    pub saved: RwSignal<Option<Arc<Saved>>>,
}

/// What the worker is at.
#[derive(Clone, Copy)]
pub struct Progress {
    /// Rows that are still to be measured in full; the first is in work, if any is.
    pub rows: RwSignal<Arc<Vec<String>>>,
    /// What the worker is at, if anything.
    pub work: RwSignal<Option<Work>>,
    /// For how many seconds it has been at it.
    pub waited: RwSignal<u32>,
}

/// Who answers, what is still to be asked, and what the worker knows is settled.
#[derive(Clone, Copy)]
struct Worker {
    channel: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    /// Sums up all tokens of the file, while that is asked for.
    counter: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    queue: StoredValue<Queue>,
    sent: StoredValue<Arc<Settled>>,
}

impl Workspace {
    /// Without a model yet. Its signals belong to the reactive owner that is current.
    pub(crate) fn new(id: ModelId, page: Page) -> Self {
        let model = RwSignal::new(None::<Arc<OpenModel>>);
        // Other contexts leave the tokens as they are.
        let tokens = Memo::new(move |_| model.with(|m| m.as_ref().map(|m| m.indexed())));
        let choice = Choices::new(model);
        let matches = Memo::new(move |_| {
            tokens.track();
            let spellings = choice.spellings.get();
            let all = |m: &Option<Arc<OpenModel>>| {
                page.concepts.with(|c| Arc::new(pairs::match_all(m.as_deref(), c, &spellings)))
            };
            model.with_untracked(all)
        });
        let projected = Memo::new(move |_| {
            let lists = matches.get();
            model.with(|model| choice.with(|choice| choice.projection(model.as_deref(), &lists)))
        });
        let query = Memo::new(move |_| {
            let lists = matches.get();
            let query = |model: &Arc<OpenModel>| choice.with(|choice| choice.query(model, &lists));
            Arc::new(model.with(|model| model.as_ref().map(query)).unwrap_or_default())
        });
        Self {
            id,
            page,
            model,
            source: RwSignal::new(None),
            tables: RwSignal::new(None),
            matches,
            choice,
            moves: Moves {
                steps: RwSignal::new(History::default()),
                summary: RwSignal::new(None),
                skipped: RwSignal::new(Vec::new()),
                refusal: RwSignal::new(None),
                offer: RwSignal::new(None),
                typed: RwSignal::new(None),
                resisted: RwSignal::new(false),
                held: RwSignal::new(false),
                path: RwSignal::new(None),
                follow_next: RwSignal::new(false),
                place: RwSignal::new(None),
                before: StoredValue::new(None),
            },
            stage: Stage {
                view: RwSignal::new(None),
                absent: RwSignal::new(None),
                aim: RwSignal::new(None),
                outlining: RwSignal::new(false),
                gap: RwSignal::new(None),
                stopped: RwSignal::new(false),
                orbit: RwSignal::new(None),
                projected,
                aside: StoredValue::new(None),
            },
            board: Board {
                rows: RwSignal::new(BTreeMap::new()),
                measured: RwSignal::new(BTreeSet::new()),
                pictures: RwSignal::new(BTreeMap::new()),
                bare: RwSignal::new(BTreeSet::new()),
                answers: RwSignal::new(BTreeMap::new()),
                bars: RwSignal::new(None),
                heavy: RwSignal::new(false),
                query,
            },
            hover: Hover {
                point: RwSignal::new(None),
                clicked: RwSignal::new(Vec::new()),
                inspection: RwSignal::new(None),
                selected: RwSignal::new(Vec::new()),
            },
            experiments: Experiments::new(),
            known: Known {
                dimensions: RwSignal::new(None),
                spectra: RwSignal::new(None),
                counting: RwSignal::new(Counting::Loaded),
                noticed: RwSignal::new(false),
                saved: RwSignal::new(None),
            },
            progress: Progress {
                rows: RwSignal::new(Arc::default()),
                work: RwSignal::new(None),
                waited: RwSignal::new(0),
            },
            inference: Inference::new(),
            worker: Worker {
                channel: StoredValue::new_local(None),
                counter: StoredValue::new_local(None),
                queue: StoredValue::new(Queue::default()),
                sent: StoredValue::new(Arc::default()),
            },
        }
    }

    /// The point under the pointer changed.
    pub fn point_at(&self, point: Option<PointRef>) {
        if self.hover.point.get_untracked() != point {
            self.hover.point.set(point);
            self.inspect();
        }
    }

    /// Selects points, in place of those that were.
    pub fn select(&self, points: Vec<PointRef>) {
        self.hover.selected.set(points);
    }
}
