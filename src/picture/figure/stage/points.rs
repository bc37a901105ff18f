//! Clouds as circles, for vector formats; contexts are hollow.

use std::collections::BTreeMap;

use plotters::prelude::{Color, DrawingBackend};

use super::view::{View, role_of};
use crate::figure::{Drawn, Stroke, cloud::Tone};
use crate::scene::{PointKind, Points};

/// Clouds of more points than this are thinned out where they cannot be told apart.
const MOST_CIRCLES: usize = 5_000;
/// Points of a thinned cloud fall together when they are this close, in radii.
const SPOT: f64 = 0.4;
/// Opacities of the spots of a thinned cloud are multiples of one part in this, so that many look
/// the same.
const SHADES: f64 = 24.0;

/// Draws every cloud.
pub(super) fn draw<DB: DrawingBackend>(view: &View<DB>) -> Drawn<DB> {
    view.scene.points.iter().try_for_each(|cloud| {
        let places = cloud.xy.iter().map(|&at| view.place(at)).filter(|&at| view.shows(at));
        let (radius, opacity) = view.pen.style().dot(cloud.emphasis());
        if cloud.xy.len() <= MOST_CIRCLES {
            return places.into_iter().try_for_each(|at| circle(view, cloud, at, opacity));
        }
        let spots = thinned(places, SPOT * radius);
        let tone = Tone::of_counts(spots.iter().map(|spot| spot.0), opacity);
        let shade = |count: u32| (SHADES * tone.opacity(f64::from(count))).ceil() / SHADES;
        spots.into_iter().try_for_each(|(count, at)| circle(view, cloud, at, shade(count)))
    })
}

/// One circle, for a point or for all that lie on the same spot.
fn circle<DB: DrawingBackend>(
    view: &View<DB>,
    cloud: &Points,
    at: [f64; 2],
    opacity: f64,
) -> Drawn<DB> {
    let radius = view.pen.style().dot(cloud.emphasis()).0;
    let colour = view.theme.colour(role_of(cloud.kind)).mix(opacity);
    match cloud.kind {
        PointKind::Tokens => view.pen.disc(at, radius, colour),
        PointKind::Contexts => view.pen.ring(at, radius, &Stroke::solid(colour, 0.6 * radius)),
    }
}

/// One place and its number of points for every occupied square of this side; sorted by number, so
/// that circles which look the same come together.
fn thinned(places: impl Iterator<Item = [f64; 2]>, side: f64) -> Vec<(u32, [f64; 2])> {
    let mut spots: BTreeMap<[i32; 2], (u32, [f64; 2])> = BTreeMap::new();
    for at in places {
        let spot = spots.entry(at.map(|x| (x / side).floor() as i32)).or_insert((0, at));
        spot.0 += 1;
    }
    let mut spots: Vec<(u32, [f64; 2])> = spots.into_values().collect();
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
