//! Surprises, breaking, the ruler, bets, and what the inspector knows.

use nalgebra::Matrix2;
use picture::scene::{PointKind, PointRef};
use reactive_graph::prelude::*;
use session::{
    permalink::Link,
    workspace::{Neighbours, Plot, Workspace},
};
use theory::{
    model::Toy,
    property::Verdict,
    transform::{Action, Side},
};

use super::{opened, read, session_test, toy, verdict};

const SMOLLM: &str = "public/models/smollm2-135m.safetensors";

fn steps(session: Workspace) -> Vec<theory::transform::Step> {
    session.moves.steps.with_untracked(|steps| steps.present().clone())
}

#[test]
fn a_surprise_keeps_every_prediction_and_every_earlier_step() {
    session_test(|| {
        let session = toy(Toy::Hidden);
        session.add(Action::Shift { size: 0.3, seed: 1 });
        session.bend(&Matrix2::new(1.3, 0.4, -0.2, 0.9));
        let before = steps(session);
        session.hold_steps(true);
        let way = session.surprise(5).expect("a gauge is in hand");
        for place in [0.0, 0.3, 0.7, 1.0] {
            session.bend(&way.at(place));
            assert_eq!(steps(session)[0], before[0], "the earlier step is still there");
        }
        session.hold_steps(false);
        assert_eq!(session.earlier_steps(), 1);
        assert_ne!(steps(session), before);
        assert_eq!(verdict(session, "distribution"), Verdict::Kept);
        session.undo();
        assert_eq!(steps(session), before, "one undo goes back");
        session.choose_side(Side::OnlyG);
        assert_eq!(session.surprise(5), None, "one side alone makes no equal");
    });
}

#[test]
fn undo_while_surprises_run_takes_them_back_as_one_change() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        for again in [false, true] {
            let before = steps(session);
            let way = session.surprise(5).expect("a gauge is in hand");
            session.begin_surprises();
            session.bend(&way.at(0.4));
            session.undo();
            assert!(!session.experiments.surprising.get_untracked(), "they have ended");
            assert_eq!(steps(session), before);
            assert!(!session.moves.held.get_untracked());
            session.redo();
            assert_ne!(steps(session), before, "and can be done again");
            if again {
                session.undo();
                session.undo();
                assert!(!session.moves.steps.with_untracked(|s| s.can_undo()));
                assert_eq!(steps(session), [], "the model as loaded is at the bottom");
            }
        }
    });
}

#[test]
fn undo_heals_what_was_broken_and_leaves_a_held_bend_alone() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        session.bend(&Matrix2::new(1.3, 0.4, -0.2, 0.9));
        let before = steps(session);
        session.break_it();
        session.undo();
        assert!(!session.is_broken());
        assert_eq!(steps(session), before);
        session.hold_steps(true);
        session.bend(&Matrix2::new(1.5, 0.0, 0.0, 1.0));
        let held = steps(session);
        session.undo();
        assert_eq!(steps(session), held);
        session.hold_steps(false);
        session.undo();
        assert_eq!(steps(session), before);
    });
}

#[test]
fn breaking_moves_g_alone_and_healing_leaves_no_trace() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        for bent in [false, true] {
            if bent {
                session.bend(&Matrix2::new(1.3, 0.4, -0.2, 0.9));
            }
            let (before, undone) =
                (steps(session), session.moves.steps.with_untracked(|s| s.can_undo()));
            session.break_it();
            assert!(session.is_broken());
            assert_ne!(verdict(session, "distribution"), Verdict::Kept);
            assert!(session.headline().is_some_and(|headline| !headline.same));
            session.heal();
            assert!(!session.is_broken());
            assert_eq!(steps(session), before);
            assert_eq!(session.moves.steps.with_untracked(|s| s.can_undo()), undone);
            assert_eq!(verdict(session, "distribution"), Verdict::Kept);
        }
    });
}

#[test]
fn what_the_hand_does_while_it_is_broken_stays_when_it_is_healed() {
    session_test(|| {
        let session = toy(Toy::Plane);
        session.break_it();
        let t = Matrix2::new(2.0, 0.1, 0.0, 0.7);
        session.bend(&t);
        session.heal();
        let live = session.live().expect("a plane");
        assert_eq!((live.side, live.t), (Side::Gauge, t));
        assert_eq!(verdict(session, "distribution"), Verdict::Kept);
    });
}

