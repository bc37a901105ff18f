//! The way from a model to where a step list takes it: stretch after stretch, through models that
//! are all invertible images of the one before.
//!
//! Linear steps that follow each other on the same side are one stretch, along the polar path from
//! the identity to their product (section 5 of the theory). A shift and the hidden moves are
//! straight lines: f + t u and g + t v keep p at every t.

use std::sync::Arc;

use thiserror::Error;

use super::{Action, AffinePart, Composition, NoPath, Path, Side, SideMap, Step, TransformError};
use crate::model::Predictor;

/// Largest dimension in which a path of all dimensions is found: it takes two decompositions of `d
/// × d` matrices.
pub const LARGEST_PATH: usize = 1536;

/// Why there is no way.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum NoRoute {
    /// A step is refused.
    #[error(transparent)]
    Refused(#[from] TransformError),
    /// Steps mirror the space.
    #[error("{steps}: {reason}")]
    Mirrored {
        /// Which steps.
        steps: String,
        /// Why they have no path.
        reason: NoPath,
    },
    /// The path would take too long to find.
    #[error(
        "the way of a move of all {found} dimensions takes too long to find; it is drawn for up to \
        {LARGEST_PATH}"
    )]
    Large {
        /// The dimension.
        found: usize,
    },
}

/// One part of the way.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The model at its start.
    pub start: Arc<Predictor>,
    /// The model at its end.
    pub end: Arc<Predictor>,
    /// How g has moved before this stretch, where that is linear.
    pub carried: Option<SideMap>,
    /// What of the moves before it is affine, and with it.
    pub affine: [AffinePart; 2],
    /// How the model moves along it.
    pub motion: Motion,
}

/// How a model moves along a stretch.
#[derive(Debug, Clone)]
pub enum Motion {
    /// f → F(t) f, g → G(t) g; a side without a path stands still.
    Linear {
        /// F(t).
        f: Option<Arc<Path>>,
        /// G(t).
        g: Option<Arc<Path>>,
    },
    /// Every vector moves along a straight line.
    Straight,
    /// The dimension changes: there is no way but a jump.
    Jump,
}

/// The stretches of the enabled steps, in order; none for a model that stays where it is.
///
/// # Errors
/// [`NoRoute`], where the steps are refused or mirror the space.
pub fn route(base: &Arc<Predictor>, steps: &[Step], rtol: f64) -> Result<Vec<Stretch>, NoRoute> {
    let enabled: Vec<Step> = steps.iter().filter(|step| step.enabled).cloned().collect();
    let mut here = Composition::start(base, rtol);
    let mut stretches = Vec::new();
    let mut walked = 0;
    for run in enabled.chunk_by(|a, b| side(a).is_some() && side(a) == side(b)) {
        let (f, g, there) = here.stretch(run)?;
        let places = walked + 1..=walked + run.len();
        let motion = motion(run, f, g).map_err(|reason| reason.at(places))?;
        let (start, end) = (here.model().clone(), there.model().clone());
        let affine = [here.affine_part(), there.affine_part()];
        stretches.push(Stretch { start, end, carried: here.map_g().cloned(), affine, motion });
        (here, walked) = (there, walked + run.len());
    }
    Ok(stretches)
}

fn side(step: &Step) -> Option<Side> {
    match step.action {
        Action::Linear { on, .. } => Some(on),
        _ => None,
    }
}

fn motion(run: &[Step], f: SideMap, g: SideMap) -> Result<Motion, Pathless> {
    match (run, &f, &g) {
        (
            [Step { action: Action::Linear { on, .. }, .. }, ..],
            SideMap::Invertible(_),
            SideMap::Invertible(_),
        ) => linear(*on, &f, &g),
        ([step, ..], ..) if step.action.resizes() => Ok(Motion::Jump),
        // Hidden moves and shifts, and maps that a hidden move has made part of more than a map.
        _ => Ok(Motion::Straight),
    }
}

fn linear(on: Side, f: &SideMap, g: &SideMap) -> Result<Motion, Pathless> {
    let [path_f, path_g] = match on {
        Side::Gauge => {
            let path = path(f)?;
            [path.clone(), path.map(|path| Arc::new(path.dual()))]
        }
        Side::OnlyF => [path(f)?, None],
        Side::OnlyG => [None, path(g)?],
        Side::Both => {
            let path = path(f)?;
            [path.clone(), path]
        }
    };
    Ok(Motion::Linear { f: path_f, g: path_g })
}

fn path(map: &SideMap) -> Result<Option<Arc<Path>>, Pathless> {
    let Some(map) = map.as_invertible().filter(|map| !map.is_identity()) else { return Ok(None) };
    if map.as_block().is_none() && map.dimension() > LARGEST_PATH {
        return Err(Pathless::Large(map.dimension()));
    }
    Path::new(map).map(|path| Some(Arc::new(path))).map_err(Pathless::Mirrored)
}

/// Why one stretch has no path.
enum Pathless {
    Mirrored(NoPath),
    Large(usize),
}

impl Pathless {
    /// The reason with the places, from 1, of the steps in the list of enabled ones.
    fn at(self, places: std::ops::RangeInclusive<usize>) -> NoRoute {
        match self {
            Self::Large(found) => NoRoute::Large { found },
            Self::Mirrored(reason) => {
                let (first, last) = (places.start(), places.end());
                let steps = if first == last {
                    format!("Step {first}")
                } else {
                    format!("Steps {first} to {last}")
                };
                NoRoute::Mirrored { steps, reason }
            }
        }
    }
}
