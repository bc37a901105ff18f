//! Pictures of three dimensions: what is drawn is the projection of what is there.

use std::sync::Arc;

use formats::Opened;
use nalgebra::{DVector, Matrix2};
use picture::scene::{Orbit, PointKind, PointRef, Third, drawn_angle};
use reactive_graph::prelude::*;
use session::workspace::{Plot, Workspace};
use theory::{
    model::{Predictor, Toy},
    transform::{Action, Recipe, Side, apply},
};

use super::{opened, read, session_test, toy};

const SMOLLM: &str = "public/models/smollm2-135m.safetensors";
const GLOVE: &str = "public/models/glove-100d.safetensors";
/// Positions are single precision.
const SINGLE: f64 = 2e-4;
const EXACT: f64 = 1e-9;

fn model(opened: Opened) -> Predictor {
    let Opened::Model(loaded) = opened else { unreachable!("a model") };
    loaded.model
}

fn in_space(session: Workspace, third: Third, azimuth: f64, elevation: f64) -> Orbit {
    session.show_third(Some(third));
    session.turn_view(azimuth, elevation);
    session.rest_view();
    session.orbit().expect("three dimensions are shown")
}

/// The plane's two axes and the part of the pair of tokens that is at right angles to them.
fn axes(base: &Predictor, session: Workspace) -> [DVector<f64>; 3] {
    let basis = session.shown_plane().expect("a plane").find(base).expect("a plane").basis;
    let [a, b] = session.choice.pairs.get_untracked().expect("two directions");
    let family = session.family_matched().expect("a family").pairs;
    let (from, to) = *family.iter().find(|pair| **pair != a && **pair != b).expect("a third");
    let whole = base.g().vector(to) - base.g().vector(from);
    let rest = &whole - &basis * basis.tr_mul(&whole);
    [basis.column(0).clone_owned(), basis.column(1).clone_owned(), rest.normalize()]
}

#[test]
fn points_grids_and_directions_are_where_the_projection_puts_them() {
    session_test(|| {
        let (session, base) = (opened(read(GLOVE)), model(read(GLOVE)));
        let orbit = in_space(session, Third::Pair, 25.0, -10.0);
        let [x, y, z] = axes(&base, session);
        let see = |v: &DVector<f64>| orbit.see([x.dot(v), y.dot(v), z.dot(v)]);
        let gauge = Recipe::Random { condition: 3.0, seed: 2 };
        session.add(Action::Linear { on: Side::Gauge, matrix: gauge });
        session.add(Action::Shift { size: 0.4, seed: 1 });
        session.bend(&Matrix2::new(1.4, 0.5, -0.3, 0.8));
        let steps = session.moves.steps.with_untracked(|steps| steps.present().clone());
        let moved = apply(&Arc::new(base.clone()), &steps, EXACT).expect("possible moves").model;
        for (plot, model) in [(Plot::Left, &base), (Plot::Right, &moved)] {
            let scene = session.scene(plot, 1.0).expect("a scene");
            for index in [0, 7, 500, base.g().len() - 1] {
                let (wanted, point) =
                    (see(&model.g().vector(index)), PointRef { kind: PointKind::Tokens, index });
                for found in [session.position(plot, point), scene.position(point)] {
                    let found = found.expect("it is shown");
                    let off = (found[0] - wanted[0]).hypot(found[1] - wanted[1]);
                    assert!(off < SINGLE * model.g().vector(index).norm(), "{off}");
                }
            }
            let angles = session.angles(plot).expect("two directions");
            let [a, b] = session.choice.pairs.get_untracked().expect("two directions");
            let step = |(from, to): (usize, usize)| model.g().vector(to) - model.g().vector(from);
            let (a, b) = (step(a), step(b));
            let drawn = drawn_angle([see(&a), see(&b)]).expect("not from its end");
            assert!((angles.drawn_angle().unwrap_or_default() - drawn).abs() < EXACT);
            assert!((angles.truth.cos() - a.dot(&b) / (a.norm() * b.norm())).abs() < EXACT);
            let badge = (drawn - angles.truth).abs().to_degrees() > 5.0;
            assert_eq!(scene.badges.iter().any(|text| text.contains("drawn")), badge);
            let grid = scene.grid.expect("a grid");
            let image = |unit: &DVector<f64>| match plot {
                Plot::Left => unit.clone(),
                Plot::Right => map(&base, &moved, unit),
            };
            for (axis, unit) in grid.axes.iter().zip([&x, &y]) {
                let wanted = see(&image(unit));
                assert!((axis[0] - wanted[0]).hypot(axis[1] - wanted[1]) < 1e-6, "{axis:?}");
            }
            for wall in &scene.walls {
                let wanted = see(&image(&z));
                assert!((wall.axes[1][0] - wanted[0]).hypot(wall.axes[1][1] - wanted[1]) < 1e-6);
            }
            assert_eq!(scene.walls.len(), 2, "three planes in all");
        }
    });
}

