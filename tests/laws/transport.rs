//! What is carried over to a moved model agrees with computing it afresh.

use std::sync::Arc;

use nalgebra::DMatrix;
use theory::{
    analysis::Analysis,
    model::Predictor,
    plane::PlaneSpec,
    property::{Depth, Query, change, fresh_change, infos, measure},
    transform::{Action, Composition, Recipe, Side, Step},
};

use crate::support::*;

const WIDE: Sizes = Sizes { d: 80, contexts: 70, tokens: 200, dim_f: 70, dim_g: 80 };
const MANY: Sizes = Sizes { d: 70, contexts: 120, tokens: 200, dim_f: 70, dim_g: 70 };

/// Everything that can be carried over, computed first.
fn complete(model: Arc<Predictor>) -> Analysis {
    let analysis = Analysis::new(model, RTOL, 0);
    causal(&analysis);
    analysis.h_c();
    analysis.m();
    analysis.n();
    analysis.log_odds_spectrum();
    analysis
}

/// Σ_g⁺ between all differences of tokens.
fn causal(analysis: &Analysis) -> DMatrix<f64> {
    let whitened = analysis.whitened(analysis.g0());
    whitened.tr_mul(&whitened)
}

fn assert_close(what: &str, found: &DMatrix<f64>, expected: &DMatrix<f64>) {
    let off = (found - expected).amax() / expected.amax();
    assert!(off < 1e-9, "{what}: {off:e}");
}

fn moves() -> Vec<Vec<Action>> {
    let plane = PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) };
    let bend = |on| linear(on, Recipe::Plane { plane: plane.clone(), t: [2.0, 0.5, -0.25, 0.75] });
    let other = PlaneSpec::Family { pairs: vec![(9, 10), (11, 12), (13, 14)] };
    vec![
        vec![bend(Side::Gauge)],
        vec![bend(Side::OnlyG)],
        vec![
            bend(Side::Gauge),
            gauge(Recipe::Plane { plane: other, t: [1.0, 1.0, 0.0, 3.0] }),
            Action::Shift { size: 1.0, seed: 1 },
        ],
        vec![gauge(Recipe::Random { condition: 20.0, seed: 4 })],
        vec![gauge(Recipe::Worst {
            pair: [(1, 2), (5, 6)],
            condition: 300.0,
            end: theory::transform::End::Farthest,
        })],
        vec![bend(Side::Gauge), Action::Pad { to: 90 }],
    ]
}

#[test]
fn carried_quantities_agree_with_a_fresh_analysis() {
    for sizes in [DIVERSE, HIDDEN, FEW_CONTEXTS, WIDE, MANY] {
        let before = complete(random_model(sizes, 11));
        for actions in moves() {
            let done = moved(before.model(), &actions);
            let (carried, fresh) = (before.moved(&done), complete(done.model.clone()));
            assert_close("sigma_g", carried.sigma_g(), fresh.sigma_g());
            assert_close("h_c", carried.h_c(), fresh.h_c());
            assert_close("causal", &causal(&carried), &causal(&fresh));
            for (what, a, b) in [("M", carried.m(), fresh.m()), ("N", carried.n(), fresh.n())] {
                assert_eq!(a.dim(), b.dim());
                let one = DMatrix::identity(a.dim(), a.dim());
                assert!(
                    (a.basis().transpose() * a.basis() - one).amax() < 1e-9,
                    "{what} is orthonormal"
                );
                assert!(a.reject(b.basis()).amax() < 1e-9, "{what} is the same subspace");
            }
            let largest = fresh.log_odds_spectrum()[0];
            for (a, b) in carried.log_odds_spectrum().iter().zip(fresh.log_odds_spectrum()) {
                assert!((a - b).abs() < 1e-9 * largest);
            }
        }
    }
}

#[test]
fn hidden_moves_are_analysed_afresh_on_their_own_side() {
    let before = complete(random_model(HIDDEN, 12));
    let done = moved(before.model(), &[Action::HiddenG { size: 1.0, seed: 2 }]);
    let (carried, fresh) = (before.moved(&done), complete(done.model.clone()));
    assert_close("sigma_g", carried.sigma_g(), fresh.sigma_g());
    assert_close("h_c", carried.h_c(), fresh.h_c());
}

