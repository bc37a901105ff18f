//! What steering does off its target: the root mean square over the other families, without the
//! target's own.

use nalgebra::DVector;
use theory::{
    analysis::Analysis,
    model::Predictor,
    property::{Family, Picture, Query, picture},
};

use crate::planted::{D, RTOL, Room, generic_query, model};

/// The number behind “off target” in the title over the bars of all families.
fn shown(base: &Analysis, query: &Query, id: &str) -> f64 {
    let Some(Picture::Stack { parts }) = picture(id, base, base, query) else {
        unreachable!("{id} has a picture")
    };
    let title = &parts.last().expect("the families").title;
    let (_, numbers) = title.rsplit_once("off target ").expect("the number");
    let (before, after) = numbers.split_once(" → ").expect("both models");
    assert_eq!(before, after, "nothing moved");
    before.parse().expect("a number")
}

fn mean(model: &Predictor, pairs: &[(usize, usize)]) -> DVector<f64> {
    let g = model.g().vectors();
    let sum = |sum: DVector<f64>, &(from, to): &(usize, usize)| sum + g.column(to) - g.column(from);
    pairs.iter().fold(DVector::zeros(D), sum) / pairs.len() as f64
}

/// v of a recipe whose definition needs nothing but vectors.
fn steering(model: &Predictor, query: &Query, id: &str) -> DVector<f64> {
    let f = model.f().vectors();
    let gamma = mean(model, &query.family);
    let of = |group: &[usize]| f.select_columns(group).column_mean();
    match id {
        "steering-means" => of(&query.labels.positive) - of(&query.labels.negative),
        "steering-second-moment" => f * f.tr_mul(&gamma) / f.ncols() as f64,
        "steering-own" => f.column(query.context_pair_a.1) - f.column(query.context_pair_a.0),
        "steering-given" => DVector::from_column_slice(&query.vector),
        _ => gamma,
    }
}

#[test]
fn off_target_leaves_the_target_family_out() {
    let base = model(Room::Diverse, 7);
    let analysis = Analysis::new(base.clone(), RTOL, 0);
    let query = generic_query();
    let own = |family: &&Family| family.pairs == query.family;
    assert_eq!(query.families.iter().filter(own).count(), 1);
    for id in [
        "steering-means",
        "steering-second-moment",
        "steering-own",
        "steering-given",
        "steering-unembedding",
    ] {
        let v = steering(&base, &query, id) * query.strength;
        let spread = |families: &[&Family]| {
            let squares = families.iter().map(|family| v.dot(&mean(&base, &family.pairs)).powi(2));
            (squares.sum::<f64>() / families.len() as f64).sqrt()
        };
        let others: Vec<&Family> = query.families.iter().filter(|family| !own(family)).collect();
        let all: Vec<&Family> = query.families.iter().collect();
        let (found, expected) = (shown(&analysis, &query, id), spread(&others));
        // Three digits are shown.
        assert!((found - expected).abs() <= 6e-3 * expected, "{id}: {found} for {expected}");
        assert!((spread(&all) - expected).abs() > 2e-2 * expected, "{id} could not tell");
    }
}
