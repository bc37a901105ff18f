//! Positions of the right plot along the way that a step list takes: key frames, between which the
//! page draws on straight lines.
//!
//! A frame costs O(d²) for its axes and O(d) a point: with Kᵀ A(t) x = (A(t)ᵀ K)ᵀ x no moved vector
//! is ever formed.

mod predictions;

use std::sync::Arc;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use self::predictions::probabilities;
use super::{
    Projection,
    view::{Angles, Directions, Positions, differences, fitted},
};
use picture::scene::{Blend, Grid, Orbit, PointKind, Role};
use theory::{
    model::Predictor,
    transform::{AffinePart, Motion, Path, Stretch, nearest_axes, rotation},
};

/// Key frames a stretch: over a half turn, a straight line between two of them strays by 0.12 % of
/// the radius.
const FRAMES: usize = 32;
/// Key frames of a stretch at least, however many points there are.
const FEWEST: usize = 8;
/// Two planes are the same when the product of the cosines between them misses 1 by no more.
const SAME_PLANE: f64 = 1e-9;
/// Numbers that all frames together may have, 64 MiB of them.
const MOST_NUMBERS: usize = 16 << 20;

/// Key frames of a stretch, where each has so many points.
pub(crate) fn frames_for(points: usize) -> usize {
    (MOST_NUMBERS / (2 * points).max(1)).clamp(FEWEST, FRAMES)
}

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
        Angles::new(drawn, &super::view::matrix(&gram))
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
    /// Draws the stretches as seen with axes K (`d × 2`, orthonormal); `shown` has the plane whose
    /// grid is drawn as its first two columns, and the third axis where there is one. With `rest`
    /// the camera stays on that plane wherever it is carried, and these are its axes at the end.
    pub(crate) fn new(
        base: &Predictor,
        stretches: &[Stretch],
        axes: &DMatrix<f64>,
        shown: &DMatrix<f64>,
        rest: Option<&DMatrix<f64>>,
        sight: &PathSight,
    ) -> Self {
        let hides = stretches.iter().any(|stretch| stretch.affine[1].hides());
        let points = base.f().len() + base.g().len();
        let each = frames_for(points * stretches.len() * if hides { 2 } else { 1 });
        let start = project(base, axes);
        let pair = sight.directions.and_then(|pair| differences(base.g(), &pair));
        let mut path = Self {
            bare: if hides { vec![start.clone()] } else { Vec::new() },
            frames: vec![start],
            marks: vec![marks(
                [axes, shown],
                [shown, shown],
                &DMatrix::zeros(axes.nrows(), 1),
                pair.as_ref(),
            )],
            next: Vec::new(),
        };
        let end = rest.zip(stretches.last()).map(|(rest, last)| AtRest::new(last, shown, rest));
        for (walked, stretch) in stretches.iter().enumerate() {
            let places = [walked, walked + 1].map(|n| n as f64 / stretches.len() as f64);
            let camera = match (end, sight.following) {
                (Some(end), _) => Camera::Carried { places, end },
                (None, true) => Camera::Following,
                (None, false) => Camera::Fixed,
            };
            let seen = Seen::new(base, stretch, [axes, shown], camera, sight);
            path.follow(stretch, each, sight);
            for i in 1..=each {
                let t = i as f64 / each as f64;
                path.frames.push(seen.at(t));
                path.marks.push(seen.marks(t));
                if hides {
                    path.bare.push(seen.bare(t));
                }
            }
        }
        if stretches.is_empty() {
            path.frames.push(path.frames[0].clone());
            path.marks.push(path.marks[0].clone());
        }
        path
    }

    /// What is predicted along a stretch; on the first one at its start too.
    fn follow(&mut self, stretch: &Stretch, each: usize, sight: &PathSight) {
        let Some((context, tokens)) = &sight.next else { return };
        let from = usize::from(!self.next.is_empty());
        let moments = (from..=each).map(|i| i as f64 / each as f64);
        let followed = moments.map(|t| probabilities(stretch, *context, tokens, t));
        self.next.extend(followed);
    }

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

