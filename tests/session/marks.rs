//! The grid, the compass and the badges say what holds in all dimensions.

use std::sync::Arc;

use formats::Loaded;
use nalgebra::{DMatrix, DVector, Matrix2};
use picture::scene::{Grid, PointKind, PointRef, Points, Role};
use reactive_graph::prelude::*;
use session::{
    engine::ModelEngine,
    protocol::{
        At, Directions, Projection, Setting, Settled, View,
        question::{self, Answers},
        view::tips,
    },
    workspace::{Plot, ProjectionChoice},
};
use theory::{
    linalg::{normal_matrix, seeded},
    model::{Parts, Predictor, Toy},
    plane::{PlaneSpec, Which},
    property::angle,
    transform::{Action, Recipe, Side, Step, Transformed, apply},
};

use super::{opened, read, session_test, toy};

/// Angles and places are computed in double precision.
const EXACT: f64 = 1e-9;
/// Positions are single precision.
const SINGLE: f64 = 1e-4;

const PAIRS: Directions = [(1, 2), (5, 6)];

fn random_model(d: usize, seed: u64) -> Predictor {
    let mut rng = seeded(seed);
    let (f, g) = (normal_matrix(&mut rng, d, 5), normal_matrix(&mut rng, d, 12));
    let labels = |what: &str, n: usize| (0..n).map(|i| format!("{what} {i}")).collect();
    let (contexts, tokens) = (labels("context", 5), labels("token", 12));
    let parts =
        Parts { contexts, tokens, f: Some(f.into()), g: Some(g.into()), ..Parts::default() };
    Predictor::new(parts).expect("finite and of equal width")
}

fn shown() -> PlaneSpec {
    PlaneSpec::ConceptPair { a: PAIRS[0], b: PAIRS[1] }
}

fn steps(actions: &[Action]) -> Vec<Step> {
    (1..)
        .zip(actions)
        .map(|(id, action)| Step { id, enabled: true, action: action.clone() })
        .collect()
}

fn bend(side: Side, t: Matrix2<f64>) -> Action {
    let t = [t.m11, t.m12, t.m21, t.m22];
    Action::Linear { on: side, matrix: Recipe::Plane { plane: shown(), t } }
}

fn gauge(condition: f64, seed: u64) -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition, seed } }
}

fn view(model: &Predictor, plane: PlaneSpec, actions: &[Action], following: bool) -> View {
    let loaded = Loaded { model: model.clone(), concepts: Vec::new(), tokens_in_file: 12 };
    let mut engine = ModelEngine::new(loaded, None);
    engine.set(Setting::Settled(Settled { steps: steps(actions), ..Settled::default() }.into()));
    let (projection, directions) = (Projection::Plane(plane), Some(PAIRS));
    let view = question::View { at: At::default(), projection, following, directions };
    *engine.answer(&view).expect("a view")
}

fn moved(model: &Predictor, actions: &[Action]) -> Transformed {
    apply(&Arc::new(model.clone()), &steps(actions), EXACT).expect("possible moves")
}

fn true_angle(model: &Predictor) -> f64 {
    let difference = |(from, to): (usize, usize)| model.g().vector(to) - model.g().vector(from);
    angle(&difference(PAIRS[0]), &difference(PAIRS[1]))
}

fn random_t(seed: u64) -> Matrix2<f64> {
    let t = normal_matrix(&mut seeded(seed), 2, 2);
    Matrix2::new(t[0], t[2], t[1], t[3]) + Matrix2::identity() * 2.0
}

#[test]
fn the_plane_of_the_two_directions_draws_their_true_angle() {
    for seed in 0..12 {
        for (d, side) in [(2, Side::Gauge), (5, Side::OnlyG), (17, Side::Both), (40, Side::Gauge)] {
            let (model, t) = (random_model(d, seed), random_t(100 + seed));
            let actions = [bend(side, t)];
            let view = view(&model, shown(), &actions, false);
            let before = view.angles_before().expect("two directions");
            let after = view.angles(side, &t).expect("two directions");
            let bent = true_angle(&moved(&model, &actions).model);
            for (angles, truth) in [(before, true_angle(&model)), (after, bent)] {
                let drawn = angles.drawn_angle().expect("not seen end on");
                assert!((drawn - truth).abs() < EXACT, "{drawn} for {truth} in {d} dimensions");
                assert!((angles.truth - truth).abs() < EXACT);
            }
        }
    }
}

