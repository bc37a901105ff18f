//! Figures that programs of others have found of two of the cases.

use serde::Deserialize;
use std::collections::BTreeMap;
use theory::{
    analysis::Analysis,
    compare::{Canonical, Equivalence, Moments, Shared},
    linalg::centred,
    model::Cloud,
};

use crate::{case, path};

/// scikit-learn finds correlations by iteration.
const ITERATED: f64 = 1e-7;
const EXACT: f64 = 1e-10;

#[derive(Deserialize)]
struct Side {
    canonical_correlations: Vec<f64>,
    pls_singular_values: Vec<f64>,
    procrustes_disparity: f64,
}

fn check(at: &str, known: &Side, canonical: Option<&Canonical>, [one, two]: [&Cloud; 2]) {
    let mean = known.canonical_correlations.iter().sum::<f64>()
        / known.canonical_correlations.len() as f64;
    let found = canonical.map_or(f64::NAN, Canonical::value);
    assert!(
        (found - mean).abs() < ITERATED,
        "{at}: canonical correlation {found}, scikit-learn {mean}"
    );
    let moments = Moments::of(one, two);
    // The singular values of the cross-covariance make both foils.
    let (sum, squares) =
        known.pls_singular_values.iter().fold((0.0, 0.0), |(a, b), s| (a + s, b + s * s));
    let [x, y] = [one, two].map(|cloud| centred(cloud.vectors()));
    let distance = 2.0 - 2.0 * sum / (x.norm() * y.norm());
    assert!(
        (moments.procrustes() - distance).abs() < EXACT,
        "{at}: {} {distance}",
        moments.procrustes()
    );
    let cka = squares / ((&x * x.transpose()).norm() * (&y * y.transpose()).norm());
    assert!((moments.cka() - cka).abs() < EXACT, "{at}: {} {cka}", moments.cka());
    // SciPy scales the turned copy as well: 1 − (Σσ)².
    let disparity = 1.0 - (1.0 - moments.procrustes() / 2.0).powi(2);
    assert!((disparity - known.procrustes_disparity).abs() < EXACT, "{at}: {disparity}");
}

#[test]
fn scikit_learn_and_scipy_find_the_same() {
    let text = std::fs::read_to_string(path("compare-others.json")).expect("the fixture is there");
    let known: BTreeMap<String, BTreeMap<String, Side>> =
        serde_json::from_str(&text).expect("the fixture parses");
    assert_eq!(known.len(), 2);
    for (name, sides) in known {
        let [one, two] = case(&name);
        let pair = Shared::of(&one, &two).pair(&one, &two).expect("they share all of the first");
        let [x, y] = [&pair.one, &pair.two]
            .map(|model| Analysis::new(model.clone(), Analysis::DEFAULT_RTOL, 0));
        let found = Equivalence::of(&x, &y);
        check(
            &format!("{name} f"),
            &sides["f"],
            found.canonical_f.as_ref(),
            [pair.one.f(), pair.two.f()],
        );
        check(
            &format!("{name} g"),
            &sides["g"],
            found.canonical_g.as_ref(),
            [pair.one.g(), pair.two.g()],
        );
    }
}