/// One stretch and the camera that it is seen with.
struct Seen<'a> {
    base: &'a Predictor,
    /// The shown plane in the model as loaded, and the third axis where there is one.
    shown: &'a DMatrix<f64>,
    stretch: &'a Stretch,
    /// The shown plane where the stretch begins, carried along with g and with f, and the zero of
    /// g.
    planes: [DMatrix<f64>; 2],
    origin: DMatrix<f64>,
    /// The two directions where it begins and ends.
    pair: [Option<DMatrix<f64>>; 2],
    /// K where the stretch begins, with as many rows as the model has there; carried along with g,
    /// not yet orthonormal.
    axes: DMatrix<f64>,
    camera: Camera<'a>,
}

/// What the camera does on a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Camera<'a> {
    /// It stays.
    Fixed,
    /// It is carried along with g where that is linear, x first.
    Following,
    /// It stays on the plane that g's linear part carries.
    Carried {
        /// How far on the whole way, from 0 to 1, the stretch begins and ends.
        places: [f64; 2],
        end: AtRest<'a>,
    },
}

/// The axes at the end of a way on which the camera is carried.
#[derive(Debug, Clone, Copy, PartialEq)]
enum AtRest<'a> {
    /// The carried ones turned by so many radians.
    Turned(f64),
    /// Those of another plane, which the last step bends out of the carried one; or mirrored.
    Other(&'a DMatrix<f64>),
}

impl<'a> AtRest<'a> {
    fn new(last: &Stretch, shown: &DMatrix<f64>, rest: &'a DMatrix<f64>) -> Self {
        let [_, end] = &last.affine;
        let carried = end.g.apply(shown);
        let turn = nearest_axes(&carried, &carried).map(|axes| axes.tr_mul(rest));
        match turn.filter(|turn| turn.determinant() > 1.0 - SAME_PLANE) {
            Some(turn) => Self::Turned(turn[(1, 0)].atan2(turn[(0, 0)])),
            None => Self::Other(rest),
        }
    }

    /// The axes at a place of the way, given the orthonormal ones nearest to the carried.
    fn approached(self, carried: DMatrix<f64>, place: f64) -> DMatrix<f64> {
        match self {
            Self::Turned(angle) => {
                let turn = rotation(angle * place);
                carried * DMatrix::from_iterator(2, 2, turn.iter().copied())
            }
            Self::Other(rest) => {
                let mixed = &carried * (1.0 - place) + fitted(rest, carried.nrows()) * place;
                nearest_axes(&mixed, &mixed).unwrap_or(carried)
            }
        }
    }
}

