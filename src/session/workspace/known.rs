//! What is known of the model itself, and of its file.

use std::sync::Arc;

use reactive_graph::signal::RwSignal;

use super::Counting;
use crate::protocol::{Dimensions, Saved};
use theory::property::Spectrum;

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

impl Known {
    pub(super) fn new() -> Self {
        Self {
            dimensions: RwSignal::new(None),
            spectra: RwSignal::new(None),
            counting: RwSignal::new(Counting::Loaded),
            noticed: RwSignal::new(false),
            saved: RwSignal::new(None),
        }
    }
}
