//! Across a list of concepts: how well each family agrees with itself in one model against the
//! other, geometry by geometry.

use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use crate::{
    analysis::Analysis,
    linalg::seeded,
    property::{Family, Geometry, NotTestable, leave_one_out},
};

/// Fewest families that a correlation is worth.
const MIN_FAMILIES: usize = 3;

/// One family in both models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyDot {
    /// Which family of the list.
    pub family: usize,
    /// Pairs it was measured on.
    pub pairs: usize,
    /// Mean leave-one-out cosine in the first model.
    pub one: f64,
    /// The same in the second.
    pub two: f64,
}

/// Whether two models agree, in one geometry, on how linear each concept is. What it is over is the
/// families that both could be measured on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// The geometry, of each model its own.
    pub geometry: Geometry,
    /// One dot a family, in the order of the list.
    pub dots: Vec<FamilyDot>,
    /// Families that cannot be measured, and why.
    pub left_out: Vec<(usize, NotTestable)>,
    /// Pearson correlation over the dots; none of fewer than three, or where a side does not vary.
    pub correlation: Option<f64>,
    /// Share of shuffles of one side's families whose correlation is at least as large in size,
    /// itself counted among them.
    pub p_value: Option<f64>,
    /// Shuffles, the one that is measured among them.
    pub shuffles: usize,
}

/// The agreement of two models on the same tokens, in every geometry that both have.
pub fn families(
    one: &Analysis,
    two: &Analysis,
    list: &[Family],
    shuffles: usize,
    seed: u64,
) -> Vec<Agreement> {
    let contexts = one.model().predicts() && two.model().predicts();
    let measured =
        Geometry::ALL.into_iter().filter(|&geometry| contexts || geometry != Geometry::Profile);
    measured.map(|geometry| agreement(one, two, list, geometry, shuffles.max(1), seed)).collect()
}

fn agreement(
    one: &Analysis,
    two: &Analysis,
    list: &[Family],
    geometry: Geometry,
    shuffles: usize,
    seed: u64,
) -> Agreement {
    let (mut dots, mut left_out) = (Vec::new(), Vec::new());
    for (family, Family { pairs, .. }) in list.iter().enumerate() {
        let mean = |model| {
            leave_one_out(model, pairs, geometry)
                .map(|found| found.iter().sum::<f64>() / found.len() as f64)
        };
        match (mean(one), mean(two)) {
            (Ok(one), Ok(two)) => dots.push(FamilyDot { family, pairs: pairs.len(), one, two }),
            (Err(reason), _) | (_, Err(reason)) => left_out.push((family, reason)),
        }
    }
    let (x, y): (Vec<f64>, Vec<f64>) = dots.iter().map(|dot| (dot.one, dot.two)).unzip();
    let correlation = correlation(&x, &y);
    let p_value = correlation.map(|found| p_value(&x, y, found, shuffles, seed));
    Agreement { geometry, dots, left_out, correlation, p_value, shuffles }
}

fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() < MIN_FAMILIES {
        return None;
    }
    let centred = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|value| value - mean).collect::<Vec<_>>()
    };
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let (x, y) = (centred(x), centred(y));
    let size = (dot(&x, &x) * dot(&y, &y)).sqrt();
    (size > 0.0).then(|| (dot(&x, &y) / size).clamp(-1.0, 1.0))
}

fn p_value(x: &[f64], mut y: Vec<f64>, found: f64, shuffles: usize, seed: u64) -> f64 {
    let mut rng = seeded(seed);
    let others = (1..shuffles).filter(|_| {
        y.shuffle(&mut rng);
        correlation(x, &y).is_some_and(|shuffled| shuffled.abs() >= found.abs())
    });
    (1 + others.count()) as f64 / shuffles as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correlation_is_pearsons() {
        let found = correlation(&[1.0, 2.0, 3.0, 5.0], &[2.0, 1.0, 4.0, 5.0]).expect("both vary");
        assert!((found - 8.0 / 87.5_f64.sqrt()).abs() < 1e-12, "{found}");
        assert_eq!(correlation(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(correlation(&[1.0, 2.0], &[1.0, 2.0]), None);
    }

    #[test]
    fn a_shuffle_of_its_own_is_covered_by_the_null() {
        let x: Vec<f64> = (0..12).map(f64::from).collect();
        let small = (0..200).filter(|&seed| {
            let mut y = x.clone();
            y.shuffle(&mut seeded(1000 + seed));
            let found = correlation(&x, &y).expect("both vary");
            p_value(&x, y, found, 100, seed) <= 0.1
        });
        let small = small.count();
        assert!((5..=40).contains(&small), "{small} of 200 shuffles are below a tenth");
        assert_eq!(p_value(&x, x.clone(), 1.0, 1000, 1), 1e-3);
    }
}
