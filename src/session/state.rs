//! The session: one Copy struct of signals and the verbs that change them. Nothing computable is
//! stored; what the worker computes arrives through [`Session::receive`].

mod contexts;
mod counting;
mod facts;
mod figure;
mod gap;
mod history;
mod link;
mod numbers;
mod opening;
mod overrides;
mod pairs;
mod path;
mod phrase;
mod rows;
mod schedule;
mod spoken;
mod stage;
mod steps;
mod vocabulary;

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
    permalink::{Aim, Bookmark, Link, TableChoice},
    worker::{Bars, Dimensions, Inspection, Projection, Request, Saved, Source, Summary, View},
};
use formats::{Candidate, TokenTable};
use picture::scene::PointRef;
use theory::{
    analysis::Analysis,
    model::Concept,
    property::{Class, Picture, Row, Spectrum},
    transform::{Side, Step},
};

pub use counting::Counting;
pub use figure::{Seen, Subject};
pub use gap::ShownGap;
pub use history::History;
use link::Expected;
pub use link::{MOST_PADDED, told};
pub use opening::{Ask, Reading, bundled};
pub use path::KnownPath;
pub use picture::scene::{Look, ProjectionChoice, Theme, VisiblePoints};
pub use rows::rows_of;
pub use schedule::{Schedule, Work};
pub use spoken::{Heard, news};
pub use stage::Plot;
pub use theory::property::{ContextChoice, Overrides};
pub use vocabulary::{Matched, OpenModel, TokenPair, readable};

/// How numerical ranks are decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranks {
    /// Singular values up to this times the largest count as zero.
    pub rtol: f64,
    /// The token y0 that differences g(y) − g(y0) are taken from.
    pub pivot: usize,
}

impl Default for Ranks {
    fn default() -> Self {
        Self { rtol: Analysis::DEFAULT_RTOL, pivot: 0 }
    }
}

