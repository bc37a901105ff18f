//! Models that have nothing to say about some property: no verdict is made of rounding.

use std::sync::Arc;

use nalgebra::DMatrix;
use theory::{
    analysis::Analysis,
    model::Predictor,
    property::{
        Depth, Promise, Query, Row, Verdict, change, fresh_change, infos, log_probabilities,
        measure,
    },
    transform::{Action, Recipe, Side, Step, apply},
};

use crate::planted::{D, RTOL, Room, exact_query, generic_query, model};

fn with(model: &Predictor, f: DMatrix<f64>, g: DMatrix<f64>) -> Arc<Predictor> {
    Arc::new(model.with_vectors(f, g))
}

/// All contexts equal, all tokens equal, F ⟂ G.
fn models() -> Vec<(&'static str, Arc<Predictor>)> {
    let base = model(Room::Diverse, 3);
    let (f, g) = (base.f().vectors(), base.g().vectors());
    let one = |m: &DMatrix<f64>| DMatrix::from_fn(m.nrows(), m.ncols(), |i, _| m[(i, 1)]);
    let half = |m: &DMatrix<f64>, upper: bool| {
        let turn = theory::linalg::haar_orthogonal(&mut theory::linalg::seeded(4), D);
        let part = DMatrix::from_fn(m.nrows(), m.ncols(), |i, j| {
            if (i < D / 2) == upper { m[(i, j)] } else { 0.0 }
        });
        turn * part
    };
    vec![
        ("all contexts equal", with(&base, one(f), g.clone())),
        ("all tokens equal", with(&base, f.clone(), one(g))),
        ("F ⟂ G", with(&base, half(f, true), half(g, false))),
        ("f × 1e200, g × 1e-200", with(&base, f * 1e200, g * 1e-200)),
    ]
}

fn rows(base: &Arc<Predictor>, action: Action, query: &Query) -> Vec<Row> {
    let before = Analysis::new(base.clone(), RTOL, 0);
    let step = Step { id: 1, enabled: true, action };
    let Ok(moved) = apply(base, &[step], RTOL) else { return Vec::new() };
    let after = before.moved(&moved);
    let one = |id| measure(id, &before, &after, &moved.summary, query, Depth::Checked);
    infos().iter().map(|info| one(info.id)).collect()
}

fn gauge(condition: f64) -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition, seed: 5 } }
}

#[test]
fn no_verdict_of_a_degenerate_model_contradicts_theory() {
    let mut wrong = Vec::new();
    for (name, base) in models() {
        for action in [gauge(10.0), gauge(1e6), Action::Shift { size: 1e3, seed: 2 }] {
            for row in rows(&base, action, &generic_query()) {
                let broken =
                    matches!(row.verdict, Verdict::Drifted | Verdict::Destroyed | Verdict::Created);
                if row.promise == Promise::Kept && (broken || row.warning.is_some()) {
                    wrong.push(format!("{name}: {row:?}"));
                }
                if row.verdict == Verdict::NotTestable && row.reason.is_none() {
                    wrong.push(format!("{name}: {} has no reason", row.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} contradictions\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tokens_that_lie_far_from_zero_keep_what_is_promised() {
    let base = model(Room::Diverse, 2);
    let far = with(&base, base.f().vectors().clone(), base.g().vectors().map(|x| x + 1e6));
    let rotation = Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed: 3 } };
    for action in [gauge(30.0), gauge(1e4), rotation] {
        for query in [exact_query(), generic_query()] {
            for row in rows(&far, action.clone(), &query) {
                let same =
                    matches!(row.verdict, Verdict::Kept | Verdict::Absent | Verdict::NotTestable);
                assert!(row.promise != Promise::Kept || same, "{action:?}: {row:?}");
            }
        }
    }
}

#[test]
fn what_a_degenerate_model_cannot_tell_is_not_testable() {
    let row = |name: &str, id: &str| {
        let (_, base) = models().into_iter().find(|(other, _)| *other == name).expect("a model");
        rows(&base, gauge(10.0), &generic_query()).into_iter().find(|row| row.id == id)
    };
    for (name, ids) in [
        ("all contexts equal", &["profile-cosine", "canonical", "probe-kernel"][..]),
        ("all tokens equal", &["canonical", "pca", "explained-variance", "cosine"]),
        ("F ⟂ G", &["profile-cosine", "logit-cosine", "canonical", "parallelism-seen"]),
    ] {
        for id in ids {
            let row = row(name, id).expect("it is measured");
            assert_eq!(row.verdict, Verdict::NotTestable, "{name}: {row:?}");
        }
    }
    let k = row("F ⟂ G", "complexity").expect("it is measured");
    assert_eq!((k.before, k.after, k.verdict), (Some(0.0), Some(0.0), Verdict::Kept));
}

#[test]
fn a_direction_that_is_hidden_but_for_rounding_has_no_residual() {
    for single in [false, true] {
        let base = model(Room::Hidden, 1);
        let stored = |m: &DMatrix<f64>| m.map(|x| if single { f64::from(x as f32) } else { x });
        let mut g = base.g().vectors().clone();
        // A step out of F, which no context sees.
        let span = theory::linalg::Subspace::span(base.f().vectors(), RTOL);
        let step = g.column(14) - g.column(13);
        let hidden = g.column(13) + &step - span.project_vector(&step);
        g.set_column(14, &hidden);
        let base = with(&base, stored(base.f().vectors()), stored(&g));
        for id in ["parallelism-seen", "parallelism-gamma"] {
            let row = rows(&base, gauge(10.0), &generic_query()).into_iter().find(|r| r.id == id);
            let row = row.expect("it is measured");
            assert_eq!(row.verdict, Verdict::NotTestable, "single: {single}: {row:?}");
        }
        for id in ["parallelism-seen", "parallelism-gamma"] {
            let row = rows(&base, gauge(1e6), &exact_query()).into_iter().find(|r| r.id == id);
            assert_eq!(row.expect("it is measured").verdict, Verdict::Kept, "{id} sees steps");
        }
    }
}

#[test]
fn divergences_are_numbers_where_probabilities_underflow() {
    let base = model(Room::Diverse, 3);
    let base = with(&base, base.f().vectors() * 1e3, base.g().vectors() * 1e3);
    let before = Analysis::new(base.clone(), RTOL, 0);
    let matrix = Recipe::Random { condition: 10.0, seed: 5 };
    let action = Action::Linear { on: Side::OnlyG, matrix };
    let step = Step { id: 1, enabled: true, action };
    let after = before.moved(&apply(&base, &[step], RTOL).expect("a move"));
    let (mut expected, mut vanished) = (0.0, 0);
    for context in 0..base.f().len() {
        let [b, a] = [&before, &after].map(|model| log_probabilities(model, context));
        for (b, a) in b.iter().zip(a.iter()) {
            let p = b.exp();
            vanished += usize::from(p == 0.0);
            expected += if p > 0.0 { p * (b - a) } else { 0.0 };
        }
    }
    assert!(vanished > 0, "the probabilities are extreme enough");
    expected /= base.f().len() as f64;
    for found in [change(&before, &after), fresh_change(&before, &after)] {
        let kl = found.expect("a change").kl;
        assert!((kl / expected - 1.0).abs() < 1e-9, "{kl}, expected {expected}");
    }
}
