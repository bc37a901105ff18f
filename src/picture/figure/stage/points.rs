//! Clouds as circles, for vector formats; contexts are hollow.

use std::collections::BTreeMap;

use plotters::prelude::{Color, DrawingBackend};

use super::{View, role_of};
use crate::figure::{Drawn, Stroke};
use crate::scene::{Kind, Points};

/// Clouds of more points than this are thinned out where they cannot be told apart.
const MOST_CIRCLES: usize = 5_000;
/// Points of a thinned cloud fall together when they are this close, in radii.
const SPOT: f64 = 0.4;
/// Beyond this many points one spot is opaque enough.
const DEEPEST: i32 = 16;

/// Draws every cloud.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Drawn<DB> {
    view.scene.points.iter().try_for_each(|cloud| {
        let places = cloud.xy.iter().map(|&at| view.place(at)).filter(|&at| view.shows(at));
        if cloud.xy.len() <= MOST_CIRCLES {
            places.into_iter().try_for_each(|at| circle(view, cloud, at, 1))
        } else {
            thinned(places, SPOT * view.pen.style().dot(cloud.emphasis()).0)
                .into_iter()
                .try_for_each(|(count, at)| circle(view, cloud, at, count))
        }
    })
}

/// One circle for `count` points that lie on the same spot: as opaque as all of them.
fn circle<DB: DrawingBackend>(
    view: &View<DB>,
    cloud: &Points,
    at: [f64; 2],
    count: i32,
) -> Drawn<DB> {
    let (radius, opacity) = view.pen.style().dot(cloud.emphasis());
    let colour = view.theme.colour(role_of(cloud.kind)).mix(1.0 - (1.0 - opacity).powi(count));
    match cloud.kind {
        Kind::Tokens => view.pen.disc(at, radius, colour),
        Kind::Contexts => view.pen.ring(at, radius, &Stroke::solid(colour, 0.6 * radius)),
    }
}

/// One place and its number of points for every occupied square of this side; sorted by number, so
/// that circles which look the same come together.
fn thinned(places: impl Iterator<Item = [f64; 2]>, side: f64) -> Vec<(i32, [f64; 2])> {
    let mut spots: BTreeMap<[i32; 2], (i32, [f64; 2])> = BTreeMap::new();
    for at in places {
        let spot = spots.entry(at.map(|x| (x / side).floor() as i32)).or_insert((0, at));
        spot.0 = (spot.0 + 1).min(DEEPEST);
    }
    let mut spots: Vec<(i32, [f64; 2])> = spots.into_values().collect();
    spots.sort_by_key(|spot| spot.0);
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_one_spot_are_drawn_once_and_counted() {
        let places = [[0.1, 0.1], [0.2, 0.3], [5.0, 5.0]];
        assert_eq!(thinned(places.into_iter(), 1.0), [(1, [5.0, 5.0]), (2, [0.1, 0.1])]);
    }
}
