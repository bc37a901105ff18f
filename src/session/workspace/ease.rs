//! How the right plot goes from one picture to another.
//!
//! It is drawn by the page alone, from the picture before and the one after: nothing is asked of
//! the worker for it, so that measuring does not wait.

use super::Look;
use crate::{open_model::TokenPair, protocol::PathMarks};
use picture::scene::{Orbit, Passage, PointKind, Points};

/// The kinds of points, as the numbers of a picture stand.
pub(super) const KINDS: [PointKind; 2] = [PointKind::Tokens, PointKind::Contexts];

/// The right plot as it is drawn at one moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    pub(super) points: Vec<Points>,
    /// Where they would be if nothing hidden had come to them; none where nothing has.
    pub(super) bare: Vec<Points>,
    /// The grid and the two directions; none in a picture that is no plane.
    pub(super) marks: Option<PathMarks>,
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
pub(super) struct Lens {
    pub(super) look: Look,
    pub(super) orbit: Option<Orbit>,
    pub(super) pairs: Option<[TokenPair; 2]>,
}

impl Ease {
    /// From a picture; where it goes is not known yet.
    pub(super) fn from(pace: Pace, lens: Lens, picture: Picture) -> Self {
        Self { pace, lens, from: picture, to: None }
    }

    pub(super) fn is_seen_through(&self, lens: &Lens) -> bool {
        self.lens == *lens
    }

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
    pub(super) fn towards(&self, to: Picture) -> Option<Self> {
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
