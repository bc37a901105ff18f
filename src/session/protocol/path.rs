//! Positions of the right plot along the path that a step list takes: key frames, between which the
//! page draws on straight lines.

use serde::{Deserialize, Serialize};

use super::{
    Projection,
    view::{Angles, Directions, Positions, matrix},
};
use picture::scene::{Blend, Grid, Orbit, PointKind};

/// How a path is seen: what it depends on besides the steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathSight {
    /// What the plots show.
    pub projection: Projection,
    /// From where a picture of three dimensions is seen; none of a flat one.
    pub orbit: Option<Orbit>,
    /// Whether the right camera is carried along with the move; never in three dimensions.
    pub following: bool,
    /// The two directions, (from, to) tokens each.
    pub directions: Option<Directions>,
    /// A context and the tokens whose probabilities after it are followed; none for no predictions.
    pub next: Option<(usize, Vec<usize>)>,
}

/// Positions from the model as loaded (first frame) to the moved one (last frame), equally spaced
/// in time; two numbers a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovePath {
    /// Two or more frames.
    pub frames: Vec<Positions>,
    /// As many: the grid and the two directions at the same moments.
    pub marks: Vec<PathMarks>,
    /// As many: where the points would be if nothing hidden had come to them; or none at all.
    pub bare: Vec<Positions>,
    /// As many: the probabilities of the tokens that are followed; or none at all.
    pub next: Vec<Vec<f64>>,
}

/// What a moment of a path has besides its points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathMarks {
    /// The image of the shown plane, for tokens and for contexts.
    pub grids: [Grid; 2],
    /// Where the unit vector of a third axis lands, for tokens and for contexts; none in a flat
    /// picture.
    pub third: Option<[[f64; 2]; 2]>,
    /// Both directions as they are drawn, and their inner products, row-major.
    pub pair: Option<([[f64; 2]; 2], [f64; 4])>,
}

impl PathMarks {
    /// The image of the shown plane.
    pub fn grid(&self, kind: PointKind) -> Grid {
        self.grids[usize::from(kind == PointKind::Contexts)]
    }

    /// Both directions; none where there are not two.
    pub fn angles(&self) -> Option<Angles> {
        let (drawn, gram) = self.pair?;
        Angles::new(drawn, &matrix(&gram))
    }

    /// On a passage to another moment, of tokens and of contexts. What of the directions is in the
    /// picture has the angles that are drawn.
    pub(crate) fn blended(&self, to: &Self, passages: &[Blend; 2]) -> Self {
        let [with_g, _] = passages;
        let both = |mark: &dyn Fn(&Self) -> Option<[[f64; 2]; 2]>| {
            let ends = mark(self).zip(mark(to));
            ends.map(|(from, to)| [0, 1].map(|i| passages[i].place(from[i], to[i])))
        };
        let pair = self.pair.zip(to.pair).map(|((from, before), (to, after))| {
            let drawn = [0, 1].map(|i| with_g.place(from[i], to[i]));
            let (inside, was, will) = (products(&drawn), products(&from), products(&to));
            let mix = |a: f64, b: f64| a + with_g.share() * (b - a);
            let gram = |k: usize| inside[k] + mix(before[k] - was[k], after[k] - will[k]);
            (drawn, [0, 1, 2, 3].map(gram))
        });
        Self {
            grids: [0, 1].map(|i| passages[i].grid(&self.grids[i], &to.grids[i])),
            third: both(&|marks| marks.third),
            pair,
        }
    }

    fn between(&self, to: &Self, part: f64) -> Self {
        let mix = |a: f64, b: f64| a + part * (b - a);
        let grids = [0, 1].map(|k| self.grids[k].between(&to.grids[k], part));
        let ends = self.third.zip(to.third);
        let third = ends.map(|(a, b)| [0, 1].map(|i| [0, 1].map(|k| mix(a[i][k], b[i][k]))));
        let pair = self.pair.zip(to.pair).map(|((from, before), (to, after))| {
            let drawn = [0, 1].map(|i| [0, 1].map(|k| mix(from[i][k], to[i][k])));
            (drawn, [0, 1, 2, 3].map(|k| mix(before[k], after[k])))
        });
        Self { grids, third, pair }
    }
}

impl MovePath {
    /// The probabilities of the tokens that are followed, at a place; none where none are.
    pub fn next_at(&self, place: f64) -> Option<Vec<f64>> {
        let (before, part) = self.moment(place);
        let [from, to] = self.next.get(before..=before + 1)? else { return None };
        Some(from.iter().zip(to).map(|(a, b)| a + part * (b - a)).collect())
    }

    /// The positions at a place from 0 (the model as loaded) to 1 (the moved one).
    pub fn at(&self, place: f64) -> Positions {
        let (before, part) = self.moment(place);
        match self.frames.get(before..=before + 1) {
            Some([from, to]) => between(from, to, part as f32),
            _ => self.frames.first().cloned().unwrap_or_default(),
        }
    }

    /// The grid and the two directions at a place; none on a path without frames.
    pub fn marks_at(&self, place: f64) -> Option<PathMarks> {
        let (before, part) = self.moment(place);
        match self.marks.get(before..=before + 1) {
            Some([from, to]) => Some(from.between(to, part)),
            _ => self.marks.first().cloned(),
        }
    }

    /// Where the points would be at a place if nothing hidden had come to them; none where nothing
    /// has.
    pub fn bare_at(&self, place: f64) -> Option<Positions> {
        let (before, part) = self.moment(place);
        let [from, to] = self.bare.get(before..=before + 1)? else { return None };
        Some(between(from, to, part as f32))
    }

    /// The frame before a place, and how far on to the next it is.
    fn moment(&self, place: f64) -> (usize, f64) {
        let last = self.frames.len().saturating_sub(1);
        let along = place.clamp(0.0, 1.0) * last as f64;
        let before = (along as usize).min(last.saturating_sub(1));
        (before, along - before as f64)
    }
}

/// The inner products of two vectors of the picture, row-major.
fn products([a, b]: &[[f64; 2]; 2]) -> [f64; 4] {
    let dot = |x: &[f64; 2], y: &[f64; 2]| x[0] * y[0] + x[1] * y[1];
    [dot(a, a), dot(a, b), dot(b, a), dot(b, b)]
}

/// Positions on the straight lines between two frames, at `part` from 0 to 1.
pub(crate) fn between(from: &Positions, to: &Positions, part: f32) -> Positions {
    let mix =
        |from: &[f32], to: &[f32]| from.iter().zip(to).map(|(a, b)| a + part * (b - a)).collect();
    Positions { tokens: mix(&from.tokens, &to.tokens), contexts: mix(&from.contexts, &to.contexts) }
}
