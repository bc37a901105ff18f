//! Positions of the right plot along the way that a step list takes: key frames, between which the
//! page draws on straight lines.
//!
//! A frame costs O(d²) for its axes and O(d) a point: with Kᵀ A(t) x = (A(t)ᵀ K)ᵀ x no moved vector
//! is ever formed.

use std::sync::Arc;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use super::{
    Projection,
    view::{Positions, fitted},
};
use theory::{
    model::Predictor,
    transform::{Motion, Path, Step, Stretch},
};

/// Key frames a stretch: over a half turn, a straight line between two of them strays by 0.12 % of
/// the radius.
const FRAMES: usize = 32;
/// Key frames of a stretch at least, however many points there are.
const FEWEST: usize = 8;
/// Numbers that all frames together may have, 64 MiB of them.
const MOST_NUMBERS: usize = 16 << 20;

/// What a way is of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathKey {
    /// What the plots show.
    pub projection: Projection,
    /// All steps.
    pub steps: Vec<Step>,
    /// Whether the right camera is carried along with the move.
    pub following: bool,
}

/// Positions from the model as loaded (first frame) to the moved one (last frame), equally spaced
/// in time; two numbers a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovePath {
    /// Two or more frames.
    pub frames: Vec<Positions>,
}

impl MovePath {
    /// Draws the stretches as seen with axes K (`d × 2`, orthonormal).
    pub(crate) fn new(
        base: &Predictor,
        stretches: &[Stretch],
        axes: &DMatrix<f64>,
        following: bool,
    ) -> Self {
        let points = base.f().len() + base.g().len();
        let room = MOST_NUMBERS / (2 * points * stretches.len()).max(1);
        let each = room.clamp(FEWEST, FRAMES);
        let mut frames = vec![project(base, axes)];
        for stretch in stretches {
            let seen = Seen::new(stretch, axes, following);
            frames.extend((1..=each).map(|i| seen.at(i as f64 / each as f64)));
        }
        if stretches.is_empty() {
            frames.push(frames[0].clone());
        }
        Self { frames }
    }

    /// The positions at a place from 0 (the model as loaded) to 1 (the moved one).
    pub fn at(&self, place: f64) -> Positions {
        let last = self.frames.len().saturating_sub(1);
        let along = place.clamp(0.0, 1.0) * last as f64;
        let before = (along as usize).min(last.saturating_sub(1));
        match self.frames.get(before..=before + 1) {
            Some([from, to]) => between(from, to, (along - before as f64) as f32),
            _ => self.frames.first().cloned().unwrap_or_default(),
        }
    }
}

/// One stretch and the camera that it is seen with.
struct Seen<'a> {
    stretch: &'a Stretch,
    /// K where the stretch begins, with as many rows as the model has there; carried along with g,
    /// not yet orthonormal.
    axes: DMatrix<f64>,
    following: bool,
}

impl<'a> Seen<'a> {
    fn new(stretch: &'a Stretch, axes: &DMatrix<f64>, following: bool) -> Self {
        let carried = stretch.carried.as_ref().filter(|_| following).map(|map| map.apply(axes));
        let axes = fitted(&carried.unwrap_or_else(|| axes.clone()), stretch.start.d());
        Self { stretch, axes, following }
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

    /// The camera's axes at t; a camera that follows is carried by g and made orthonormal again.
    fn orthonormal(&self, g: Option<&Path>, t: f64) -> DMatrix<f64> {
        if !self.following {
            return self.axes.clone();
        }
        let carried = g.map_or_else(|| self.axes.clone(), |path| path.push(t, &self.axes));
        let lower =
            carried.tr_mul(&carried).cholesky().and_then(|cholesky| cholesky.l().try_inverse());
        lower.map_or(carried.clone(), |inverse| carried * inverse.transpose())
    }
}

fn project(model: &Predictor, axes: &DMatrix<f64>) -> Positions {
    Positions { tokens: model.g().along(&[axes]), contexts: model.f().along(&[axes]) }
}

/// Positions on the straight lines between two frames, at `part` from 0 to 1.
fn between(from: &Positions, to: &Positions, part: f32) -> Positions {
    let mix =
        |from: &[f32], to: &[f32]| from.iter().zip(to).map(|(a, b)| a + part * (b - a)).collect();
    Positions { tokens: mix(&from.tokens, &to.tokens), contexts: mix(&from.contexts, &to.contexts) }
}
