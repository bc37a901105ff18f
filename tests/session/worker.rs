//! What the worker is asked, in which order, and what becomes of it.

use std::{cell::RefCell, rc::Rc};

use formats::{Opened, Selection, SourceFile, open};
use nalgebra::Matrix2;
use reactive_graph::prelude::*;
use session::{
    protocol::{Answered, Asked, FileReference, Question, Source, ToPage, ToWorker},
    workspace::{Channel, ProjectionChoice, Work, Workspace},
};
use theory::{
    model::Toy,
    transform::{Action, Recipe, Side},
};

use super::{InProcess, Silent, library, made, open_in, opened, opened_with, session_test};

#[test]
fn a_failed_opening_leaves_the_open_model_and_its_steps() {
    session_test(|| {
        let library = library();
        let session = open_in(library, Source::Toy(Toy::Plane), made(Toy::Plane));
        session.bend(&Matrix2::new(1.0, 0.5, 0.0, 1.0));
        library.begin(
            Source::Files(vec![FileReference { name: "broken.npz".into(), size: 3, sum: None }]),
            Rc::new(Silent),
        );
        library.handle(ToPage::Failed("broken.npz: truncated".into()));
        assert_eq!(library.page.error.get_untracked().as_deref(), Some("broken.npz: truncated"));
        assert_eq!(library.active().id, session.id);
        assert_eq!(session.model.with_untracked(|m| m.as_ref().map(|m| m.card.d)), Some(2));
        assert_eq!(session.moves.steps.with_untracked(|steps| steps.present().len()), 1);
    });
}

/// A model of tokens alone.
fn wide(d: usize, n: usize) -> Opened {
    let header =
        format!(r#"{{"g":{{"dtype":"F32","shape":[{n},{d}],"data_offsets":[0,{}]}}}}"#, 4 * n * d);
    let numbers = (0..n * d).flat_map(|i| ((i * 7919 % 101) as f32).to_le_bytes());
    let bytes = (header.len() as u64)
        .to_le_bytes()
        .into_iter()
        .chain(header.bytes())
        .chain(numbers)
        .collect();
    let file = SourceFile::from_bytes("wide.safetensors", bytes);
    open(vec![file], &Selection::default(), &mut |_| {}).unwrap_or_else(|e| unreachable!("{e}"))
}

/// A session with tokens alone, and the rows that its worker is asked for.
fn noting(d: usize, n: usize) -> (Workspace, Rc<RefCell<Vec<String>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let noted = asked.clone();
    let session = opened_with(wide(d, n), |engine, library| {
        Rc::new(Noting { inner: InProcess { engine, library }, asked: noted })
    });
    (session, asked)
}

#[test]
fn rows_that_need_the_first_covariance_of_many_tokens_come_after_the_quick_ones() {
    let (_, asked) = noting(1000, 4001);
    let asked = asked.borrow();
    let causal = asked.iter().position(|id| id == "causal-cosine");
    let cosine = asked.iter().rposition(|id| id == "cosine");
    assert!(causal.is_some() && cosine.is_some() && causal > cosine, "{asked:?}");
}

#[test]
fn rows_of_very_many_dimensions_are_measured_on_demand() {
    let (session, asked) = noting(2049, 2049);
    let measured = |id: &str| asked.borrow().iter().any(|asked| asked == id);
    assert!(measured("cosine") && !measured("causal-cosine") && !measured("dimensions"));
    assert!(session.puts_off());
    asked.borrow_mut().clear();
    session.measure_heavy(true);
    assert_eq!(asked.borrow().iter().position(|id| id == "cosine").map(|at| at < 8), Some(true));
    assert!(measured("causal-cosine"));
    assert_eq!(asked.borrow().last().map(String::as_str), Some("dimensions"));
}

#[test]
fn ranks_of_few_tokens_are_found_in_however_many_dimensions() {
    let (_, asked) = noting(2049, 5);
    assert_eq!(asked.borrow().last().map(String::as_str), Some("dimensions"));
}

#[test]
fn what_the_worker_is_at_is_known_and_so_are_the_rows_that_wait_for_it() {
    session_test(|| {
        let session = opened_with(wide(12, 5), |_, _| Rc::new(Silent));
        assert_eq!(session.progress.work.get_untracked(), Some(Work::Picture));
        assert!(session.progress.rows.get_untracked().iter().any(|id| id == "cosine"));
        let session = opened(wide(12, 5));
        assert!(
            session.progress.work.get_untracked().is_none()
                && session.progress.rows.get_untracked().is_empty()
        );
    });
}

#[test]
fn a_worker_that_stopped_is_followed_by_one_without_the_last_step() {
    session_test(|| {
        let gauge = |seed| Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } };
        let library = library();
        let source = Source::Files(Vec::new());
        let mut session = open_in(library, source.clone(), wide(12, 5));
        session.add(gauge(1));
        session.add(gauge(2));
        let seeds = |session: Workspace| {
            session.moves.steps.with_untracked(|steps| {
                steps.present().iter().map(|step| step.action.clone()).collect::<Vec<_>>()
            })
        };
        for left in [vec![gauge(1)], vec![]] {
            assert!(library.step_back(session.id, Some("out of memory")));
            session = open_in(library, source.clone(), wide(12, 5));
            assert_eq!(seeds(session), left);
            assert!(
                session
                    .page
                    .error
                    .get_untracked()
                    .is_some_and(|error| error.contains("out of memory"))
            );
            assert!(session.board.rows.with_untracked(|board| board.contains_key("cosine")));
        }
        session.set_look(|look| look.projection = ProjectionChoice::Pca);
        assert!(library.step_back(session.id, Some("out of memory")));
        session = open_in(library, source.clone(), wide(12, 5));
        assert_eq!(session.choice.look.get_untracked().projection, ProjectionChoice::default());
        session.page.error.set(None);
        assert!(
            !library.step_back(session.id, Some("out of memory")),
            "with nothing to leave out it would only stop again"
        );
        assert!(
            session.page.error.get_untracked().is_some_and(|error| error.contains("out of memory"))
        );
        assert!(
            session.progress.work.get_untracked().is_none()
                && session.progress.rows.get_untracked().is_empty()
        );
    });
}

/// Notes which rows it is asked to measure, and answers all but the slow ones.
struct Noting {
    inner: InProcess,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Channel for Noting {
    fn post(&self, message: ToWorker) {
        let slow = ["causal-cosine", "complexity"];
        let ToWorker::Ask(Asked { ticket, about, question }) = &message else {
            return self.inner.post(message);
        };
        let refuse = || {
            let answer = Err("too slow for a test".into());
            let answered = Answered { ticket: *ticket, about: *about, answer };
            self.inner.library.handle(ToPage::Answer(answered));
        };
        match question {
            Question::Rows(rows) => {
                self.asked.borrow_mut().extend(rows.ids.iter().cloned());
                match rows.ids.iter().any(|id| slow.contains(&id.as_str())) {
                    true => refuse(),
                    false => self.inner.post(message),
                }
            }
            Question::Dimensions(_) => {
                self.asked.borrow_mut().push("dimensions".into());
                refuse();
            }
            _ => self.inner.post(message),
        }
    }
}
