//! Every reference figure of two models, to 1e-8 relative where the figure is not itself rounding.

use serde_json::Value;
use theory::{analysis::Analysis, report::comparison};

use crate::{case, path};

const TOLERANCE: f64 = 1e-8;
/// Below this a difference is rounding. A relative logit distance is a root of a difference of logits of size about 10.
const ROUND_OFF: f64 = 1e-12;

fn compare(at: &str, expected: &Value, found: &Value, wrong: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), found) => expected.iter().for_each(|(key, value)| {
            compare(&format!("{at}.{key}"), value, found.get(key).unwrap_or(&Value::Null), wrong)
        }),
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            expected.iter().zip(found).for_each(|(a, b)| compare(at, a, b, wrong));
        }
        _ => {
            let (a, b) =
                (expected.as_f64().unwrap_or(f64::NAN), found.as_f64().unwrap_or(f64::NAN));
            let same = (a - b).abs() <= (TOLERANCE * a.abs()).max(ROUND_OFF);
            if !same {
                wrong.push(format!("{at}: expected {expected}, found {found}"));
            }
        }
    }
}

fn check(name: &str) {
    let text = std::fs::read_to_string(path(&format!("{name}.compare.json")))
        .expect("the reference is there");
    let expected: Value = serde_json::from_str(&text).expect("the reference is JSON");
    let [one, two] = case(name);
    let found = serde_json::to_value(comparison(&one, &two, Analysis::DEFAULT_RTOL))
        .expect("figures are plain data");
    let mut wrong = Vec::new();
    for part in ["shared", "compare"] {
        compare(part, &expected[part], &found[part], &mut wrong);
    }
    // What the reference leaves out there is no such figure of.
    let left_out = expected["compare"].get("one_map_explains_f").is_none();
    assert_eq!(left_out, found["compare"].get("one_map_explains_f").is_none(), "{name}: one map");
    assert!(wrong.is_empty(), "{name}: {} figures differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_model_and_its_gauge() {
    check("compare-gauge");
}

#[test]
fn hidden_moves_in_another_dimension() {
    check("compare-hidden");
}

#[test]
fn two_models_that_are_close() {
    check("compare-close");
}

#[test]
fn two_models_that_have_nothing_to_do_with_each_other() {
    check("compare-unrelated");
}

#[test]
fn opposite_turns() {
    check("compare-opposite-turns");
}

#[test]
fn swapped_labels() {
    check("compare-swapped-labels-2");
    check("compare-swapped-labels-12");
}
