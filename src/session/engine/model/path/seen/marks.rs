//! What a path has besides its points: the grid and the two directions.

use nalgebra::DMatrix;

use super::Seen;
use crate::protocol::{
    PathMarks,
    view::{fitted, inner},
};
use picture::scene::{Grid, Role};
use theory::transform::{Motion, Path};

impl Seen<'_> {
    /// The grid and the two directions at t.
    pub(in super::super) fn marks(&self, t: f64) -> PathMarks {
        let [_, end] = &self.stretch.affine;
        let [before, after] = [0, 1].map(|i| self.pair[i].as_ref());
        match &self.stretch.motion {
            Motion::Linear { f, g } => {
                let (f, g) = (f.as_deref(), g.as_deref());
                let push = |path: Option<&Path>, x: &DMatrix<f64>| {
                    path.map_or_else(|| x.clone(), |path| path.push(t, x))
                };
                let axes = self.orthonormal(g, t);
                let [with_g, with_f] =
                    [(0, g), (1, f)].map(|(i, path)| push(path, &self.planes[i]));
                let (origin, pair) = (push(g, &self.origin), before.map(|pair| push(g, pair)));
                let within = self.within(&axes);
                marks([&axes, &within], [&with_g, &with_f], &origin, pair.as_ref())
            }
            Motion::Straight => {
                let axes = self.orthonormal(None, t);
                let mix = |a: &DMatrix<f64>, b: &DMatrix<f64>| a * (1.0 - t) + b * t;
                let origin = mix(&self.origin, &end.origin_g(self.stretch.end.d()));
                let pair = before.zip(after).map(|(before, after)| mix(before, after));
                let within = self.within(&axes);
                marks([&axes, &within], self.planes.each_ref(), &origin, pair.as_ref())
            }
            Motion::Jump => {
                let d = self.stretch.end.d();
                let axes = fitted(&self.orthonormal(None, t), d);
                let [with_g, with_f] = [&end.g, &end.f].map(|map| map.apply(self.shown));
                let within = self.within(&axes);
                marks([&axes, &within], [&with_g, &with_f], &end.origin_g(d), after)
            }
        }
    }
}

/// What is drawn of a moment with axes K: what is shown as g and as f carry it, the zero of g, and
/// the two directions. A plane is in view as far as it is in the span of `within`.
pub(in super::super) fn marks(
    [axes, within]: [&DMatrix<f64>; 2],
    shown: [&DMatrix<f64>; 2],
    origin: &DMatrix<f64>,
    pair: Option<&DMatrix<f64>>,
) -> PathMarks {
    let column = |m: &DMatrix<f64>, i: usize| [m[(0, i)], m[(1, i)]];
    let two = |m: &DMatrix<f64>| [0, 1].map(|i| column(m, i));
    let zero = axes.tr_mul(origin);
    let grid = |shown: &DMatrix<f64>, origin: [f64; 2]| {
        let plane = shown.columns(0, 2);
        let (seen, whole) = (within.tr_mul(&plane), plane.norm_squared());
        let share = if whole > 0.0 { (seen.norm_squared() / whole).min(1.0) } else { 0.0 };
        let axes = two(&axes.tr_mul(shown));
        Grid { origin, axes, share, extent: None, role: Role::Equivalent }
    };
    let third = |shown: &DMatrix<f64>| column(&axes.tr_mul(&shown.columns(2, 1)), 0);
    PathMarks {
        grids: [grid(shown[0], [zero[0], zero[1]]), grid(shown[1], [0.0; 2])],
        third: (shown[0].ncols() > 2).then(|| shown.map(third)),
        pair: pair.map(|pair| (two(&axes.tr_mul(pair)), inner(pair, pair))),
    }
}
