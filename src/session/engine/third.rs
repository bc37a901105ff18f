//! The third axis of a three-dimensional picture: at right angles to the shown plane.

use nalgebra::{DMatrix, DVector};

use super::{ModelEngine, Refused};
use crate::protocol::{PathSight, Positions, ThirdAxis, ThirdView, ViewKey, view::fitted};
use picture::scene::Bounds;
use theory::{
    linalg::Subspace,
    model::{Cloud, Predictor},
    plane::{Plane, PlaneError, Spread, principal_components},
    transform::{SideMap, Step},
};

/// Spreads are read from at most this many evenly spaced vectors.
const SAMPLE: usize = 4_000;
/// A direction is nothing beside the plane when so little of its length is left.
const VANISHED: f64 = 1e-9;

/// A unit vector and what to call it.
pub(super) struct Axis {
    pub(super) vector: DVector<f64>,
    name: String,
}

impl ModelEngine {
    /// The axis that is meant, at right angles to the plane.
    pub(super) fn third(
        &mut self,
        axis: ThirdAxis,
        plane: &Plane,
        key: &ViewKey,
    ) -> Result<Axis, Refused> {
        match axis {
            ThirdAxis::Component => {
                let beside = Subspace::span(&plane.basis, f64::EPSILON.sqrt());
                let found = spread_orthogonal_to(&sampled(self.base.g()), &beside)
                    .or_else(|| spread_orthogonal_to(&sampled(self.base.f()), &beside));
                let vector = found.unwrap_or_else(|| any_orthogonal_to(&beside));
                Ok(Axis { vector, name: "largest spread beside the plane".into() })
            }
            ThirdAxis::Pair(from, to) => self.third_pair(from, to, plane),
            ThirdAxis::Hidden => self.hidden(plane, key),
        }
    }

    /// What an orbit sees of the plane and the axis beside it: the axes of its picture (`d × 2`,
    /// orthonormal), and the three of the space (`d × 3`).
    pub(super) fn seen_from_orbit(
        &mut self,
        third: ThirdAxis,
        plane: &Plane,
        steps: &[Step],
        sight: &PathSight,
    ) -> Result<(DMatrix<f64>, DMatrix<f64>), Refused> {
        let view = ViewKey::new(sight.projection.clone(), steps, false, sight.directions);
        let axis = self.third(third, plane, &view)?;
        let [x, y] = [0, 1].map(|k| plane.basis.column(k).clone_owned());
        let space = DMatrix::from_columns(&[x, y, axis.vector]);
        let rows = sight.orbit.unwrap_or_default().rows();
        Ok((&space * DMatrix::from_fn(3, 2, |axis, row| rows[row][axis]), space))
    }

    fn third_pair(&self, from: usize, to: usize, plane: &Plane) -> Result<Axis, Refused> {
        let cloud = self.base.g();
        let len = cloud.len();
        if let Some(index) = [from, to].into_iter().find(|index| *index >= len) {
            return Err(PlaneError::Index { what: "token", index, len }.into());
        }
        let label = |index: usize| cloud.labels()[index].trim().to_string();
        let name = format!("{} → {}, part beside the plane", label(from), label(to));
        let whole = cloud.vector(to) - cloud.vector(from);
        let rest = without(&whole, &plane.basis);
        if rest.norm() <= VANISHED * whole.norm() {
            return Err(PlaneError::NoDirection { what: name }.into());
        }
        Ok(Axis { vector: rest.normalize(), name })
    }

    /// Where hidden moves of g lead, beside the plane: no context has a component there, so that no
    /// prediction reads it. The largest spread of the moved tokens is the one that is drawn.
    fn hidden(&mut self, plane: &Plane, key: &ViewKey) -> Result<Axis, Refused> {
        let d = self.base.d();
        let seen = self.span_of_contexts();
        let both = DMatrix::from_columns(
            &seen.basis().column_iter().chain(plane.basis.column_iter()).collect::<Vec<_>>(),
        );
        let taken = Subspace::span(&both, f64::EPSILON.sqrt());
        if seen.dim() >= d || seen.dim() == 0 {
            return Err(Refused::NoHidden { dim: seen.dim(), d });
        }
        let seen = seen.clone();
        let moved = fitted_cloud(self.composed(&key.settled).model(), d);
        let leading = |beside: &Subspace| {
            spread_orthogonal_to(&moved, beside).unwrap_or_else(|| any_orthogonal_to(beside))
        };
        if taken.dim() < d {
            let name = "a direction that no prediction sees".into();
            return Ok(Axis { vector: leading(&taken), name });
        }
        // The plane has a part in every such direction.
        let rest = without(&leading(&seen), &plane.basis);
        if rest.norm() <= VANISHED.sqrt() {
            return Err(Refused::NoHidden { dim: seen.dim(), d });
        }
        let name = "a direction that no prediction sees, part beside the plane".into();
        Ok(Axis { vector: rest.normalize(), name })
    }

