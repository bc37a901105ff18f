//! Cosines, ratios and counts that rounding must not decide, nor an absolute tolerance swallow.

use std::sync::Arc;

use nalgebra::DMatrix;
use theory::{
    analysis::Analysis,
    model::Predictor,
    property::{Depth, Promise, Query, Row, Verdict, angle, angle_band, measure},
    transform::{Action, Recipe, Side, Step, apply},
};

use crate::planted::{D, RTOL, Room, generic_query, model};

fn gauge(condition: f64) -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition, seed: 5 } }
}

fn row(base: &Arc<Predictor>, actions: &[Action], id: &str, query: &Query) -> Row {
    let before = Analysis::new(base.clone(), RTOL, 0);
    let step = |action: &Action| Step { id: 1, enabled: true, action: action.clone() };
    let steps: Vec<Step> = actions.iter().map(step).collect();
    let there = apply(base, &steps, RTOL).expect("it can be done");
    let after = before.moved(&there);
    measure(id, &before, &after, &there.summary, query, Depth::Checked)
}

fn with_g(base: &Predictor, g: DMatrix<f64>) -> Arc<Predictor> {
    Arc::new(base.with_vectors(base.f().vectors().clone(), g))
}

/// Token 14 so far from 13 as `step` times another one is long.
fn near(step: f64) -> Arc<Predictor> {
    let base = model(Room::Diverse, 1);
    let mut g = base.g().vectors().clone();
    let beside = g.column(13) + g.column(14) * step;
    g.set_column(14, &beside);
    with_g(&base, g)
}

#[test]
fn a_ratio_of_lengths_is_compared_with_itself() {
    let query = generic_query();
    let base = near(1e-8);
    let bent = row(&base, &[gauge(10.0)], "norms", &query);
    let [before, after] = [bent.before, bent.after].map(|x| x.expect("it is measured"));
    assert!(before < 1e-6 && (after / before - 1.0).abs() > 0.01, "{before:e} → {after:e}");
    assert_eq!(bent.verdict, Verdict::Drifted, "{bent:?}");
    assert!(bent.words(before).is_none(), "a length is not zero");
    let turn = Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 3 } };
    for id in ["norms", "cosine"] {
        let turned = row(&base, std::slice::from_ref(&turn), id, &query);
        assert_eq!(turned.promise, Promise::Kept);
        assert!(matches!(turned.verdict, Verdict::Kept | Verdict::Absent), "{turned:?}");
        assert!(turned.warning.is_none(), "{turned:?}");
    }
}

#[test]
fn the_band_of_directions_that_are_nearly_parallel_is_that_of_their_angle() {
    let base = model(Room::Diverse, 1);
    let mut g = base.g().vectors().clone();
    let aside = (g.column(14) - g.column(13)) + (g.column(20) - g.column(19)) * 1e-9;
    let beside = g.column(15) + aside;
    g.set_column(16, &beside);
    let base = with_g(&base, g);
    let query = generic_query();
    let cosine = row(&base, &[gauge(1e6)], "cosine", &query);
    let step = |(from, to): (usize, usize)| base.g().vector(to) - base.g().vector(from);
    let [_, high] = angle_band(angle(&step(query.pair_a), &step(query.pair_b)), 1e6);
    let [low, _] = cosine.band.expect("a band");
    assert!(cosine.before.is_some_and(|cosine| 1.0 - cosine < 1e-15));
    assert!(low < 1.0 - 1e-8, "{low}");
    assert!((low / high.cos() - 1.0).abs() < 1e-9, "{low} for an angle of {high}");
}

#[test]
fn no_move_turns_answers_round_that_are_equally_good() {
    let base = model(Room::Diverse, 1);
    let (one, factors) = (base.g().vector(1), base.g().vectors().row(0));
    let flat = with_g(&base, DMatrix::from_fn(D, factors.len(), |i, j| one[i] * factors[j]));
    let turns = |seed| Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } };
    for id in ["analogy-add", "analogy-mul", "analogy-direction"] {
        for seed in 0..4 {
            let row = row(&flat, &[turns(seed)], id, &generic_query());
            assert_eq!((row.before, row.promise), (row.after, Promise::Kept), "{row:?}");
        }
    }
}
