//! The picture in three dimensions: the plane that the hand bends, and an axis beside it.

use nalgebra::{Matrix2, Matrix2x4};
use reactive_graph::{graph::untrack, prelude::*};

use super::{Plot, Workspace};
use crate::{
    protocol::{Angles, PathMarks, View, view::bend},
    words::spoken,
};
use picture::scene::{Grid, Label, Orbit, PointKind, Role, Third};
use theory::transform::Side;

impl Workspace {
    /// From where the picture is seen; none where it is flat.
    pub fn orbit(&self) -> Option<Orbit> {
        let space = self.stage.view.with(|view| view.as_ref().is_some_and(|v| v.third.is_some()));
        let kept = || self.choice.look.with(|look| look.orbit);
        space.then(|| self.stage.orbit.get().unwrap_or_else(kept))
    }

    /// Turns the view by so many degrees; it becomes part of the choice when it is let go. A move
    /// that plays is at its end then: its way was drawn from where it was seen.
    pub fn turn_view(&self, azimuth: f64, elevation: f64) {
        if let Some(orbit) = untrack(|| self.orbit()) {
            self.moves.place.set(None);
            self.moves.ease.set(None);
            self.stage.orbit.set(Some(orbit.turned(azimuth, elevation)));
        }
    }

    /// The view rests: links have it from now on.
    pub fn rest_view(&self) {
        if let Some(orbit) = self.stage.orbit.get_untracked() {
            self.set_look(|look| look.orbit = orbit);
            self.stage.orbit.set(None);
        }
    }

    /// Shows a third axis, or a flat picture again.
    pub fn show_third(&self, third: Option<Third>) {
        self.stage.orbit.set(None);
        self.set_look(|look| look.third = third);
    }

    /// What a plot has besides its plane, at a moment of its way: the two other planes, and the
    /// names of its axes.
    pub(super) fn walls(&self, plot: Plot, moment: Option<&PathMarks>) -> (Vec<Grid>, Vec<Label>) {
        let found = || {
            let (view, orbit) = (self.stage.view.get()?, self.orbit()?);
            let third = view.third.as_ref()?;
            let main = self.grid_at(plot, moment)?;
            let kind = self.held_kind();
            let (side, t) = self.live_t(&view);
            let up = match (plot, moment) {
                (Plot::Left, _) => orbit.see([0.0, 0.0, 1.0]),
                (Plot::Right, Some(moment)) => {
                    moment.third?[usize::from(kind == PointKind::Contexts)]
                }
                (Plot::Right, None) => orbit.see(view.third_unit(kind, side, &t)?),
            };
            let wall = |axis: [f64; 2]| Grid { axes: [axis, up], ..main };
            let reach = main.extent.unwrap_or(third.extent);
            let names = [&view.axis_names[0][0], &view.axis_names[0][1], &third.name];
            let label = |(name, axis): (&String, [f64; 2])| Label {
                at: [0, 1].map(|k| main.origin[k] + reach * axis[k]),
                text: spoken(name),
                role: Role::Plain,
                pinned: false,
                priority: 3,
            };
            let axes = [main.axes[0], main.axes[1], up];
            let labels = names.into_iter().zip(axes).map(label).collect();
            Some((vec![wall(main.axes[0]), wall(main.axes[1])], labels))
        };
        found().unwrap_or_default()
    }
}

/// Adds to places in the plane what their depth makes of them, and turns them.
pub(super) fn seen(orbit: Orbit, flat: &mut [[f32; 2]], depths: &[f32]) {
    let [[a, b, c], [d, e, f]] = orbit.rows().map(|row| row.map(|x| x as f32));
    for (at, z) in flat.iter_mut().zip(depths) {
        let [x, y] = *at;
        *at = [a * x + b * y + c * z, d * x + e * y + f * z];
    }
}

impl View {
    /// Where points with four numbers and a depth are drawn: the map of the four numbers, and how
    /// much of the depth is added.
    pub(super) fn space_map(
        &self,
        orbit: Orbit,
        kind: PointKind,
        side: Side,
        t: &Matrix2<f64>,
    ) -> (Matrix2x4<f64>, [f64; 2]) {
        let [[a, b, c], [d, e, f]] = orbit.rows();
        let flat = Matrix2::new(a, b, d, e) * self.live_map(kind, side, t);
        let deep = self.deepening(kind, side, t);
        let mut map = flat;
        for (k, by) in [c, f].into_iter().enumerate() {
            map[(k, 2)] += by * deep[0];
            map[(k, 3)] += by * deep[1];
        }
        (map, [c, f])
    }