#[test]
fn the_ruler_says_parallel_where_the_board_does_and_only_there() {
    session_test(|| {
        for (session, parallel) in [(toy(Toy::Plane), true), (opened(read(SMOLLM)), false)] {
            session.toggle_ruler();
            let [along, other] = session.choice.pairs.get_untracked().expect("two directions");
            let at = |plot, index| {
                session
                    .position(plot, PointRef { kind: PointKind::Tokens, index })
                    .expect("a token")
            };
            for bent in [false, true] {
                if bent {
                    session.bend(&Matrix2::new(1.7, 0.6, -0.4, 0.8));
                }
                for plot in [Plot::Left, Plot::Right] {
                    let (a, b) = (at(plot, other.0), at(plot, other.1));
                    session.shift_ruler(plot, [0, 1].map(|k| (a[k] + b[k]) / 2.0 + 1e-3), 0.05);
                    let mark = session
                        .scene(plot, 1.0)
                        .and_then(|scene| scene.ruler)
                        .expect("it lies on the plot");
                    assert_eq!(mark.parallel, parallel, "{}", mark.text);
                    assert_eq!(mark.text.starts_with("parallel"), parallel, "{}", mark.text);
                    assert!((mark.through[0] - (a[0] + b[0]) / 2.0).abs() < 1e-6, "it snaps");
                    let (c, d) = (at(plot, along.0), at(plot, along.1));
                    let cross = mark.along[0] * (d[1] - c[1]) - mark.along[1] * (d[0] - c[0]);
                    assert!(cross.abs() < 1e-6, "it stays along its direction");
                    let holds = [Verdict::Kept, Verdict::Drifted]
                        .contains(&verdict(session, "parallelism"));
                    assert_eq!(holds, parallel, "as the board says");
                }
            }
        }
    });
}

#[test]
fn a_bet_is_settled_by_the_next_move_and_travels_in_the_link() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        let wagers = session.wagers();
        assert_eq!(wagers.len(), 6);
        for wager in &wagers {
            session.bet_on(wager.info.id, wager.info.id != "cosine");
        }
        session.place_bet();
        assert!(session.bet_is_placed());
        session.settle_bet();
        assert!(session.bet_is_placed(), "nothing has moved yet");
        session.bend(&Matrix2::new(1.7, 0.6, -0.4, 0.8));
        session.settle_bet();
        assert!(!session.bet_is_placed());
        let score = session.choice.with(|choice| choice.bet.as_ref().and_then(|bet| bet.score));
        // Of the six only cosine and norms moved; norms were said to stay.
        assert_eq!(score, Some([5, 6]));
        let remark = session.remark();
        assert_eq!(remark.as_deref(), Some("Your bet: 5 of 6 right; wrong about Ratio of norms"));
        let survived: Vec<Option<bool>> =
            session.wagers().iter().map(|wager| wager.survived).collect();
        assert_eq!(survived, [true, true, true, true, false, false].map(Some));
        let text = session.snapshot().to_text().expect("a link");
        let (link, bad) = Link::from_text(&text).expect("a link");
        assert!(bad.is_empty());
        assert_eq!(link.choice.bet.and_then(|bet| bet.score), score);
    });
}

#[test]
fn a_clicked_point_is_looked_at_until_another_and_two_make_a_direction() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        let token = |index| PointRef { kind: PointKind::Tokens, index };
        session.look_at(token(7));
        session.point_at(Some(token(9)));
        assert_eq!(session.inspected(), Some(token(9)), "the pointer comes first");
        session.point_at(None);
        assert_eq!(session.inspected(), Some(token(7)));
        let known = session.hover.inspection.get_untracked().expect("it is asked for again");
        assert_eq!(known.point, token(7));
        session.look_at(token(11));
        session.make_direction(1);
        let pairs = session.choice.pairs.get_untracked().expect("two directions");
        assert_eq!(pairs[1], (7, 11));
        let old = known.norm;
        session.look_at(token(7));
        session.bend(&Matrix2::new(3.0, 0.6, -0.4, 0.4));
        let now = session.hover.inspection.get_untracked().expect("its figures follow a move");
        assert_eq!(now.norm[0], old[0]);
        assert_ne!(now.norm[1], old[1]);
        let found = Neighbours::of(&now.neighbours);
        assert_eq!(found.kept.len() + found.lost.len(), now.neighbours[0].len());
        session.look_at(PointRef { kind: PointKind::Contexts, index: 3 });
        let context = session.hover.inspection.get_untracked().expect("a context");
        assert_eq!(context.next.len(), 3, "its likeliest next tokens");
        assert!(context.next.iter().all(|(_, before, after)| (before - after).abs() < 1e-9));
    });
}

#[test]
fn a_lasso_leads_to_a_family_and_to_the_groups_of_a_probe() {
    session_test(|| {
        let session = opened(read(SMOLLM));
        let tokens = session.family_matched().map(|family| family.pairs).unwrap_or_default();
        let some: Vec<PointRef> = tokens[..4]
            .iter()
            .flat_map(|&(from, to)| [from, to])
            .map(|index| PointRef { kind: PointKind::Tokens, index })
            .collect();
        session.select(some.clone());
        let inside = session.selected_pairs();
        assert!(tokens[..4].iter().all(|pair| inside.contains(pair)));
        session.make_family();
        let family = session.family_matched().expect("a family");
        assert_eq!(family.pairs.len(), inside.len(), "{:?}", family.missing);
        session.make_token_set(0);
        let picked = session.choice.overrides.get_untracked().token_sets;
        assert_eq!(picked[0].len(), some.len());
        session.select((0..5).map(|index| PointRef { kind: PointKind::Contexts, index }).collect());
        session.make_probe_groups();
        let groups = session.choice.overrides.get_untracked().groups;
        let sizes: Vec<usize> = groups.iter().map(|group| group.members.len()).collect();
        assert_eq!(sizes, [504, 5]);
    });
}
