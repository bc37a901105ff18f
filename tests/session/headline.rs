//! The headline over the plots says what was measured, and nothing else.

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::workspace::{Headline, Workspace};
use theory::{
    model::Toy,
    transform::{Action, Recipe, Side},
};

use super::{session_test, toy};

fn headline(workspace: Workspace) -> Headline {
    workspace.headline().unwrap_or_else(|| unreachable!("no headline"))
}

/// Two directions of the toy that are not parallel.
fn with_an_angle() -> Workspace {
    let workspace = toy(Toy::Plane);
    let at = |word| {
        workspace.model.get_untracked().and_then(|m| m.find(word)).map_or(0, |found| found.index)
    };
    workspace.choose_pair(1, (at("cat"), at("cats")));
    workspace
}

/// The cosine of the two directions before and after, as the board has it.
fn cosines(workspace: Workspace) -> [f64; 2] {
    workspace.board.rows.with_untracked(|rows| {
        rows.get("cosine")
            .and_then(|row| Some([row.before?, row.after?]))
            .unwrap_or_else(|| unreachable!("not measured"))
    })
}

#[test]
fn before_any_move_the_headline_says_what_there_is_to_see() {
    session_test(|| {
        let said = headline(toy(Toy::Plane));
        assert_eq!(said.predictions.as_deref(), Some("Two models. Same predictions."));
        assert!(said.same && said.angle.is_none());
    });
}

#[test]
fn a_gauge_changes_nothing_that_is_said_and_the_angle_that_is_drawn() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let said = headline(workspace);
        assert!(said.same);
        assert_eq!(said.predictions.as_deref(), Some("Nothing the model says has changed."));
        let [from, to] = cosines(workspace).map(|c| c.acos().to_degrees().round());
        assert!(from != to);
        assert_eq!(said.angle, Some(format!("The angle went from {from}° to {to}°.")));
        assert!(said.by.ends_with("angles were negotiable"), "{}", said.by);
    });
}

#[test]
fn a_turn_leaves_the_angle_and_says_so() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 4 } });
        let said = headline(workspace);
        let [from, _] = cosines(workspace).map(|c| c.acos().to_degrees().round());
        assert_eq!(said.angle, Some(format!("The angle stayed at {from}°.")));
        assert!(said.by.ends_with("even angles stay"), "{}", said.by);
    });
}

#[test]
fn a_contrast_is_another_model_by_as_much_as_was_measured() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.choose_side(Side::OnlyG);
        workspace.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        let said = headline(workspace);
        assert!(!said.same);
        let change = workspace
            .board
            .rows
            .with_untracked(|rows| rows.get("distribution").and_then(|row| row.after))
            .unwrap_or_default();
        let told = said.predictions.unwrap_or_default();
        assert!(told.starts_with("This is another model"), "{told}");
        assert!(told.contains(&picture::figure::board::number(change)), "{told}");
    });
}
