//! The right plot goes to where a change of the steps takes it, instead of being there at once.
//!
//! It is drawn by the page alone, from the picture before and the one after: nothing is asked of
//! the worker for it, so that measuring does not wait.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{Look, Moment, Plot, Workspace};
use crate::{
    open_model::TokenPair,
    protocol::{PathMarks, View, view::rows},
};
use picture::scene::{Orbit, Passage, PointKind, Points};

/// The kinds of points, as the numbers of a picture stand.
const KINDS: [PointKind; 2] = [PointKind::Tokens, PointKind::Contexts];

/// The right plot as it is drawn at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    points: Vec<Points>,
    /// Where they would be if nothing hidden had come to them; none where nothing has.
    bare: Vec<Points>,
    /// The grid and the two directions; none in a picture that is no plane.
    marks: Option<PathMarks>,
}

/// How long a change is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// A move: one sees what it does to the plane.
    Move,
    /// A key, a typed number, or a press that lasts: the hand waits for it, and the next one may
    /// come before it is over.
    Step,
}

/// How the right plot goes from one picture to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Ease {
    /// How long that takes.
    pub pace: Pace,
    /// How the plots were seen when it began; seen in another way, there is nothing to go on from.
    lens: Lens,
    from: Picture,
    /// Where it goes, and the passages of both kinds; none as long as that is not known.
    to: Option<(Picture, [Passage; 2])>,
}

/// What a picture is seen through.
#[derive(Debug, Clone, PartialEq)]
struct Lens {
    look: Look,
    orbit: Option<Orbit>,
    pairs: Option<[TokenPair; 2]>,
}

impl Ease {
    /// Whether it is known where it goes.
    pub fn is_ready(&self) -> bool {
        self.to.is_some()
    }

    pub(super) fn points(&self, kind: PointKind, share: f64) -> Option<Vec<[f32; 2]>> {
        self.places(|picture| &picture.points, kind, share)
    }

    /// Where points would be if nothing hidden had come to them; none where nothing has.
    pub(super) fn bare(&self, kind: PointKind, share: f64) -> Option<Vec<[f32; 2]>> {
        self.places(|picture| &picture.bare, kind, share)
    }

    pub(super) fn marks(&self, share: f64) -> Option<PathMarks> {
        let from = self.from.marks.as_ref()?;
        let Some((to, passages)) = &self.to else { return Some(from.clone()) };
        Some(from.blended(to.marks.as_ref()?, &passages.map(|passage| passage.at(share))))
    }

    fn places(
        &self,
        clouds: fn(&Picture) -> &[Points],
        kind: PointKind,
        share: f64,
    ) -> Option<Vec<[f32; 2]>> {
        let of = |picture| clouds(picture).iter().find(|cloud| cloud.kind == kind);
        let from = of(&self.from)?;
        let Some((to, passages)) = &self.to else { return Some(from.xy.to_vec()) };
        let passage = passages[usize::from(kind == PointKind::Contexts)];
        Some(passage.at(share).places(&from.xy, &of(to)?.xy))
    }

    /// The same on its way to a picture; none where that has other points.
    fn towards(&self, to: Picture) -> Option<Self> {
        let counts = |clouds: &[Points]| -> Vec<(PointKind, usize)> {
            clouds.iter().map(|cloud| (cloud.kind, cloud.xy.len())).collect()
        };
        let same = counts(&self.from.points) == counts(&to.points)
            && self.from.marks.is_some() == to.marks.is_some();
        let mut from = self.from.clone();
        let mut to = to;
        // What comes from the grid, or goes back to it, lies on it at that end.
        match (from.bare.is_empty(), to.bare.is_empty()) {
            (true, false) => from.bare = from.points.clone(),
            (false, true) => to.bare = to.points.clone(),
            _ => {}
        }
        let images = from.marks.as_ref().zip(to.marks.as_ref());
        let passages = KINDS.map(|kind| {
            let grids = images.map(|(from, to)| [from.grid(kind), to.grid(kind)]);
            Passage::new(grids.as_ref().map(|[from, to]| [from, to]))
        });
        let lens = self.lens.clone();
        same.then_some(Self { pace: self.pace, lens, from, to: Some((to, passages)) })
    }
}

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
    pub fn is_on_the_way(&self) -> bool {
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
            let ease = self.moves.ease.get().filter(|ease| ease.lens == self.seen_through())?;
            Some(Moment::Eased(ease, self.moves.eased.get()))
        })
    }

    fn departure(&self, pace: Pace) -> Option<Ease> {
        let view = self.stage.view.get().filter(|_| self.moves.eases.get_value())?;
        let from = self.picture(&view, self.moment());
        Some(Ease { pace, lens: self.seen_through(), from, to: None })
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
