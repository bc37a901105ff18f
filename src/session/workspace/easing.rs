//! The right plot goes to where a change of the steps takes it, instead of being there at once.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{
    Look, Moment, Plot, Workspace,
    ease::{Ease, KINDS, Lens, Pace, Picture},
};
use crate::protocol::{PathMarks, View, view::rows};

impl Workspace {
    /// From now on changes of the steps are gone through by [`Self::ease_to`].
    pub fn ease_moves(&self, on: bool) {
        self.moves.eases.set_value(on);
    }

    /// Whether the right plot goes from one picture to another right now.
    pub fn is_easing(&self) -> bool {
        self.moves.ease.with(|ease| ease.as_ref().is_some_and(|ease| ease.is_ready()))
    }

    /// Whether the right plot is anywhere but where the steps take it: on a way, or waiting for
    /// where it is to go.
    pub fn is_under_way(&self) -> bool {
        self.moves.place.with(Option::is_some) || self.moves.ease.with(Option::is_some)
    }

    /// Moves the plot to a share of its way, from 0 to 1, unless it has gone on another way since;
    /// at 1 it is where the steps take it. Says whether it goes on.
    pub fn ease_to(&self, ease: &Arc<Ease>, share: f64) -> bool {
        let current = self
            .moves
            .ease
            .with_untracked(|now| now.as_ref().is_some_and(|now| Arc::ptr_eq(now, ease)));
        if current {
            self.moves.eased.set(share);
        }
        if current && share >= 1.0 {
            self.moves.ease.set(None);
        }
        current && share < 1.0
    }

    /// Bends by a step of the hand, as of a key, and not along with it as a drag does: the right
    /// plot goes there in a moment.
    pub fn shortly(&self, bend: impl FnOnce()) {
        self.eased(Pace::Step, || {
            bend();
            true
        });
    }

    /// How long what goes on right now takes; none at rest.
    pub fn pace(&self) -> Option<Pace> {
        self.moves.ease.with(|ease| ease.as_ref().filter(|ease| ease.is_ready()).map(|e| e.pace))
    }

    /// Changes the steps, or says that there is no such change; the right plot goes from where it
    /// is to where they take it.
    pub(super) fn eased(&self, pace: Pace, change: impl FnOnce() -> bool) {
        let from = untrack(|| self.departure(pace));
        if change() && from.is_some() {
            self.moves.eased.set(0.0);
            self.moves.ease.set(from.map(Arc::new));
            self.arrive();
        }
    }

    /// The picture may be there that the right plot is to go to.
    pub(super) fn arrive(&self) {
        let Some(ease) = self.moves.ease.get_untracked() else { return };
        untrack(|| {
            let shown = self.stage.view.get();
            if shown.as_ref().map(|view| &view.key) != self.view_key().as_ref() {
                return;
            }
            // A picture that comes while it is under way: on from where it is.
            let here =
                if ease.is_ready() { self.departure(ease.pace) } else { Some((*ease).clone()) };
            let there = shown.map(|view| self.picture(&view, None));
            let next = here.zip(there).and_then(|(here, there)| here.towards(there));
            self.moves.eased.set(0.0);
            self.moves.ease.set(next.map(Arc::new));
        });
    }

    /// Where the right plot stands on its way at this moment; none at its end.
    pub fn moment(&self) -> Option<Moment> {
        let played = self.played(self.moves.place.get());
        played.or_else(|| {
            let ease =
                self.moves.ease.get().filter(|ease| ease.is_seen_through(&self.seen_through()))?;
            Some(Moment::Eased(ease, self.moves.eased.get()))
        })
    }

    fn departure(&self, pace: Pace) -> Option<Ease> {
        let view = self.stage.view.get().filter(|_| self.moves.eases.get_value())?;
        let from = self.picture(&view, self.moment());
        Some(Ease::from(pace, self.seen_through(), from))
    }

    fn seen_through(&self) -> Lens {
        let look = Look { ghosts: false, segments: false, family: false, ..self.choice.look.get() };
        Lens { look, orbit: self.stage.orbit.get(), pairs: self.choice.pairs.get() }
    }

    /// The right plot at a moment.
    fn picture(&self, view: &View, moment: Option<Moment>) -> Picture {
        let points = self.points_at(Plot::Right, moment.as_ref()).unwrap_or_default();
        let bare = self.threads(Plot::Right, moment.as_ref(), &points);
        let marks = match &moment {
            Some(moment) => moment.marks(),
            None => self.marks_at_end(view),
        };
        Picture { points, bare, marks }
    }

    fn marks_at_end(&self, view: &View) -> Option<PathMarks> {
        let (side, t) = self.live_t(view);
        let orbit = self.orbit();
        let grid = |kind| match orbit {
            Some(orbit) => Some(view.grid_in_space(orbit, kind, side, &t)?.0),
            None => view.grid(kind, side, &t),
        };
        let [tokens, contexts] = KINDS.map(grid);
        let third = orbit.and_then(|orbit| {
            let [tokens, contexts] = KINDS.map(|kind| view.third_unit(kind, side, &t));
            Some([orbit.see(tokens?), orbit.see(contexts?)])
        });
        let pair = view.directions(side, &t).and_then(|(_, gram)| {
            // In three dimensions they are drawn otherwise.
            Some((self.angles(Plot::Right)?.drawn, rows(&gram)))
        });
        Some(PathMarks { grids: [tokens?, contexts?], third, pair })
    }
}
