//! Random pairs of token directions, seeded: what a measure is read against.

use nalgebra::DVector;
use rand::RngExt;

use crate::{analysis::Analysis, linalg::seeded};

use super::{Geometry, Mark, Picture, Property, Query, Series, direction::differences};

/// A pair of token pairs.
pub(super) type Quad = ((usize, usize), (usize, usize));

/// `draws` pairs of random directions among `n` tokens, four different tokens each; none when there are fewer than four.
pub(super) fn random_quads(seed: u64, draws: usize, n: usize) -> Vec<Quad> {
    if n < 4 {
        return Vec::new();
    }
    let mut rng = seeded(seed);
    (0..draws)
        .map(|_| {
            let mut drawn = [0; 4];
            for i in 0..4 {
                drawn[i] = loop {
                    let token = rng.random_range(0..n);
                    if !drawn[..i].contains(&token) {
                        break token;
                    }
                };
            }
            ((drawn[0], drawn[1]), (drawn[2], drawn[3]))
        })
        .collect()
}

/// A measure of each random pair of token directions; undefined ones (two equal tokens) are left out.
pub(super) fn over_pairs(
    model: &Analysis,
    query: &Query,
    mut measure: impl FnMut(&DVector<f64>, &DVector<f64>) -> f64,
) -> Option<Vec<f64>> {
    let g = model.g();
    let quads = random_quads(query.seed, query.draws(), g.ncols());
    let values =
        quads.into_iter().map(|(p, q)| measure(&(g.column(p.1) - g.column(p.0)), &(g.column(q.1) - g.column(q.0))));
    finite(values)
}

/// A measure of each pair of random steps between contexts.
pub(super) fn over_context_quads(
    model: &Analysis,
    query: &Query,
    measure: impl FnMut(Quad) -> f64,
) -> Option<Vec<f64>> {
    finite(random_quads(query.seed, query.draws(), model.f().ncols()).into_iter().map(measure))
}

/// The same of the steps themselves.
pub(super) fn over_context_pairs(
    model: &Analysis,
    query: &Query,
    mut measure: impl FnMut(&DVector<f64>, &DVector<f64>) -> f64,
) -> Option<Vec<f64>> {
    let step = |(from, to): (usize, usize)| model.f().column(to) - model.f().column(from);
    over_context_quads(model, query, |(p, q)| measure(&step(p), &step(q)))
}

/// Cosines of random pairs of token directions in a geometry, done in one product.
pub(super) fn over_directions(model: &Analysis, query: &Query, geometry: Geometry) -> Option<Vec<f64>> {
    let quads = random_quads(query.seed, query.draws(), model.g().ncols());
    let pairs: Vec<_> = quads.iter().flat_map(|&(p, q)| [p, q]).collect();
    let image = geometry.image(model, differences(model.g(), &pairs));
    finite((0..quads.len()).map(|i| image.cosine(2 * i, 2 * i + 1)))
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
