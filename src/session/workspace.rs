//! Everything that belongs to one open model: small structs of signals, named derivations, and the
//! verbs that change them. Nothing computable is stored; what the worker computes arrives through
//! [`Workspace::handle`].

mod answers;
mod bet;
mod break_it;
mod contexts;
mod counting;
mod experiments;
mod facts;
mod figure;
mod gap;
mod headline;
mod history;
mod inspector;
mod link;
mod marks;
mod model;
mod news;
mod numbers;
mod overrides;
mod pairs;
mod path;
mod phrase;
mod queue;
mod rows;
mod ruler;
mod space;
mod stage;
mod steps;
mod surprise;
mod vocabulary;
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
    choice::{Choice, Ranks},
    library::Page,
    permalink::{Aim, TableChoice},
    protocol::{
        Bars, Dimensions, Inspection, ModelId, Projection, Saved, Settled, Source, Summary,
        ToWorker, View,
    },
};
use picture::scene::{Orbit, PointRef};
use theory::{
    property::{Picture, Query, Row, Spectrum},
    transform::{Side, Step},
};

pub use bet::{Bet, Wager, survived};
pub use break_it::Broken;
pub use counting::Counting;
pub use experiments::Experiments;
pub use figure::{Seen, Subject};
pub use gap::ShownGap;
pub use headline::Headline;
pub use history::History;
pub use inspector::Neighbours;
pub use link::{MOST_PADDED, describe};
pub(crate) use link::{obtainable, request};
pub use news::{Announced, news};
pub use path::KnownPath;
pub use picture::scene::{Look, ProjectionChoice, Theme, VisiblePoints};
pub use queue::{Queue, Wanted, Wishes, Work};
pub use rows::rows_of;
pub use ruler::{Ruler, SNAP};
pub use stage::Plot;
pub use surprise::Morph;
pub use theory::property::{ContextChoice, Overrides};
pub use vocabulary::{Matched, OpenModel, TokenPair, readable};

/// Someone who takes messages, in order, and answers questions through
/// [`crate::library::Library::handle`]. Dropping it ends the work.
pub trait Channel {
    /// Sends one message.
    fn post(&self, message: ToWorker);
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
    worker: Worker,
}

/// The choice, and the parts of it that many read.
#[derive(Clone, Copy)]
pub struct Choices {
    all: RwSignal<Choice>,
    /// The two directions.
    pub pairs: Memo<Option<[TokenPair; 2]>>,
    /// The concept whose pairs make the family, by name.
    pub family: Memo<Option<String>>,
    /// The concept that the family is compared with, by name.
    pub other: Memo<Option<String>>,
    /// How the picture is seen.
    pub look: Memo<Look>,
    /// What the next linear move acts on.
    pub side: Memo<Side>,
    /// Points whose labels are pinned.
    pub pinned: Memo<Vec<PointRef>>,
    /// What the rows about contexts are asked about.
    pub contexts: Memo<ContextChoice>,
    /// What was picked by hand for single rows.
    pub overrides: Memo<Overrides>,
    /// The context whose next tokens are shown.
    pub context: Memo<usize>,
    /// How ranks are decided.
    pub ranks: Memo<Ranks>,
}

