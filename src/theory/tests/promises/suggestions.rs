//! Suggested moves do what they are suggested for, and what a row can bear is what it bears.

use std::sync::Arc;

use theory::{
    analysis::Analysis,
    model::Predictor,
    property::{
        Depth, NoMove, Query, Row, Verdict, infos, kept_by, measure, what_destroys, what_keeps,
    },
    transform::{Action, MoveKind, MoveSummary, Recipe, Side, Step, apply},
};

use crate::planted::{RTOL, Room, exact_query, generic_query, model};

const ROOMS: [Room; 4] = [Room::Hidden, Room::Diverse, Room::Within, Room::Askew];
const CAPS: [Option<f64>; 2] = [None, Some(5.0)];

fn capped(room: Room, seed: u64, cap: Option<f64>) -> Arc<Predictor> {
    Arc::new((*model(room, seed)).clone().with_softcap(cap))
}

/// A row of the model as loaded and after a move; none where the move is refused.
fn row(before: &Analysis, id: &str, query: &Query, action: Option<Action>) -> Option<Row> {
    let Some(action) = action else {
        let still = MoveSummary::identity();
        return Some(measure(id, before, before, &still, query, Depth::Settled));
    };
    let step = Step { id: 1, enabled: true, action };
    let moved = apply(before.model(), &[step], RTOL).ok()?;
    let after = before.moved(&moved);
    Some(measure(id, before, &after, &moved.summary, query, Depth::Checked))
}

/// What is wrong with the suggestions for a row of this model.
fn wrong(before: &Analysis, id: &str, query: &Query) -> Option<String> {
    let still = row(before, id, query, None)?.verdict;
    let destroys = what_destroys(id, before, query);
    let destroyed = match &destroys {
        Ok(action) => row(before, id, query, Some(action.clone())).map(|row| row.verdict),
        Err(_) => None,
    };
    let fits = match (still, &destroys) {
        (Verdict::NotTestable, found) => *found == Err(NoMove::NotTestable),
        (Verdict::Absent, found) => *found == Err(NoMove::Absent),
        (_, Ok(_)) => matches!(destroyed, Some(Verdict::Destroyed | Verdict::Drifted)),
        (_, Err(NoMove::Absent | NoMove::NotTestable | NoMove::Unknown)) => false,
        (_, Err(_)) => true,
    };
    let keeps = what_keeps(id, query).ok();
    let kept = row(before, id, query, keeps)?.verdict;
    (!fits || kept != still)
        .then(|| format!("{id}: {still:?}, {destroys:?} {destroyed:?}; {kept:?}"))
}

#[test]
fn every_suggested_move_destroys_or_keeps_what_it_is_suggested_for() {
    let (mut all, mut suggested) = (Vec::new(), 0);
    for (room, cap, seed) in
        ROOMS.iter().flat_map(|room| CAPS.iter().map(move |cap| (*room, *cap, 1)))
    {
        let before = Analysis::new(capped(room, seed, cap), RTOL, 0);
        for query in [exact_query(), generic_query()] {
            for info in infos() {
                suggested += usize::from(what_destroys(info.id, &before, &query).is_ok());
                let found = wrong(&before, info.id, &query);
                all.extend(found.map(|why| format!("{room:?}, cap {cap:?}: {why}")));
            }
        }
    }
    assert!(suggested > 200, "there are suggestions: {suggested}");
    assert!(all.is_empty(), "{} wrong suggestions\n{}", all.len(), all.join("\n"));
}

/// A move of this kind alone.
fn alone(kind: MoveKind) -> Option<Action> {
    let linear = |on| Action::Linear { on, matrix: Recipe::Random { condition: 10.0, seed: 3 } };
    match kind {
        MoveKind::Gauge => Some(linear(Side::Gauge)),
        MoveKind::Shift => Some(Action::Shift { size: 1.0, seed: 3 }),
        MoveKind::HiddenF => Some(Action::HiddenF { size: 1.0, seed: 3 }),
        MoveKind::HiddenG => Some(Action::HiddenG { size: 1.0, seed: 3 }),
        _ => None,
    }
}

#[test]
fn what_a_row_bears_is_what_keeps_the_predictions_and_the_row() {
    for cap in CAPS {
        let before = Analysis::new(capped(Room::Hidden, 2, cap), RTOL, 0);
        for info in infos() {
            for kind in kept_by(info, cap.is_some()) {
                let Some(action) = alone(kind) else { continue };
                let moved = |id| row(&before, id, &generic_query(), Some(action.clone()));
                for id in [info.id, "distribution"] {
                    let verdict = moved(id).map(|row| row.verdict);
                    let same = matches!(
                        verdict,
                        Some(Verdict::Kept | Verdict::Absent | Verdict::NotTestable)
                    );
                    assert!(same, "cap {cap:?}, {kind:?} for {}: {id} {verdict:?}", info.id);
                }
            }
        }
    }
    let distribution = infos().iter().find(|info| info.predictions).expect("a row");
    assert!(kept_by(distribution, false).contains(&MoveKind::Shift));
    assert!(!kept_by(distribution, true).contains(&MoveKind::Shift), "a cap sees a shift");
}
