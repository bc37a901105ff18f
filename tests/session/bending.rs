//! Directions, bends of the plane, and what they do to verdicts, positions and predictions.

use std::rc::Rc;

use nalgebra::Matrix2;
use picture::scene::{PointKind, PointRef};
use reactive_graph::prelude::*;
use session::workspace::{Plot, Workspace};
use theory::{
    model::Toy,
    property::{Class, NotTestable, Picture, Verdict},
    transform::{Action, Recipe, Side},
};

use super::{Silent, opened, opened_with, read, session_test, toy, verdict, words};

#[test]
fn first_directions_are_those_that_the_model_has_of_the_first_concept() {
    session_test(|| {
        let chosen = |path| opened_with(read(path), |_, _| Rc::new(Silent));
        let smollm = chosen("public/models/smollm2-135m.safetensors");
        assert_eq!(words(smollm), ["easy", "easiest", "strong", "strongest"]);
        let glove = chosen("public/models/glove-100d.safetensors");
        assert_eq!(words(glove), ["easy", "easiest", "lucky", "luckiest"]);
    });
}

#[test]
fn bending_the_plane_keeps_what_theory_says_and_moves_the_rest() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
        assert_eq!(verdict(session, "distribution"), Verdict::Kept);
        assert_eq!(verdict(session, "parallelism"), Verdict::Kept);
        assert_eq!(verdict(session, "profile-cosine"), Verdict::Kept);
        // All or none: of exactly parallel directions even the cosine and the ratio of lengths
        // stay.
        assert_eq!(verdict(session, "cosine"), Verdict::Kept);
        assert_eq!(verdict(session, "norms"), Verdict::Kept);
        let at = |word| {
            session.model.get_untracked().and_then(|m| m.find(word)).map_or(0, |found| found.index)
        };
        session.choose_pair(1, (at("cat"), at("cats")));
        assert_eq!(verdict(session, "norms"), Verdict::Drifted);
    });
}

#[test]
fn next_token_bars_stand_still_under_a_gauge_and_move_under_a_contrast() {
    session_test(|| {
        let session = toy(Toy::Plane);
        let change = || {
            session
                .board
                .bars
                .with_untracked(|bars| bars.as_ref().map_or(f64::NAN, |b| b.max_log_change))
        };
        session.bend(&Matrix2::new(2.0, 0.5, 0.0, 0.5));
        assert!(change() < 1e-12);
        session.choose_side(Side::OnlyG);
        assert!(change() > 0.1);
        assert_eq!(verdict(session, "distribution"), Verdict::Destroyed);
    });
}

#[test]
fn undo_takes_a_whole_drag_back_and_redo_brings_it_again() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.hold_steps(true);
        for i in 1..=5 {
            session.bend(&Matrix2::new(1.0, 0.1 * f64::from(i), 0.0, 1.0));
        }
        session.hold_steps(false);
        let count = || session.moves.steps.with_untracked(|steps| steps.present().len());
        assert_eq!(count(), 1);
        session.undo();
        assert_eq!(count(), 0);
        session.redo();
        assert_eq!(session.live().map(|live| live.t), Some(Matrix2::new(1.0, 0.5, 0.0, 1.0)));
    });
}

#[test]
fn a_singular_matrix_is_refused_with_the_nearest_that_works_on_offer() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.type_matrix([1.0, 2.0, 2.0, 4.0]);
        assert!(
            session
                .moves
                .objection
                .reason
                .get_untracked()
                .is_some_and(|reason| reason.contains("singular"))
        );
        assert!(session.moves.steps.with_untracked(|steps| steps.present().is_empty()));
        session.take_offer();
        assert!(session.live().is_some_and(|live| live.t.determinant().abs() > 0.0));
        assert_eq!(session.moves.objection.reason.get_untracked(), None);
    });
}

#[test]
fn a_pulled_tip_is_where_the_hand_is() {
    session_test(|| {
        let session = toy(Toy::Space);
        session.pull(1, [0.5, 1.25], 0.5);
        let tips = session.basis(Plot::Right, 0.5).map(|handles| handles.tips[1]);
        assert!(
            tips.is_some_and(|tip| (tip[0] - 0.5).abs() < 1e-12 && (tip[1] - 1.25).abs() < 1e-12)
        );
    });
}

