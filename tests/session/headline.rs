//! The headline over the plots says what was measured, and nothing else.

use std::{cell::Cell, rc::Rc};

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::{
    protocol::ToWorker,
    workspace::{Channel, Headline, Plot, Workspace},
};
use theory::{
    model::Toy,
    transform::{Action, Recipe, Side},
};

use super::{in_process, made, opened_with, session_test, toy};

fn headline(workspace: Workspace) -> Headline {
    workspace.headline().unwrap_or_else(|| unreachable!("no headline"))
}

/// Two directions of the toy that are not parallel.
fn with_an_angle() -> Workspace {
    turned(toy(Toy::Plane))
}

fn turned(workspace: Workspace) -> Workspace {
    let at = |word| {
        workspace.model.get_untracked().and_then(|m| m.find(word)).map_or(0, |found| found.index)
    };
    workspace.choose_pair(1, (at("cat"), at("cats")));
    workspace
}

/// A worker that answers while it is awake.
struct Dozing {
    worker: Rc<dyn Channel>,
    awake: Rc<Cell<bool>>,
}

impl Channel for Dozing {
    fn post(&self, message: ToWorker) {
        if self.awake.get() {
            self.worker.post(message);
        }
    }
}

/// What the compass of the right plot shows, in whole degrees.
fn on_the_compass(workspace: Workspace) -> String {
    let scene = workspace.scene(Plot::Right, 1.0).unwrap_or_default();
    scene.compass.map_or_else(String::new, |c| format!("{:.0}°", c.angle.to_degrees()))
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
        let found = headline(toy(Toy::Plane));
        assert_eq!(found.predictions.as_deref(), Some("Two models. Same predictions."));
        assert!(found.same && found.angle.is_none());
    });
}

#[test]
fn a_gauge_changes_nothing_that_is_said_and_the_angle_that_is_drawn() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let found = headline(workspace);
        assert!(found.same);
        assert_eq!(found.predictions.as_deref(), Some("Nothing the model says has changed."));
        let [from, to] = cosines(workspace).map(|c| c.acos().to_degrees().round());
        assert!(from != to);
        assert_eq!(found.angle, Some(format!("The angle went from {from}° to {to}°.")));
        assert!(found.by.ends_with("angles were negotiable"), "{}", found.by);
    });
}

#[test]
fn the_angle_is_that_of_the_compass_before_the_worker_has_answered() {
    session_test(|| {
        let awake = Rc::new(Cell::new(true));
        let dozing = |engine, library| -> Rc<dyn Channel> {
            Rc::new(Dozing { worker: in_process(engine, library), awake: awake.clone() })
        };
        let workspace = turned(opened_with(made(Toy::Plane), dozing));
        let rest = headline(workspace);
        awake.set(false);
        workspace.hold_steps(true);
        for t in [Matrix2::new(1.5, 0.75, -0.25, 0.5), Matrix2::new(1.0, 0.5, 0.0, 1.0)] {
            workspace.bend(&t);
            let found = headline(workspace);
            let angle = found.angle.unwrap_or_default();
            assert!(angle.ends_with(&format!(" to {}.", on_the_compass(workspace))), "{angle}");
            let [.., negotiable] = workspace.fates();
            let mut values = negotiable.lines.iter().map(|line| &line.value);
            assert!(values.any(|value| value.ends_with(&on_the_compass(workspace))));
        }
        workspace.give_up_steps();
        assert_eq!(headline(workspace), rest);
    });
}

#[test]
fn a_turn_leaves_the_angle_and_says_so() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 4 } });
        let found = headline(workspace);
        let [from, _] = cosines(workspace).map(|c| c.acos().to_degrees().round());
        assert_eq!(found.angle, Some(format!("The angle stayed at {from}°.")));
        assert!(found.by.ends_with("even angles stay"), "{}", found.by);
    });
}

/// After how many contexts another token comes first, of how many, found from the bars alone.
fn other_tokens(workspace: Workspace) -> (usize, usize) {
    let all = workspace.model.get_untracked().map_or(0, |model| model.card.contexts.len());
    let changed = (0..all).filter(|context| {
        workspace.set_context(*context);
        let Some(bars) = workspace.board.bars.get_untracked() else { return false };
        let most = |p: fn(&(usize, f64, f64)) -> f64| {
            bars.tokens.iter().max_by(|a, b| p(a).total_cmp(&p(b))).map(|token| token.0)
        };
        most(|token| token.1) != most(|token| token.2)
    });
    (changed.count(), all)
}

#[test]
fn a_contrast_is_another_model_by_as_much_as_was_measured() {
    session_test(|| {
        let workspace = with_an_angle();
        workspace.choose_side(Side::OnlyG);
        workspace.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        let found = headline(workspace);
        assert!(!found.same);
        let row = || workspace.board.rows.with_untracked(|rows| rows.get("distribution").cloned());
        let (changed, all) = other_tokens(workspace);
        assert!(changed > 0 && row().and_then(|row| row.other_tokens) == Some(changed));
        let text = found.predictions.unwrap_or_default();
        let counted = format!("{changed} of {all} contexts now predict");
        assert!(text.starts_with("This is another model") && text.contains(&counted), "{text}");
        // A change that takes no first place is told by its size.
        workspace.bend(&Matrix2::new(1.01, 0.0, 0.0, 1.0));
        let change = row().and_then(|row| row.after).unwrap_or_default();
        let text = headline(workspace).predictions.unwrap_or_default();
        assert_eq!(other_tokens(workspace).0, 0);
        assert!(text.contains(&picture::figure::board::number(change)), "{text}");
    });
}

#[test]
fn of_exact_parallels_it_says_that_they_stay_so() {
    session_test(|| {
        let workspace = toy(Toy::Plane);
        workspace.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        let found = headline(workspace);
        assert_eq!(found.angle.as_deref(), Some("What was parallel stayed parallel."));
        assert!(found.same && found.parallel);
        // Of other directions it is the angle.
        assert!(!headline(with_an_angle()).parallel);
    });
}
