//! Linear subspace: n concept differences that span only r < n dimensions.

use std::collections::BTreeMap;

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{singular_values, transposed_times},
    model::Predictor,
};

use super::{
    Class, Cost, Depends, Holds, Info, Measurement, Need, NotTestable, Note, Picture, Property,
    Query, Reads, Spectrum, dimension::cut, direction,
};

/// Rounding of a moved difference in units of its ends.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

/// Room above the largest singular value that independent errors are expected to have: of 33,000
/// families of rank r rounded to two decimals, in 2 to 300 dimensions, none had its next singular
/// value above 0.98 of that.
const SURE: f64 = 1.1;

const BASE: Info = Info {
    measure: "dimensions saved, n − r",
    needs: &[Need::Family],
    holds: Holds::AtLeast,
    default_threshold: 1.0,
    threshold_help: "Fewest dimensions below n, the number of pairs, that count as a subspace",
    ..Info::BASE
};

/// How many singular values are above `noise`, what the resolution of the stored numbers and
/// rounding explain, and above the tolerance.
fn rank(differences: &DMatrix<f64>, rtol: f64, noise: f64) -> usize {
    let values = singular_values(differences);
    let cut = noise.max(cut(&values, rtol));
    values.iter().take_while(|&&s| s > cut).count()
}

fn saved(differences: &DMatrix<f64>, r: usize) -> Measurement {
    let (rows, n) = differences.shape();
    let by_construction = (n > rows).then_some(Note::Dependent { numbers: rows });
    Measurement::new(n as f64 - r as f64)
        .note(Note::Rank { rank: r, differences: n })
        .by_construction(by_construction)
}

/// Root of the sum of squares of ‖from‖ + ‖to‖ over the family.
fn ends(model: &Predictor, query: &Query) -> f64 {
    let norm = |token: usize| model.g().vectors().column(token).norm();
    let squares = query.family.iter().map(|&(from, to)| (norm(from) + norm(to)).powi(2));
    squares.sum::<f64>().sqrt()
}

/// Largest singular value of `d × n` errors that are independent and even within ±`unit` of numbers
/// whose vectors have this root mean square length: their deviation times √d + √n, which the
/// largest singular value of a random matrix hardly passes (Davidson and Szarek 2001, theorem
/// II.13).
pub(super) fn of_errors(unit: f64, length: f64, (d, n): (usize, usize)) -> f64 {
    SURE * unit * length / 3_f64.sqrt() * (1.0 + (n as f64 / d.max(1) as f64).sqrt())
}

/// What the resolution of the stored unembeddings makes of the differences: the least of two bounds
/// on its largest singular value. All errors together have at most the root of the sum of squares
/// of ‖from‖ + ‖to‖, as if each were as large as can be. And the differences are the tokens times
/// an incidence matrix, whose largest singular value is at most the root of the most pairs that the
/// two ends of one pair are in together (Anderson and Morley 1985), 2 where no token is in two.
fn stored(model: &Analysis, query: &Query) -> f64 {
    let loaded = model.as_loaded();
    let (unit, g) = (loaded.resolutions()[1].unit(), loaded.model().g().vectors());
    let mut pairs_of: BTreeMap<usize, usize> = BTreeMap::new();
    for token in query.family.iter().flat_map(|&(from, to)| [from, to]) {
        *pairs_of.entry(token).or_default() += 1;
    }
    let together = |&(from, to): &(usize, usize)| pairs_of[&from] + pairs_of[&to];
    let most = query.family.iter().map(together).max().unwrap_or_default() as f64;
    let squares: f64 = pairs_of.keys().map(|&token| g.column(token).norm_squared()).sum();
    // Decimals and blocks are as coarse for short vectors as for others.
    let typical = g.norm() / (g.ncols().max(1) as f64).sqrt();
    let length = (squares / pairs_of.len().max(1) as f64).sqrt().max(typical);
    let spread = of_errors(unit, length, (g.nrows(), pairs_of.len())) * most.sqrt();
    spread.min(unit * ends(loaded.model(), query))
}

/// The same of the stored embeddings, as a map of the differences.
fn stored_in_f(model: &Analysis) -> f64 {
    let loaded = model.as_loaded();
    let (unit, f) = (loaded.resolutions()[0].unit(), loaded.model().f().vectors());
    let length = f.norm() / (f.ncols().max(1) as f64).sqrt();
    of_errors(unit, length, f.shape()).min(unit * f.norm())
}

/// What rounding makes of the moved differences once their moves are undone.
fn rounding_undone(model: &Analysis, query: &Query) -> f64 {
    ROUNDING * model.amplification() * undone(model, query).norm()
}

/// Both ends of all pairs with the linear part of their moves undone.
fn undone(model: &Analysis, query: &Query) -> DMatrix<f64> {
    let ends: Vec<usize> = query.family.iter().flat_map(|&(from, to)| [from, to]).collect();
    model.level_g().undo(model.g().select_columns(&ends))
}

fn scree(before: &DMatrix<f64>, after: &DMatrix<f64>, rtol: f64) -> Picture {
    let panel = |name: &str, m: &DMatrix<f64>| {
        let values = singular_values(m);
        Spectrum { name: name.to_string(), cut: cut(&values, rtol), values }
    };
    Picture::Scree { panels: vec![panel("before", before), panel("after", after)] }
}

