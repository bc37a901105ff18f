//! Positions for both plots: a plane of the space, the canonical biplots, or the two kinds of
//! picture beside each other.

use nalgebra::{DMatrix, Matrix2};

use super::{ModelEngine, Refused};
use crate::protocol::view::{
    self, PairImage, PlaneImage, Positions, Projection, ThirdAxis, View, ViewKey, differences,
    fitted, inner,
};
use picture::scene::{MOST_OUTSTANDING, outstanding};
use theory::{
    analysis::Analysis,
    linalg::centred,
    model::{Cloud, Predictor, is_special},
    plane::{Plane, PlaneError, PlaneSpec, Which, principal_of_covariance},
    property::{Biplot, biplot},
    transform::{AffinePart, SideMap},
};

/// From this dimension on principal components come from the vectors, as those of a plane do: a
/// covariance would be too large.
const LARGE: usize = 1024;

impl ModelEngine {
    pub(super) fn view(&mut self, key: ViewKey) -> Result<View, Refused> {
        let view = match key.projection.clone() {
            Projection::Plane(shown) => self.plane_view(&shown, key),
            Projection::Space { plane, third } => self.space_view(&plane, third, key),
            Projection::Canonical => self.canonical_view(key),
            Projection::PcaAndCanonical { which } => self.pca_and_canonical_view(which, key),
        }?;
        let far = self.outstanding(view.left.tokens.as_chunks::<2>().0);
        Ok(View { outstanding: far, ..view })
    }

    /// The tokens that stand out; marks that stand for no text only where there is nothing else.
    fn outstanding(&self, xy: &[[f32; 2]]) -> Vec<usize> {
        let is_text = |label: &String| !is_special(label);
        let labels = self.base.g().labels();
        let any = labels.iter().any(is_text);
        let worth = |token: &usize| !any || labels.get(*token).is_none_or(is_text);
        outstanding(xy, MOST_OUTSTANDING, (0..xy.len()).filter(worth))
    }

    fn plane_view(&mut self, shown: &PlaneSpec, key: ViewKey) -> Result<View, Refused> {
        let camera = self.plane(shown)?;
        let there = self.axes(shown, &key.settled)?;
        let bent = match key.bent.as_ref().filter(|bent| *bent != shown) {
            Some(other) => self.axes(other, &key.settled)?,
            None => there.clone(),
        };
        let base = self.base.clone();
        let moved = self.composed(&key.settled);
        let model = moved.model();
        let axes = match key.following {
            true => fitted(&carried(&camera.basis, moved.map_g()), model.d()),
            false => there,
        };
        let side = |cloud: &Cloud| cloud.along(&[&axes, &bent]);
        let left = |cloud: &Cloud| cloud.along(&[&camera.basis]);
        let affine = moved.affine_part();
        let still = [&camera.basis, &camera.basis];
        let pair = key.directions.and_then(|directions| {
            let differences = |cloud| differences(cloud, &directions);
            let (before, after) = (differences(base.g())?, differences(model.g())?);
            Some([pair_image(&before, still), pair_image(&after, [&axes, &bent])])
        });
        Ok(View {
            images: Some([
                plane_image(&affine.g, &affine.origin_g(model.d()), &camera.basis, [&axes, &bent]),
                plane_image(&affine.f, &affine.origin_f(model.d()), &camera.basis, [&axes, &bent]),
            ]),
            bare: bare(&base, &affine, [&axes, &bent]),
            outstanding: Vec::new(),
            third: None,
            pair,
            left: Positions { tokens: left(base.g()), contexts: left(base.f()) },
            right: Positions { tokens: side(model.g()), contexts: side(model.f()) },
            before: None,
            ktk: inner(&axes, &axes),
            ktb: inner(&axes, &bent),
            axis_names: [camera.names.clone(), names_there(shown, camera.names)],
            key,
        })
    }

    /// The plane, and what there is along an axis beside it.
    fn space_view(
        &mut self,
        shown: &PlaneSpec,
        third: ThirdAxis,
        key: ViewKey,
    ) -> Result<View, Refused> {
        let plane = self.plane(shown)?;
        let bent = match key.bent.as_ref().filter(|bent| *bent != shown) {
            Some(other) => self.axes(other, &key.settled)?,
            None => plane.basis.clone(),
        };
        let axis = self.third(third, &plane, &key)?;
        let deep = self.third_view(&axis, &plane, &bent, &key)?;
        Ok(View { third: Some(deep), ..self.plane_view(shown, key)? })
    }

