//! Statistics over all tokens of a file of which only some are loaded: the engine uses them
//! wherever Σ_g whitens.

use std::sync::Arc;

use formats::{Opened, Rows, Selection, SourceFile, open, sum};
use nalgebra::DMatrix;
use session::{
    engine::ModelEngine,
    protocol::{
        At, Setting, Settled, Statistics,
        question::{self, Answers},
    },
};
use theory::{
    linalg::{covariance, normal_matrix, pseudo_inverse, seeded},
    property::{Depth, Query, Row},
    transform::{Action, Recipe, Side, Step},
};

const D: usize = 6;
const LOADED: u64 = 40;
const ALL: usize = 400;
/// Relative: the same measure from the same matrix.
const SAME: f64 = 1e-9;

/// Tokens whose covariance is another one beyond the first 40, and some contexts.
fn vectors() -> [DMatrix<f64>; 2] {
    let mut g = normal_matrix(&mut seeded(1), D, ALL);
    g.columns_mut(LOADED as usize, ALL - LOADED as usize).row_mut(0).scale_mut(5.0);
    [g, normal_matrix(&mut seeded(2), D, 9)]
}

fn file() -> Vec<SourceFile> {
    let [g, f] = vectors();
    let middle = 8 * g.len();
    let end = middle + 8 * f.len();
    let header = format!(
        r#"{{"g":{{"dtype":"F64","shape":[{ALL},{D}],"data_offsets":[0,{middle}]}},"f":{{"dtype":"F64","shape":[9,{D}],"data_offsets":[{middle},{end}]}}}}"#
    );
    let numbers = g.iter().chain(f.iter()).flat_map(|x| x.to_le_bytes());
    let bytes = (header.len() as u64)
        .to_le_bytes()
        .into_iter()
        .chain(header.bytes())
        .chain(numbers)
        .collect();
    vec![SourceFile::from_bytes("many.safetensors", bytes)]
}

fn engine() -> ModelEngine {
    let selection = Selection { rows: Rows::First(LOADED), ..Selection::default() };
    match open(file(), &selection, &mut |_| ()) {
        Ok(Opened::Model(loaded)) => ModelEngine::new(*loaded, None),
        other => unreachable!("{other:?}"),
    }
}

fn statistics() -> Statistics {
    Statistics::of(&sum(file(), &Selection::default(), &mut |_| ()).expect("sums"))
}

fn counted() -> ModelEngine {
    let mut engine = engine();
    engine.set(Setting::Statistics(Some(statistics())));
    engine
}

fn query() -> Query {
    Query { pair_a: (0, 1), pair_b: (2, 3), ..Query::default() }
}

fn row(engine: &mut ModelEngine, id: &str, actions: Vec<Action>) -> Row {
    let steps = (0..).zip(actions).map(|(id, action)| Step { id, enabled: true, action }).collect();
    let settled = Settled { revision: 1, steps, query: Arc::new(query()) };
    engine.set(Setting::Settled(Arc::new(settled)));
    let at = At { revision: 1, live: None };
    let rows = question::Rows { at, ids: vec![id.into()], depth: Depth::Settled };
    engine.answer(&rows).expect("the steps can be applied").rows.remove(0)
}

fn causal_cosine(engine: &mut ModelEngine, actions: Vec<Action>) -> Row {
    row(engine, "causal-cosine", actions)
}

/// The measure by its definition, with this covariance.
fn by_definition(sigma: &DMatrix<f64>) -> f64 {
    let [g, _] = vectors();
    let (a, b) = (g.column(1) - g.column(0), g.column(3) - g.column(2));
    let inverse = pseudo_inverse(sigma, 1e-12);
    let inner = |x: &nalgebra::DVector<f64>, y: &nalgebra::DVector<f64>| x.dot(&(&inverse * y));
    inner(&a, &b) / (inner(&a, &a) * inner(&b, &b)).sqrt()
}

fn random_gauge() -> Action {
    Action::Linear { on: Side::Gauge, matrix: Recipe::Random { condition: 8.0, seed: 3 } }
}

#[test]
fn causal_cosine_is_that_of_all_tokens_once_they_are_counted() {
    let [g, _] = vectors();
    let loaded = by_definition(&covariance(&g.columns(0, LOADED as usize).clone_owned()));
    let all = by_definition(&covariance(&g));
    assert!((loaded - all).abs() > 1e-2, "the file must tell the two apart: {loaded}, {all}");
    let before =
        |engine: &mut ModelEngine| causal_cosine(engine, Vec::new()).before.expect("measured");
    assert!((before(&mut engine()) - loaded).abs() < SAME);
    let mut counted = counted();
    assert!((before(&mut counted) - all).abs() < SAME);
    counted.set(Setting::Statistics(None));
    assert!((before(&mut counted) - loaded).abs() < SAME);
}

#[test]
fn gauges_and_padding_keep_the_causal_cosine_of_all_tokens() {
    let [g, _] = vectors();
    let all = by_definition(&covariance(&g));
    for actions in [vec![random_gauge()], vec![Action::Pad { to: D + 2 }, random_gauge()]] {
        let after = causal_cosine(&mut counted(), actions).after.expect("measured");
        assert!((after - all).abs() < SAME, "{after} is not {all}");
    }
}

#[test]
fn whitening_makes_the_euclidean_cosine_the_causal_one_of_all_tokens() {
    let [g, _] = vectors();
    let all = by_definition(&covariance(&g));
    let whitening = Action::Linear { on: Side::Gauge, matrix: Recipe::Whitening };
    let cosine = row(&mut counted(), "cosine", vec![random_gauge(), whitening]);
    assert!((cosine.after.expect("measured") - all).abs() < SAME);
}

#[test]
fn hidden_parts_are_compared_over_the_loaded_tokens() {
    let hidden = || vec![Action::Pad { to: D + 1 }, Action::HiddenG { size: 0.5, seed: 1 }];
    assert_eq!(causal_cosine(&mut counted(), hidden()), causal_cosine(&mut engine(), hidden()));
}

#[test]
fn statistics_of_another_width_are_left_out() {
    let mut engine = engine();
    let other = Statistics::of(&theory::linalg::Moments::of(DMatrix::identity(3, 3)));
    let before = causal_cosine(&mut engine, Vec::new());
    engine.set(Setting::Statistics(Some(other)));
    assert_eq!(causal_cosine(&mut engine, Vec::new()), before);
}
