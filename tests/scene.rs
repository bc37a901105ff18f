//! Laws of the scene: camera, hit test, lasso, label placement.

use picture::scene::{
    Arrow, Bounds, Camera, Handles, Picker, PointKind, PointRef, Points, Rect, Request, Role,
    Scene, Target, place, within,
};
use proptest::prelude::*;

/// Pixels by which a round trip through the camera may miss.
const PIXEL_ERROR: f64 = 1e-6;

fn camera() -> impl Strategy<Value = Camera> {
    let coordinate = -1e3..1e3;
    (coordinate.clone(), coordinate, -3.0..4.0, 50.0..2000.0, 50.0..2000.0).prop_map(
        |(x, y, scale, width, height)| Camera {
            centre: [x, y],
            scale: 10f64.powf(scale),
            size: [width, height],
        },
    )
}

fn place_on_screen() -> impl Strategy<Value = [f64; 2]> {
    prop::array::uniform2(0.0..1000.0)
}

fn cloud() -> impl Strategy<Value = Vec<[f32; 2]>> {
    prop::collection::vec(prop::array::uniform2(-10.0f32..10.0), 1..300)
}

fn gap(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

proptest! {
    #[test]
    fn from_screen_undoes_to_screen(camera in camera(), at in place_on_screen()) {
        prop_assert!(gap(camera.to_screen(camera.from_screen(at)), at) < PIXEL_ERROR);
    }

    #[test]
    fn zoom_keeps_the_data_point_under_the_pointer(camera in camera(), at in place_on_screen(), factor in 0.1..10.0) {
        let held = camera.from_screen(at);
        let zoomed = camera.zoom_about(at, factor);
        prop_assert!(gap(zoomed.to_screen(held), at) < PIXEL_ERROR);
        prop_assert!((zoomed.scale / camera.scale / factor - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_pan_moves_the_picture_with_the_pointer(camera in camera(), at in place_on_screen(), by in place_on_screen()) {
        let moved = camera.pan_by(by).to_screen(camera.from_screen(at));
        prop_assert!(gap(moved, [at[0] + by[0], at[1] + by[1]]) < PIXEL_ERROR);
    }

    #[test]
    fn a_fitted_camera_shows_all_its_bounds(xy in cloud(), width in 50.0..2000.0, height in 50.0..2000.0) {
        let all = xy.iter().fold(Bounds::point([0.0, 0.0]), |b, p| b.with(p.map(f64::from)));
        let camera = Camera::fit(all, [width, height], 20.0);
        for corner in [all.min, all.max] {
            let [x, y] = camera.to_screen(corner);
            prop_assert!(x >= -PIXEL_ERROR && y >= -PIXEL_ERROR && x <= width + PIXEL_ERROR && y <= height + PIXEL_ERROR);
        }
    }

    #[test]
    fn the_hit_is_the_nearest_point_within_reach(xy in cloud(), at in place_on_screen(), reach in 1.0..200.0) {
        let camera = Camera { centre: [0.0, 0.0], scale: 40.0, size: [1000.0, 1000.0] };
        let distance = |p: &[f32; 2]| gap(camera.to_screen(p.map(f64::from)), at);
        let nearest = xy.iter().map(distance).fold(f64::INFINITY, f64::min);
        let cloud = [Points { kind: PointKind::Tokens, xy: xy.clone().into() }];
        match Picker::default().point(&cloud, &camera, at, reach) {
            Some(hit) => prop_assert!(distance(&xy[hit.index]) <= nearest + PIXEL_ERROR),
            None => prop_assert!(nearest > reach - PIXEL_ERROR),
        }
    }

    #[test]
    fn a_lasso_about_everything_holds_everything(xy in cloud()) {
        let camera = Camera { centre: [0.0, 0.0], scale: 40.0, size: [1000.0, 1000.0] };
        let outline = [[0.0, 0.0], [1000.0, 0.0], [1000.0, 1000.0], [0.0, 1000.0]];
        let all: Vec<usize> = (0..xy.len()).collect();
        prop_assert_eq!(within(&outline, &Points { kind: PointKind::Tokens, xy: xy.into() }, &camera), all);
    }

    #[test]
    fn labels_never_overlap_and_stay_inside(
        anchors in prop::collection::vec((place_on_screen(), 5.0..120.0, 0..3i32), 0..60),
        knobs in prop::collection::vec(place_on_screen(), 0..5),
    ) {
        let frame = Rect::of_size([1000.0, 1000.0]);
        let request = |&(at, width, priority): &([f64; 2], f64, i32)| {
            Request { at, size: [width, 14.0], gap: 5.0, reach: f64::INFINITY, towards: None, priority }
        };
        let requests: Vec<Request> = anchors.iter().map(request).collect();
        let obstacles: Vec<Rect> = knobs.iter().map(|&at| Rect::about(at, 8.0)).collect();
        let placed = place(&requests, &obstacles, &[], frame);
        prop_assert_eq!(&placed, &place(&requests, &obstacles, &[], frame));
        let rects: Vec<Rect> = placed.into_iter().flatten().collect();
        for (i, a) in rects.iter().enumerate() {
            prop_assert!(frame.contains(a));
            prop_assert!(rects[i + 1..].iter().chain(&obstacles).all(|b| !a.overlaps(b)));
        }
    }
}

#[test]
fn a_label_that_finds_no_place_within_its_reach_is_left_out() {
    let frame = Rect::of_size([400.0, 400.0]);
    let request = |reach: f64| Request {
        at: [200.0, 200.0],
        size: [40.0, 14.0],
        gap: 5.0,
        reach,
        towards: Some([1.0, 0.0]),
        priority: 0,
    };
    let taken = [Rect::about([200.0, 200.0], 20.0)];
    let far = place(&[request(f64::INFINITY)], &taken, &[], frame)[0].expect("room farther away");
    assert!(far.left >= 220.0, "{far:?}");
    assert_eq!(place(&[request(10.0)], &taken, &[], frame), [None]);
    let near = place(&[request(10.0)], &[], &[], frame)[0].expect("room beside it");
    assert!((near.left - 205.0).abs() < 1e-9, "{near:?}");
}

fn scene() -> Scene {
    Scene {
        points: vec![Points { kind: PointKind::Tokens, xy: vec![[0.0, 0.0], [1.0, 1.0]].into() }],
        arrows: vec![Arrow {
            from: [-2.0, -2.0],
            to: [2.0, -2.0],
            role: Role::First,
            label_from: None,
            label_to: None,
        }],
        handles: Some(Handles {
            origin: [0.0, 0.0],
            tips: [[1.0, 0.9], [0.0, 3.0]],
            names: ["e₁".into(), "e₂".into()],
            asks: None,
        }),
        ..Scene::default()
    }
}

#[test]
fn a_handle_is_hit_before_a_point_before_an_arrow() {
    let (scene, mut picker) = (scene(), Picker::default());
    let camera = Camera { centre: [0.0, 0.0], scale: 50.0, size: [500.0, 500.0] };
    let mut hit = |at: [f64; 2]| picker.pick(&scene, &camera, camera.to_screen(at), 8.0);
    assert_eq!(hit([1.0, 1.0]), Some(Target::Handle(0)));
    assert_eq!(
        hit([0.05, 0.05]),
        Some(Target::Point(PointRef { kind: PointKind::Tokens, index: 0 }))
    );
    assert_eq!(hit([0.5, -2.1]), Some(Target::Arrow(0)));
    assert_eq!(hit([3.0, 3.0]), None);
}

#[test]
fn points_that_are_not_finite_are_never_hit() {
    let cloud = [Points {
        kind: PointKind::Contexts,
        xy: vec![[f32::NAN, 0.0], [f32::INFINITY, 0.0], [5.0, 5.0]].into(),
    }];
    let camera = Camera { centre: [0.0, 0.0], scale: 1.0, size: [100.0, 100.0] };
    let hit = Picker::default().point(&cloud, &camera, [50.0, 50.0], 1e6);
    assert_eq!(hit.map(|point| point.index), Some(2));
}

#[test]
fn the_picker_sees_moved_points_once_told() {
    let mut cloud = [Points { kind: PointKind::Tokens, xy: vec![[0.0, 0.0]].into() }];
    let camera = Camera { centre: [0.0, 0.0], scale: 10.0, size: [100.0, 100.0] };
    let mut picker = Picker::default();
    assert!(picker.point(&cloud, &camera, [50.0, 50.0], 3.0).is_some());
    cloud[0].xy = vec![[4.0, 0.0]].into();
    picker.forget();
    assert!(picker.point(&cloud, &camera, [50.0, 50.0], 3.0).is_none());
    assert!(picker.point(&cloud, &camera, [90.0, 50.0], 3.0).is_some());
}

#[test]
fn everything_that_was_visible_stays_visible_in_another_frame() {
    let camera = Camera { centre: [3.0, -2.0], scale: 17.0, size: [480.0, 400.0] };
    let framed = camera.framed([900.0, 200.0]);
    let (before, after) = (camera.bounds(), framed.bounds());
    assert!(after.union(before) == after);
}
