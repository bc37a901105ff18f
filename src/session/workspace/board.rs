//! What was measured.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use reactive_graph::{computed::Memo, signal::RwSignal};

use crate::protocol::{Bars, Reason};
use theory::property::{Picture, Query, Row};

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
    pub answers: RwSignal<BTreeMap<String, Reason>>,
    /// The likeliest tokens after the chosen context.
    pub bars: RwSignal<Option<Arc<Bars>>>,
    /// Whether rows that take long are measured, in a model of so many dimensions that they wait
    /// for a demand.
    pub heavy: RwSignal<bool>,
    /// Whether rows are looked for among all, also among those behind "more".
    pub searched: RwSignal<bool>,
    pub(crate) query: Memo<Arc<Query>>,
}

impl Board {
    pub(super) fn new(query: Memo<Arc<Query>>) -> Self {
        Self {
            rows: RwSignal::new(BTreeMap::new()),
            measured: RwSignal::new(BTreeSet::new()),
            pictures: RwSignal::new(BTreeMap::new()),
            bare: RwSignal::new(BTreeSet::new()),
            answers: RwSignal::new(BTreeMap::new()),
            bars: RwSignal::new(None),
            heavy: RwSignal::new(false),
            searched: RwSignal::new(false),
            query,
        }
    }
}