#[test]
fn every_lens_knows_the_true_angle_whatever_it_draws() {
    for following in [false, true] {
        let (model, t) = (random_model(9, 3), random_t(4));
        let plane = PlaneSpec::Pca { which: Which::Tokens };
        let live = Recipe::Plane { plane: plane.clone(), t: [t.m11, t.m12, t.m21, t.m22] };
        let actions = [
            gauge(5.0, 1),
            Action::Shift { size: 0.5, seed: 2 },
            Action::Linear { on: Side::Gauge, matrix: live },
        ];
        let view = view(&model, plane, &actions, following);
        let angles = view.angles(Side::Gauge, &t).expect("two directions");
        let truth = true_angle(&moved(&model, &actions).model);
        assert!((angles.truth - truth).abs() < EXACT);
        assert!(angles.drawn_angle().is_some_and(|drawn| (drawn - truth).abs() > 0.01));
    }
}

/// A grid point of the plane is a vector of the space: its image under all moves, as the camera
/// sees it, is where the grid has it.
#[test]
fn grid_points_are_the_images_of_the_planes_points() {
    for seed in 0..6 {
        let (model, t) = (random_model(8, seed), random_t(seed));
        let basis = shown().find(&model).expect("a plane").basis;
        let actions = [gauge(6.0, seed), Action::Shift { size: 0.7, seed }, bend(Side::Gauge, t)];
        let view = view(&model, shown(), &actions, false);
        let there = moved(&model, &actions);
        let map = there.map_g.as_ref().expect("nothing hidden").matrix();
        let zero = there.model.g().vector(0) - &map * model.g().vector(0);
        let grid = view.grid(PointKind::Tokens, Side::Gauge, &t).expect("a grid");
        for at in [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-2.5, 3.0]] {
            let vector = &basis * DVector::from_column_slice(&at);
            let image = basis.tr_mul(&(&map * vector + &zero));
            let off = (grid.at(at)[0] - image[0]).hypot(grid.at(at)[1] - image[1]);
            assert!(off < EXACT, "{off}");
        }
        let image = &map * &basis;
        let share = basis.tr_mul(&image).norm_squared() / image.norm_squared();
        assert!((grid.share - share).abs() < EXACT && share < 1.0);
        let contexts = view.grid(PointKind::Contexts, Side::Gauge, &t).expect("a grid");
        let map_f = there.map_f().expect("nothing hidden").matrix();
        let image = basis.tr_mul(&(map_f * &basis));
        assert!((contexts.axes[0][1] - image[(1, 0)]).abs() < EXACT);
        assert_eq!(contexts.origin, [0.0; 2], "nothing shifts f");
    }
}

#[test]
fn a_camera_that_follows_sees_how_much_of_the_plane_is_left_in_view() {
    let (model, t) = (random_model(8, 1), random_t(2));
    let actions = [gauge(6.0, 3), bend(Side::Gauge, t)];
    let view = view(&model, shown(), &actions, true);
    let grid = view.grid(PointKind::Tokens, Side::Gauge, &t).expect("a grid");
    assert!((grid.share - 1.0).abs() < EXACT, "the plane is carried along with g");
    let basis = shown().find(&model).expect("a plane").basis;
    let image: DMatrix<f64> = moved(&model, &actions).map_g.expect("linear").matrix() * basis;
    let lengths = grid.axes.map(|axis| axis[0].hypot(axis[1]));
    assert!((lengths[0] - image.column(0).norm()).abs() < EXACT);
    assert!((lengths[1] - image.column(1).norm()).abs() < EXACT);
}