/// The steps, and what came of them.
#[derive(Clone, Copy)]
pub struct Moves {
    /// The steps and their undo list.
    pub steps: RwSignal<History<Vec<Step>>>,
    /// What they amount to.
    pub summary: RwSignal<Option<Summary>>,
    /// Why the last change to them was refused.
    pub refusal: RwSignal<Option<String>>,
    /// The nearest matrix that works, when T was refused.
    pub offer: RwSignal<Option<[f64; 4]>>,
    /// Whether the last pull was resisted because T would have become singular.
    pub resisted: RwSignal<bool>,
    /// Whether a handle or slider is held right now.
    pub held: RwSignal<bool>,
    /// The last path that was asked for.
    pub path: RwSignal<Option<Arc<KnownPath>>>,
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
    query: Memo<Arc<Query>>,
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
        let matches = Memo::new(move |_| {
            model.with(|m| page.concepts.with(|c| Arc::new(pairs::match_all(m.as_deref(), c))))
        });
        let choice = Choices::new(model);
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
                refusal: RwSignal::new(None),
                offer: RwSignal::new(None),
                resisted: RwSignal::new(false),
                held: RwSignal::new(false),
                path: RwSignal::new(None),
                place: RwSignal::new(None),
                before: StoredValue::new(None),
            },
            stage: Stage {
                view: RwSignal::new(None),
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
                saved: RwSignal::new(None),
            },
            progress: Progress {
                rows: RwSignal::new(Arc::default()),
                work: RwSignal::new(None),
                waited: RwSignal::new(0),
            },
            worker: Worker {
                channel: StoredValue::new_local(None),
                counter: StoredValue::new_local(None),
                queue: StoredValue::new(Queue::default()),
                sent: StoredValue::new(Arc::default()),
            },
        }
    }

    /// Changes what was chosen; the picture and the board follow.
    pub fn choose(&self, change: impl FnOnce(&mut Choice)) {
        self.choice.all.update(change);
        self.refresh();
    }

    /// Changes how the picture is seen.
    pub fn set_look(&self, change: impl FnOnce(&mut Look)) {
        self.choice.all.update(|choice| change(choice.look.get_or_insert_default()));
        self.refresh_view();
    }

    /// Chooses the context whose next tokens are shown.
    pub fn set_context(&self, index: usize) {
        self.choice.all.update(|choice| choice.context = index);
        self.want(|queue| queue.bars = true);
        self.refresh_steering();
    }

    /// Sets a property's threshold; `None` goes back to its default.
    pub fn set_threshold(&self, id: &str, threshold: Option<f64>) {
        self.choice.all.update(|choice| match threshold {
            Some(value) => drop(choice.thresholds.insert(id.to_string(), value)),
            None => drop(choice.thresholds.remove(id)),
        });
        self.refresh_board();
    }

    /// A row of the board was opened or closed.
    pub fn open_row(&self, id: &'static str, open: bool) {
        self.choice.all.update(|choice| {
            if open {
                choice.open.insert(id.into());
            } else {
                choice.open.remove(id);
            }
        });
        if open {
            self.want(|queue| queue.pictures.push_back(id.into()));
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

    /// Pins a point's label, or takes the pin out.
    pub fn toggle_pin(&self, point: PointRef) {
        self.choice.all.update(|choice| match choice.pinned.iter().position(|p| *p == point) {
            Some(at) => drop(choice.pinned.remove(at)),
            None => choice.pinned.push(point),
        });
    }

    /// Pins the labels of all selected points.
    pub fn pin_selected(&self) {
        let selected = self.hover.selected.get_untracked();
        self.choice.all.update(|choice| {
            let new = selected.into_iter().filter(|point| !choice.pinned.contains(point));
            choice.pinned.extend(new.collect::<Vec<_>>());
        });
    }
}

impl Choices {
    fn new(model: RwSignal<Option<Arc<OpenModel>>>) -> Self {
        let all = RwSignal::new(Choice::default());
        let overrides =
            Memo::new(move |_| all.with(|choice| choice.overrides.clone().unwrap_or_default()));
        let family =
            Memo::new(move |_| all.with(|choice| choice.family_name().map(str::to_string)));
        let other = Memo::new(move |_| all.with(|choice| choice.other_name().map(str::to_string)));
        let pairs = Memo::new(move |_| {
            model.with(|model| all.with(|choice| choice.directions(model.as_ref()?)))
        });
        let contexts = Memo::new(move |_| {
            let of = |model: &Arc<OpenModel>| all.with(|choice| choice.contexts(model));
            model.with(|model| model.as_ref().map(of)).unwrap_or_default()
        });
        let ranks = Memo::new(move |_| {
            let of = |model: &Arc<OpenModel>| all.with(|choice| choice.ranks(model));
            model.with(|model| model.as_ref().map(of)).unwrap_or_default()
        });
        Self {
            all,
            pairs,
            family,
            other,
            look: Memo::new(move |_| all.with(|choice| choice.look.unwrap_or_default())),
            side: Memo::new(move |_| all.with(|choice| choice.side.unwrap_or(Side::Gauge))),
            pinned: Memo::new(move |_| all.with(|choice| choice.pinned.clone())),
            contexts,
            overrides,
            context: Memo::new(move |_| all.with(|choice| choice.context)),
            ranks,
        }
    }

    /// Reads any part; what reads it follows every change of the choice.
    pub fn with<T>(&self, read: impl FnOnce(&Choice) -> T) -> T {
        self.all.with(read)
    }

    /// Reads any part as it is now.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Choice) -> T) -> T {
        self.all.with_untracked(read)
    }
}
