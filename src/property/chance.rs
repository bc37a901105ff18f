//! Random pairs of token directions, seeded: what a measure is read against.

use nalgebra::{DMatrix, DVector};
use rand::RngExt;

use crate::{analysis::Analysis, linalg::seeded};

use super::{Geometry, Mark, Picture, Property, Query, Series, direction::differences};

/// Directions that the random pairs are made of: enough that their cosines hardly share anything, few enough for one
/// quick matrix product.
const POOL: usize = 256;

/// Random directions, and random pairs of them that share no end.
struct Pool {
    directions: Vec<(usize, usize)>,
    pairs: Vec<(usize, usize)>,
}

impl Pool {
    /// `draws` pairs among [`POOL`] directions between `n` vectors; `None` when there are fewer than four vectors.
    fn new(query: &Query, n: usize) -> Option<Self> {
        if n < 4 {
            return None;
        }
        let mut rng = seeded(query.seed);
        let mut other = |than: &[usize]| loop {
            let drawn = rng.random_range(0..n);
            if !than.contains(&drawn) {
                break drawn;
            }
        };
        // Each direction and the next one share no end, so there is always a pair to be drawn.
        let mut directions: Vec<(usize, usize)> = Vec::with_capacity(POOL);
        while directions.len() < POOL {
            let last = directions.last().copied().filter(|_| directions.len() % 2 == 1);
            let mut taken: Vec<usize> = last.into_iter().flat_map(|(from, to)| [from, to]).collect();
            let from = other(&taken);
            taken.push(from);
            directions.push((from, other(&taken)));
        }
        let disjoint = |i: usize, j: usize| {
            let ((a, b), (c, d)) = (directions[i], directions[j]);
            a != c && a != d && b != c && b != d
        };
        let mut draw = || loop {
            let (i, j) = (rng.random_range(0..POOL), rng.random_range(0..POOL));
            if disjoint(i, j) {
                break (i, j);
            }
        };
        let pairs = (0..query.draws()).map(|_| draw()).collect();
        Some(Self { directions, pairs })
    }

    fn measures(&self, mut measure: impl FnMut(usize, usize) -> f64) -> Option<Vec<f64>> {
        finite(self.pairs.iter().map(|&(i, j)| measure(i, j)))
    }
}

/// A measure of each random pair of token directions, after a linear `map` of all directions (`d × n`) at once; undefined
/// ones (two equal tokens) are left out.
pub(super) fn over_tokens(
    model: &Analysis,
    query: &Query,
    map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
    measure: impl Fn(&DVector<f64>, &DVector<f64>) -> f64,
) -> Option<Vec<f64>> {
    over(model.g(), query, map, measure)
}

/// The same of steps between contexts.
pub(super) fn over_contexts(
    model: &Analysis,
    query: &Query,
    map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
    measure: impl Fn(&DVector<f64>, &DVector<f64>) -> f64,
) -> Option<Vec<f64>> {
    over(model.f(), query, map, measure)
}

fn over(
    vectors: &DMatrix<f64>,
    query: &Query,
    map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
    measure: impl Fn(&DVector<f64>, &DVector<f64>) -> f64,
) -> Option<Vec<f64>> {
    let pool = Pool::new(query, vectors.ncols())?;
    let mapped = map(differences(vectors, &pool.directions));
    let columns: Vec<DVector<f64>> = mapped.column_iter().map(|column| column.clone_owned()).collect();
    pool.measures(|i, j| measure(&columns[i], &columns[j]))
}

/// Cosines of random pairs of token directions in a geometry.
pub(super) fn over_directions(model: &Analysis, query: &Query, geometry: Geometry) -> Option<Vec<f64>> {
    let pool = Pool::new(query, model.g().ncols())?;
    let image = geometry.image(model, differences(model.g(), &pool.directions));
    pool.measures(|i, j| image.cosine(i, j))
}

fn finite(values: impl Iterator<Item = f64>) -> Option<Vec<f64>> {
    let values: Vec<f64> = values.filter(|v| v.is_finite()).collect();
    (!values.is_empty()).then_some(values)
}

/// Random measures before and after, with the measured ones marked.
pub(super) fn histogram(
    property: &dyn Property,
    before: &Analysis,
    after: &Analysis,
    query: &Query,
) -> Option<Picture> {
    let measured = [("before", before), ("after", after)];
    let marks = measured
        .iter()
        .map(|(name, model)| property.figure(model, query).ok().map(|f| Mark { name: name.to_string(), at: f.value }));
    let series = measured.iter().map(|(name, model)| {
        property.chance(model, before, query).map(|values| Series { name: format!("random pairs, {name}"), values })
    });
    Some(Picture::Histogram {
        axis: property.info().measure.to_string(),
        series: series.collect::<Option<_>>()?,
        marks: marks.collect::<Option<_>>()?,
    })
}
