//! Both models as pictures: the same pair of directions each in its own plane, or the second one on
//! its way to the first.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::{Both, Incomparable, PairEngine};
use crate::protocol::{
    Directions, MovePath, PathKey, Positions, Projection,
    pair::{self, Alignment, Side},
    question::Answers,
};
use theory::{
    compare::{Fitted, aligned},
    model::{Cloud, Predictor},
    plane::{Plane, PlaneError, PlaneSpec, Which},
    transform::{Action, Step, apply, route},
};

impl Answers<pair::Planes> for PairEngine {
    type Error = Incomparable;

    fn answer(
        &mut self,
        question: &pair::Planes,
    ) -> Result<Result<Box<[Side; 2]>, String>, Incomparable> {
        let directions = self.places(question.directions);
        let both = self.both()?;
        let side = |model: &Arc<Predictor>| side(model, directions);
        Ok(match (side(&both.pair.one), side(&both.pair.two)) {
            (Ok(one), Ok(two)) => Ok(Box::new([one, two])),
            (Err(reason), _) | (_, Err(reason)) => Err(reason.to_string()),
        })
    }
}

impl Answers<pair::Aligned> for PairEngine {
    type Error = Incomparable;

    fn answer(
        &mut self,
        question: &pair::Aligned,
    ) -> Result<Result<Box<Alignment>, String>, Incomparable> {
        let directions = self.places(question.directions);
        let alignment = self.both()?.alignment(directions, question.fitted);
        Ok(alignment.map(Box::new).map_err(|reason| reason.to_string()))
    }
}

impl PairEngine {
    /// The directions in indices of what is shared.
    fn places(&self, directions: Option<Directions>) -> Option<Directions> {
        let place = |token: usize| self.shared.tokens.iter().position(|pair| pair.0 == token);
        let pair = |(from, to)| Some((place(from)?, place(to)?));
        directions.and_then(|[a, b]| Some([pair(a)?, pair(b)?]))
    }
}

/// The plane of the two directions, or else of the largest spread.
fn spec(model: &Predictor, directions: Option<Directions>) -> PlaneSpec {
    match directions {
        Some([a, b]) => PlaneSpec::ConceptPair { a, b },
        None if model.g().is_empty() => PlaneSpec::Pca { which: Which::Contexts },
        None => PlaneSpec::Pca { which: Which::Tokens },
    }
}

fn plane(model: &Predictor, directions: Option<Directions>) -> Result<Plane, PlaneError> {
    spec(model, directions).find(model)
}

fn side(model: &Predictor, directions: Option<Directions>) -> Result<Side, PlaneError> {
    let Plane { basis, names, .. } = plane(model, directions)?;
    let along = |cloud: &Cloud| cloud.along(&[&basis]);
    let points = Positions { tokens: along(model.g()), contexts: along(model.f()) };
    Ok(Side { points, cosine: directions.and_then(|pair| cosine(model, pair)), axis_names: names })
}

fn cosine(model: &Predictor, [a, b]: Directions) -> Option<f64> {
    let vectors = model.g().vectors_at(&[a.0, a.1, b.0, b.1]);
    let (a, b) = (vectors.column(1) - vectors.column(0), vectors.column(3) - vectors.column(2));
    let size = a.norm() * b.norm();
    (size > 0.0).then(|| a.dot(&b) / size)
}

impl Both {
    fn alignment(
        &self,
        directions: Option<Directions>,
        fitted: Fitted,
    ) -> Result<Alignment, Incomparable> {
        let maps = self.maps().ok_or(Incomparable::OneSided)?;
        let [one, two] = [&self.pair.one, &self.pair.two];
        let axes = plane(one, directions)?.basis;
        let (f, g) = aligned(&self.analyses[0], maps, fitted)?;
        let end = Positions { tokens: drawn(&axes, &g), contexts: drawn(&axes, &f) };
        let path = self.way(two, &axes, directions, fitted, &end);
        let path = path.map(Box::new).map_err(|reason| reason.to_string());
        Ok(Alignment { end, path })
    }

    /// The way of the fitted gauge, with a shift that brings the first token to where it ends.
    fn way(
        &self,
        two: &Arc<Predictor>,
        axes: &DMatrix<f64>,
        directions: Option<Directions>,
        fitted: Fitted,
        end: &Positions,
    ) -> Result<MovePath, Incomparable> {
        let steps = self.bend(fitted)?.actions().into_iter().map(step);
        let (pads, gauge): (Vec<Step>, Vec<Step>) =
            steps.partition(|step| matches!(step.action, Action::Pad { .. }));
        let rtol = self.analyses[0].rtol();
        let wide = apply(two, &pads, rtol)?.model;
        let stretches = route(&wide, &gauge, rtol)?;
        let key = PathKey {
            projection: Projection::Plane(spec(two, directions)),
            steps: gauge,
            orbit: None,
            following: false,
            directions,
            next: None,
        };
        let mut way = MovePath::new(&wide, &stretches, axes, axes, &key);
        shift(&mut way.frames, end);
        Ok(way)
    }
}

fn step(action: Action) -> Step {
    Step { id: 1, enabled: true, action }
}

/// A shift of all tokens, which keeps p, from nothing at first to what brings the first token to
/// where it ends.
fn shift(frames: &mut [Positions], end: &Positions) {
    let (Some(at), Some(to)) = (
        frames.last().and_then(|frame| frame.tokens.first_chunk::<2>().copied()),
        end.tokens.first_chunk::<2>(),
    ) else {
        return;
    };
    let by = [to[0] - at[0], to[1] - at[1]];
    let last = frames.len().saturating_sub(1).max(1) as f32;
    for (i, frame) in frames.iter_mut().enumerate() {
        let part = i as f32 / last;
        for place in frame.tokens.as_chunks_mut::<2>().0 {
            *place = [place[0] + part * by[0], place[1] + part * by[1]];
        }
    }
}

/// Two numbers a column.
fn drawn(axes: &DMatrix<f64>, columns: &DMatrix<f64>) -> Vec<f32> {
    axes.tr_mul(columns).as_slice().iter().map(|x| *x as f32).collect()
}
