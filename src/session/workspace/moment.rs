//! Where the right plot stands while it is not where the steps take it.

use std::sync::Arc;

use super::ease::Ease;
use crate::protocol::{MovePath, PathMarks};
use picture::scene::PointKind;

/// Where the right plot stands while it is on its path.
#[derive(Debug, Clone)]
pub enum Moment {
    /// At a place, from 0 to 1, of the path from the model as loaded.
    Played(Arc<MovePath>, f64),
    /// At a share of the path from the picture before a change.
    Eased(Arc<Ease>, f64),
}

impl Moment {
    /// The grid and the two directions; none where there is no plane.
    pub(super) fn marks(&self) -> Option<PathMarks> {
        match self {
            Self::Played(path, place) => path.marks_at(*place),
            Self::Eased(ease, share) => ease.marks(*share),
        }
    }

    /// Where the points of a kind are; none where they are not part of it.
    pub(super) fn points(&self, kind: PointKind) -> Option<Vec<[f32; 2]>> {
        match self {
            Self::Played(path, place) => Some(pairs(path.at(*place).of(kind))),
            Self::Eased(ease, share) => ease.points(kind, *share),
        }
    }

    /// Where they would be if nothing hidden had come to them; none where nothing has.
    pub(super) fn bare(&self, kind: PointKind) -> Option<Vec<[f32; 2]>> {
        match self {
            Self::Played(path, place) => Some(pairs(path.bare_at(*place)?.of(kind))),
            Self::Eased(ease, share) => ease.bare(kind, *share),
        }
    }

    /// Whether it is known where it goes.
    pub(super) fn goes_on(&self) -> bool {
        match self {
            Self::Played(..) => true,
            Self::Eased(ease, _) => ease.is_ready(),
        }
    }

    /// The angle of the two directions, in radians; none where there are no two.
    pub(super) fn angle(&self) -> Option<f64> {
        Some(self.marks()?.angles()?.truth)
    }
}

fn pairs(numbers: &[f32]) -> Vec<[f32; 2]> {
    numbers.as_chunks::<2>().0.to_vec()
}