/// Where the linear part of a move takes a vector: by two tokens and what they span, since the moves
/// are affine on tokens.
fn map(base: &Predictor, moved: &Predictor, v: &DVector<f64>) -> DVector<f64> {
    let n = base.d() + 1;
    let columns = |model: &Predictor| {
        let zero = model.g().vector(0);
        let steps: Vec<DVector<f64>> = (1..=n).map(|i| model.g().vector(i) - &zero).collect();
        nalgebra::DMatrix::from_columns(&steps)
    };
    let (before, after) = (columns(base), columns(moved));
    let found = before.svd(true, true).solve(v, 1e-12).expect("tokens span the space");
    after * found
}

#[test]
fn a_tip_goes_where_it_is_pulled_in_three_dimensions_too() {
    session_test(|| {
        let session = opened(read(GLOVE));
        in_space(session, Third::Component, 10.0, 5.0);
        let handles = session.basis(Plot::Right, 2.0).expect("handles");
        let wanted = [handles.tips[0][0] + 0.4, handles.tips[0][1] + 0.3];
        session.pull(0, wanted, 2.0);
        let now = session.basis(Plot::Right, 2.0).expect("handles");
        assert!((now.tips[0][0] - wanted[0]).hypot(now.tips[0][1] - wanted[1]) < EXACT);
        let still = handles.tips[1];
        assert!((now.tips[1][0] - still[0]).hypot(now.tips[1][1] - still[1]) < EXACT);
        session.turn_view(90.0 - 40.0, -25.0);
        assert_eq!(session.basis(Plot::Right, 2.0), None, "the plane is seen from its edge");
    });
}

#[test]
fn along_the_hidden_axis_no_context_has_a_part_and_hidden_moves_are_seen() {
    session_test(|| {
        let (session, base) = (opened(read(SMOLLM)), model(read(SMOLLM)));
        in_space(session, Third::Hidden, 60.0, 0.0);
        let view = session.stage.view.get_untracked().expect("a view");
        let third = view.third.as_ref().expect("a third axis");
        assert!(
            third.left.contexts.iter().all(|depth| depth.abs() < 1e-6),
            "no prediction sees it"
        );
        assert_eq!(third.left.tokens.len(), base.g().len());
        session.add(Action::HiddenG { size: 0.8, seed: 3 });
        let scene = session.scene(Plot::Right, 1.0).expect("a scene");
        let far = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
        let longest = scene.threads[0].xy.iter().zip(scene.points[0].xy.iter());
        let longest = longest.map(|(from, to)| far(*from, *to)).fold(0.0, f32::max);
        assert!(longest > 0.05, "threads reach along it: {longest}");
        assert!(session.headline().is_some_and(|headline| headline.same));
    });
}

#[test]
fn where_the_plane_has_a_part_in_every_hidden_direction_the_axis_says_so() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        in_space(session, Third::Hidden, 60.0, 0.0);
        let name = session.stage.view.with_untracked(|view| {
            view.as_ref().and_then(|view| Some(view.third.as_ref()?.name.clone()))
        });
        assert!(name.is_some_and(|name| name.ends_with("part beside the plane")));
    });
}

#[test]
fn where_predictions_see_everything_there_is_no_hidden_axis_and_it_is_said() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.show_third(Some(Third::Hidden));
        let reason = session.moves.objection.reason.get_untracked();
        let flat = session.orbit().is_none();
        assert!(
            flat && reason.is_some_and(|reason| reason.contains("no direction")),
            "it is refused"
        );
        session.show_third(None);
        assert!(session.scene(Plot::Right, 1.0).is_some_and(|scene| scene.walls.is_empty()));
    });
}

#[test]
fn moves_of_all_dimensions_are_played_in_three_dimensions_too() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        in_space(session, Third::Component, 35.0, -15.0);
        let gauge = Recipe::Random { condition: 3.0, seed: 2 };
        session.add(Action::Linear { on: Side::Gauge, matrix: gauge });
        session.add(Action::HiddenG { size: 0.5, seed: 3 });
        session.want_path();
        assert!(session.path().is_some_and(|path| path.is_ok()), "there is a way");
        let at = |place| session.scene_at(Plot::Right, 1.0, place).expect("a scene");
        let loaded = session.scene(Plot::Left, 1.0).expect("a scene");
        let same = |a: &picture::scene::Scene, b: &picture::scene::Scene| {
            let far = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
            for (a, b) in a.points[0].xy.iter().zip(b.points[0].xy.iter()) {
                assert!(far(a.map(f64::from), b.map(f64::from)) < SINGLE, "{a:?} {b:?}");
            }
            let grids = |scene: &picture::scene::Scene| {
                scene.grid.into_iter().chain(scene.walls.clone()).collect::<Vec<_>>()
            };
            assert_eq!((grids(a).len(), grids(b).len()), (3, 3));
            for (a, b) in grids(a).iter().zip(&grids(b)) {
                for unit in [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]] {
                    assert!(far(a.at(unit), b.at(unit)) < EXACT, "{a:?} {b:?}");
                }
                assert_eq!(a.extent, b.extent);
            }
        };
        same(&at(Some(0.0)), &loaded);
        same(&at(Some(1.0)), &at(None));
        assert!(
            (at(Some(1.0)).grid.map_or(0.0, |g| g.share) - at(None).grid.map_or(1.0, |g| g.share))
                .abs()
                < EXACT
        );
        session.moves.place.set(Some(0.5));
        session.turn_view(10.0, 0.0);
        assert_eq!(session.moves.place.get_untracked(), None, "a view that turns ends it");
    });
}
