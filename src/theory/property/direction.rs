//! Directions between labelled vectors, checked against the model.

use nalgebra::{DMatrix, DVector};

use crate::{analysis::Analysis, model::isolated_pair};

use super::{Indexed, Members, NotTestable, Note, Query, Vanished, leftover::VANISHED};

/// Rounding of a moved vector in units of its length.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

/// Lengths up to this, relative to the longer end, count as zero.
const ZERO_LENGTH: f64 = 1e-14;

/// to − from among the columns of `vectors`; `what` names them in reasons.
fn between(
    vectors: &DMatrix<f64>,
    (from, to): (usize, usize),
    what: Indexed,
) -> Result<DVector<f64>, NotTestable> {
    let count = vectors.ncols();
    if let Some(&index) = [from, to].iter().find(|&&i| i >= count) {
        return Err(NotTestable::Index { what, index, count });
    }
    let difference = vectors.column(to) - vectors.column(from);
    let scale = vectors.column(to).norm().max(vectors.column(from).norm());
    if difference.norm() <= ZERO_LENGTH * scale {
        Err(NotTestable::Zero(Vanished::Direction))
    } else {
        Ok(difference)
    }
}

/// g(to) − g(from), not zero.
pub(super) fn tokens(model: &Analysis, pair: (usize, usize)) -> Result<DVector<f64>, NotTestable> {
    between(model.g(), pair, Indexed::Token)
}

/// The two token directions of the query.
pub(super) fn chosen(
    model: &Analysis,
    query: &Query,
) -> Result<(DVector<f64>, DVector<f64>), NotTestable> {
    Ok((tokens(model, query.pair_a)?, tokens(model, query.pair_b)?))
}

/// What rounding of the vectors makes of cosines and ratios of the two token directions: as much
/// more as these are shorter than the vectors they are differences of.
pub(super) fn rounding(model: &Analysis, query: &Query) -> f64 {
    rounding_of(model, model.g(), [query.pair_a, query.pair_b])
}

/// The same of the two context directions.
pub(super) fn rounding_of_contexts(model: &Analysis, query: &Query) -> f64 {
    rounding_of(model, model.f(), [query.context_pair_a, query.context_pair_b])
}

fn rounding_of(model: &Analysis, vectors: &DMatrix<f64>, pairs: [(usize, usize); 2]) -> f64 {
    let share = |(from, to): (usize, usize)| {
        let [from, to] = [from, to].map(|i| vectors.column(i));
        (from.norm() + to.norm()) / (to - from).norm()
    };
    ROUNDING * model.amplification() * pairs.map(share).iter().sum::<f64>()
}

/// The two context directions f(to) − f(from) of the query, not zero.
pub(super) fn chosen_contexts(
    model: &Analysis,
    query: &Query,
) -> Result<(DVector<f64>, DVector<f64>), NotTestable> {
    needs_contexts(model)?;
    let step = |pair| between(model.f(), pair, Indexed::Context);
    Ok((step(query.context_pair_a)?, step(query.context_pair_b)?))
}

/// Mean of g(to) − g(from) over the pairs, not zero; `pairs` is not empty.
pub(super) fn mean(
    model: &Analysis,
    pairs: &[(usize, usize)],
) -> Result<DVector<f64>, NotTestable> {
    let differences = family(model, pairs, 1)?;
    let (mean, size) = (differences.column_mean(), differences.norm());
    let vanished = mean.norm() * model.amplification() <= VANISHED * size;
    if vanished { Err(NotTestable::Zero(Vanished::MeanDirection)) } else { Ok(mean) }
}

/// g(to) − g(from) of at least `expected` pairs, `d × n`, each checked; pairs of length zero are
/// left out.
pub(super) fn family(
    model: &Analysis,
    pairs: &[(usize, usize)],
    expected: usize,
) -> Result<DMatrix<f64>, NotTestable> {
    Ok(differences(model.g(), &with_length(model, pairs, expected)?))
}

/// The pairs whose two tokens differ in the model as loaded, at least `expected`.
pub(super) fn with_length(
    model: &Analysis,
    pairs: &[(usize, usize)],
    expected: usize,
) -> Result<Vec<(usize, usize)>, NotTestable> {
    let (kept, _) = parted(model, pairs)?;
    if kept.len() < expected {
        return Err(NotTestable::Few { what: Members::Pairs, expected, found: kept.len() });
    }
    Ok(kept)
}

/// What must be said of the pairs that are left out, by name.
pub(super) fn left_out(model: &Analysis, pairs: &[(usize, usize)]) -> Option<Note> {
    let (_, without) = parted(model, pairs).ok()?;
    let labels = model.model().g().labels();
    let names = without.iter().map(|&(from, to)| isolated_pair(&labels[from], &labels[to]));
    (!without.is_empty()).then(|| Note::OneVector(names.collect()))
}

type Pairs = Vec<(usize, usize)>;

/// Pairs with a direction and pairs without, by the vectors as loaded: no move makes one the other.
fn parted(model: &Analysis, pairs: &[(usize, usize)]) -> Result<(Pairs, Pairs), NotTestable> {
    let (mut kept, mut without) = (Vec::new(), Vec::new());
    for &pair in pairs {
        match between(model.as_loaded().model().g().vectors(), pair, Indexed::Token) {
            Ok(_) => kept.push(pair),
            Err(NotTestable::Zero(_)) => without.push(pair),
            Err(other) => return Err(other),
        }
    }
    Ok((kept, without))
}

/// Checks a group of indices into `count` vectors.
pub(super) fn group(
    members: &[usize],
    what: Members,
    expected: usize,
    count: usize,
) -> Result<(), NotTestable> {
    if members.len() < expected {
        return Err(NotTestable::Few { what, expected, found: members.len() });
    }
    match members.iter().find(|&&i| i >= count) {
        Some(&index) => Err(NotTestable::Index { what: Indexed::Member, index, count }),
        None => Ok(()),
    }
}

/// What must be said of an affine fit of n samples in d dimensions.
pub(super) fn by_construction(n: usize, d: usize) -> Option<Note> {
    (n <= d + 1).then_some(Note::FitsAny { samples: n, d })
}

/// What must be said of two directions that so few numbers describe.
pub(super) fn parallel_by_construction(numbers: usize) -> Option<Note> {
    (numbers <= 1).then_some(Note::OneDimension)
}

/// Refuses word vectors.
pub(super) fn needs_contexts(model: &Analysis) -> Result<(), NotTestable> {
    if model.model().f().is_empty() { Err(NotTestable::Contexts) } else { Ok(()) }
}

/// Refuses models without tokens or without contexts.
pub(super) fn needs_both(model: &Analysis) -> Result<(), NotTestable> {
    needs_contexts(model)?;
    if model.model().g().is_empty() { Err(NotTestable::Tokens) } else { Ok(()) }
}

/// g(to) − g(from) for many pairs, `d × n`; the caller has checked the indices.
pub(super) fn differences(vectors: &DMatrix<f64>, pairs: &[(usize, usize)]) -> DMatrix<f64> {
    let mut out = DMatrix::zeros(vectors.nrows(), pairs.len());
    for (mut column, &(from, to)) in out.column_iter_mut().zip(pairs) {
        vectors.column(to).sub_to(&vectors.column(from), &mut column);
    }
    out
}
