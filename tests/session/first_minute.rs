//! The first minute of a visitor, on the bundled model.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::{
    bundled,
    controller::{Act, FirstMinute},
    library::first,
    protocol::Source,
    workspace::{Plot, Workspace},
};
use theory::model::Toy;

use super::{library, made, open_in, read, session_test, toy};

const END: f64 = FirstMinute::DURATION;
/// Of angles in radians.
const EXACT: f64 = 1e-9;

/// The model that the page opens with, and a first minute that waits for it.
fn opened() -> (Workspace, FirstMinute) {
    let path = format!("public/{}", bundled::models()[0].0);
    let first_minute = FirstMinute::new();
    first_minute.wait(Act::at_first(false, false));
    (open_in(library(), first(), read(&path)), first_minute)
}

fn angle(workspace: Workspace) -> f64 {
    workspace.angles(Plot::Right).map_or(0.0, |angles| angles.truth)
}

fn undoable(workspace: Workspace) -> bool {
    workspace.moves.steps.with_untracked(|steps| steps.can_undo())
}

#[test]
fn it_turns_the_directions_apart_and_one_undo_leads_back() {
    session_test(|| {
        let (workspace, first_minute) = opened();
        let before = angle(workspace);
        first_minute.begin(workspace, &first(), false);
        assert_eq!(first_minute.act(), Act::Watch);
        let mut last = before;
        for part in 1..20 {
            assert!(first_minute.pass(workspace, END * f64::from(part) / 20.0));
            assert!(angle(workspace) >= last - EXACT, "the compass sweeps one way");
            last = angle(workspace);
        }
        assert!(!first_minute.pass(workspace, END), "it stands still");
        assert_eq!(first_minute.act(), Act::YourTurn);
        let condition = workspace.moves.summary.with_untracked(|s| s.as_ref().map(|s| s.condition));
        assert!(condition.is_some_and(|found| (found - 3.0).abs() < 1e-6), "{condition:?}");
        assert!(angle(workspace) > before + 0.5 && !workspace.moves.held.get_untracked());
        workspace.undo();
        assert!(!workspace.is_moved() && !undoable(workspace));
    });
}

#[test]
fn a_press_leaves_the_grid_where_it_stands_and_nothing_to_undo_before_it_bends() {
    session_test(|| {
        let (workspace, first_minute) = opened();
        first_minute.begin(workspace, &first(), false);
        first_minute.pass(workspace, 10.0);
        first_minute.press(workspace);
        assert!(first_minute.act() == Act::Skipped && !undoable(workspace));

        first_minute.wait(Act::Waiting);
        first_minute.begin(workspace, &first(), false);
        first_minute.pass(workspace, END * 0.7);
        let there = angle(workspace);
        first_minute.press(workspace);
        assert!(!first_minute.pass(workspace, END * 0.9), "it moves no more");
        assert!((angle(workspace) - there).abs() < EXACT && !workspace.moves.held.get_untracked());
        workspace.undo();
        assert!(!workspace.is_moved() && !undoable(workspace));
    });
}

#[test]
fn a_press_before_anything_is_seen_to_move_leaves_no_move() {
    session_test(|| {
        let (workspace, first_minute) = opened();
        first_minute.begin(workspace, &first(), false);
        let frames = (0..).map(|frame| 16.0 * f64::from(frame)).take_while(|time| *time < END);
        let bends = frames.into_iter().find(|&time| {
            first_minute.pass(workspace, time);
            workspace.moves.held.get_untracked()
        });
        assert!(bends.is_some(), "it has begun to bend");
        first_minute.press(workspace);
        assert!(!workspace.is_moved() && !undoable(workspace));
        assert!(!workspace.moves.held.get_untracked());
    });
}

#[test]
fn a_comparison_is_about_the_model_as_loaded_unless_the_reader_bent_it() {
    session_test(|| {
        for skipped in [true, false] {
            let (workspace, first_minute) = opened();
            first_minute.begin(workspace, &first(), false);
            first_minute.pass(workspace, END * 0.7);
            if skipped {
                first_minute.press(workspace);
            }
            assert!(workspace.is_moved());
            first_minute.make_way(workspace);
            assert!(!workspace.is_moved() && first_minute.act() == Act::Over, "{skipped}");
        }
        let (workspace, first_minute) = opened();
        first_minute.begin(workspace, &first(), false);
        first_minute.pass(workspace, END);
        workspace.bend(&Matrix2::new(2.0, 0.0, 0.0, 1.0));
        first_minute.make_way(workspace);
        assert!(workspace.is_moved(), "a bend of the reader's own stays");
    });
}

#[test]
fn a_hand_takes_over_where_it_stands_and_the_ways_to_go_on_come_when_it_lets_go() {
    session_test(|| {
        let (workspace, first_minute) = opened();
        first_minute.begin(workspace, &first(), false);
        first_minute.pass(workspace, END * 0.6);
        first_minute.take(workspace);
        workspace.hold_steps(true);
        first_minute.press(workspace);
        first_minute.follow(workspace);
        assert_eq!(first_minute.act(), Act::YourTurn);
        workspace.pull(0, [1.4, 0.5], 1.0);
        first_minute.follow(workspace);
        assert_eq!(first_minute.act(), Act::YourTurn, "the hand is still at work");
        workspace.hold_steps(false);
        first_minute.follow(workspace);
        assert_eq!(first_minute.act(), Act::GoOn);
        workspace.undo();
        assert!(!workspace.is_moved() && !undoable(workspace), "one change together");
        first_minute.leave(workspace);
        assert_eq!(first_minute.act(), Act::Over);
    });
}

#[test]
fn with_little_motion_it_is_a_still_pair_at_once() {
    session_test(|| {
        let (workspace, first_minute) = opened();
        let before = angle(workspace);
        first_minute.begin(workspace, &first(), true);
        assert_eq!(first_minute.act(), Act::YourTurn);
        assert!(angle(workspace) > before + 0.5);
        workspace.undo();
        assert!(!workspace.is_moved() && !undoable(workspace));
    });
}

#[test]
fn another_model_is_not_its_stage_and_a_move_of_someone_elses_ends_it() {
    session_test(|| {
        let first_minute = FirstMinute::new();
        first_minute.wait(Act::Waiting);
        let other = open_in(library(), Source::Toy(Toy::Space), made(Toy::Space));
        first_minute.begin(other, &first(), false);
        assert!(first_minute.act() == Act::Over && !other.is_moved());

        let (workspace, first_minute) = opened();
        first_minute.begin(workspace, &first(), false);
        first_minute.pass(workspace, END * 0.6);
        workspace.reset();
        assert!(!first_minute.pass(workspace, END * 0.8));
        assert!(first_minute.act() == Act::Over && !workspace.is_moved());
    });
}

#[test]
fn the_directions_become_nearly_opposite_from_any_bend() {
    session_test(|| {
        let (workspace, _) = opened();
        workspace.pull(1, [0.6, 1.2], 1.0);
        let way = workspace.opposing().expect("they can be turned");
        assert!(workspace.demonstrate(&way, 0.0, 0.5));
        assert!(workspace.demonstrate(&way, 0.5, 1.0));
        assert!((angle(workspace).to_degrees() - 170.0).abs() < 1e-6);
        assert!(!workspace.demonstrate(&way, 0.2, 0.4), "it is no longer there");
        // Parallel directions stay parallel under every invertible matrix.
        assert_eq!(toy(Toy::Plane).opposing(), None);
    });
}
