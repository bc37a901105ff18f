//! The way of the right plot from the model as loaded to where the steps take it.

use std::sync::Arc;

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::protocol::{Live, MovePath, PathKey};
use theory::transform::plane_path;

/// A way as the worker found it, or why there is none, and what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPath {
    pub(super) key: PathKey,
    pub(super) path: Result<Arc<MovePath>, String>,
}

impl Workspace {
    /// What the way is of now; none without a model.
    pub(super) fn path_key(&self) -> Option<PathKey> {
        self.model.with(Option::is_some).then(|| PathKey {
            projection: self.projection(),
            steps: self.moves.steps.with(|steps| steps.present().clone()),
            following: self.choice.look.with(|look| look.following),
            directions: self.choice.pairs.get(),
        })
    }

    /// The way of the steps as they are, or why there is none; `None` until it is known. See
    /// [`Self::want_path`].
    pub fn path(&self) -> Option<Result<Arc<MovePath>, String>> {
        let (known, key) = (self.moves.path.get()?, self.path_key()?);
        (known.key == key).then(|| known.path.clone())
    }

    /// Asks for the way of the steps as they are, unless it is known.
    pub fn want_path(&self) {
        if untrack(|| self.path()).is_none() {
            self.want(|queue| queue.path = true);
        }
    }

    /// Whether any step is on.
    pub fn is_moved(&self) -> bool {
        self.moves.steps.with(|steps| steps.present().iter().any(|step| step.enabled))
    }

    /// The live step, if it is all that moves: then its matrix can be played on the plot itself.
    pub fn lone_live(&self) -> Option<Live> {
        let (before, live) = self.moves.steps.with(|steps| {
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
