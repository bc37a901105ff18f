//! One stretch of a path as the camera sees it.

mod marks;

use std::sync::Arc;

use nalgebra::DMatrix;

pub(super) use self::marks::marks;
use super::camera::Camera;
use crate::protocol::{
    PathSight, Positions, between,
    view::{differences, fitted},
};
use theory::{
    model::Predictor,
    transform::{AffinePart, Motion, Path, Stretch, nearest_axes},
};

/// One stretch and the camera that it is seen with.
pub(super) struct Seen<'a> {
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

impl<'a> Seen<'a> {
    pub(super) fn new(
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

    /// Where the points would be at t if nothing hidden had come to them.
    pub(super) fn bare(&self, t: f64) -> Positions {
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

    pub(super) fn at(&self, t: f64) -> Positions {
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

pub(super) fn project(model: &Predictor, axes: &DMatrix<f64>) -> Positions {
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
