//! Where the points of both plots are.

use std::sync::Arc;

use nalgebra::{Matrix2, Matrix2x4};
use reactive_graph::prelude::*;

use crate::{
    protocol::{Live, Positions, View},
    workspace::{Moment, Plot, Workspace, space::seen},
};
use picture::{
    figure::cloud,
    scene::{Orbit, PointKind, PointRef, Points},
};
use theory::transform::Side;

/// The kinds of points, in drawing order.
const KINDS: [PointKind; 2] = [PointKind::Tokens, PointKind::Contexts];

/// As many selected points have a ring each; more are drawn as a cloud of their own.
pub(super) const MOST_RINGS: usize = 400;

impl Workspace {
    /// The clouds of a plot as they are now. Those of the left plot do not follow the hand.
    pub fn points(&self, plot: Plot) -> Option<Vec<Points>> {
        self.points_at(plot, if plot == Plot::Right { self.moment() } else { None }.as_ref())
    }

    pub(in crate::workspace) fn points_at(
        &self,
        plot: Plot,
        moment: Option<&Moment>,
    ) -> Option<Vec<Points>> {
        let view = self.stage.view.get()?;
        let shown = self.choice.look.with(|look| look.shown);
        let moment = moment.filter(|_| plot == Plot::Right);
        let live = if plot == Plot::Right { self.live() } else { None };
        let orbit = self.orbit();
        let at_its_end = |kind| positions(&view, plot, kind, live.as_ref(), orbit);
        let on_the_way = |kind| moment.and_then(|moment| moment.points(kind));
        let xy = |kind| on_the_way(kind).unwrap_or_else(|| at_its_end(kind));
        let kinds = KINDS.into_iter().filter(|&kind| shown.shows(kind));
        Some(kinds.map(|kind| Points { kind, xy: Arc::new(xy(kind)) }).collect())
    }

    /// The selected ones of these points, where they are too many for a ring each: clouds to be
    /// drawn over the others.
    pub fn crowd(&self, points: &[Points]) -> Vec<Points> {
        self.hover.selected.with(|selected| {
            let of = |cloud: &Points| {
                let places = selected.iter().filter(|point| point.kind == cloud.kind);
                let xy = places.filter_map(|point| cloud.xy.get(point.index).copied()).collect();
                Points { kind: cloud.kind, xy: Arc::new(xy) }
            };
            if selected.len() <= MOST_RINGS { Vec::new() } else { points.iter().map(of).collect() }
        })
    }

    /// Where the points of a plot were before the move, if they are to be drawn there.
    pub fn ghosts(&self, plot: Plot) -> Vec<Points> {
        let look = self.choice.look.get();
        let Some(view) = self.stage.view.get().filter(|_| look.ghosts || look.segments) else {
            return Vec::new();
        };
        let side = match (&view.before, plot) {
            (Some(before), plot) => &before[plot.index()],
            (None, Plot::Right) => &view.left,
            (None, Plot::Left) => return Vec::new(),
        };
        let kinds = KINDS.into_iter().filter(|&kind| look.shown.shows(kind));
        let deep = self.orbit().zip(view.third.as_ref());
        let places = |kind| {
            let mut xy = pairs_of_numbers(side, kind);
            if let Some((orbit, third)) = deep {
                seen(orbit, &mut xy, third.left.of(kind));
            }
            Points { kind, xy: Arc::new(xy) }
        };
        kinds.map(places).collect()
    }

    /// Where a point is in a plot, in data coordinates.
    pub fn position(&self, plot: Plot, point: PointRef) -> Option<[f64; 2]> {
        let view = self.stage.view.get()?;
        if !self.choice.look.with(|look| look.shown.shows(point.kind)) {
            return None;
        }
        let orbit = self.orbit();
        let at = match plot {
            Plot::Left => {
                let mut at = [*view.left.of(point.kind).as_chunks::<2>().0.get(point.index)?];
                if let Some((orbit, third)) = orbit.zip(view.third.as_ref()) {
                    seen(orbit, &mut at, third.left.of(point.kind).get(point.index..)?);
                }
                at[0]
            }
            Plot::Right => {
                let base = view.right.of(point.kind).as_chunks::<4>().0.get(point.index)?;
                let depth = view.third.as_ref().map_or(&[][..], |third| third.right.of(point.kind));
                let depth = depth.get(point.index..=point.index).unwrap_or_default();
                let live = self.live();
                moved(&view, point.kind, live.as_ref(), orbit, std::slice::from_ref(base), depth)[0]
            }
        };
        Some(at.map(f64::from))
    }

    /// Both ends of the two directions in a plot, in data coordinates.
    pub fn ends_of_directions(&self, plot: Plot) -> Vec<[f64; 2]> {
        let pairs = self.choice.pairs.get().into_iter().flatten();
        let tokens = pairs.flat_map(|(from, to)| [from, to]);
        let at = |index| self.position(plot, PointRef { kind: PointKind::Tokens, index });
        tokens.filter_map(at).collect()
    }
}

/// Where points would be now if nothing hidden had come to them; nothing for a kind that is there.
pub(in crate::workspace) fn bare(
    view: &View,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
) -> Vec<[f32; 2]> {
    let depths = view.third.as_ref().map_or(&[][..], |third| third.bare.of(kind));
    moved(view, kind, live, orbit, view.bare.of(kind).as_chunks::<4>().0, depths)
}

/// Where points with four numbers, and depths in three dimensions, are now.
fn moved(
    view: &View,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
    base: &[[f32; 4]],
    depths: &[f32],
) -> Vec<[f32; 2]> {
    let (side, t) = match live.filter(|live| view.key.bent.as_ref() == Some(&live.plane)) {
        Some(live) => (live.side, live.t),
        // Positions of another bent plane are still on screen.
        None => (Side::Gauge, Matrix2::identity()),
    };
    let Some(orbit) = orbit else {
        return cloud::moved(base, &rows(&view.live_map(kind, side, &t)));
    };
    let (map, deep) = view.space_map(orbit, kind, side, &t);
    let mut places = cloud::moved(base, &rows(&map));
    let [x, y] = deep.map(|by| by as f32);
    for (at, z) in places.iter_mut().zip(depths) {
        *at = [at[0] + x * z, at[1] + y * z];
    }
    places
}

fn positions(
    view: &View,
    plot: Plot,
    kind: PointKind,
    live: Option<&Live>,
    orbit: Option<Orbit>,
) -> Vec<[f32; 2]> {
    match plot {
        Plot::Left => {
            let mut xy = pairs_of_numbers(&view.left, kind);
            if let Some((orbit, third)) = orbit.zip(view.third.as_ref()) {
                seen(orbit, &mut xy, third.left.of(kind));
            }
            xy
        }
        Plot::Right => {
            let depths = view.third.as_ref().map_or(&[][..], |third| third.right.of(kind));
            moved(view, kind, live, orbit, view.right.of(kind).as_chunks::<4>().0, depths)
        }
    }
}

fn pairs_of_numbers(side: &Positions, kind: PointKind) -> Vec<[f32; 2]> {
    side.of(kind).as_chunks::<2>().0.to_vec()
}

fn rows(map: &Matrix2x4<f64>) -> cloud::Map {
    let row = |i: usize| std::array::from_fn(|j| map[(i, j)] as f32);
    [row(0), row(1)]
}
