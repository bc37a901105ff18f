//! Rows of the board: what they are asked about and what they say.

use std::{cell::RefCell, rc::Rc};

use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::{
    protocol::{About, Answer, Answered, Asked, Measured, ModelId, Question, Reason, ToWorker},
    words::notes,
    workspace::{Channel, ProjectionChoice, VisiblePoints},
};
use theory::{
    model::Toy,
    property::{Class, Depth, NotTestable, Verdict, infos},
    transform::MoveSummary,
};

use super::{opened, opened_with, read, session_test, toy, verdict};

#[test]
fn word_vectors_say_what_needs_contexts() {
    session_test(|| {
        let session = opened(read("public/models/glove-100d.safetensors"));
        let reason = session
            .board
            .rows
            .with_untracked(|board| board.get("distribution").and_then(|row| row.reason.clone()));
        assert_eq!(reason, Some(NotTestable::Contexts));
        assert_eq!(session.board.bars.get_untracked(), None);
        session.set_look(|look| look.shown = VisiblePoints::Both);
        session.set_look(|look| look.projection = ProjectionChoice::Canonical);
        assert!(session.stage.view.with_untracked(Option::is_some));
    });
}

#[test]
fn what_a_search_may_find_is_measured() {
    session_test(|| {
        let session = toy(Toy::Space);
        let measured = || session.board.rows.with_untracked(|rows| rows.len());
        assert!(measured() < infos().len(), "some rows are folded");
        session.search_rows(true);
        assert_eq!(measured(), infos().len());
    });
}

#[test]
fn pasted_labels_make_the_groups_of_the_probe() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.show_more(Class::AnyGauge, true);
        let contexts =
            session.model.with_untracked(|m| m.as_ref().map_or(0, |m| m.card.contexts.len()));
        assert!(
            session.paste_groups("red\nblue").is_err_and(|e| e
                .to_string()
                .contains(&format!("each of the {contexts} contexts")))
        );
        let labels: Vec<&str> =
            (0..contexts).map(|i| if i % 3 == 0 { "red" } else { "blue" }).collect();
        assert_eq!(session.paste_groups(&labels.join("\n")), Ok(()));
        let groups = session.labelled();
        assert_eq!((groups.positive_name.as_str(), groups.negative_name.as_str()), ("red", "blue"));
        assert_eq!(groups.positive, (0..contexts).step_by(3).collect::<Vec<_>>());
        assert_ne!(verdict(session, "probe"), Verdict::NotTestable);
        session.forget_groups();
        assert!(!session.group_names().contains(&"red".to_string()));
    });
}

#[test]
fn what_is_picked_by_hand_is_what_the_rows_are_asked_about_and_travels_in_links() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.pick_corner(3, 5);
        session.pick_step(1, 0, 2);
        session.pick(|picked| picked.gamma = vec![1, 3]);
        assert_eq!(session.quad()[3], 5);
        assert_eq!(session.context_pairs()[1].0, 2);
        let link = session.snapshot();
        let other = toy(Toy::Space);
        assert_eq!(other.restore(&link), Vec::<String>::new());
        assert_eq!(
            other.choice.overrides.get_untracked(),
            session.choice.overrides.get_untracked()
        );
    });
}

#[test]
fn rows_that_wait_for_ranks_come_after_all_others_and_the_board_says_which_is_in_work() {
    session_test(|| {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let notes = asked.clone();
        let session = opened_with(read("public/models/smollm2-135m.safetensors"), move |_, _| {
            Rc::new(Notes(notes))
        });
        session.show_more(Class::Identifiable, true);
        let mut order = Vec::new();
        let next = || asked.borrow_mut().pop();
        while let Some(Asked { ticket, about, question }) = next() {
            if let Question::Rows(rows) = &question
                && rows.depth == Depth::Settled
            {
                assert_eq!(
                    session.progress.rows.with_untracked(|queue| queue.first().cloned()),
                    rows.ids.first().cloned()
                );
                order.extend(rows.ids.clone());
            }
            let summary = MoveSummary::identity();
            let rows = Measured { rows: Vec::new(), summary, skipped: Vec::new() };
            let answer = match question {
                Question::Rows(_) => Ok(Answer::Rows(rows)),
                _ => Err(Reason::from("not asked about here")),
            };
            session.handle(Answered { ticket, about, answer });
        }
        let place = |id: &str| order.iter().position(|other| other == id);
        assert!(
            place("neighbours") < place("complexity")
                && place("canonical") < place("parallelism-seen"),
            "{order:?}"
        );
        assert!(session.progress.rows.with_untracked(|queue| queue.is_empty()));
    });
}

#[test]
fn numbers_in_notes_have_a_true_minus_sign() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.show_more(Class::AnyGauge, true);
        session.show_more(Class::OnlyRotations, true);
        session.bend(&Matrix2::new(-1.5, 0.75, -0.25, 0.5));
        let notes: Vec<String> = session
            .board
            .rows
            .with_untracked(|board| board.values().map(|row| notes(&row.notes)).collect());
        assert!(notes.iter().any(|note| note.contains('−')), "{notes:?}");
        let ascii = |note: &String| {
            note.as_bytes().windows(2).any(|pair| pair[0] == b'-' && pair[1].is_ascii_digit())
        };
        assert!(!notes.iter().any(ascii), "{notes:?}");
    });
}

/// Answers nothing, and keeps what it is asked.
struct Notes(Rc<RefCell<Vec<Asked>>>);

impl Channel for Notes {
    fn post(&self, message: ToWorker) {
        if let ToWorker::Ask(asked) = message {
            assert_eq!(asked.about, About::One(ModelId(1)));
            self.0.borrow_mut().push(asked);
        }
    }
}