    /// The biplots of both models, each found from its own vectors.
    fn canonical_view(&mut self, key: ViewKey) -> Result<View, Refused> {
        let (before, after, _) = self.both(&key.settled);
        let (left, right) = (biplot(before, 2)?, biplot(&after.analysis, 2)?);
        Ok(View {
            left: of_biplot(&left, 1.0, 2),
            right: of_biplot(&right, 1.0, 4),
            images: None,
            bare: Positions::default(),
            outstanding: Vec::new(),
            third: None,
            pair: None,
            before: None,
            ktk: view::rows(&Matrix2::identity()),
            ktb: [0.0; 4],
            axis_names: [canonical_names(), canonical_names()],
            key,
        })
    }

    /// The moved model twice: its principal components, and its biplot in a unit in which both
    /// pictures of the loaded model are equally wide. Behind them the loaded model's.
    fn pca_and_canonical_view(&mut self, which: Which, key: ViewKey) -> Result<View, Refused> {
        let (before, after, _) = self.both(&key.settled);
        let (found, canonical) = (components(before, which)?, biplot(before, 2)?);
        let (found_after, canonical_after) =
            (components(&after.analysis, which)?, biplot(&after.analysis, 2)?);
        let (old, mut new) =
            (scores(before, &found.basis), scores(&after.analysis, &found_after.basis));
        align(&mut new, &old, which);
        let unit = width(&old, which)
            / width(&[canonical.tokens.clone(), canonical.contexts.clone()], which);
        Ok(View {
            left: of_scores(&new),
            right: of_biplot(&canonical_after, unit, 4),
            images: None,
            bare: Positions::default(),
            outstanding: Vec::new(),
            third: None,
            pair: None,
            before: Some(Box::new([of_scores(&old), of_biplot(&canonical, unit, 2)])),
            ktk: view::rows(&Matrix2::identity()),
            ktb: [0.0; 4],
            axis_names: [found_after.names, canonical_names()],
            key,
        })
    }
}

/// The coordinates of a column along both pairs of axes.
fn numbers(column: &DMatrix<f64>, i: usize, [axes, bent]: [&DMatrix<f64>; 2]) -> [f64; 4] {
    let along = |axes: &DMatrix<f64>, k: usize| axes.column(k).dot(&column.column(i));
    [along(axes, 0), along(axes, 1), along(bent, 0), along(bent, 1)]
}

fn pair_image(pair: &DMatrix<f64>, axes: [&DMatrix<f64>; 2]) -> PairImage {
    PairImage { seen: [0, 1].map(|i| numbers(pair, i, axes)), gram: inner(pair, pair) }
}

fn plane_image(
    map: &SideMap,
    origin: &DMatrix<f64>,
    shown: &DMatrix<f64>,
    axes: [&DMatrix<f64>; 2],
) -> PlaneImage {
    let image = map.apply(shown);
    PlaneImage {
        origin: numbers(origin, 0, axes),
        units: [0, 1].map(|i| numbers(&image, i, axes)),
        squared: image.norm_squared(),
    }
}

/// Where the affine part alone takes those kinds that something hidden has come to.
fn bare(base: &Predictor, affine: &AffinePart, [axes, bent]: [&DMatrix<f64>; 2]) -> Positions {
    let of = |cloud: &Cloud, map: &SideMap| cloud.along(&[&map.pull(axes), &map.pull(bent)]);
    let shift = numbers(&affine.origin_g(axes.nrows()), 0, [axes, bent]).map(|x| x as f32);
    let shifted = |mut along: Vec<f32>| {
        along
            .as_chunks_mut::<4>()
            .0
            .iter_mut()
            .flat_map(|at| at.iter_mut().zip(shift))
            .for_each(|(x, by)| *x += by);
        along
    };
    Positions {
        tokens: if affine.hidden_g { shifted(of(base.g(), &affine.g)) } else { Vec::new() },
        contexts: if affine.hidden_f { of(base.f(), &affine.f) } else { Vec::new() },
    }
}

