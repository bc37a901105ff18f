//! Random pairs of token directions, seeded: what a measure is read against.

use nalgebra::DMatrix;
use rand::RngExt;

use crate::{analysis::Analysis, linalg::seeded};

use super::{
    Geometry, Image, Mark, Picture, Query, Series,
    direction::differences,
    drawn::{Drawn, Random},
    measured::Property,
};

/// Directions that the random pairs are made of: enough that their cosines hardly share anything,
/// few enough for one quick matrix product.
const POOL: usize = 256;

/// Random directions, and random pairs of them that share no end.
struct Pool {
    directions: Vec<(usize, usize)>,
    pairs: Vec<(usize, usize)>,
}

impl Pool {
    /// `draws` pairs among [`POOL`] directions between `n` vectors; `None` when there are fewer
    /// than four vectors.
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
            let mut taken: Vec<usize> =
                last.into_iter().flat_map(|(from, to)| [from, to]).collect();
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

    fn measures(
        &self,
        image: Image,
        measure: impl Fn(&Image, usize, usize) -> f64,
    ) -> Option<Random> {
        let values =
            self.pairs.iter().map(|&(i, j)| measure(&image, i, j)).filter(|v| v.is_finite());
        Random::new(values.collect(), Some(image))
    }
}

impl Drawn<'_> {
    /// A measure of each random pair of token directions, after a linear `map` of all directions
    /// (`d × n`) at once.
    pub(super) fn tokens(
        self,
        map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
        measure: impl Fn(&Image, usize, usize) -> f64,
    ) -> Option<Random> {
        over(self.model.g(), self.query, map, measure)
    }

    /// The same of steps between contexts.
    pub(super) fn contexts(
        self,
        map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
        measure: impl Fn(&Image, usize, usize) -> f64,
    ) -> Option<Random> {
        over(self.model.f(), self.query, map, measure)
    }

    /// Cosines of random pairs of token directions in a geometry.
    pub(super) fn cosines(self, geometry: Geometry) -> Option<Random> {
        let pool = Pool::new(self.query, self.model.g().ncols())?;
        let image = self.image(geometry, |model| differences(model.g(), &pool.directions));
        pool.measures(image, Image::cosine)
    }

    /// Directions in a geometry, carried over from the model as loaded where that is quicker.
    pub(super) fn image(
        self,
        geometry: Geometry,
        directions: impl Fn(&Analysis) -> DMatrix<f64>,
    ) -> Image {
        let known = self.known.and_then(|known| known.image.as_ref());
        known
            .and_then(|known| geometry.carried(known, self.base, self.model, &directions))
            .unwrap_or_else(|| geometry.image(self.model, directions(self.model)))
    }
}

fn over(
    vectors: &DMatrix<f64>,
    query: &Query,
    map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>,
    measure: impl Fn(&Image, usize, usize) -> f64,
) -> Option<Random> {
    let pool = Pool::new(query, vectors.ncols())?;
    let image = Image::of_columns(map(differences(vectors, &pool.directions)));
    pool.measures(image, measure)
}

/// Random measures before and after, with the measured ones marked.
pub(super) fn histogram(
    property: &dyn Property,
    before: &Analysis,
    after: &Analysis,
    query: &Query,
) -> Option<Picture> {
    let measured = [("before", before), ("after", after)];
    let marks = measured.iter().map(|(name, model)| {
        property.measure(model, query).ok().map(|f| Mark { name: name.to_string(), at: f.value })
    });
    let series = measured.iter().map(|(name, model)| {
        let drawn = Drawn { model, base: before, query, known: None };
        property
            .chance(drawn)
            .map(|random| Series { name: format!("random pairs, {name}"), values: random.values })
    });
    Some(Picture::Histogram {
        axis: property.info().measure.to_string(),
        series: series.collect::<Option<_>>()?,
        marks: marks.collect::<Option<_>>()?,
    })
}