#[test]
fn the_model_as_loaded_has_a_square_grid_and_no_badge() {
    session_test(|| {
        let session = toy(Toy::Space);
        for plot in [Plot::Left, Plot::Right] {
            let scene = session.scene(plot, 1.0).expect("a scene");
            let grid = scene.grid.expect("a grid");
            assert_eq!((grid.origin, grid.axes), ([0.0; 2], Grid::square().axes));
            assert_eq!((scene.badges, scene.threads), (Vec::new(), Vec::new()));
            assert!(scene.compass.is_some_and(|compass| compass.band.is_none()));
        }
    });
}

#[test]
fn a_lens_that_draws_another_angle_says_so_and_what_leaves_it_too() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        assert_eq!(session.choice.look.get_untracked().projection, ProjectionChoice::TwoDirections);
        session.set_look(|look| look.projection = ProjectionChoice::Pca);
        let angles = session.angles(Plot::Left).expect("two directions");
        let degrees = |angle: f64| format!("{:.0}°", angle.to_degrees());
        let drawn = angles.drawn_angle().map(degrees).unwrap_or_default();
        let expected = format!("drawn {drawn}, true {}", degrees(angles.truth));
        let badges = |plot| session.scene(plot, 1.0).map(|scene| scene.badges).unwrap_or_default();
        assert_eq!(badges(Plot::Left), [expected]);
        session.set_look(|look| look.projection = ProjectionChoice::TwoDirections);
        assert!(badges(Plot::Left).is_empty());
        session.add(gauge(8.0, 5));
        assert!(badges(Plot::Left).is_empty() && badges(Plot::Right).is_empty());
        session.set_look(|look| look.projection = ProjectionChoice::ConceptPlane);
        let share = session.grid(Plot::Right).map_or(0.0, |grid| 100.0 * grid.share);
        let expected = format!("{share:.0} % of this plane is still in view");
        assert!(badges(Plot::Right).contains(&expected) && share < 99.0);
        let compass = session.scene(Plot::Right, 1.0).and_then(|scene| scene.compass);
        let compass = compass.expect("a compass");
        let [low, high] = compass.band.expect("κ allows a band");
        assert!(low <= compass.angle && compass.angle <= high && compass.moved);
    });
}

#[test]
fn a_picture_that_is_no_plane_says_the_true_angle_as_it_was_measured() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.set_look(|look| look.projection = ProjectionChoice::Canonical);
        // Across the two directions of the toy, which are parallel in every picture.
        session.choose_pair(1, (0, 9));
        session.add(gauge(60.0, 5));
        let cosine = session.board.rows.with_untracked(|rows| rows["cosine"].clone());
        for (plot, cosine) in [(Plot::Left, cosine.before), (Plot::Right, cosine.after)] {
            let scene = session.scene(plot, 1.0).expect("a scene");
            let along = |role| {
                let arrow = scene.arrows.iter().find(|arrow| arrow.role == role).expect("drawn");
                DVector::from_fn(2, |k, _| arrow.to[k] - arrow.from[k])
            };
            let drawn = along(Role::First).angle(&along(Role::Second)).to_degrees();
            let truth = cosine.expect("measured").acos().to_degrees();
            let expected = format!("drawn {drawn:.0}°, true {truth:.0}°");
            assert_eq!(scene.badges.contains(&expected), (drawn - truth).abs() > 5.0);
            assert!(scene.compass.is_none());
        }
        let right = session.scene(Plot::Right, 1.0).expect("a scene");
        assert!(!right.badges.is_empty(), "the gauge turned them apart");
        session.hold_steps(true);
        session.hold_steps(false);
        assert!(!session.is_behind("cosine"));
    });
}

/// The plane as the moves carry it.
fn carried() -> PlaneSpec {
    PlaneSpec::Moved(Box::new(shown()))
}

fn bend_carried(side: Side, t: Matrix2<f64>) -> Action {
    let t = [t.m11, t.m12, t.m21, t.m22];
    Action::Linear { on: side, matrix: Recipe::Plane { plane: carried(), t } }
}