    /// (zᵀB) N: what the live step adds to the depth, by the two numbers along the bent plane.
    fn deepening(&self, kind: PointKind, side: Side, t: &Matrix2<f64>) -> [f64; 2] {
        let Some(third) = &self.third else { return [0.0; 2] };
        let n = bend(kind, side, t);
        let [x, y] = third.ztb;
        [x * n.m11 + y * n.m21, x * n.m12 + y * n.m22]
    }

    /// A point with four numbers and a depth, in three dimensions.
    fn in_space(
        &self,
        kind: PointKind,
        side: Side,
        t: &Matrix2<f64>,
        numbers: &[f64; 4],
        depth: f64,
    ) -> [f64; 3] {
        let [x, y] = crate::protocol::view::seen(&self.live_map(kind, side, t), numbers);
        let deep = self.deepening(kind, side, t);
        [x, y, depth + deep[0] * numbers[2] + deep[1] * numbers[3]]
    }

    /// Where the unit vector of the third axis lands, in three dimensions.
    pub(super) fn third_unit(
        &self,
        kind: PointKind,
        side: Side,
        t: &Matrix2<f64>,
    ) -> Option<[f64; 3]> {
        let [x, y, u, v, z] = self.third.as_ref()?.units[usize::from(kind == PointKind::Contexts)];
        Some(self.in_space(kind, side, t, &[x, y, u, v], z))
    }

    /// The image of the shown plane as it is seen from `orbit`, and the depths of its origin and of
    /// its two unit vectors.
    pub(super) fn grid_in_space(
        &self,
        orbit: Orbit,
        kind: PointKind,
        side: Side,
        t: &Matrix2<f64>,
    ) -> Option<(Grid, [f64; 3])> {
        let flat = self.grid(kind, side, t)?;
        let (image, third) = (self.images.as_ref()?, self.third.as_ref()?);
        let at = usize::from(kind == PointKind::Contexts);
        let (image, deep) = (image[at], third.images[at]);
        let place = |numbers: &[f64; 4], z: f64| self.in_space(kind, side, t, numbers, z);
        let origin = place(&image.origin, deep[0]);
        let units = [place(&image.units[0], deep[1]), place(&image.units[1], deep[2])];
        let depths = [origin[2], units[0][2], units[1][2]];
        // What leaves the three dimensions is out of view.
        let before: f64 = flat.axes.iter().flatten().map(|x| x * x).sum();
        let within = before + units.iter().map(|unit| unit[2] * unit[2]).sum::<f64>();
        let share = if before > 0.0 { (flat.share * within / before).min(1.0) } else { flat.share };
        let grid = Grid {
            origin: orbit.see(origin),
            axes: units.map(|unit| orbit.see(unit)),
            share,
            role: Role::Equivalent,
            extent: Some(third.extent),
        };
        Some((grid, depths))
    }

    /// The plane of the model as loaded as it is seen from `orbit`.
    pub(super) fn square_in_space(&self, orbit: Orbit) -> Grid {
        let axes = [orbit.see([1.0, 0.0, 0.0]), orbit.see([0.0, 1.0, 0.0])];
        let extent = self.third.as_ref().map(|third| third.extent);
        Grid { axes, extent, ..Grid::square() }
    }

    /// The two directions of the left plot as they are seen from `orbit`.
    pub(super) fn angles_before_in_space(&self, orbit: Orbit) -> Option<Angles> {
        let ([image, _], [deep, _]) = (self.pair?, self.third.as_ref()?.pair?);
        let drawn = [0, 1].map(|i| {
            let [x, y, ..] = image.seen[i];
            orbit.see([x, y, deep[i]])
        });
        Some(Angles { drawn, ..self.angles_before()? })
    }

    /// The same of the right plot, when the live step has matrix T.
    pub(super) fn angles_in_space(
        &self,
        orbit: Orbit,
        side: Side,
        t: &Matrix2<f64>,
    ) -> Option<Angles> {
        let ([_, image], [_, deep]) = (self.pair?, self.third.as_ref()?.pair?);
        let drawn = [0, 1]
            .map(|i| orbit.see(self.in_space(PointKind::Tokens, side, t, &image.seen[i], deep[i])));
        Some(Angles { drawn, ..self.angles(side, t)? })
    }
}