/// What the axes of a plane are called in the right plot.
fn names_there(shown: &PlaneSpec, names: [String; 2]) -> [String; 2] {
    match shown {
        PlaneSpec::Moved(_) => names.map(|name| format!("{name}, carried along")),
        _ => names,
    }
}

fn canonical_names() -> [String; 2] {
    [1, 2].map(|axis| format!("canonical axis {axis}"))
}

/// The plane of the first two principal components of a model as it is.
fn components(model: &Analysis, which: Which) -> Result<Plane, Refused> {
    if model.model().d() >= LARGE {
        return Ok(PlaneSpec::Pca { which }.find(model.model())?);
    }
    let spread = |n: usize| n.max(2) as f64 - 1.0;
    let covariance = match which {
        Which::Tokens => model.sigma_g().clone(),
        Which::Contexts => model.h_c().clone(),
        Which::Both => {
            model.sigma_g() * spread(model.g().ncols()) + model.h_c() * spread(model.f().ncols())
        }
    };
    let found = principal_of_covariance(&covariance, 2).filter(|found| found.share[0] > 0.0);
    let found = found.ok_or(PlaneError::NoSpread { what: "vectors" })?;
    Ok(Plane { names: found.names(), basis: found.basis, fallback: false })
}

/// Coordinates of tokens and of contexts, `n × V` and `n × S`.
type Scores = [DMatrix<f64>; 2];

/// Along the columns of `axes`, from the mean of each kind.
fn scores(model: &Analysis, axes: &DMatrix<f64>) -> Scores {
    [model.g(), model.f()].map(|cloud| centred(&axes.tr_mul(cloud)))
}

/// The scores of what is shown.
fn shown(scores: &Scores, which: Which) -> impl Iterator<Item = &DMatrix<f64>> {
    let [tokens, contexts] = scores;
    let kinds = [(tokens, which != Which::Contexts), (contexts, which != Which::Tokens)];
    kinds.into_iter().filter_map(|(scores, shown)| shown.then_some(scores))
}

/// Root mean square of the coordinates.
fn width(scores: &Scores, which: Which) -> f64 {
    let (sum, count) =
        shown(scores, which).fold((0.0, 0), |(sum, n), s| (sum + s.norm_squared(), n + s.len()));
    (sum / count.max(1) as f64).sqrt()
}

/// Turns each axis to the side on which the same points lie; an eigenvector has no sign of its own.
fn align(scores: &mut Scores, like: &Scores, which: Which) {
    for axis in 0..scores[0].nrows() {
        let along = |(new, old): (&DMatrix<f64>, &DMatrix<f64>)| new.row(axis).dot(&old.row(axis));
        if shown(scores, which).zip(shown(like, which)).map(along).sum::<f64>() < 0.0 {
            scores.iter_mut().for_each(|kind| kind.row_mut(axis).neg_mut());
        }
    }
}

fn of_scores([tokens, contexts]: &Scores) -> Positions {
    Positions { tokens: along(tokens, 2), contexts: along(contexts, 2) }
}

fn of_biplot(biplot: &Biplot, unit: f64, width: usize) -> Positions {
    let along = |points: &DMatrix<f64>| along(&(points * unit), width);
    Positions { tokens: along(&biplot.tokens), contexts: along(&biplot.contexts) }
}

/// The first two coordinates of each column (a missing second one is zero), followed by zeros up to
/// `width` numbers.
fn along(points: &DMatrix<f64>, width: usize) -> Vec<f32> {
    let number = |point: usize, axis: usize| points.get((axis, point)).map_or(0.0, |x| *x as f32);
    let numbers =
        |point| (0..width).map(move |axis| if axis < 2 { number(point, axis) } else { 0.0 });
    (0..points.ncols()).flat_map(numbers).collect()
}

/// The camera's axes after the linear part of the moves of g; where that is not linear, they stay.
fn carried(axes: &DMatrix<f64>, map_g: Option<&SideMap>) -> DMatrix<f64> {
    map_g.map_or_else(|| axes.clone(), |map| map.apply(axes))
}
