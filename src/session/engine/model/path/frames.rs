//! The key frames of a path: how many there are, and what each of them has.

use nalgebra::DMatrix;

use super::{
    camera::{AtRest, Camera},
    predictions::probabilities,
    seen::{Seen, marks, project},
};
use crate::protocol::{MovePath, PathSight, view::differences};
use theory::{model::Predictor, transform::Stretch};

/// Key frames a stretch: over a half turn, a straight line between two of them strays by 0.12 % of
/// the radius.
const FRAMES: usize = 32;
/// Key frames of a stretch at least, however many points there are.
const FEWEST: usize = 8;
/// Numbers that all frames together may have, 64 MiB of them.
const MOST_NUMBERS: usize = 16 << 20;

/// Key frames of a stretch, where each has so many points.
pub(in crate::engine) fn frames_for(points: usize) -> usize {
    (MOST_NUMBERS / (2 * points).max(1)).clamp(FEWEST, FRAMES)
}

impl MovePath {
    /// Draws the stretches as seen with axes K (`d × 2`, orthonormal); `shown` has the plane whose
    /// grid is drawn as its first two columns, and the third axis where there is one. With `rest`
    /// the camera stays on that plane wherever it is carried, and these are its axes at the end.
    pub(super) fn new(
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
}
