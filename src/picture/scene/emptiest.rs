//! The corner of a picture in which a compass covers least.

use super::{Camera, Compass, Corner, Dial, Rect, Role, Scene};

/// At most this many evenly spaced points are looked at.
const SAMPLE: usize = 4_000;
/// What it costs to cover all points, an end of a direction or a handle, the shaft of a direction,
/// an arrow of the family, and what else stands in that corner. Points count most where they are
/// dense.
const POINTS: f64 = 200.0;
const END: f64 = 40.0;
const SHAFT: f64 = 12.0;
const THIN: f64 = 0.5;
const OCCUPIED: f64 = 1e6;
/// What a corner has to be better by than the usual one, and than the present one.
const UNUSUAL: f64 = 2.0;
const CHANGED: f64 = 5.0;
/// Pixels that ends of directions keep from a compass.
const AWAY: f64 = 12.0;

impl Corner {
    /// Where the compass of this scene covers least, beside texts of this size; it stays where it
    /// is `now` unless another corner is clearly better.
    pub fn emptiest(scene: &Scene, camera: &Camera, font: f64, now: Option<Self>) -> Self {
        let Some(compass) = &scene.compass else { return now.unwrap_or_default() };
        let cost = |corner: &Self| {
            let covered = Dial::of(camera.size, font, *corner).covered(compass, font);
            covers(scene, camera, &covered)
                + if corner.is_occupied(scene) { OCCUPIED } else { 0.0 }
                + if *corner == Self::default() { 0.0 } else { UNUSUAL }
                - if Some(*corner) == now { CHANGED } else { 0.0 }
        };
        let costs = Self::ALL.map(|corner| (corner, cost(&corner)));
        costs
            .into_iter()
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or_else(Self::default, |best| best.0)
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
    points + arrows.sum::<f64>() + END * tips.filter(|&tip| near(tip)).count() as f64
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
