//! A change of the steps takes the right plot along a way, from where it was to where it goes.

use std::sync::Arc;

use formats::{Loaded, Opened};
use nalgebra::Matrix2;
use picture::scene::{Scene, Third};
use reactive_graph::prelude::*;
use session::workspace::{Ease, Pace, Plot, Workspace};
use theory::{
    linalg::{normal_matrix, seeded},
    model::{Parts, Predictor, Toy},
    transform::{Action, Recipe, Side},
};

use super::{opened, read, session_test, toy};

/// Places are single precision.
const SINGLE: f64 = 1e-4;
/// What is computed in double precision.
const EXACT: f64 = 1e-9;

fn gauge(seed: u64) -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition: 6.0, seed } }
}

fn plane_model() -> Opened {
    let mut rng = seeded(5);
    let (f, g) = (normal_matrix(&mut rng, 2, 5), normal_matrix(&mut rng, 2, 12));
    let labels = |what: &str, n: usize| (0..n).map(|i| format!("{what} {i}")).collect();
    let (contexts, tokens) = (labels("context", 5), labels("token", 12));
    let parts =
        Parts { contexts, tokens, f: Some(f.into()), g: Some(g.into()), ..Parts::default() };
    let model = Predictor::new(parts).expect("finite and of equal width");
    Opened::Model(Box::new(Loaded { model, concepts: Vec::new(), tokens_in_file: 12 }))
}

fn way(session: Workspace) -> Arc<Ease> {
    let way = session.moves.ease.get_untracked().expect("it is on its way");
    assert!(way.is_ready());
    way
}

fn now(session: Workspace) -> Scene {
    session.scene(Plot::Right, 1.0).expect("a scene")
}

fn at_its_end(session: Workspace) -> Scene {
    session.scene_at(Plot::Right, 1.0, None).expect("a scene")
}

/// The farthest that a point, or a corner of the grid, of one is from that of the other.
fn apart(a: &Scene, b: &Scene) -> f64 {
    let far = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
    let points = a.points.iter().zip(&b.points).flat_map(|(a, b)| {
        a.xy.iter().zip(b.xy.iter()).map(|(a, b)| far(a.map(f64::from), b.map(f64::from)))
    });
    let corners =
        a.grid.iter().zip(&b.grid).flat_map(|(a, b)| {
            [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]].map(|at| far(a.at(at), b.at(at)))
        });
    points.chain(corners).fold(0.0, f64::max)
}

#[test]
fn a_move_goes_from_where_the_picture_was_to_where_it_takes_it() {
    session_test(|| {
        for third in [None, Some(Third::Component)] {
            let session = toy(Toy::Space);
            session.show_third(third);
            session.ease_moves(true);
            let before = now(session);
            session.add(gauge(3));
            let (way, end) = (way(session), at_its_end(session));
            assert!(apart(&before, &end) > 0.1, "it is another picture");
            assert!(session.is_under_way() && apart(&now(session), &before) < SINGLE);
            assert!(session.ease_to(&way, 0.5));
            assert!(apart(&now(session), &before) > 0.05 && apart(&now(session), &end) > 0.05);
            assert!(!session.ease_to(&way, 1.0), "it is there");
            assert!(!session.is_under_way());
            assert!(apart(&now(session), &end) < EXACT);
        }
    });
}

#[test]
fn in_two_dimensions_it_is_the_way_that_is_played() {
    session_test(|| {
        let session = opened(plane_model());
        session.ease_moves(true);
        session.add(gauge(8));
        let way = way(session);
        session.want_path();
        // Key frames of the way that is played: between them it is drawn on straight lines.
        for frame in [0, 5, 16, 27, 32] {
            let place = f64::from(frame) / 32.0;
            session.ease_to(&way, place.min(0.999_999));
            let played = session.scene_at(Plot::Right, 1.0, Some(place)).expect("a scene");
            assert!(apart(&now(session), &played) < SINGLE, "at {place}");
        }
    });
}

#[test]
fn the_compass_and_the_headline_say_what_is_drawn_all_the_way() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        session.ease_moves(true);
        session.add(gauge(4));
        let way = way(session);
        for step in 1..10 {
            session.ease_to(&way, f64::from(step) / 10.0);
            let scene = now(session);
            let compass = scene.compass.expect("two directions");
            let drawn = picture::scene::drawn_angle(compass.drawn).expect("not seen end on");
            assert!((compass.angle - drawn).abs() < EXACT, "{} {drawn}", compass.angle);
            let said = session.headline_on_path().and_then(|headline| headline.angle);
            let degrees = format!("{:.0}°", compass.angle.to_degrees());
            assert!(said.is_some_and(|said| said.contains(&degrees)), "at step {step}");
        }
    });
}

