//! The corner of a picture in which a compass covers least.

use super::{Camera, Compass, Corner, Dial, Rect, Role, Scene};

/// At most this many evenly spaced points are looked at.
const SAMPLE: usize = 4_000;
/// What it costs to cover all points, a handle, an end of a direction, the shaft of a direction, an
/// arrow of the family, and what else stands in that corner. Points count most where they are
/// dense; a handle that cannot be seen cannot be taken.
const POINTS: f64 = 200.0;
const HANDLE: f64 = 400.0;
const END: f64 = 40.0;
const SHAFT: f64 = 12.0;
const THIN: f64 = 0.5;
const OCCUPIED: f64 = 1e6;
/// What a corner has to be better by than the usual one, and than the present one.
const UNUSUAL: f64 = 2.0;
const CHANGED: f64 = 5.0;
/// A corner is free that costs no more than this above the best one.
const FREE: f64 = 4.0;
/// Pixels that ends of directions keep from a compass.
const AWAY: f64 = 12.0;

impl Corner {
    /// Where the compass of this scene covers least, beside texts of this size; it stays where it
    /// is `now` unless another corner is clearly better.
    pub fn emptiest(scene: &Scene, camera: &Camera, font: f64, now: Option<Self>) -> Self {
        Self::costs(scene, camera, font, now).map_or(now.unwrap_or_default(), Self::cheapest)
    }

    /// Where a compass with these costs lies beside another plot whose compass has those: in the
    /// same corner where one is free in both.
    pub fn shared(own: [f64; 4], other: [f64; 4]) -> Self {
        let least = |costs: [f64; 4]| costs.into_iter().fold(f64::INFINITY, f64::min);
        let free = |costs: [f64; 4], k: usize| costs[k] <= least(costs) + FREE;
        let both = [0, 1, 2, 3].map(|k| {
            if free(own, k) && free(other, k) { own[k] + other[k] } else { f64::INFINITY }
        });
        if least(both).is_finite() { Self::cheapest(both) } else { Self::cheapest(own) }
    }

    fn cheapest(costs: [f64; 4]) -> Self {
        let all = Self::ALL.into_iter().zip(costs);
        all.min_by(|a, b| a.1.total_cmp(&b.1)).map_or_else(Self::default, |best| best.0)
    }

    /// What it costs to lay the compass in each corner, as they stand in [`Self::ALL`]; none
    /// without a compass.
    pub fn costs(scene: &Scene, camera: &Camera, font: f64, now: Option<Self>) -> Option<[f64; 4]> {
        let compass = scene.compass.as_ref()?;
        let cost = |corner: Self| {
            let covered = Dial::of(camera.size, font, corner).covered(compass, font);
            covers(scene, camera, &covered)
                + if corner.is_occupied(scene) { OCCUPIED } else { 0.0 }
                + if corner == Self::default() { 0.0 } else { UNUSUAL }
                - if Some(corner) == now { CHANGED } else { 0.0 }
        };
        Some(Self::ALL.map(cost))
    }

    /// Whether the legend or a badge is there already.
    fn is_occupied(self, scene: &Scene) -> bool {
        match self {
            Self::LowerLeft => !scene.legend.is_empty(),
            Self::UpperRight => !scene.badges.is_empty(),
            Self::LowerRight | Self::UpperLeft => false,
        }
    }
}

/// What it costs that these parts of the picture are covered.
fn covers(scene: &Scene, camera: &Camera, covered: &[Rect]) -> f64 {
    let holds = |at: [f64; 2]| covered.iter().any(|rect| rect.holds(camera.to_screen(at)));
    let near =
        |at: [f64; 2]| covered.iter().any(|rect| rect.grown(AWAY).holds(camera.to_screen(at)));
    let all: usize = scene.points.iter().map(|cloud| cloud.xy.len()).sum();
    let step = all.div_ceil(SAMPLE).max(1);
    let sample = || scene.points.iter().flat_map(|cloud| cloud.xy.iter().step_by(step));
    let inside = sample().filter(|at| holds(at.map(f64::from))).count() as f64;
    let points = POINTS * inside / sample().count().max(1) as f64;
    let crosses = |ends: [[f64; 2]; 2]| {
        covered.iter().any(|rect| rect.clip(ends.map(|at| camera.to_screen(at))).is_some())
    };
    let arrows = scene.arrows.iter().map(|arrow| match arrow.role {
        Role::Family => THIN * f64::from(u8::from(crosses([arrow.from, arrow.to]))),
        _ => {
            let ends = [arrow.from, arrow.to].into_iter().filter(|&end| near(end)).count();
            END * ends as f64 + SHAFT * f64::from(u8::from(crosses([arrow.from, arrow.to])))
        }
    });
    let tips = scene.handles.iter().flat_map(|handles| handles.tips);
    points + arrows.sum::<f64>() + HANDLE * tips.filter(|&tip| near(tip)).count() as f64
}

