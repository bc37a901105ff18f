//! What the worker is at.

use std::sync::Arc;

use reactive_graph::signal::RwSignal;

use super::Work;

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

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            rows: RwSignal::new(Arc::default()),
            work: RwSignal::new(None),
            waited: RwSignal::new(0),
        }
    }
}
