//! The bundled models give the figures that an independent computation (NumPy, float64) gave for
//! them.

use std::{collections::BTreeMap, sync::Arc};

use formats::{Opened, Selection, SourceFile, open};
use serde::Deserialize;
use session::bundled;
use theory::{
    analysis::Analysis,
    model::Vocabulary,
    property::{Geometry, distribution, leave_one_out},
};

/// The list of concepts that comes with the page.
const CONCEPTS: &str = include_str!("../public/models/concepts.tsv");

/// Agreement asked of every figure.
const TOLERANCE: f64 = 1e-6;

#[derive(Deserialize)]
struct Expected {
    pairs: Vec<Pair>,
    concepts: BTreeMap<String, Concept>,
    dim_f: Option<usize>,
    dim_g: Option<usize>,
    effective_complexity: Option<usize>,
    pivot: Option<String>,
    #[serde(default)]
    top3: Vec<Top>,
}

#[derive(Deserialize)]
struct Pair {
    pair: [[String; 2]; 2],
    cosine: f64,
    causal_cosine: f64,
    profile_cosine: Option<f64>,
}

#[derive(Deserialize)]
struct Concept {
    pairs: usize,
    leave_one_out_cosine: f64,
    leave_one_out_causal: f64,
    leave_one_out_profile: Option<f64>,
}

#[derive(Deserialize)]
struct Top {
    context: String,
    tokens: Vec<(String, f64)>,
}

fn expected(name: &str) -> Expected {
    let all = include_str!("data/reference/demo-models.json");
    let mut all: BTreeMap<String, Expected> =
        serde_json::from_str(all).expect("the reference parses");
    all.remove(name).expect("the reference has the model")
}

fn analysis(name: &str) -> Analysis {
    let file = format!("{}/public/models/{name}.safetensors", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&file).expect("the bundled model is there");
    let opened =
        open(vec![SourceFile::from_bytes(name, bytes)], &Selection::default(), &mut |_| {});
    let Ok(Opened::Model(loaded)) = opened else {
        unreachable!("{name} is not a model: {opened:?}")
    };
    Analysis::new(Arc::new(loaded.model), Analysis::DEFAULT_RTOL, 0)
}

fn close(what: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= TOLERANCE, "{what}: found {found}, expected {expected}");
}

fn check_pairs(model: &Analysis, expected: &Expected) {
    let vocabulary = Vocabulary::new(model.model().g().labels());
    for Pair { pair, cosine, causal_cosine, profile_cosine } in &expected.pairs {
        let direction = |[from, to]: &[String; 2]| {
            let (from, to) = vocabulary.find_pair(from, to).expect("both words are tokens");
            model.token_difference((from.index, to.index))
        };
        let (a, b) = (direction(&pair[0]), direction(&pair[1]));
        let figures = [
            (Geometry::Euclidean, Some(*cosine)),
            (Geometry::Causal, Some(*causal_cosine)),
            (Geometry::Profile, *profile_cosine),
        ];
        for (geometry, expected) in figures {
            if let Some(expected) = expected {
                close(&format!("{pair:?} {geometry:?}"), geometry.cosine(model, &a, &b), expected);
            }
        }
    }
}

fn check_concepts(model: &Analysis, expected: &Expected) {
    let vocabulary = Vocabulary::new(model.model().g().labels());
    let mut found: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let list = bundled::concepts(CONCEPTS).expect("the list is well-formed");
    for concept in &list {
        for (from, to) in &concept.pairs {
            if let Some((from, to)) = vocabulary.find_pair(from, to) {
                found.entry(&concept.name).or_default().push((from.index, to.index));
            }
        }
    }
    for (name, expected) in &expected.concepts {
        let pairs = &found[name.as_str()];
        assert_eq!(pairs.len(), expected.pairs, "{name}");
        let mean = |geometry| {
            let cosines = leave_one_out(model, pairs, geometry).expect("the family is testable");
            cosines.iter().sum::<f64>() / cosines.len() as f64
        };
        close(name, mean(Geometry::Euclidean), expected.leave_one_out_cosine);
        close(name, mean(Geometry::Causal), expected.leave_one_out_causal);
        if let Some(profile) = expected.leave_one_out_profile {
            close(name, mean(Geometry::Profile), profile);
        }
    }
}

fn check_dimensions(model: &Analysis, expected: &Expected) {
    if let Some(pivot) = &expected.pivot {
        assert_eq!(&model.model().g().labels()[model.pivot()], pivot);
    }
    let found = (model.span_f().dim(), model.span_g().dim(), model.effective_complexity());
    assert_eq!(
        (Some(found.0), Some(found.1), Some(found.2)),
        (expected.dim_f, expected.dim_g, expected.effective_complexity)
    );
}

fn check_top(model: &Analysis, expected: &Expected) {
    for Top { context, tokens } in &expected.top3 {
        let index = model
            .model()
            .f()
            .labels()
            .iter()
            .position(|label| label == context)
            .expect("a known context");
        let found =
            distribution::top(model, model, index, tokens.len()).expect("the model predicts");
        for (found, (label, probability)) in found.iter().zip(tokens) {
            assert_eq!(&found.label, label, "{context}");
            close(context, found.before, *probability);
        }
    }
}

#[test]
fn smollm2_has_its_reference_figures() {
    let (model, expected) = (analysis("smollm2-135m"), expected("smollm2-135m"));
    check_pairs(&model, &expected);
    check_concepts(&model, &expected);
    check_top(&model, &expected);
}

#[test]
fn smollm2_has_its_reference_dimensions() {
    check_dimensions(&analysis("smollm2-135m"), &expected("smollm2-135m"));
}

#[test]
fn glove_has_its_reference_figures() {
    let (model, expected) = (analysis("glove-100d"), expected("glove-100d"));
    check_pairs(&model, &expected);
    check_concepts(&model, &expected);
}

#[test]
fn the_page_reads_its_own_list_as_the_reader_of_all_lists_does() {
    let file = SourceFile::from_bytes("concepts.tsv", CONCEPTS.as_bytes().to_vec());
    let read = open(vec![file], &Selection::default(), &mut |_| {});
    let own = bundled::concepts(CONCEPTS).expect("the list is well-formed");
    assert!(matches!(read, Ok(Opened::Concepts(all)) if all == own));
    let error = bundled::concepts("concept\tfrom\tto\na\tb\n").expect_err("two columns");
    assert!(error.to_string().contains("line 2"), "{error}");
}