impl Dial {
    /// What the compass takes with its number and notes, about.
    fn covered(&self, compass: &Compass, font: f64) -> Vec<Rect> {
        let dial = Rect::about(self.centre, self.radius);
        let [width, height] = self.texts(compass, font);
        let (left, right) = match self.corner.is_right() {
            true => (dial.left - width, dial.left),
            false => (dial.right, dial.right + width),
        };
        vec![dial, Rect { left, top: dial.bottom - height, right, bottom: dial.bottom }]
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::{Arrow, Bounds, PointKind, Points};

    const SIZE: [f64; 2] = [400.0, 320.0];
    const FONT: f64 = 13.0;

    fn scene(cluster: [f32; 2]) -> Scene {
        let xy = (0..100).map(|i| {
            let [x, y] = [i % 10, i / 10].map(|k| k as f32 / 10.0 - 0.5);
            [cluster[0] + x, cluster[1] + y]
        });
        let compass = Compass {
            angle: 1.0,
            drawn: [[1.0, 0.0], [0.5, 0.8]],
            band: None,
            moved: false,
            corner: None,
            note: "true angle, all 3 dimensions".into(),
            band_note: String::new(),
        };
        let points = vec![Points { kind: PointKind::Tokens, xy: Arc::new(xy.collect()) }];
        Scene { points, compass: Some(compass), ..Scene::default() }
    }

    fn camera() -> Camera {
        let bounds = Bounds { min: [-5.0, -4.0], max: [5.0, 4.0] };
        Camera::fit(bounds, SIZE, 0.0)
    }

    #[test]
    fn a_compass_lies_in_the_usual_corner_unless_that_covers_points() {
        let empty = Corner::emptiest(&scene([0.0, 0.0]), &camera(), FONT, None);
        assert_eq!(empty, Corner::LowerRight);
        let covered = Corner::emptiest(&scene([4.0, -2.5]), &camera(), FONT, None);
        assert_ne!(covered, Corner::LowerRight);
    }

    #[test]
    fn an_end_of_a_direction_is_never_covered_where_a_corner_is_free() {
        for (to, taken) in [([4.2, -3.0], Corner::LowerRight), ([4.2, 3.0], Corner::UpperRight)] {
            let arrow =
                Arrow { from: [0.0; 2], to, role: Role::First, label_from: None, label_to: None };
            let scene = Scene { arrows: vec![arrow], ..scene([0.0, 0.0]) };
            for now in Corner::ALL {
                assert_ne!(Corner::emptiest(&scene, &camera(), FONT, Some(now)), taken);
            }
        }
    }

    #[test]
    fn a_handle_is_not_covered_even_where_all_points_are_elsewhere() {
        let handles = crate::scene::Handles {
            origin: [0.0; 2],
            tips: [[4.2, -3.0], [0.0, 1.0]],
            names: Default::default(),
            asks: None,
        };
        // Most of the points are in the corner that stays.
        let mut scene = Scene { handles: Some(handles), ..scene([4.0, 2.5]) };
        scene.badges = vec!["one".into()];
        for now in Corner::ALL {
            let found = Corner::emptiest(&scene, &camera(), FONT, Some(now));
            assert!(!found.is_right(), "{found:?}");
        }
    }

    #[test]
    fn two_plots_have_it_in_the_same_corner_where_one_is_free_in_both() {
        let [nothing, a_bit, much] = [0.0, 2.0, 50.0];
        assert_eq!(
            Corner::shared([nothing, a_bit, much, much], [much, nothing, much, much]),
            Corner::UpperRight
        );
        assert_eq!(
            Corner::shared([nothing, much, much, much], [much, nothing, much, much]),
            Corner::LowerRight,
            "each has its own where none is"
        );
    }

    #[test]
    fn a_compass_stays_where_it_is_while_corners_are_alike() {
        for now in Corner::ALL {
            assert_eq!(Corner::emptiest(&scene([0.0, 0.0]), &camera(), FONT, Some(now)), now);
        }
    }

    #[test]
    fn every_corner_is_inside_the_picture() {
        for corner in Corner::ALL {
            let Dial { centre, radius, .. } = Dial::of(SIZE, FONT, corner);
            assert!((0..2).all(|k| centre[k] > radius && centre[k] + radius < SIZE[k]));
            assert_eq!(centre[0] > SIZE[0] / 2.0, corner.is_right());
            assert_eq!(centre[1] > SIZE[1] / 2.0, corner.is_lower());
        }
    }
}