#[test]
fn the_carried_plane_draws_the_true_angle_and_bends_by_what_is_seen() {
    let still = Matrix2::identity();
    let mut checked = 0;
    for seed in 0..12 {
        for (d, side) in [(3, Side::Gauge), (5, Side::OnlyG), (17, Side::Both), (40, Side::Gauge)] {
            let (model, t) = (random_model(d, seed), random_t(100 + seed));
            let actions = [
                bend(Side::Gauge, random_t(200 + seed)),
                gauge(9.0, seed),
                Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } },
                Action::Shift { size: 0.5, seed },
                bend_carried(side, random_t(300 + seed)),
                Action::Linear { on: Side::Gauge, matrix: Recipe::Whitening },
                bend_carried(side, t),
            ];
            // Bends and gauges by chance may come to more than any move is allowed to.
            if apply(&Arc::new(model.clone()), &steps(&actions), EXACT).is_err() {
                continue;
            }
            checked += 1;
            let view = view(&model, carried(), &actions, false);
            for (t, count) in [(still, actions.len() - 1), (t, actions.len())] {
                let angles = view.angles(side, &t).expect("two directions");
                let truth = true_angle(&moved(&model, &actions[..count]).model);
                let drawn = angles.drawn_angle().expect("not seen end on");
                assert!((drawn - truth).abs() < EXACT, "{drawn} for {truth} in {d} dimensions");
                assert!((angles.truth - truth).abs() < EXACT);
                let grid = view.grid(PointKind::Tokens, side, &t).expect("a grid");
                assert!((grid.share - 1.0).abs() < EXACT);
            }
            let [before, after] = [still, t].map(|t| view.live_map(PointKind::Tokens, side, &t));
            let by = tips(PointKind::Tokens, side, &t);
            for at in view.right.of(PointKind::Tokens).as_chunks::<4>().0 {
                let at = nalgebra::Vector4::from(at.map(f64::from));
                let off = (after * at - by * (before * at)).norm();
                assert!(off < SINGLE * (1.0 + (after * at).norm()), "the bend is what is seen");
            }
        }
    }
    assert!(checked > 36, "{checked} of 48");
}

#[test]
fn bends_of_the_carried_plane_leave_its_axes() {
    let (model, t) = (random_model(12, 4), random_t(7));
    let moves = vec![
        bend(Side::Gauge, random_t(6)),
        gauge(6.0, 2),
        bend_carried(Side::Gauge, t),
        Action::Shift { size: 0.0, seed: 1 },
    ];
    let places = |actions: &[Action], t: &Matrix2<f64>| {
        let view = view(&model, carried(), actions, false);
        let map = view.live_map(PointKind::Tokens, Side::Gauge, t);
        let numbers = view.right.of(PointKind::Tokens).as_chunks::<4>().0.to_vec();
        let place = |at: [f32; 4]| map * nalgebra::Vector4::from(at.map(f64::from));
        numbers.into_iter().map(place).collect::<Vec<_>>()
    };
    let (live, settled) = (places(&moves[..3], &t), places(&moves, &Matrix2::identity()));
    for (a, b) in live.iter().zip(&settled) {
        assert!((a - b).norm() < SINGLE * (1.0 + b.norm()), "{a} and {b}");
    }
}