/// What the page draws live from four numbers a point is what the worker finds from the moved model
/// itself.
#[test]
fn live_positions_are_those_of_the_moved_model() {
    session_test(|| {
        for following in [false, true] {
            let session = opened(read("public/models/glove-100d.safetensors"));
            session.add(Action::Linear {
                on: Side::Gauge,
                matrix: Recipe::Random { condition: 5.0, seed: 3 },
            });
            session.set_look(|look| look.following = following);
            session.bend(&Matrix2::new(1.5, 0.75, -0.25, 0.5));
            let point = |index| PointRef { kind: PointKind::Tokens, index };
            let drawn: Vec<_> = (0..50).map(|i| session.position(Plot::Right, point(i))).collect();
            // A step that does nothing, after the live one: now the worker applies everything.
            session.add(Action::Shift { size: 0.0, seed: 1 });
            for (index, drawn) in drawn.into_iter().enumerate() {
                let (Some(a), Some(b)) = (drawn, session.position(Plot::Right, point(index)))
                else {
                    unreachable!("point {index} is shown")
                };
                let off = (a[0] - b[0]).hypot(a[1] - b[1]);
                assert!(
                    off < 1e-4 * (1.0 + b[0].hypot(b[1])),
                    "point {index}: {a:?} and {b:?}, following {following}"
                );
            }
        }
    });
}

#[test]
fn shuffle_keeps_everything_that_the_distribution_sees() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.shuffle(7);
        assert!(session.moves.steps.with_untracked(|steps| steps.present().len()) >= 3);
        for id in ["distribution", "profile-cosine", "complexity"] {
            assert_eq!(verdict(session, id), Verdict::Kept, "{id}");
        }
        assert_eq!(verdict(session, "parallelism"), Verdict::Destroyed);
    });
}

/// The bars of the next tokens behind an open row about steering: as they are, steered, steered in
/// the moved model.
fn steered(session: Workspace, id: &str) -> [Vec<f64>; 3] {
    let picture = session.board.pictures.with_untracked(|all| all.get(id).cloned());
    let Some(Picture::Stack { parts }) = picture.as_deref() else {
        unreachable!("{id} shows {picture:?}")
    };
    let Picture::Bars { series, .. } = &parts[0].picture else {
        unreachable!("{id} shows {parts:?}")
    };
    [0, 1, 2].map(|i| series[i].values.clone())
}

fn farthest(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[test]
fn steering_changes_the_next_tokens_alike_in_every_equivalent_model_and_with_its_strength() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.open_row("steering-second-moment", true);
        let [plain, once, _] = steered(session, "steering-second-moment");
        assert!(farthest(&plain, &once) > 1e-3);
        session.set_strength(0.0);
        let [plain, none, _] = steered(session, "steering-second-moment");
        assert!(farthest(&plain, &none) < 1e-15);
        session.set_strength(2.0);
        session.bend(&Matrix2::new(2.0, 0.5, -0.25, 0.75));
        let [_, before, after] = steered(session, "steering-second-moment");
        assert!(farthest(&before, &after) < 1e-12, "{before:?} and {after:?}");
        session.open_row("steering-unembedding", true);
        let [_, before, after] = steered(session, "steering-unembedding");
        assert!(farthest(&before, &after) > 1e-3, "γ itself is another recipe in a bent model");
    });
}

#[test]
fn a_vector_of_ones_own_moves_with_the_embeddings_and_must_have_the_right_length() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.show_more(Class::AnyGauge, true);
        let reason = || {
            session
                .board
                .rows
                .with_untracked(|board| board.get("steering-given").and_then(|r| r.reason.clone()))
        };
        assert_eq!(reason(), Some(NotTestable::NoVector { expected: 2 }));
        assert_eq!(
            session.paste_vector("1, x").map_err(|error| error.to_string()),
            Err("number 2 is “x”, expected a finite number".into())
        );
        assert_eq!(session.paste_vector("[1, −2, 3]"), Ok(()));
        assert_eq!(reason(), Some(NotTestable::Width { found: 3, expected: 2 }));
        assert_eq!(session.paste_vector("[1, −2]"), Ok(()));
        session.bend(&Matrix2::new(2.0, 0.5, -0.25, 0.75));
        let row = session.board.rows.with_untracked(|board| board.get("steering-given").cloned());
        let both = row.and_then(|row| row.before.zip(row.after));
        assert!(
            both.is_some_and(|(before, after)| before != 0.0 && (before - after).abs() < 1e-12),
            "{both:?}"
        );
    });
}

#[test]
fn a_large_matrix_is_typed_entry_by_entry() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.type_entry(0, 5000.0);
        assert!(session.moves.objection.reason.get_untracked().is_some());
        assert_eq!(session.shown_matrix(), [5000.0, 0.0, 0.0, 1.0], "what was typed stays");
        assert_eq!(session.moves.steps.with_untracked(|steps| steps.present().len()), 0);
        session.type_entry(3, 4000.0);
        assert_eq!(session.moves.objection.reason.get_untracked(), None);
        let t = session.live().map(|live| live.t);
        assert_eq!(t, Some(nalgebra::Matrix2::new(5000.0, 0.0, 0.0, 4000.0)));
        session.type_entry(0, 0.0);
        session.undo();
        assert_eq!(session.shown_matrix(), [1.0, 0.0, 0.0, 1.0], "a change of steps ends typing");
    });
}