    /// What the picture has along the axis, besides the positions in the plane.
    pub(super) fn third_view(
        &mut self,
        axis: &Axis,
        plane: &Plane,
        bent: &DMatrix<f64>,
        key: &ViewKey,
    ) -> Result<ThirdView, Refused> {
        let base = self.base.clone();
        let moved = self.composed(&key.settled);
        let model = moved.model();
        let z = DMatrix::from_columns(std::slice::from_ref(&axis.vector));
        let (here, there) = (z.clone(), fitted(&z, model.d()));
        let affine = moved.affine_part();
        let pull = |map: &SideMap| map.pull(&there);
        let shift = there.dot(&affine.origin_g(model.d())) as f32;
        let bare_g = || depths(base.g(), &pull(&affine.g)).into_iter().map(|x| x + shift).collect();
        let bare_f = || depths(base.f(), &pull(&affine.f));
        let [x, y] = [0, 1].map(|k| plane.basis.column(k).clone_owned());
        let axes = DMatrix::from_columns(&[x, y]);
        let planes = [&axes, bent].map(|axes| fitted(axes, model.d()));
        let pair = key.directions.and_then(|directions| {
            let of = |cloud: &Cloud, z: &DMatrix<f64>| {
                let both = crate::protocol::view::differences(cloud, &directions)?;
                Some([0, 1].map(|i| z.column(0).dot(&both.column(i))))
            };
            Some([of(base.g(), &here)?, of(model.g(), &there)?])
        });
        let left = Positions { tokens: depths(base.g(), &here), contexts: depths(base.f(), &here) };
        Ok(ThirdView {
            name: axis.name.clone(),
            extent: extent(&base, plane, &left),
            left,
            right: Positions {
                tokens: depths(model.g(), &there),
                contexts: depths(model.f(), &there),
            },
            bare: Positions {
                tokens: if affine.hidden_g { bare_g() } else { Vec::new() },
                contexts: if affine.hidden_f { bare_f() } else { Vec::new() },
            },
            ztb: [0, 1].map(|k| there.column(0).dot(&planes[1].column(k))),
            images: [
                heights(&there, &affine.origin_g(model.d()), &affine.g.apply(&axes)),
                heights(&there, &affine.origin_f(model.d()), &affine.f.apply(&axes)),
            ],
            units: [&affine.g, &affine.f].map(|map| unit(&map.apply(&here), &planes, &there)),
            pair,
        })
    }
}

/// How far along z the origin of a moved picture lies, and the images of its two axes.
fn heights(z: &DMatrix<f64>, origin: &DMatrix<f64>, axes: &DMatrix<f64>) -> [f64; 3] {
    let along = |column: usize| z.column(0).dot(&axes.column(column));
    [z.column(0).dot(&origin.column(0)), along(0), along(1)]
}

/// Where the image of the unit along z lies: in the plane, in the bent plane, and along z.
fn unit(image: &DMatrix<f64>, planes: &[DMatrix<f64>; 2], z: &DMatrix<f64>) -> [f64; 5] {
    let along = |axes: &DMatrix<f64>, k: usize| axes.column(k).dot(&image.column(0));
    let [plane, bent] = planes;
    let [x, y, bent_x, bent_y] = [along(plane, 0), along(plane, 1), along(bent, 0), along(bent, 1)];
    [x, y, bent_x, bent_y, z.column(0).dot(&image.column(0))]
}

/// The coordinate of each vector along one column.
fn depths(cloud: &Cloud, z: &DMatrix<f64>) -> Vec<f32> {
    let two = z.clone().resize_horizontally(2, 0.0);
    cloud.along(&[&two]).as_chunks::<2>().0.iter().map(|[z, _]| *z).collect()
}

/// How far the three planes are drawn: as far as the bulk of what is shown in the model as loaded.
fn extent(base: &Predictor, plane: &Plane, depths: &Positions) -> f64 {
    let cloud = if base.g().is_empty() { base.f() } else { base.g() };
    let depth = if base.g().is_empty() { &depths.contexts } else { &depths.tokens };
    let flat = cloud.along(&[&plane.basis]);
    let deep: Vec<[f32; 2]> = depth.iter().map(|&z| [z, 0.0]).collect();
    let [flat, deep] = [Bounds::robust(flat.as_chunks::<2>().0), Bounds::robust(&deep)];
    let ends = [flat.min, flat.max, deep.min, deep.max];
    ends.iter().flatten().fold(0.0, |most: f64, x| most.max(x.abs()))
}

fn sampled(cloud: &Cloud) -> DMatrix<f64> {
    let step = cloud.len().div_ceil(SAMPLE).max(1);
    cloud.vectors_at(&(0..cloud.len()).step_by(step).collect::<Vec<_>>())
}

/// The tokens of a model in the first d dimensions.
fn fitted_cloud(model: &Predictor, d: usize) -> DMatrix<f64> {
    fitted(&sampled(model.g()), d)
}

/// The first principal component of what the columns have outside a subspace; none where they have
/// nothing.
fn spread_orthogonal_to(columns: &DMatrix<f64>, taken: &Subspace) -> Option<DVector<f64>> {
    let rest = taken.reject(columns);
    let found = principal_components(&Spread { clouds: vec![&rest], orthogonal_to: None }, 1)?;
    let vector = without(&found.basis.column(0).clone_owned(), taken.basis());
    let spread = rest.norm() > VANISHED.sqrt() * columns.norm();
    (spread && vector.norm() > 0.5).then(|| vector.normalize())
}

/// A unit vector outside a subspace that is not all of the space.
fn any_orthogonal_to(taken: &Subspace) -> DVector<f64> {
    let d = taken.basis().nrows();
    let axis = |i: usize| without(&DVector::from_fn(d, |k, _| f64::from(k == i)), taken.basis());
    let best = (0..d).map(axis).max_by(|a, b| a.norm().total_cmp(&b.norm()));
    best.unwrap_or_else(|| DVector::zeros(d)).normalize()
}

/// What a vector has at right angles to orthonormal columns; subtracted twice, so that cancellation
/// leaves nothing along them.
fn without(v: &DVector<f64>, columns: &DMatrix<f64>) -> DVector<f64> {
    let once = v - columns * columns.tr_mul(v);
    &once - columns * columns.tr_mul(&once)
}
