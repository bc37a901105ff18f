//! The way that the right plot takes: where it begins and ends, and what holds on it.

use formats::Loaded;
use picture::scene::PointKind;
use session::{
    engine::ModelEngine,
    protocol::{
        At, MovePath, PathSight, Positions, Projection, Reason, Setting, Settled, View,
        question::{self, Answers},
    },
};
use theory::{
    model::Toy,
    plane::PlaneSpec,
    transform::{Action, Motion, Recipe, Side, Step, route},
};

const RTOL: f64 = 1e-9;
/// Positions are single precision.
const SINGLE: f32 = 1e-4;
/// Logits along the way against those at its start.
const ROUNDING: f64 = 1e-9;
/// Grids are double precision.
const EXACT: f64 = 1e-9;

fn engine(toy: Toy) -> ModelEngine {
    let model = toy.model().expect("a toy is a model");
    let tokens_in_file = model.g().len() as u64;
    ModelEngine::new(Loaded { model, concepts: toy.concepts(), tokens_in_file }, None)
}

fn steps(actions: Vec<Action>) -> Vec<Step> {
    (1..).zip(actions).map(|(id, action)| Step { id, enabled: true, action }).collect()
}

fn gauge(matrix: Recipe) -> Action {
    Action::Linear { on: Side::Gauge, matrix }
}

fn plane() -> PlaneSpec {
    PlaneSpec::ConceptPair { a: (0, 1), b: (6, 7) }
}

fn bent() -> Recipe {
    bent_from(plane())
}

/// Everything that has a way: linear steps, a shift, hidden moves, another gauge.
fn many() -> Vec<Step> {
    steps(vec![
        gauge(Recipe::Random { condition: 4.0, seed: 3 }),
        gauge(Recipe::Rotation { seed: 5 }),
        Action::Shift { size: 0.4, seed: 1 },
        Action::HiddenF { size: 0.5, seed: 2 },
        Action::HiddenG { size: 0.5, seed: 4 },
        gauge(bent()),
    ])
}

/// Where the moves carry the shown plane.
fn moved() -> PlaneSpec {
    PlaneSpec::Moved(Box::new(plane()))
}

fn bent_from(plane: PlaneSpec) -> Recipe {
    Recipe::Plane { plane, t: [1.7, 0.3, -0.1, 0.6] }
}

/// The same moves, and last a bend of this plane.
fn many_and_then(plane: PlaneSpec) -> Vec<Step> {
    let mut all = many();
    all.pop();
    all.push(Step { id: 9, enabled: true, action: gauge(bent_from(plane)) });
    all
}

/// A path that can be asked for.
struct Key {
    steps: Vec<Step>,
    sight: PathSight,
}

fn carried(steps: Vec<Step>) -> Key {
    seen_in(Projection::Plane(moved()), key(steps, false))
}

fn seen_in(projection: Projection, Key { steps, sight }: Key) -> Key {
    Key { steps, sight: PathSight { projection, ..sight } }
}

fn key(steps: Vec<Step>, following: bool) -> Key {
    let directions = Some([(0, 1), (6, 7)]);
    let projection = Projection::Plane(plane());
    Key { steps, sight: PathSight { projection, orbit: None, following, directions, next: None } }
}

fn settle(engine: &mut ModelEngine, Key { steps, .. }: &Key) {
    let settled = Settled { steps: steps.clone(), ..Settled::default() };
    engine.set(Setting::Settled(settled.into()));
}

fn drawn(engine: &mut ModelEngine, key: &Key) -> Result<MovePath, Reason> {
    settle(engine, key);
    let path = engine.answer(&question::MovePath { at: At::default(), sight: key.sight.clone() });
    path.expect("why there is no path is part of the answer").map(|path| *path)
}

fn view(engine: &mut ModelEngine, key: &Key) -> View {
    settle(engine, key);
    let PathSight { projection, following, directions, .. } = key.sight.clone();
    let view = question::View { at: At::default(), projection, following, directions };
    *engine.answer(&view).expect("a view")
}

/// What the right plot draws, once the live step is in place.
fn at_rest(view: &View, steps: &[Step], kind: PointKind) -> Vec<f32> {
    let (_, live) = session::protocol::Live::split(steps);
    let map = match live {
        Some(live) => view.live_map(kind, live.side, &live.t),
        None => view.live_map(kind, Side::Gauge, &nalgebra::Matrix2::identity()),
    };
    let place = |p: &[f32; 4]| map * nalgebra::Vector4::from(p.map(f64::from));
    view.right
        .of(kind)
        .as_chunks::<4>()
        .0
        .iter()
        .flat_map(|p| <[f64; 2]>::from(place(p)).map(|x| x as f32))
        .collect()
}