impl<'a> Seen<'a> {
    fn new(
        base: &'a Predictor,
        stretch: &'a Stretch,
        [axes, shown]: [&'a DMatrix<f64>; 2],
        camera: Camera<'a>,
        sight: &PathSight,
    ) -> Self {
        let carried = match camera {
            Camera::Fixed => None,
            Camera::Following => stretch.carried.as_ref().map(|map| map.apply(axes)),
            Camera::Carried { .. } => Some(stretch.affine[0].g.apply(axes)),
        };
        let axes = fitted(&carried.unwrap_or_else(|| axes.clone()), stretch.start.d());
        let [affine, _] = &stretch.affine;
        let pair = [&stretch.start, &stretch.end].map(|model| {
            sight.directions.and_then(|directions| differences(model.g(), &directions))
        });
        let planes = [affine.g.apply(shown), affine.f.apply(shown)];
        let origin = affine.origin_g(stretch.start.d());
        Self { base, shown, stretch, planes, origin, pair, axes, camera }
    }

    /// The grid and the two directions at t.
    fn marks(&self, t: f64) -> PathMarks {
        let [_, end] = &self.stretch.affine;
        let [before, after] = [0, 1].map(|i| self.pair[i].as_ref());
        match &self.stretch.motion {
            Motion::Linear { f, g } => {
                let (f, g) = (f.as_deref(), g.as_deref());
                let push = |path: Option<&Path>, x: &DMatrix<f64>| {
                    path.map_or_else(|| x.clone(), |path| path.push(t, x))
                };
                let axes = self.orthonormal(g, t);
                let [with_g, with_f] =
                    [(0, g), (1, f)].map(|(i, path)| push(path, &self.planes[i]));
                let (origin, pair) = (push(g, &self.origin), before.map(|pair| push(g, pair)));
                let within = self.within(&axes);
                marks([&axes, &within], [&with_g, &with_f], &origin, pair.as_ref())
            }
            Motion::Straight => {
                let axes = self.orthonormal(None, t);
                let mix = |a: &DMatrix<f64>, b: &DMatrix<f64>| a * (1.0 - t) + b * t;
                let origin = mix(&self.origin, &end.origin_g(self.stretch.end.d()));
                let pair = before.zip(after).map(|(before, after)| mix(before, after));
                let within = self.within(&axes);
                marks([&axes, &within], self.planes.each_ref(), &origin, pair.as_ref())
            }
            Motion::Jump => {
                let d = self.stretch.end.d();
                let axes = fitted(&self.orthonormal(None, t), d);
                let [with_g, with_f] = [&end.g, &end.f].map(|map| map.apply(self.shown));
                let within = self.within(&axes);
                marks([&axes, &within], [&with_g, &with_f], &end.origin_g(d), after)
            }
        }
    }

    /// Where the points would be at t if nothing hidden had come to them.
    fn bare(&self, t: f64) -> Positions {
        let [start, end] = &self.stretch.affine;
        match &self.stretch.motion {
            Motion::Linear { f, g } => {
                let (f, g) = (f.as_deref(), g.as_deref());
                let axes = self.orthonormal(g, t);
                let pulled = [f, g]
                    .map(|path| path.map_or_else(|| axes.clone(), |path| path.pull(t, &axes)));
                let origin = g.map_or_else(|| self.origin.clone(), |g| g.push(t, &self.origin));
                affine_positions(self.base, start, &pulled, &axes.tr_mul(&origin))
            }
            Motion::Straight => {
                let axes = self.orthonormal(None, t);
                let origin = &self.origin * (1.0 - t) + end.origin_g(self.stretch.end.d()) * t;
                let shift = axes.tr_mul(&origin);
                affine_positions(self.base, start, &[axes.clone(), axes], &shift)
            }
            Motion::Jump => {
                let d = self.stretch.end.d();
                let axes = fitted(&self.orthonormal(None, t), d);
                let shift = axes.tr_mul(&end.origin_g(d));
                affine_positions(self.base, end, &[axes.clone(), axes], &shift)
            }
        }
    }

    fn at(&self, t: f64) -> Positions {
        let (start, end) = (&self.stretch.start, &self.stretch.end);
        match &self.stretch.motion {
            Motion::Linear { f, g } => self.along(f.as_deref(), g.as_deref(), t),
            Motion::Straight => {
                let (from, to) = (
                    project(start, &self.orthonormal(None, t)),
                    project(end, &self.orthonormal(None, t)),
                );
                between(&from, &to, t as f32)
            }
            Motion::Jump => project(end, &fitted(&self.orthonormal(None, t), end.d())),
        }
    }

    fn along(&self, f: Option<&Path>, g: Option<&Path>, t: f64) -> Positions {
        let axes = self.orthonormal(g, t);
        let pulled =
            |path: Option<&Path>| path.map_or_else(|| axes.clone(), |path| path.pull(t, &axes));
        let start: &Arc<Predictor> = &self.stretch.start;
        Positions {
            tokens: start.g().along(&[&pulled(g)]),
            contexts: start.f().along(&[&pulled(f)]),
        }
    }

    /// In what the shown plane is in view: the camera's plane, or all three dimensions.
    fn within(&self, axes: &DMatrix<f64>) -> DMatrix<f64> {
        if self.shown.ncols() > 2 { fitted(self.shown, axes.nrows()) } else { axes.clone() }
    }

    /// The camera's axes at t; a camera that follows is carried by g and made orthonormal again.
    fn orthonormal(&self, g: Option<&Path>, t: f64) -> DMatrix<f64> {
        if self.camera == Camera::Fixed {
            return self.axes.clone();
        }
        let carried = g.map_or_else(|| self.axes.clone(), |path| path.push(t, &self.axes));
        if let Camera::Carried { places: [from, to], end } = self.camera
            && let Some(nearest) = nearest_axes(&carried, &carried)
        {
            return end.approached(nearest, from + t * (to - from));
        }
        let lower =
            carried.tr_mul(&carried).cholesky().and_then(|cholesky| cholesky.l().try_inverse());
        lower.map_or(carried.clone(), |inverse| carried * inverse.transpose())
    }
}

fn project(model: &Predictor, axes: &DMatrix<f64>) -> Positions {
    Positions { tokens: model.g().along(&[axes]), contexts: model.f().along(&[axes]) }
}

/// Where an affine part takes the loaded model's points, with axes for f and for g that are pulled
/// back to where it ends.
fn affine_positions(
    base: &Predictor,
    affine: &AffinePart,
    [for_f, for_g]: &[DMatrix<f64>; 2],
    shift: &DMatrix<f64>,
) -> Positions {
    let mut tokens = base.g().along(&[&affine.g.pull(for_g)]);
    let by = [shift[0] as f32, shift[1] as f32];
    tokens.as_chunks_mut::<2>().0.iter_mut().for_each(|at| *at = [at[0] + by[0], at[1] + by[1]]);
    Positions { tokens, contexts: base.f().along(&[&affine.f.pull(for_f)]) }
}

/// What is drawn of a moment with axes K: what is shown as g and as f carry it, the zero of g, and
/// the two directions. A plane is in view as far as it is in the span of `within`.
fn marks(
    [axes, within]: [&DMatrix<f64>; 2],
    shown: [&DMatrix<f64>; 2],
    origin: &DMatrix<f64>,
    pair: Option<&DMatrix<f64>>,
) -> PathMarks {
    let column = |m: &DMatrix<f64>, i: usize| [m[(0, i)], m[(1, i)]];
    let two = |m: &DMatrix<f64>| [0, 1].map(|i| column(m, i));
    let zero = axes.tr_mul(origin);
    let grid = |shown: &DMatrix<f64>, origin: [f64; 2]| {
        let plane = shown.columns(0, 2);
        let (seen, whole) = (within.tr_mul(&plane), plane.norm_squared());
        let share = if whole > 0.0 { (seen.norm_squared() / whole).min(1.0) } else { 0.0 };
        let axes = two(&axes.tr_mul(shown));
        Grid { origin, axes, share, extent: None, role: Role::Equivalent }
    };
    let third = |shown: &DMatrix<f64>| column(&axes.tr_mul(&shown.columns(2, 1)), 0);
    PathMarks {
        grids: [grid(shown[0], [zero[0], zero[1]]), grid(shown[1], [0.0; 2])],
        third: (shown[0].ncols() > 2).then(|| shown.map(third)),
        pair: pair.map(|pair| (two(&axes.tr_mul(pair)), super::view::inner(pair, pair))),
    }
}

/// The inner products of two vectors of the picture, row-major.
fn products([a, b]: &[[f64; 2]; 2]) -> [f64; 4] {
    let dot = |x: &[f64; 2], y: &[f64; 2]| x[0] * y[0] + x[1] * y[1];
    [dot(a, a), dot(a, b), dot(b, a), dot(b, b)]
}

/// Positions on the straight lines between two frames, at `part` from 0 to 1.
pub(super) fn between(from: &Positions, to: &Positions, part: f32) -> Positions {
    let mix =
        |from: &[f32], to: &[f32]| from.iter().zip(to).map(|(a, b)| a + part * (b - a)).collect();
    Positions { tokens: mix(&from.tokens, &to.tokens), contexts: mix(&from.contexts, &to.contexts) }
}