/// Rank of a family's differences in R^d.
pub(super) struct Subspace;

impl Subspace {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "subspace",
        name: "Linear subspace",
        meaning: "The family's differences lie in fewer dimensions than there are pairs",
        definition: "The d × n matrix of differences g(to) − g(from) of the family, with the \
            linear part of the moves undone and not centred; r counts singular values above the \
            rank tolerance times the largest, and above what the stored numbers resolve; n − r is \
            shown",
        class: Class::AnyGauge,
        depends: &[Depends::Family],
        ..BASE
    };
}

impl Property for Subspace {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let differences = direction::family(model, &query.family, 2)?;
        let noise = stored(model, query) + rounding_undone(model, query);
        let differences = model.level_g().undo(differences);
        let r = rank(&differences, model.rtol_g(), noise);
        Ok(saved(&differences, r).notes(direction::left_out(model, &query.family)))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let of = |model| direction::family(model, &query.family, 2).ok();
        Some(scree(&of(before)?, &of(after)?, before.rtol_g()))
    }
}

/// Rank of what the distribution sees of a family's differences: of their log-odds, as that is the
/// rank after P_N.
pub(super) struct SubspaceSeen;

fn log_odds(model: &Analysis, query: &Query) -> Result<DMatrix<f64>, NotTestable> {
    direction::needs_both(model)?;
    Ok(transposed_times(model.f(), &direction::family(model, &query.family, 2)?))
}

impl SubspaceSeen {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "subspace-seen",
        name: "Linear subspace that the distribution sees",
        meaning: "The log-odds of the family's differences span fewer dimensions than there are \
            pairs",
        definition: "The matrix f(s)·(g(to) − g(from)), contexts by pairs, not centred; r counts \
            singular values above the rank tolerance times the largest, and above what the stored \
            numbers resolve; n − r is shown",
        class: Class::Identifiable,
        is_form: true,
        reads: Reads::Both,
        needs: &[Need::Contexts, Need::Family],
        depends: &[Depends::Family],
        cost: Cost::Ranks,
        ..BASE
    };
}

impl Property for SubspaceSeen {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let differences = log_odds(model, query)?;
        let f = model.as_loaded().model().f().vectors().norm();
        let noise = stored(model, query) * f
            + stored_in_f(model) * ends(model.as_loaded().model(), query)
            + ROUNDING * ends(model.model(), query) * model.f().norm();
        let mut r = rank(&differences, model.rtol(), noise);
        if model.leaks() > 0.0 {
            // What the family lacked as loaded it has only if it is more than what leaks.
            let loaded = rank(&log_odds(&model.before_moves(), query)?, model.rtol(), noise);
            let leaks = model.leaks() * model.f_as_loaded().norm() * undone(model, query).norm();
            r = r.min(loaded.max(rank(&differences, model.rtol(), noise + leaks)));
        }
        Ok(saved(&differences, r).notes(direction::left_out(model, &query.family)))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        Some(scree(&log_odds(before, query).ok()?, &log_odds(after, query).ok()?, before.rtol()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linalg::{normal_matrix, seeded},
        model::Parts,
    };
    use std::sync::Arc;

    /// Pairs in `d` dimensions whose differences span `rank` and one more of this size, rounded to
    /// two decimals; the rank that is found.
    fn rank_found((d, n, rank): (usize, usize, usize), more: f64, seed: u64) -> usize {
        let mut rng = seeded(seed);
        let from = normal_matrix(&mut rng, d, n);
        let shared = normal_matrix(&mut rng, d, rank) * normal_matrix(&mut rng, rank, n);
        let one = normal_matrix(&mut rng, d, 1).normalize();
        let along = normal_matrix(&mut rng, 1, n).normalize();
        let to = &from + shared / (rank as f64).sqrt() + one * along * more;
        let columns = from.column_iter().chain(to.column_iter()).collect::<Vec<_>>();
        let g = DMatrix::from_columns(&columns).map(|x| (x * 100.0).round() / 100.0);
        let tokens = (0..2 * n).map(|i| format!("token {i}")).collect();
        let parts = Parts { tokens, g: Some(g.into()), ..Parts::default() };
        let model = crate::model::Predictor::new(parts).expect("a model");
        let query = Query { family: (0..n).map(|i| (i, n + i)).collect(), ..Query::default() };
        let analysis = Analysis::new(Arc::new(model), Analysis::DEFAULT_RTOL, 0);
        let measurement = Subspace.measure(&analysis, &query).expect("a family");
        n - measurement.value as usize
    }

    #[test]
    fn two_decimals_hide_no_rank_that_they_resolve_and_invent_none() {
        for seed in 0..40 {
            for (d, n, rank) in [(3, 6, 2), (6, 5, 2), (100, 50, 10)] {
                assert_eq!(rank_found((d, n, rank), 0.0, seed), rank, "{d} × {n}, seed {seed}");
            }
            // Thrice what rounding has, and half of what all errors could add up to.
            assert_eq!(rank_found((100, 50, 10), 0.35, seed), 11, "seed {seed}");
        }
    }
}
