//! Leave-one-out agreement of a family: each pair's direction against the mean of the others.

use rand::RngExt;

use crate::{analysis::Analysis, linalg::seeded};

use super::{
    Class, Cost, Depends, Drawn, Geometry, Holds, Info, Mark, Measurement, Need, NotTestable,
    Picture, Property, Quantity, Query, Random, Reads, Series, Vanished, direction,
};

/// How many tokens nearest in norm a random token is drawn from, for each end of a pair.
const NORM_NEIGHBOURS: usize = 50;

/// Leave-one-out cosines in one geometry.
pub(super) struct Agreement {
    geometry: Geometry,
    pub(super) info: Info,
}

/// Cosine of each pair's direction with the sum of the others'; undefined ones are left out.
///
/// # Errors
/// A token past the end, fewer than two pairs whose tokens differ, or no cosine that is defined in
/// this geometry.
pub fn leave_one_out(
    model: &Analysis,
    pairs: &[(usize, usize)],
    geometry: Geometry,
) -> Result<Vec<f64>, NotTestable> {
    let directions = direction::family(model, pairs, 2)?;
    let cosines: Vec<f64> = geometry.image(model, directions).leave_one_out();
    match cosines.iter().copied().filter(|c| c.is_finite()).collect::<Vec<_>>() {
        finite if finite.is_empty() => Err(NotTestable::Zero(Vanished::EveryDirectionHere)),
        finite => Ok(finite),
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// `draws` random pairs whose two tokens have nearly the norms of some pair's two tokens; drawn on
/// the base model.
fn matched_pairs(base: &Analysis, query: &Query) -> Vec<(usize, usize)> {
    let norms: Vec<f64> = base.g().column_iter().map(|g| g.norm()).collect();
    let mut order: Vec<usize> = (0..norms.len()).collect();
    order.sort_by(|&i, &j| norms[i].total_cmp(&norms[j]).then(i.cmp(&j)));
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(at, &token)| place[token] = at);
    let mut rng = seeded(query.seed);
    let mut like = |token: usize| {
        let low = place[token].saturating_sub(NORM_NEIGHBOURS / 2);
        let high = (low + NORM_NEIGHBOURS).min(order.len());
        order[rng.random_range(low..high)]
    };
    (0..query.draws())
        .map(|i| {
            let (from, to) = query.family[i % query.family.len()];
            (like(from), like(to))
        })
        .filter(|(from, to)| from != to)
        .collect()
}

impl Property for Agreement {
    fn info(&self) -> &Info {
        &self.info
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        if self.geometry == Geometry::Profile {
            direction::needs_both(model)?;
        }
        let cosines = leave_one_out(model, &query.family, self.geometry)?;
        let least = cosines.iter().copied().fold(f64::INFINITY, f64::min);
        let measurement = Measurement::new(mean(&cosines)).aside(Quantity::Least, least);
        Ok(measurement.notes(direction::left_out(model, &query.family)))
    }

    /// Cosine of norm-matched random directions with the family's mean direction.
    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        let family = &drawn.query.family;
        direction::with_length(drawn.base, family, 2).ok()?;
        let pairs = matched_pairs(drawn.base, drawn.query);
        let n = pairs.len();
        let image = drawn.image(self.geometry, |model| {
            let mut all = direction::differences(model.g(), &pairs).insert_column(n, 0.0);
            all.set_column(n, &direction::differences(model.g(), family).column_mean());
            all
        });
        let cosines = (0..n).map(|i| image.cosine(i, n)).filter(|c| c.is_finite());
        Random::new(cosines.collect(), Some(image))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let own = |name: &str, model| {
            let values = leave_one_out(model, &query.family, self.geometry).ok()?;
            Some(Series { name: format!("{}, {name}", query.family_name), values })
        };
        let random = |name: &str, model| {
            let random = self.chance(Drawn { model, base: before, query, known: None })?;
            Some(Series {
                name: format!("random pairs of like norm, {name}"),
                values: random.values,
            })
        };
        let (b, a) = (own("before", before)?, own("after", after)?);
        let mark = |name: &str, series: &Series| Mark {
            name: format!("mean {name}"),
            at: mean(&series.values),
        };
        Some(Picture::Histogram {
            axis: "cosine".to_string(),
            marks: vec![mark("before", &b), mark("after", &a)],
            series: vec![b, random("before", before)?, a, random("after", after)?],
        })
    }
}

const BASE: Info = Info {
    measure: "mean cosine",
    needs: &[Need::Family],
    holds: Holds::AtLeast,
    default_threshold: 0.3,
    threshold_help: "Smallest mean cosine that counts as one shared direction",
    ..Info::BASE
};

/// By distances as drawn.
pub(super) static EUCLIDEAN: Agreement = Agreement {
    geometry: Geometry::Euclidean,
    info: Info {
        id: "family",
        name: "Agreement of the family",
        meaning: "How far each pair points the way of the mean of the others, by distances as \
            drawn",
        definition: "For each pair’s direction g(to) − g(from) the cosine with the sum of the \
            others. The number is the mean of these. Random pairs: each end of a pair of the \
            family replaced by one of the 50 tokens nearest to it in norm, their cosine with the \
            family’s mean direction",
        depends: &[Depends::Family],
        ..BASE
    },
};

/// In the causal geometry.
pub(super) static CAUSAL: Agreement = Agreement {
    geometry: Geometry::Causal,
    info: Info {
        id: "family-causal",
        name: "Agreement of the family, causal",
        meaning: "How far each pair points the way of the mean of the others, after whitening",
        definition: "For each pair’s direction g(to) − g(from) the cosine with the sum of the \
            others, by the inner product a·Σ⁺b, Σ the covariance of g. The number is the mean of \
            these",
        class: Class::AnyGauge,
        default_threshold: 0.2,
        depends: &[Depends::Family],
        cost: Cost::Covariance,
        ..BASE
    },
};

/// In the profile geometry.
pub(super) static PROFILE: Agreement = Agreement {
    geometry: Geometry::Profile,
    info: Info {
        id: "family-profile",
        name: "Agreement of the family, by profiles",
        meaning: "How far each pair moves the log-odds over the contexts as the mean of the others \
            does",
        definition: "Profiles of the pairs: f(s)·(g(to) − g(from)) minus its mean over the loaded \
            contexts. For each pair the cosine with the sum of the others’ profiles; the number is \
            the mean of these",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts, Need::Family],
        depends: &[Depends::Family],
        ..BASE
    },
};
