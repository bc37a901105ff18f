//! Several open models, of which one is shown.

use std::rc::Rc;

use formats::Opened;
use nalgebra::Matrix2;
use picture::scene::{PointKind, PointRef, ProjectionChoice};
use reactive_graph::prelude::*;
use session::{
    choice::Aim,
    engine::Engine,
    library::{BUDGET, Library, Relief},
    protocol::{About, Answered, ModelId, Question, Source, ToPage, ToWorker},
    workspace::{Channel, Plot, Workspace},
};
use theory::{
    model::{NamedDirection, Toy},
    property::Verdict,
    transform::{Action, Recipe, Side},
};

use super::{Silent, library, made, open_by, open_in, session_test, verdict};

fn open(library: Library, toy: Toy) -> Workspace {
    open_in(library, Source::Toy(toy), made(toy))
}

fn bent() -> Matrix2<f64> {
    Matrix2::new(1.5, 0.75, -0.25, 0.5)
}

/// Number of steps, and whether there is something to undo.
fn steps(workspace: Workspace) -> (usize, bool) {
    workspace.moves.steps.with_untracked(|steps| (steps.present().len(), steps.can_undo()))
}

#[test]
fn a_model_that_opens_while_a_slider_is_held_gets_nothing_of_the_first() {
    session_test(|| {
        let library = library();
        let first = open(library, Toy::Plane);
        first.open_row("cosine", true);
        first.set_threshold("cosine", Some(0.5));
        first.hold_steps(true);
        first.bend(&bent());
        let second = open(library, Toy::Space);
        // The hand is still on the slider of the first model, and comes up later.
        first.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        first.hold_steps(false);
        assert_ne!(first.id, second.id);
        assert_eq!(steps(second), (0, false));
        assert!(!second.moves.held.get_untracked() && !first.moves.held.get_untracked());
        assert!(second.choice.with_untracked(|choice| choice.open.is_empty()));
        assert!(second.choice.with_untracked(|choice| choice.thresholds.is_empty()));
        second.bend(&bent());
        second.undo();
        assert_eq!(steps(second), (1, false), "a bend without a hand leaves no mark");
        assert_eq!(steps(first), (1, true));
    });
}

#[test]
fn a_model_that_is_shown_again_is_as_it_was() {
    session_test(|| {
        let library = library();
        let first = open(library, Toy::Hidden);
        first.choose_pair(0, (8, 9));
        first.add(Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 3 } });
        first.add(Action::Shift { size: 0.5, seed: 1 });
        first.undo();
        first.set_look(|look| look.projection = ProjectionChoice::Pca);
        first.toggle_pin(PointRef { kind: PointKind::Tokens, index: 2 });
        let aim = Aim { centre: [0.5, -0.25], extent: 1.5 };
        first.stage.aim.set(Some((first.projection(), aim)));
        let before = (first.snapshot(), first.board.rows.get_untracked(), first.moves.steps.get());
        let place = first.position(Plot::Right, PointRef { kind: PointKind::Tokens, index: 3 });
        let second = open(library, Toy::Plane);
        second.bend(&bent());
        assert_eq!(library.active().id, second.id);
        library.show(first.id);
        let now = library.active();
        assert_eq!(now.id, first.id);
        assert_eq!((now.snapshot(), now.board.rows.get_untracked(), now.moves.steps.get()), before);
        assert_eq!(
            now.position(Plot::Right, PointRef { kind: PointKind::Tokens, index: 3 }),
            place
        );
        assert_eq!(now.aim(), Some(aim));
        now.redo();
        assert_eq!(steps(now).0, 2, "and its worker still answers");
        assert_eq!(verdict(now, "distribution"), Verdict::Kept);
    });
}

#[test]
fn a_model_opened_again_begins_anew_in_the_place_of_the_old_one() {
    session_test(|| {
        let library = library();
        let old = open(library, Toy::Plane);
        old.bend(&bent());
        let new = open(library, Toy::Plane);
        assert_eq!((steps(new), library.models().len()), ((0, false), 1));
        assert!(library.workspace(old.id).is_none());
        library.sweep();
        assert!(old.model.try_get_untracked().is_none(), "what it held is gone");
    });
}

#[test]
fn closing_a_model_ends_its_worker_and_drops_all_that_was_done_with_it() {
    session_test(|| {
        struct Ends {
            _worker: Rc<()>,
        }
        impl Channel for Ends {
            fn post(&self, _: ToWorker) {}
        }
        let library = library();
        let worker = Rc::new(());
        let kept = worker.clone();
        let first = open_by(library, Source::Toy(Toy::Plane), made(Toy::Plane), |_, _| {
            Rc::new(Ends { _worker: kept })
        });
        let second = open(library, Toy::Space);
        library.close(second.id);
        assert_eq!(library.models().len(), 2, "what is shown is not closed");
        library.close(first.id);
        assert_eq!(Rc::strong_count(&worker), 1);
        assert_eq!(library.models().len(), 1);
        assert!(first.model.try_get_untracked().is_none());
        library.show(first.id);
        assert_eq!(library.active().id, second.id);
    });
}