/// All state of the page.
#[derive(Clone, Copy)]
pub struct Session {
    /// The open model.
    pub model: RwSignal<Option<Arc<OpenModel>>>,
    /// Where the open model came from.
    pub source: RwSignal<Option<Source>>,
    /// What the statistics of the tokens are over.
    pub counting: RwSignal<Counting>,
    /// Numerical ranks of the open model, once known.
    pub dimensions: RwSignal<Option<Dimensions>>,
    /// The spectra that decide them, for any tolerance.
    pub spectra: RwSignal<Option<Arc<Vec<Spectrum>>>>,
    /// What is being read, if anything is.
    pub reading: RwSignal<Option<Reading>>,
    /// The last error, until it is dismissed.
    pub error: RwSignal<Option<String>>,
    /// Matrices to choose from, when files hold several.
    pub candidates: RwSignal<Vec<Candidate>>,
    /// The tokens to choose from, when files hold more than fit the memory budget.
    pub too_many: RwSignal<Option<TokenTable>>,
    /// Concept lists besides the open model's own: what the user added, then the shipped one.
    pub concepts: RwSignal<Arc<Vec<Concept>>>,
    /// All of these lists matched to the open model's tokens.
    pub matches: Memo<Arc<Vec<Matched>>>,
    /// The two directions.
    pub pairs: RwSignal<Option<[TokenPair; 2]>>,
    /// The concept whose pairs make the family, by name.
    pub family: RwSignal<Option<String>>,
    /// The concept that the family is compared with, by name.
    pub other_family: RwSignal<Option<String>>,
    /// The steps and their undo list.
    pub steps: RwSignal<History<Vec<Step>>>,
    /// Why the last change to the steps was refused.
    pub refusal: RwSignal<Option<String>>,
    /// The nearest matrix that works, when T was refused.
    pub offer: RwSignal<Option<[f64; 4]>>,
    /// What the next linear move acts on.
    pub side: RwSignal<Side>,
    /// Whether the last pull was resisted because T would have become singular.
    pub resisted: RwSignal<bool>,
    /// Which part of the plane the plots show in a projection, once a hand has moved there; else
    /// all of it.
    pub aim: RwSignal<Option<(Projection, Aim)>>,
    /// Which tables and rows of the open model's files were read, if that was chosen.
    pub tables: RwSignal<Option<TableChoice>>,
    /// How the picture is seen.
    pub look: RwSignal<Look>,
    /// Whether a handle or slider is held right now.
    pub held: RwSignal<bool>,
    /// Positions for both plots.
    pub view: RwSignal<Option<Arc<View>>>,
    /// The last way that was asked for.
    pub path: RwSignal<Option<Arc<KnownPath>>>,
    /// Where on its way the right plot stands, 0 to 1; none at rest, at its end.
    pub place: RwSignal<Option<f64>>,
    /// Measured rows by property.
    pub board: RwSignal<BTreeMap<String, Row>>,
    /// Rows that are still to be measured in full; the first is in work, if any is.
    pub queue: RwSignal<Arc<Vec<String>>>,
    /// What the worker is at, if anything.
    pub work: RwSignal<Option<Work>>,
    /// For how many seconds it has been at it.
    pub waited: RwSignal<u32>,
    /// Whether rows that take long are measured, in a model of so many dimensions that they wait
    /// for a demand.
    pub heavy: RwSignal<bool>,
    /// Properties measured after the last change.
    pub measured: RwSignal<BTreeSet<String>>,
    /// Classes whose further rows are shown.
    pub more: RwSignal<BTreeSet<Class>>,
    /// Properties whose rows are open.
    pub open_rows: RwSignal<BTreeSet<String>>,
    /// What the open rows show.
    pub pictures: RwSignal<BTreeMap<String, Arc<Picture>>>,
    /// Rows that turned out to have no picture.
    pub bare_rows: RwSignal<BTreeSet<String>>,
    /// Why there is no move of the wished kind, by property.
    pub answers: RwSignal<BTreeMap<String, String>>,
    /// The last file that was written, to be handed to the user.
    pub saved: RwSignal<Option<Arc<Saved>>>,
    /// How ranks are decided.
    pub ranks: RwSignal<Ranks>,
    /// The gap between two sets, while it is drawn on the plots.
    pub gap: RwSignal<Option<Arc<ShownGap>>>,
    /// What the steps amount to.
    pub summary: RwSignal<Option<Summary>>,
    /// Thresholds that the user changed, by property.
    pub thresholds: RwSignal<BTreeMap<String, f64>>,
    /// What the rows about contexts are asked about.
    pub contexts: RwSignal<ContextChoice>,
    /// What was picked by hand for single rows.
    pub overrides: RwSignal<Overrides>,
    /// The context whose next tokens are shown.
    pub context: RwSignal<usize>,
    /// Its likeliest tokens.
    pub bars: RwSignal<Option<Arc<Bars>>>,
    /// The point under the pointer, in either plot.
    pub hovered: RwSignal<Option<PointRef>>,
    /// Its figures.
    pub inspection: RwSignal<Option<Inspection>>,
    /// Points inside the last lasso.
    pub selected: RwSignal<Vec<PointRef>>,
    /// Whether a pull on a plot draws an outline round points instead of moving the picture.
    pub outlining: RwSignal<bool>,
    /// Points whose labels are pinned.
    pub pinned: RwSignal<Vec<PointRef>>,
    /// The link to where the reader was the last time, while it is on offer.
    pub resume_offer: RwSignal<Option<Link>>,
    /// The lesson that is or should be in play and its step, where the lesson has a name.
    pub bookmark: RwSignal<Option<Bookmark>>,
    /// Colours.
    pub theme: RwSignal<Theme>,
    projected: Memo<Projection>,
    aside: StoredValue<Option<Look>>,
    schedule: StoredValue<Schedule, LocalStorage>,
    answering: StoredValue<Option<Rc<dyn Ask>>, LocalStorage>,
    opening: StoredValue<Option<Rc<dyn Ask>>, LocalStorage>,
    counter: StoredValue<Option<Rc<dyn Ask>>, LocalStorage>,
    before: StoredValue<Vec<Step>>,
    expected: StoredValue<Option<Expected>>,
}

