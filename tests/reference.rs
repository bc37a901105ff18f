//! Every reference figure of every model, to 1e-8 relative where the figure is not itself rounding.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use formats::{Opened, Selection, SourceFile, open};
use serde::Deserialize;
use serde_json::{Map, Value};
use theory::{
    analysis::Analysis,
    report::{FigureQuery, report},
};

/// Relative agreement asked of every number, in a list relative to its largest.
const TOLERANCE: f64 = 1e-8;
/// Below this absolute difference a figure is rounding: residuals and changes that are zero in
/// exact arithmetic, of vectors of length about 10 after a gauge with κ = 30.
const ROUND_OFF: f64 = 1e-12;

#[derive(Deserialize)]
struct Case {
    models: BTreeMap<String, Map<String, Value>>,
    angle_first_pair: f64,
    angle_band_first_pair: [f64; 2],
}

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference").join(file)
}

fn model(case: &str, name: &str, rtol: f64) -> Analysis {
    let file = format!("{case}.{name}.npz");
    let bytes = std::fs::read(path(&file)).expect("the reference model is there");
    let opened =
        open(vec![SourceFile::from_bytes(&file, bytes)], &Selection::default(), &mut |_| {});
    let Ok(Opened::Model(loaded)) = opened else {
        unreachable!("{file} is not a model: {opened:?}")
    };
    Analysis::new(Arc::new(loaded.model), rtol, 0)
}

/// Every place where `found` differs from `expected`.
fn differences(at: &str, expected: &Value, found: &Value) -> Vec<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .flat_map(|(key, value)| {
                differences(&format!("{at}.{key}"), value, found.get(key).unwrap_or(&Value::Null))
            })
            .collect(),
        (Value::Array(a), Value::Array(b))
            if a.len() == b.len() && a.iter().all(Value::is_number) =>
        {
            numbers(at, a, b)
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .flat_map(|(i, (a, b))| differences(&format!("{at}[{i}]"), a, b))
            .collect(),
        (Value::Number(_), Value::Number(_)) => {
            numbers(at, std::slice::from_ref(expected), std::slice::from_ref(found))
        }
        _ => vec![format!("{at}: expected {expected}, found {found}")],
    }
}

fn numbers(at: &str, expected: &[Value], found: &[Value]) -> Vec<String> {
    let of = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let scale = expected.iter().map(|x| of(x).abs()).fold(0.0, f64::max);
    let allowed = (TOLERANCE * scale).max(ROUND_OFF);
    let pairs = expected
        .iter()
        .zip(found)
        .filter(|(a, b)| (of(a) - of(b)).abs().partial_cmp(&allowed).is_none_or(|o| o.is_gt()));
    pairs.map(|(a, b)| format!("{at}: expected {a}, found {b}")).collect()
}

fn check(case: &str) {
    let text =
        std::fs::read_to_string(path(&format!("{case}.json"))).expect("the reference is there");
    let query: FigureQuery = serde_json::from_str(&text).expect("the query parses");
    let expected: Case = serde_json::from_str(&text).expect("the reference parses");
    let rtol = query.rtol.unwrap_or(Analysis::DEFAULT_RTOL);
    let base = model(case, "base", rtol);
    let mut wrong = Vec::new();
    for (name, expected) in &expected.models {
        let found = report(&model(case, name, rtol), Some(&base), &query).expect("the query fits");
        let found = serde_json::to_value(&found).expect("figures are plain data");
        wrong.extend(differences(name, &Value::Object(expected.clone()), &found));
    }
    let base = report(&base, None, &query).expect("the query fits");
    let angles = [
        base.angle_first_pair,
        base.angle_band_first_pair.map(|band| band[0]),
        base.angle_band_first_pair.map(|band| band[1]),
    ];
    let expected = [
        expected.angle_first_pair,
        expected.angle_band_first_pair[0],
        expected.angle_band_first_pair[1],
    ];
    wrong.extend(numbers("angles", &expected.map(Value::from), &angles.map(Value::from)));
    assert!(wrong.is_empty(), "{case}: {} figures differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_diverse_model_has_its_reference_figures() {
    check("diverse");
}

#[test]
fn an_exact_diverse_model_has_its_reference_figures() {
    check("diverse-exact");
}

#[test]
fn a_model_with_hidden_directions_has_its_reference_figures() {
    check("hidden");
}

#[test]
fn an_exact_model_with_hidden_directions_has_its_reference_figures() {
    check("hidden-exact");
}

#[test]
fn a_model_of_few_contexts_has_its_reference_figures() {
    check("few-contexts");
}