#[test]
fn another_change_goes_on_from_where_the_picture_is() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        let loaded = now(session);
        session.add(gauge(3));
        let first = way(session);
        session.ease_to(&first, 0.4);
        let here = now(session);
        session.undo();
        assert!(apart(&now(session), &here) < SINGLE, "it does not jump");
        assert!(!session.ease_to(&first, 0.6), "the way before is at an end");
        let back = way(session);
        session.ease_to(&back, 1.0);
        assert!(apart(&now(session), &loaded) < SINGLE);
    });
}

#[test]
fn a_hand_that_bends_has_the_picture_at_once() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        session.add(gauge(3));
        session.ease_to(&way(session), 0.4);
        session.bend(&Matrix2::new(1.3, 0.2, 0.0, 0.9));
        assert!(!session.is_under_way());
        assert!(apart(&now(session), &at_its_end(session)) < EXACT);
    });
}

/// The plot is where it was before a change, and goes from there to its end in a moment.
fn goes_in_a_moment(session: Workspace, before: &Scene) {
    let (way, end) = (way(session), at_its_end(session));
    assert_eq!(session.pace(), Some(Pace::Step));
    assert!(apart(before, &end) > 0.05, "it is another picture");
    assert!(apart(&now(session), before) < SINGLE, "it does not jump");
    session.ease_to(&way, 0.5);
    assert!(apart(&now(session), before) > 0.02 && apart(&now(session), &end) > 0.02);
    session.ease_to(&way, 1.0);
    assert!(apart(&now(session), &end) < EXACT && session.pace().is_none());
}

#[test]
fn a_matrix_that_is_typed_goes_its_way_as_one_change() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        let loaded = now(session);
        session.type_matrix([1.6, 0.4, -0.2, 0.7]);
        goes_in_a_moment(session, &loaded);
        session.type_matrix([1.0, 2.0, 2.0, 4.0]);
        assert!(!session.is_under_way(), "what is refused moves nothing");
        let bent = now(session);
        session.take_offer();
        goes_in_a_moment(session, &bent);
        session.undo();
        session.undo();
        session.ease_to(&way(session), 1.0);
        assert!(apart(&now(session), &loaded) < SINGLE);
    });
}

#[test]
fn keys_go_on_from_where_the_picture_is_and_add_up() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        session.hold_steps(true);
        let turned = |degrees: f64| theory::transform::rotation(degrees.to_radians());
        session.shortly(|| session.bend_within_limit(&turned(20.0)));
        session.ease_to(&way(session), 0.3);
        let here = now(session);
        session.shortly(|| session.bend_within_limit(&turned(40.0)));
        goes_in_a_moment(session, &here);
        session.hold_steps(false);
        let t = session.live().expect("it is bent").t;
        assert!((t - turned(40.0)).norm() < EXACT);
    });
}

#[test]
fn breaking_and_healing_are_gone_through_and_leave_no_mark() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        let loaded = now(session);
        session.break_it();
        goes_in_a_moment(session, &loaded);
        let broken = now(session);
        session.heal();
        goes_in_a_moment(session, &broken);
        assert!(apart(&now(session), &loaded) < SINGLE);
        assert!(!session.moves.steps.with_untracked(|steps| steps.can_undo()));
    });
}

#[test]
fn a_bend_that_is_taken_back_goes_back() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.ease_moves(true);
        session.hold_steps(true);
        session.bend(&Matrix2::new(1.6, 0.4, -0.2, 0.7));
        session.hold_steps(false);
        let bent = now(session);
        session.undo();
        assert!(apart(&now(session), &bent) < SINGLE);
        session.ease_to(&way(session), 0.5);
        assert!(apart(&now(session), &bent) > 0.05);
    });
}

#[test]
fn hidden_parts_grow_out_of_the_grid_and_a_mirror_is_passed() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.ease_moves(true);
        session.add(Action::HiddenG { size: 0.5, seed: 4 });
        let reach = |scene: &Scene| {
            let [threads] = scene.threads.as_slice() else { return 0.0 };
            let points = scene.points[0].xy.iter().zip(threads.xy.iter());
            points.map(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1])).fold(0.0, f32::max)
        };
        let out = way(session);
        session.ease_to(&out, 0.5);
        let half = reach(&now(session));
        assert!((half - reach(&at_its_end(session)) / 2.0).abs() < 1e-4 && half > 0.0);
        session.ease_to(&out, 1.0);
        let plane = session.shown_plane().expect("a plane");
        let mirror = Recipe::Reflection { plane };
        session.add(Action::Linear { on: Side::Gauge, matrix: mirror });
        let (through, end) = (way(session), at_its_end(session));
        session.ease_to(&through, 0.5);
        assert!(apart(&now(session), &end) > 0.05);
        session.ease_to(&through, 1.0);
        assert!(apart(&now(session), &end) < EXACT);
    });
}

#[test]
fn without_someone_who_plays_them_moves_are_there_at_once() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.add(gauge(3));
        assert!(!session.is_under_way());
    });
}
