//! The way of the right plot from the model as loaded to where the steps take it.

use std::sync::Arc;

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::Session;
use crate::worker::{Live, Way, WayKey};
use theory::transform::plane_path;

/// A way as the worker found it, or why there is none, and what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownWay {
    pub(super) key: WayKey,
    pub(super) way: Result<Arc<Way>, String>,
}

impl Session {
    /// What the way is of now; none without a model.
    pub(super) fn way_key(&self) -> Option<WayKey> {
        self.model.with(Option::is_some).then(|| WayKey {
            projection: self.projection(),
            steps: self.steps.with(|steps| steps.present().clone()),
            following: self.look.with(|look| look.following),
        })
    }

    /// The way of the steps as they are, or why there is none; `None` until it is known. See
    /// [`Self::want_way`].
    pub fn way(&self) -> Option<Result<Arc<Way>, String>> {
        let (known, key) = (self.way.get()?, self.way_key()?);
        (known.key == key).then(|| known.way.clone())
    }

    /// Asks for the way of the steps as they are, unless it is known.
    pub fn want_way(&self) {
        if untrack(|| self.way()).is_none() {
            self.want(|schedule| schedule.way = true);
        }
    }

    /// Whether any step is on.
    pub fn is_moved(&self) -> bool {
        self.steps.with(|steps| steps.present().iter().any(|step| step.enabled))
    }

    /// The live step, if it is all that moves: then its matrix can be played on the plot itself.
    pub fn lone_live(&self) -> Option<Live> {
        let (before, live) = self.steps.with(|steps| {
            let (before, live) = Live::split(steps.present());
            (before.iter().any(|step| step.enabled), live)
        });
        live.filter(|_| !before)
    }

    /// T of the live step at a place on the way; none where other steps share it.
    pub(super) fn t_at(&self, place: f64) -> Option<Matrix2<f64>> {
        plane_path(&self.lone_live()?.t, place).ok()
    }
}
