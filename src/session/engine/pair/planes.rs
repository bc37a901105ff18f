//! Both models as pictures: the same pair of directions each in its own plane, or the second one on
//! its way to the first.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};

use super::{super::model::frames_for, Both, Incomparable, PairEngine};
use crate::protocol::{
    Directions, Positions, Reason,
    pair::{self, Alignment, AlignmentFrame, PairSide},
    question::Answers,
};
use picture::scene::{Grid, Role};
use theory::{
    compare::{Aligned, AlignmentPath, Fitted},
    model::{Cloud, Predictor},
    plane::{Plane, PlaneError, PlaneSpec, Which},
};

impl Answers<pair::Planes> for PairEngine {
    type Error = Incomparable;

    fn answer(
        &mut self,
        question: &pair::Planes,
    ) -> Result<Result<Box<[PairSide; 2]>, Reason>, Incomparable> {
        let directions = self.places(question.directions);
        let both = self.both()?;
        let side = |model: &Arc<Predictor>| side(model, directions);
        Ok(match (side(&both.pair.one), side(&both.pair.two)) {
            (Ok(one), Ok(two)) => Ok(Box::new([one, two])),
            (Err(reason), _) | (_, Err(reason)) => Err(Reason::of(&reason)),
        })
    }
}

impl Answers<pair::Aligned> for PairEngine {
    type Error = Incomparable;

    fn answer(
        &mut self,
        question: &pair::Aligned,
    ) -> Result<Result<Box<Alignment>, Reason>, Incomparable> {
        let directions = self.places(question.directions);
        let alignment = self.both()?.alignment(directions, question.fitted);
        Ok(alignment.map(Box::new).map_err(|reason| Reason::of(&reason)))
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

fn side(model: &Predictor, directions: Option<Directions>) -> Result<PairSide, PlaneError> {
    Ok(drawn(model, plane(model, directions)?, directions, model.d()))
}

fn drawn(
    model: &Predictor,
    plane: Plane,
    directions: Option<Directions>,
    dimensions: usize,
) -> PairSide {
    let along = |cloud: &Cloud| cloud.along(&[&plane.basis]);
    let points = Positions { tokens: along(model.g()), contexts: along(model.f()) };
    let cosine = directions.and_then(|pair| cosine(model, pair));
    PairSide { points, cosine, axis_names: plane.names, dimensions }
}

fn cosine(model: &Predictor, [a, b]: Directions) -> Option<f64> {
    let vectors = model.g().vectors_at(&[a.0, a.1, b.0, b.1]);
    between(&(vectors.column(1) - vectors.column(0)), &(vectors.column(3) - vectors.column(2)))
}

fn between(a: &DVector<f64>, b: &DVector<f64>) -> Option<f64> {
    let size = a.norm() * b.norm();
    (size > 0.0).then(|| a.dot(b) / size)
}

impl Both {
    fn alignment(
        &self,
        directions: Option<Directions>,
        fitted: Fitted,
    ) -> Result<Alignment, Incomparable> {
        let maps = self.maps().ok_or(Incomparable::OneSided)?;
        let [one, two] = &self.analyses;
        let aligned = Aligned::new(one, two, maps, fitted)?;
        let first = aligned.first();
        let found = plane(&first, directions)?;
        let own = plane(two.model(), directions)?;
        let path = aligned.path(&found.basis);
        let seen = |moment| seen(&aligned, [&found.basis, &own.basis], directions, moment);
        let mut frames = Vec::new();
        if let Ok(path) = &path {
            let count = frames_for(one.model().f().len() + one.model().g().len());
            frames.extend((0..count).map(|i| seen(Some((path, i as f64 / count as f64)))));
        }
        frames.push(seen(None));
        let no_path = path.as_ref().err().map(ToString::to_string);
        let k = maps.coordinates[0].k();
        let hidden = [one, two].map(|side| side.model().d() > k);
        Ok(Alignment { first: drawn(&first, found, directions, k), hidden, frames, no_path })
    }
}

/// The second model at a moment of its way, or at its end, along these axes of the first, and what
/// became of a plane of its own.
fn seen(
    aligned: &Aligned<'_>,
    [axes, own]: [&DMatrix<f64>; 2],
    directions: Option<Directions>,
    moment: Option<(&AlignmentPath, f64)>,
) -> AlignmentFrame {
    let [contexts, tokens] =
        aligned.second(axes, moment).map(|at| at.as_slice().iter().map(|x| *x as f32).collect());
    let cosine = directions.and_then(|pairs| {
        let both = aligned.differences(&pairs, moment);
        between(&both.column(0).clone_owned(), &both.column(1).clone_owned())
    });
    let grid = grid(aligned, [axes, own], moment);
    AlignmentFrame { points: Positions { tokens, contexts }, cosine, grid }
}

/// The grid of a plane of the second model along axes of the first.
fn grid(
    aligned: &Aligned<'_>,
    [axes, own]: [&DMatrix<f64>; 2],
    moment: Option<(&AlignmentPath, f64)>,
) -> Grid {
    let image = aligned.plane(axes, own, moment);
    let (seen, whole) = (&image.units, image.squared);
    let share = if whole > 0.0 { (seen.norm_squared() / whole).min(1.0) } else { 0.0 };
    let axes = [0, 1].map(|i| [seen[(0, i)], seen[(1, i)]]);
    let origin = [image.zero[0], image.zero[1]];
    Grid { origin, axes, share, extent: None, role: Role::Equivalent }
}