#[test]
fn beyond_the_budget_the_model_that_was_shown_least_recently_is_offered_to_be_closed() {
    session_test(|| {
        let library = library();
        let large = |toy: Toy| {
            let Opened::Model(loaded) = made(toy) else { unreachable!("a toy is a model") };
            let id = library.begin(Source::Toy(toy), Rc::new(Silent));
            let mut card = Engine::default().open(id, *loaded);
            // Half of the budget, without a vector of it.
            card.d = (BUDGET / 2) as usize / (8 * (card.tokens.len() + card.contexts.len()));
            library.handle(ToPage::Opened(Box::new(card)));
            id
        };
        let first = large(Toy::Plane);
        let second = large(Toy::Space);
        assert_eq!(library.over_budget(), None);
        library.show(first);
        large(Toy::Hidden);
        let (taken, offered) = library.over_budget().unwrap_or_else(|| unreachable!("too much"));
        assert!(taken > BUDGET);
        let Relief::Close(offered) = offered else { unreachable!("nothing is compared") };
        assert_eq!(offered.id, second, "the first was shown since");
        library.close(offered.id);
        assert_eq!(library.over_budget(), None);
        let third = library.active().id;
        assert!(library.begin_pair(third, first, Rc::new(Silent)).is_some());
        let relief = library.over_budget().map(|(_, relief)| relief);
        assert_eq!(relief, Some(Relief::EndPair), "both are open twice");
        library.end_pair();
        assert_eq!(library.over_budget(), None);
    });
}

#[test]
fn an_answer_about_a_closed_model_or_with_an_old_ticket_changes_nothing() {
    session_test(|| {
        let library = library();
        let workspace =
            open_by(library, Source::Toy(Toy::Plane), made(Toy::Plane), |_, _| Rc::new(Silent));
        let before = workspace.progress.work.get_untracked();
        for (id, ticket) in [(ModelId(99), 1), (workspace.id, 99)] {
            let answer = Err("nobody asked".into());
            library.handle(ToPage::Answer(Answered { ticket, about: About::One(id), answer }));
            assert_eq!(workspace.moves.objection.reason.get_untracked(), None);
            assert_eq!(workspace.progress.work.get_untracked(), before);
        }
    });
}

#[test]
fn what_is_settled_is_told_once_and_not_with_every_frame_of_a_drag() {
    session_test(|| {
        use std::cell::RefCell;
        type Log = Rc<RefCell<Vec<ToWorker>>>;
        struct Logs(Log, super::InProcess);
        impl Channel for Logs {
            fn post(&self, message: ToWorker) {
                self.0.borrow_mut().push(message.clone());
                self.1.post(message);
            }
        }
        let (library, log) = (library(), Log::default());
        let noted = log.clone();
        let workspace =
            open_by(library, Source::Toy(Toy::Plane), made(Toy::Plane), |engine, library| {
                Rc::new(Logs(noted, super::InProcess { engine, library }))
            });
        workspace.hold_steps(true);
        workspace.bend(&bent());
        log.borrow_mut().clear();
        for i in 1..=5 {
            workspace.bend(&Matrix2::new(1.0, 0.1 * f64::from(i), 0.0, 1.0));
        }
        let log = log.borrow();
        let asked = |message: &&ToWorker| matches!(message, ToWorker::Ask(asked) if matches!(asked.question, Question::Rows(_)));
        assert_eq!(log.iter().filter(asked).count(), 5, "the board follows each frame");
        assert!(log.iter().all(|message| matches!(message, ToWorker::Ask(_))), "{log:?}");
    });
}

#[test]
fn directions_without_a_model_join_those_of_the_shown_one() {
    session_test(|| {
        let library = library();
        let space = open(library, Toy::Space);
        space.bend(&bent());
        let direction = |name: &str, vector: &[f64]| NamedDirection {
            name: name.into(),
            vector: vector.to_vec(),
        };
        library.begin(Source::Files(Vec::new()), Rc::new(Silent));
        library.handle(ToPage::Directions(vec![direction("wide", &[1.0; 7])]));
        let error = library.page.error.get_untracked();
        assert!(error.is_some_and(|error| error.contains('7') && error.contains('3')));
        assert_eq!(space.choice.direction.get_untracked(), None);
        library.begin(Source::Files(Vec::new()), Rc::new(Silent));
        let both = vec![direction("happy", &[0.0, 0.0, 2.0]), direction("wide", &[1.0; 7])];
        library.handle(ToPage::Directions(both));
        assert_eq!(library.page.error.get_untracked(), None);
        assert!(library.opening.reading.get_untracked().is_none());
        assert_eq!((library.active().id, steps(space).0), (space.id, 1), "the model stays");
        assert_eq!(space.choice.direction.get_untracked().as_deref(), Some("happy"));
        assert!(space.notices().iter().any(|notice| notice.contains("1 direction ")));
        // The worker knows it: it names the axis of the plane.
        let view = space.stage.view.get_untracked();
        let name = view.map(|view| view.axis_names[0][0].clone());
        assert_eq!(name.as_deref(), Some("happy"));
    });
}
