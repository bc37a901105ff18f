//! The path of the right plot, from the model as loaded to where its steps take it.
//!
//! A frame costs O(d²) for its axes and O(d) a point: with Kᵀ A(t) x = (A(t)ᵀ K)ᵀ x no moved vector
//! is ever formed.

mod camera;
mod frames;
mod predictions;
mod seen;

use thiserror::Error;

pub(in crate::engine) use self::frames::frames_for;
use super::{ModelEngine, Refused};
use crate::protocol::{Live, MovePath, PathSight, Projection};
use theory::{
    plane::PlaneSpec,
    transform::{NoRoute, Step, route},
};

/// Why no path can be drawn.
#[derive(Debug, Error)]
pub(super) enum NoPath {
    /// The picture shows every model in its own axes.
    #[error(
        "The canonical picture is found anew from each model and stands still under every move \
        that keeps the distribution: choose another projection to see the way"
    )]
    Canonical,
    /// There is no such picture.
    #[error(transparent)]
    Picture(#[from] Refused),
    /// The steps have no path.
    #[error(transparent)]
    Route(#[from] NoRoute),
}

impl ModelEngine {
    /// The path of these steps.
    pub(super) fn path(&mut self, steps: &[Step], sight: &PathSight) -> Result<MovePath, NoPath> {
        let (shown, third) = match &sight.projection {
            Projection::Plane(shown) => (shown, None),
            Projection::Space { plane, third } => (plane, Some(*third)),
            Projection::Canonical | Projection::PcaAndCanonical { .. } => {
                return Err(NoPath::Canonical);
            }
        };
        let plane = self.plane(shown)?;
        let possible = self.possible(steps);
        let stretches = route(&self.base, &possible, self.before.rtol())?;
        let (axes, space) = match third {
            None => (plane.basis.clone(), plane.basis),
            Some(third) => self.seen_from_orbit(third, &plane, steps, sight)?,
        };
        let rest = match shown {
            PlaneSpec::Moved(_) => {
                let (settled, _) = Live::split(steps);
                Some(self.axes(shown, settled)?)
            }
            _ => None,
        };
        Ok(MovePath::new(&self.base, &stretches, &axes, &space, rest.as_ref(), sight))
    }
}