#[test]
fn the_change_of_the_distribution_is_the_same_carried_and_from_the_vectors() {
    for sizes in [DIVERSE, HIDDEN, WIDE, MANY] {
        let before = complete(random_model(sizes, 13));
        for actions in moves() {
            let done = moved(before.model(), &actions);
            let after = before.moved(&done);
            let (carried, fresh) = (change(&before, &after), fresh_change(&before, &after));
            let (Ok(carried), Ok(fresh)) = (carried, fresh) else {
                unreachable!("the model predicts")
            };
            let pairs = [
                (carried.probability, fresh.probability),
                (carried.log_probability, fresh.log_probability),
                (carried.kl, fresh.kl),
            ];
            for (a, b) in pairs {
                assert!((a - b).abs() < 1e-9 * (1.0 + b), "{a:e} carried, {b:e} from the vectors");
            }
        }
    }
}

#[test]
fn only_a_contrast_changes_the_distribution_that_is_carried_over() {
    let before = complete(random_model(DIVERSE, 14));
    let all = moves();
    let change_of = |actions: &[Action]| {
        let after = before.moved(&moved(before.model(), actions));
        change(&before, &after).map_or(f64::NAN, |change| change.probability)
    };
    assert!(change_of(&all[0]) < 1e-12);
    assert!(change_of(&all[1]) > 1e-3);
}

#[test]
fn random_pairs_measure_the_same_carried_and_afresh() {
    let query = Query {
        pair_a: (1, 2),
        pair_b: (5, 6),
        family: vec![(9, 10), (11, 12), (13, 14)],
        ..Query::default()
    };
    for sizes in [DIVERSE, WIDE, MANY] {
        let before = complete(random_model(sizes, 15));
        for actions in moves() {
            let done = moved(before.model(), &actions);
            let (carried, fresh) =
                (before.moved(&done), Analysis::new(done.model.clone(), RTOL, 0));
            for info in infos() {
                let chance = |after| {
                    let row =
                        measure(info.id, &before, after, &done.summary, &query, Depth::Settled);
                    row.chance.map(|chance| chance.after_median)
                };
                let (carried, fresh) = (chance(&carried), chance(&fresh));
                let off = carried.zip(fresh).map_or(0.0, |(a, b)| (a - b).abs() / b.abs().max(1.0));
                assert!(
                    carried.is_some() == fresh.is_some() && off < 1e-9,
                    "{}: {carried:?} {fresh:?}",
                    info.id
                );
            }
        }
    }
}

#[test]
fn a_bend_after_a_dense_gauge_is_the_same_step_by_step_and_at_once() {
    for sizes in [DIVERSE, WIDE, MANY] {
        let before = complete(random_model(sizes, 16));
        let plane = PlaneSpec::ConceptPair { a: (1, 2), b: (5, 6) };
        for on in [Side::Gauge, Side::OnlyG, Side::OnlyF, Side::Both] {
            let dense = step(gauge(Recipe::Random { condition: 20.0, seed: 4 }));
            let live = step(linear(
                on,
                Recipe::Plane { plane: plane.clone(), t: [2.0, 0.5, -0.25, 0.75] },
            ));
            let run = |start: Composition, step: &Step| {
                start
                    .run(std::slice::from_ref(step))
                    .unwrap_or_else(|error| unreachable!("{error}"))
            };
            let settled = run(Composition::start(before.model(), RTOL), &dense).settle();
            let middle = before.moved(&settled.clone().finish());
            middle.catch_up(&before);
            let done = run(settled, &live).finish();
            let (carried, fresh) = (middle.moved_on(&done), complete(done.model.clone()));
            assert_close("sigma_g", carried.sigma_g(), fresh.sigma_g());
            assert_close("causal", &causal(&carried), &causal(&fresh));
            assert_close("h_c", carried.h_c(), fresh.h_c());
            let kappa = condition_of(&done.linear_f.matrix())
                .max(done.map_g.as_ref().map_or(1.0, |map| condition_of(&map.matrix())));
            assert!(
                (done.summary.condition / kappa - 1.0).abs() < 1e-9,
                "κ {}, {kappa}",
                done.summary.condition
            );
            let (by_change, afresh) = (change(&before, &carried), fresh_change(&before, &carried));
            let (Ok(by_change), Ok(afresh)) = (by_change, afresh) else {
                unreachable!("the model predicts")
            };
            assert!((by_change.probability - afresh.probability).abs() < 1e-9);
        }
    }
}

fn condition_of(matrix: &DMatrix<f64>) -> f64 {
    let values = theory::linalg::singular_values(matrix);
    values[0] / values[values.len() - 1]
}

fn step(action: Action) -> Step {
    Step { id: 1, enabled: true, action }
}
