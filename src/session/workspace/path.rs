//! The path of the right plot from the model as loaded to where the steps take it.

use std::sync::Arc;

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::{Moment, Workspace};
use crate::protocol::{Bars, Live, MovePath, PathSight, Reason};
use theory::transform::{Step, plane_path};

/// A path as the worker found it, or why there is none, and what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPath {
    pub(super) steps: Vec<Step>,
    pub(super) sight: PathSight,
    pub(super) path: Result<Arc<MovePath>, Reason>,
}

impl Workspace {
    /// How the path would be seen now; none without a model.
    pub(super) fn path_sight(&self) -> Option<PathSight> {
        let look = self.choice.look.get();
        self.model.with(Option::is_some).then(|| PathSight {
            projection: self.projection(),
            orbit: look.third.map(|_| look.orbit),
            following: look.following && look.third.is_none(),
            directions: self.choice.pairs.get(),
            next: self.moves.follow_next.get().then(|| self.followed()).flatten(),
        })
    }

    /// The path of the steps as they are, or why there is none; `None` until it is known. See
    /// [`Self::want_path`].
    pub fn path(&self) -> Option<Result<Arc<MovePath>, Reason>> {
        let (known, sight) = (self.moves.path.get()?, self.path_sight()?);
        let same = self.moves.steps.with(|steps| *steps.present() == known.steps);
        (same && known.sight == sight).then(|| known.path.clone())
    }

    /// Asks for the path of the steps as they are, unless it is known.
    pub fn want_path(&self) {
        if untrack(|| self.path()).is_none() {
            self.want(|queue| queue.path = true);
        }
    }

    /// Whether paths tell what is predicted on them, from now on; then the path is asked for.
    pub fn follow_next(&self, on: bool) {
        self.moves.follow_next.set(on);
        if on {
            self.want_path();
        }
    }

    /// The context and the tokens of the bars; none where they are steered.
    fn followed(&self) -> Option<(usize, Vec<usize>)> {
        let bars = self.board.bars.get().filter(|bars| bars.plain.is_none())?;
        Some((bars.context, bars.tokens.iter().map(|token| token.0).collect()))
    }

    /// The bars with the right model at a place on its path. Where they are not followed, those at
    /// its end stand for a move that changes no prediction; of another one none are known.
    pub(super) fn bars_at(&self, place: Option<f64>) -> Option<Bars> {
        let mut bars = Bars::clone(&*self.board.bars.get()?);
        let path = place.and_then(|place| Some((place, self.path()?.ok()?)));
        let next = path.and_then(|(place, path)| path.next_at(place));
        if place.is_some() && next.is_none() && !self.equivalent() {
            return None;
        }
        for (token, now) in bars.tokens.iter_mut().zip(next.into_iter().flatten()) {
            token.2 = now;
        }
        Some(bars)
    }

    /// A place on the path from the model as loaded, where that path is known.
    pub(super) fn played(&self, place: Option<f64>) -> Option<Moment> {
        place.and_then(|place| Some(Moment::Played(self.path()?.ok()?, place)))
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

    /// T of the live step at a place on the path; none where other steps share it.
    pub(super) fn t_at(&self, place: f64) -> Option<Matrix2<f64>> {
        plane_path(&self.lone_live()?.t, place).ok()
    }
}