#[test]
fn the_lens_of_two_directions_goes_where_moves_of_all_dimensions_carry_them() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        let loaded = session.shown_plane().expect("a plane");
        let there = PlaneSpec::Moved(Box::new(loaded.clone()));
        let draws_the_truth = || {
            let angles = session.angles(Plot::Right).expect("two directions");
            let off = angles.drawn_angle().map(|drawn| (drawn - angles.truth).abs());
            off.is_some_and(|off| off < EXACT)
        };
        session.bend(&random_t(1));
        session.add(Action::Shift { size: 0.2, seed: 1 });
        session.bend(&random_t(2));
        assert_eq!(session.shown_plane(), Some(loaded.clone()), "bends and shifts leave it");
        assert!(draws_the_truth());
        session.add(gauge(8.0, 5));
        assert_eq!(session.shown_plane(), Some(there.clone()));
        assert!(session.bends_shown_plane() && draws_the_truth());
        let tip = || session.basis(Plot::Right, 1.0).map(|handles| handles.tips[0]);
        let [x, y] = tip().expect("handles");
        let to = [1.1 * x, 1.1 * y + 0.02];
        session.pull(0, to, 1.0);
        assert!(!session.moves.resisted.get_untracked(), "no farther than a pull may go");
        let live = session.live().expect("a bend");
        assert_eq!(live.plane, there);
        assert!(session.bends_shown_plane() && draws_the_truth());
        let off = tip().map(|tip| (tip[0] - to[0]).hypot(tip[1] - to[1]));
        assert!(off.is_some_and(|off| off < EXACT), "{off:?}");

        let link = session.snapshot();
        let again = opened(read("public/models/glove-100d.safetensors"));
        assert_eq!(again.restore(&link), Vec::<String>::new());
        assert_eq!(again.snapshot().choice.steps, link.choice.steps);
        assert_eq!(again.angles(Plot::Right), session.angles(Plot::Right));

        let gauges: Vec<u64> = session.moves.steps.with_untracked(|steps| {
            let random = |step: &&Step| step.action == gauge(8.0, 5);
            steps.present().iter().filter(random).map(|step| step.id).collect()
        });
        gauges.into_iter().for_each(|id| session.toggle(id));
        assert!(session.bends_shown_plane() && draws_the_truth(), "it is where it was loaded");
        session.undo();
        session.set_look(|look| look.following = true);
        assert_eq!(session.shown_plane(), Some(loaded));
    });
}

#[test]
fn a_bend_of_the_plane_as_loaded_stays_one_after_moves_of_all_dimensions() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        let loaded = session.shown_plane().expect("a plane");
        session.add(gauge(8.0, 5));
        let t = [1.5, 0.75, -0.25, 0.5];
        let matrix = Recipe::Plane { plane: loaded.clone(), t };
        session.add(Action::Linear { on: Side::Gauge, matrix });
        assert_eq!(session.live().map(|live| live.plane), Some(loaded));
        assert!(!session.bends_shown_plane(), "another plane than the shown one is bent");
    });
}

#[test]
fn handles_are_unit_vectors_where_they_land_and_follow_the_hand_after_moves_of_all_dimensions() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.add(gauge(4.0, 3));
        session.add(Action::Shift { size: 0.3, seed: 1 });
        let grid = session.grid(Plot::Right).expect("a grid");
        let handles = session.basis(Plot::Right, 1.0).expect("a plane that can be bent");
        assert_eq!(handles.tips, [grid.at([1.0, 0.0]), grid.at([0.0, 1.0])]);
        assert_ne!(handles.origin, [0.0, 0.0]);
        let [[zero_x, zero_y], [x, y], other] = [handles.origin, handles.tips[0], handles.tips[1]];
        let wanted = [
            zero_x + 1.3 * (x - zero_x) + 0.2 * (other[0] - zero_x),
            zero_y + 1.3 * (y - zero_y) + 0.2 * (other[1] - zero_y),
        ];
        session.pull(0, wanted, 1.0);
        let handles = session.basis(Plot::Right, 1.0).expect("a plane that can be bent");
        for (tip, wanted) in handles.tips.iter().zip([wanted, other]) {
            assert!((tip[0] - wanted[0]).hypot(tip[1] - wanted[1]) < EXACT, "{tip:?}");
        }
    });
}