fn assert_close(found: &[f32], expected: &[f32]) {
    assert_eq!(found.len(), expected.len());
    let scale = expected.iter().fold(1.0f32, |scale, x| scale.max(x.abs()));
    assert!(
        found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= SINGLE * scale),
        "{found:?} and {expected:?}"
    );
}

#[test]
fn the_way_begins_at_the_model_and_ends_where_the_plot_is_at_rest() {
    let flat = |steps, following| key(steps, following);
    for key in [
        flat(many(), false),
        flat(many(), true),
        flat(steps(vec![gauge(bent())]), true),
        flat(Vec::new(), false),
        carried(many()),
        carried(many_and_then(moved())),
        carried(steps(vec![gauge(bent()), gauge(bent_from(moved()))])),
        carried(Vec::new()),
    ] {
        let (mut engine, following) = (engine(Toy::Hidden), key.sight.following);
        let (way, view) = (drawn(&mut engine, &key).expect("a way"), view(&mut engine, &key));
        for kind in [PointKind::Tokens, PointKind::Contexts] {
            assert_close(way.at(0.0).of(kind), view.left.of(kind));
            assert_close(way.at(1.0).of(kind), &at_rest(&view, &key.steps, kind));
            let (_, live) = session::protocol::Live::split(&key.steps);
            let (side, t) = live
                .map_or((Side::Gauge, nalgebra::Matrix2::identity()), |live| (live.side, live.t));
            let first = way.marks_at(0.0).expect("marks").grid(kind);
            assert_eq!((first.origin, first.share), ([0.0; 2], 1.0));
            let last = way.marks_at(1.0).expect("marks");
            let rest = view.grid(kind, side, &t).expect("a grid");
            let grid = last.grid(kind);
            for (a, b) in [([0.0, 0.0], "zero"), ([1.0, 0.0], "e₁"), ([0.0, 1.0], "e₂")] {
                let (found, expected) = (grid.at(a), rest.at(a));
                let off = (found[0] - expected[0]).hypot(found[1] - expected[1]);
                assert!(off < EXACT, "{b} is {off} off, following {following}");
            }
            assert!((grid.share - rest.share).abs() < EXACT);
            let angles = [last.angles(), view.angles(side, &t)].map(|a| a.expect("two").truth);
            assert!((angles[0] - angles[1]).abs() < EXACT);
        }
    }
}

#[test]
fn every_frame_of_a_carried_plane_draws_the_true_angle() {
    let turned = Recipe::Rotation { seed: 8 };
    let scaled = Recipe::AxisScale { log2: vec![1.0, -0.5, 0.25, -1.0] };
    for steps in [
        steps(vec![gauge(Recipe::Random { condition: 9.0, seed: 3 })]),
        steps(vec![gauge(bent()), gauge(turned.clone()), gauge(bent_from(moved()))]),
        steps(vec![
            Action::Linear { on: Side::OnlyG, matrix: scaled },
            Action::Shift { size: 0.4, seed: 1 },
            Action::Linear { on: Side::Both, matrix: Recipe::Random { condition: 3.0, seed: 7 } },
            gauge(Recipe::Whitening),
            Action::HiddenF { size: 0.5, seed: 2 },
            gauge(bent_from(moved())),
        ]),
    ] {
        let key = carried(steps);
        let way = drawn(&mut engine(Toy::Hidden), &key).expect("a way");
        assert_eq!(way.frames.len(), way.marks.len());
        for (frame, marks) in way.marks.iter().enumerate() {
            let angles = marks.angles().expect("two directions");
            let drawn = angles.drawn_angle().expect("not seen end on");
            let truth = angles.truth;
            assert!((drawn - truth).abs() < EXACT, "frame {frame}: {drawn} for {truth}");
            assert!((marks.grid(PointKind::Tokens).share - 1.0).abs() < EXACT);
        }
    }
}

#[test]
fn a_bent_plane_takes_the_way_of_its_matrix() {
    let t = nalgebra::Matrix2::new(1.7, 0.3, -0.1, 0.6);
    let mut engine = engine(Toy::Space);
    let way = drawn(&mut engine, &key(steps(vec![gauge(bent())]), false)).expect("a way");
    for place in [0.25, 0.5, 0.75] {
        let moment = theory::transform::plane_path(&t, place).expect("det is positive");
        let t = [moment.m11, moment.m12, moment.m21, moment.m22];
        let there = key(steps(vec![gauge(Recipe::Plane { plane: plane(), t })]), false);
        let view = view(&mut engine, &there);
        assert_close(&way.at(place).tokens, &at_rest(&view, &there.steps, PointKind::Tokens));
        assert_close(&way.at(place).contexts, &at_rest(&view, &there.steps, PointKind::Contexts));
    }
}

