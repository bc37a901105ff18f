//! How the plots of a model are framed: each model has its camera, and what is taken back is seen
//! as it was.

use nalgebra::Matrix2;
use picture::scene::Camera;
use reactive_graph::{graph::untrack, prelude::*};
use session::{
    protocol::Source,
    workspace::{ProjectionChoice, Rest, Workspace},
};
use theory::{
    model::Toy,
    transform::{Action, Recipe, Side},
};

use super::{library, made, open_in, session_test, toy};

const SIZE: [f64; 2] = [400.0, 300.0];

fn stretch() -> Action {
    let matrix = Recipe::Random { condition: 60.0, seed: 3 };
    Action::Linear { on: Side::Gauge, matrix }
}

fn camera(workspace: Workspace) -> Camera {
    workspace.stage.framed.camera.get_untracked().expect("its size is known")
}

/// Moves are gone through, as on the page.
fn framed(workspace: Workspace) -> Workspace {
    workspace.ease_moves(true);
    workspace.resize(SIZE);
    assert!(workspace.fit_arrived(), "a picture is there");
    workspace
}

/// Where the camera rests, which goes there at once, and the picture to where the moves take it.
fn rest(workspace: Workspace) -> Rest {
    assert!(!workspace.fit_arrived(), "the camera goes along");
    assert!(untrack(|| workspace.has_settled()));
    let rest = untrack(|| workspace.make_room()).expect("nothing is still to come");
    workspace.stage.framed.camera.set(Some(rest.camera));
    workspace.stage.framed.reach.set(rest.reach);
    let ease = workspace.moves.ease.get_untracked();
    ease.into_iter().for_each(|ease| assert!(!workspace.ease_to(&ease, 1.0), "it is there"));
    rest
}

#[test]
fn a_picture_is_fitted_once_and_again_in_another_projection_or_shape() {
    session_test(|| {
        let session = toy(Toy::Space);
        assert!(!session.fit_arrived(), "the plots have no size yet");
        let session = framed(session);
        let first = camera(session);
        assert!(!session.fit_arrived() && !session.resize(SIZE));
        session.set_look(|look| look.projection = ProjectionChoice::Pca);
        assert_eq!(camera(session), first);
        assert!(session.fit_arrived());
        assert_ne!(camera(session), first);
        assert!(session.resize([300.0, 600.0]));
        assert_eq!(camera(session).size, [300.0, 600.0]);
    });
}

#[test]
fn the_camera_makes_room_and_rests_as_before_once_the_move_is_taken_back() {
    session_test(|| {
        let session = framed(toy(Toy::Space));
        let before = rest(session);
        session.add(stretch());
        let after = rest(session);
        assert_ne!(after, before, "the move took something out of the picture");
        session.undo();
        assert_eq!(rest(session), before);
        session.redo();
        assert_eq!(rest(session), after);
    });
}

#[test]
fn where_a_hand_has_moved_the_camera_it_stays() {
    session_test(|| {
        let session = framed(toy(Toy::Space));
        session.move_camera(|camera| camera.zoom_about([0.0, 0.0], 2.0));
        let moved = camera(session);
        session.rest_camera();
        assert!(session.aim().is_some());
        session.bend(&Matrix2::new(9.0, 0.0, 0.0, 1.0));
        assert_eq!(untrack(|| session.make_room()), None);
        assert!(!session.resize([500.0, 300.0]), "it is aimed");
        session.fit();
        assert!(session.aim().is_none() && camera(session).scale < moved.scale);
        assert!(untrack(|| session.make_room()).is_some());
    });
}

#[test]
fn each_model_is_seen_as_it_was_when_another_one_was_shown_meanwhile() {
    session_test(|| {
        let library = library();
        let one = framed(open_in(library, Source::Toy(Toy::Space), made(Toy::Space)));
        let before = rest(one);
        one.add(stretch());
        let seen = rest(one);
        let two = framed(open_in(library, Source::Toy(Toy::Plane), made(Toy::Plane)));
        two.move_camera(|camera| camera.zoom_about([0.0, 0.0], 3.0));
        library.show(one.id);
        let one = library.active();
        assert!(!one.fit_arrived() && !one.resize(SIZE), "nothing is fitted anew");
        assert_eq!((camera(one), rest(one)), (seen.camera, seen));
        one.undo();
        assert_eq!(rest(one), before);
    });
}