impl Session {
    /// An empty session: no model yet.
    pub fn new() -> Self {
        let (model, concepts) =
            (RwSignal::new(None::<Arc<OpenModel>>), RwSignal::new(Arc::<Vec<Concept>>::default()));
        let (pairs, family, look) =
            (RwSignal::new(None), RwSignal::new(None::<String>), RwSignal::new(Look::default()));
        let matches = Memo::new(move |_| {
            model.with(|m| concepts.with(|c| Arc::new(pairs::match_all(m.as_deref(), c))))
        });
        let projected = Memo::new(move |_| {
            let chosen = family.with(|name| {
                matches.with(|all| all.iter().find(|m| Some(&m.name) == name.as_ref()).cloned())
            });
            let predicts = model.with(|m| m.as_ref().is_some_and(|m| m.predicts()));
            pairs::project(look.get(), predicts, chosen, pairs.get())
        });
        Self {
            model,
            source: RwSignal::new(None),
            counting: RwSignal::new(Counting::Loaded),
            dimensions: RwSignal::new(None),
            spectra: RwSignal::new(None),
            reading: RwSignal::new(None),
            error: RwSignal::new(None),
            candidates: RwSignal::new(Vec::new()),
            too_many: RwSignal::new(None),
            concepts,
            matches,
            pairs,
            family,
            other_family: RwSignal::new(None),
            steps: RwSignal::new(History::default()),
            refusal: RwSignal::new(None),
            offer: RwSignal::new(None),
            side: RwSignal::new(Side::Gauge),
            resisted: RwSignal::new(false),
            aim: RwSignal::new(None),
            tables: RwSignal::new(None),
            look,
            held: RwSignal::new(false),
            view: RwSignal::new(None),
            path: RwSignal::new(None),
            place: RwSignal::new(None),
            board: RwSignal::new(BTreeMap::new()),
            queue: RwSignal::new(Arc::default()),
            work: RwSignal::new(None),
            waited: RwSignal::new(0),
            heavy: RwSignal::new(false),
            measured: RwSignal::new(BTreeSet::new()),
            more: RwSignal::new(BTreeSet::new()),
            open_rows: RwSignal::new(BTreeSet::new()),
            pictures: RwSignal::new(BTreeMap::new()),
            bare_rows: RwSignal::new(BTreeSet::new()),
            answers: RwSignal::new(BTreeMap::new()),
            saved: RwSignal::new(None),
            ranks: RwSignal::new(Ranks::default()),
            gap: RwSignal::new(None),
            summary: RwSignal::new(None),
            thresholds: RwSignal::new(BTreeMap::new()),
            contexts: RwSignal::new(ContextChoice::default()),
            overrides: RwSignal::new(Overrides::default()),
            context: RwSignal::new(0),
            bars: RwSignal::new(None),
            hovered: RwSignal::new(None),
            inspection: RwSignal::new(None),
            selected: RwSignal::new(Vec::new()),
            outlining: RwSignal::new(false),
            pinned: RwSignal::new(Vec::new()),
            resume_offer: RwSignal::new(None),
            bookmark: RwSignal::new(None),
            theme: RwSignal::new(Theme::default()),
            projected,
            aside: StoredValue::new(None),
            schedule: StoredValue::new_local(Schedule::default()),
            answering: StoredValue::new_local(None),
            opening: StoredValue::new_local(None),
            counter: StoredValue::new_local(None),
            before: StoredValue::new(Vec::new()),
            expected: StoredValue::new(None),
        }
    }

    /// Changes how the picture is seen.
    pub fn set_look(&self, change: impl FnOnce(&mut Look)) {
        self.look.update(change);
        self.refresh_view();
    }

    /// Chooses the context whose next tokens are shown.
    pub fn set_context(&self, index: usize) {
        self.context.set(index);
        self.want(|schedule| schedule.bars = true);
        self.refresh_steering();
    }

    /// Sets a property's threshold; `None` goes back to its default.
    pub fn set_threshold(&self, id: &str, threshold: Option<f64>) {
        self.thresholds.update(|all| match threshold {
            Some(value) => drop(all.insert(id.to_string(), value)),
            None => drop(all.remove(id)),
        });
        self.refresh_board();
    }

    /// Changes how ranks are decided; everything is measured anew.
    pub fn set_ranks(&self, ranks: Ranks) {
        self.ranks.set(ranks);
        self.dimensions.set(None);
        self.ask_once(Request::Configure { rtol: ranks.rtol, pivot: ranks.pivot });
        self.want(|schedule| schedule.dimensions = true);
        self.refresh_board();
    }

    /// A row of the board was opened or closed.
    pub fn open_row(&self, id: &'static str, open: bool) {
        self.open_rows.update(|rows| {
            if open {
                rows.insert(id.into());
            } else {
                rows.remove(id);
            }
        });
        if open {
            self.want(|schedule| schedule.pictures.push_back(id.into()));
        }
    }

    /// The point under the pointer changed.
    pub fn hover(&self, point: Option<PointRef>) {
        if self.hovered.get_untracked() != point {
            self.hovered.set(point);
            self.inspection.set(None);
            self.want(|schedule| schedule.inspect = point);
        }
    }

    /// Selects points, in place of those that were.
    pub fn select(&self, points: Vec<PointRef>) {
        self.selected.set(points);
    }

    /// Pins a point's label, or takes the pin out.
    pub fn toggle_pin(&self, point: PointRef) {
        self.pinned.update(|pinned| match pinned.iter().position(|p| *p == point) {
            Some(at) => drop(pinned.remove(at)),
            None => pinned.push(point),
        });
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}