#[test]
fn hidden_moves_are_threads_off_the_grid() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.set_look(|look| look.projection = ProjectionChoice::Pca);
        session.add(Action::HiddenG { size: 0.5, seed: 4 });
        let t = Matrix2::new(1.4, 0.2, -0.3, 0.8);
        session.bend(&t);
        let scene = session.scene(Plot::Right, 1.0).expect("a scene");
        let grid = scene.grid.expect("a grid");
        let left = session.points(Plot::Left).unwrap_or_default();
        let [threads] = scene.threads.as_slice() else { unreachable!("tokens alone are shown") };
        let far = |a: [f64; 2], b: [f32; 2]| (a[0] - f64::from(b[0])).hypot(a[1] - f64::from(b[1]));
        let mut longest: f64 = 0.0;
        for (index, (from, at)) in threads.xy.iter().zip(left[0].xy.iter()).enumerate() {
            // Every token of the loaded model lies in the plane of its grid, as far as is drawn.
            assert!(far(grid.at(at.map(f64::from)), *from) < SINGLE);
            let point = PointRef { kind: PointKind::Tokens, index };
            longest = longest.max(scene.position(point).map_or(0.0, |to| far(to, *from)));
        }
        assert!(longest > 0.01, "hidden components can be seen: {longest}");
        let Points { xy, .. } = &scene.points[0];
        assert_eq!(xy.len(), threads.xy.len());
    });
}

#[test]
fn the_directions_turn_to_an_asked_angle_by_the_least_bend() {
    session_test(|| {
        for side in [Side::Gauge, Side::OnlyG, Side::Both] {
            let session = opened(read("public/models/glove-100d.safetensors"));
            session.choose_side(side);
            let before = session.angles(Plot::Left).map_or(0.0, |angles| angles.truth);
            for asked in [0.3, 1.2, 2.6] {
                let condition = session.turn_to(asked).expect("not parallel");
                let truth = session.angles(Plot::Right).map_or(0.0, |angles| angles.truth);
                assert!((truth - asked).abs() < EXACT, "{truth} for {asked} by {side:?}");
                let ratio = (asked / 2.0).tan() / (before / 2.0).tan();
                assert!((condition - ratio.max(1.0 / ratio)).abs() < EXACT * condition);
                let found =
                    session.moves.summary.with_untracked(|s| s.as_ref().map(|s| s.condition));
                assert!(found.is_some_and(|found| (found / condition - 1.0).abs() < EXACT));
            }
            session.add(Action::Shift { size: 0.1, seed: 1 });
            assert_eq!(session.turn_to(1.0), None, "other moves came first");
        }
    });
}

#[test]
fn the_needle_stops_at_the_condition_number_that_was_chosen() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        let before = session.angles(Plot::Left).map_or(0.0, |angles| angles.truth);
        session.set_stop(2.0);
        for (asked, sense) in [(3.1, 1.0), (0.01, -1.0)] {
            let condition = session.turn_to(asked).expect("not parallel");
            assert!((condition - 2.0).abs() < EXACT && session.stage.stopped.get_untracked());
            let truth = session.angles(Plot::Right).map_or(0.0, |angles| angles.truth);
            let end = 2.0 * ((before / 2.0).tan() * 2f64.powf(sense)).atan();
            assert!((truth - end).abs() < EXACT, "an end of the band");
        }
        session.turn_to(before).expect("not parallel");
        assert!(!session.stage.stopped.get_untracked());
        session.set_stop(1e9);
        assert_eq!(session.stop(), theory::transform::DRAG_LIMIT);
    });
}

#[test]
fn what_f_gets_and_what_g_gets_leave_every_product_as_it_is() {
    session_test(|| {
        let session = toy(Toy::Space);
        let wanted = random_t(5);
        session.bend_seen_to(&wanted);
        let [f, g] = session.both_sides().expect("a plane");
        assert!((g - wanted).norm() < EXACT, "tokens are seen");
        assert!((f.transpose() * g - Matrix2::identity()).norm() < EXACT);
        assert_eq!(session.bend_seen(), Some(g));
        session.set_look(|look| look.shown = picture::scene::VisiblePoints::Contexts);
        assert_eq!(session.bend_seen(), Some(f));
        session.choose_side(Side::OnlyG);
        assert_eq!(session.both_sides(), Some([Matrix2::identity(), g]));
    });
}