#[test]
fn every_moment_of_every_stretch_keeps_all_log_odds() {
    let base = std::sync::Arc::new(Toy::Hidden.model().expect("a toy is a model"));
    let log_odds = |f: &nalgebra::DMatrix<f64>, g: &nalgebra::DMatrix<f64>| {
        let logits = f.tr_mul(g);
        let pivot = logits.column(0).clone_owned();
        nalgebra::DMatrix::from_fn(logits.nrows(), logits.ncols(), |s, y| logits[(s, y)] - pivot[s])
    };
    let expected = log_odds(base.f().vectors(), base.g().vectors());
    let stretches = route(&base, &many(), RTOL).expect("a way");
    assert_eq!(stretches.len(), 5, "the two random gauges are one stretch");
    for stretch in &stretches {
        let (start, end) = (&stretch.start, &stretch.end);
        for t in [0.0, 0.3, 0.7, 1.0] {
            let moved = |path: &Option<std::sync::Arc<theory::transform::Path>>,
                         x: &nalgebra::DMatrix<f64>| {
                path.as_ref().map_or_else(|| x.clone(), |path| path.push(t, x))
            };
            let (f, g) = match &stretch.motion {
                Motion::Linear { f, g } => {
                    (moved(f, start.f().vectors()), moved(g, start.g().vectors()))
                }
                _ => (
                    start.f().vectors() * (1.0 - t) + end.f().vectors() * t,
                    start.g().vectors() * (1.0 - t) + end.g().vectors() * t,
                ),
            };
            assert!((log_odds(&f, &g) - &expected).amax() <= ROUNDING * expected.amax());
        }
    }
}

#[test]
fn a_mirrored_step_has_no_way_and_is_named() {
    let mirror = Recipe::Reflection { plane: plane() };
    let list = steps(vec![Action::Shift { size: 0.1, seed: 1 }, gauge(mirror.clone())]);
    let error = drawn(&mut engine(Toy::Space), &key(list, false)).expect_err("det is negative");
    assert!(error.starts_with("Step 2: det is negative"), "{error}");
    let twice = steps(vec![gauge(mirror.clone()), gauge(mirror)]);
    assert!(
        drawn(&mut engine(Toy::Space), &key(twice, false)).is_ok(),
        "two mirrors are a rotation"
    );
}

#[test]
fn a_step_that_changes_the_dimension_is_a_jump() {
    let list =
        steps(vec![Action::Pad { to: 9 }, gauge(Recipe::Rotation { seed: 5 }), Action::Minimal]);
    let (mut engine, key) = (engine(Toy::Hidden), key(list, false));
    let (way, view) = (drawn(&mut engine, &key).expect("a way"), view(&mut engine, &key));
    assert_close(&way.at(0.3).tokens, &view.left.tokens);
    assert_close(&way.at(1.0).tokens, &at_rest(&view, &key.steps, PointKind::Tokens));
}

#[test]
fn the_canonical_picture_has_no_way() {
    let key = seen_in(Projection::Canonical, key(many(), false));
    let error = drawn(&mut engine(Toy::Hidden), &key).expect_err("it stands still");
    assert!(error.contains("stands still"));
}

#[test]
fn the_bars_of_a_gauge_stand_still_on_the_way() {
    let steps = steps(vec![gauge(Recipe::Random { condition: 4.0, seed: 3 })]);
    let Key { steps, sight } = key(steps, false);
    let key = Key { steps, sight: PathSight { next: Some((1, vec![0, 2, 5])), ..sight } };
    let way = drawn(&mut engine(Toy::Hidden), &key).expect("a way");
    let start = way.next_at(0.0).expect("probabilities");
    assert_eq!(start.len(), 3);
    assert!(start.iter().all(|p| (0.0..=1.0).contains(p)) && start.iter().sum::<f64>() > 0.0);
    for place in [0.25, 0.5, 1.0] {
        let now = way.next_at(place).expect("probabilities");
        assert!(start.iter().zip(&now).all(|(a, b)| (a - b).abs() < 1e-9), "{start:?} {now:?}");
    }
}

#[test]
fn no_positions_are_no_panic() {
    let none =
        MovePath { frames: Vec::new(), marks: Vec::new(), bare: Vec::new(), next: Vec::new() };
    assert_eq!((none.at(0.5), none.marks_at(0.5)), (Positions::default(), None));
    assert_eq!(none.next_at(0.5), None);
}
