//! Linear separability of two sets of tokens or of contexts: a hyperplane with one set on each
//! side.
//!
//! Decided by the widest slab between the convex hulls, measured after the union of the two sets is
//! whitened: that width is the same under every invertible A, and it is positive exactly when a
//! separating hyperplane exists.

use nalgebra::{DMatrix, DVector};

use crate::{
    analysis::{Analysis, Level},
    linalg::{centred, rank, thin_svd},
};

use super::{
    Class, Control, Depends, Groups, Holds, Info, Measurement, Members, Need, NotTestable, Note,
    Picture, Property, Query, Reads, ScoreGroup, StripPanel, Vanished, direction,
    hull::{Gap, Weight, hull_gap},
    leftover::VANISHED,
};

/// The two sets with what separates them.
#[derive(Debug, Clone, PartialEq)]
pub struct Separation {
    /// Width of the slab in standard deviations of the union; 0 when no hyperplane separates the
    /// sets.
    pub width: f64,
    /// Place of each member along the normal, positives first, the middle of the slab at 0.
    pub scores: Vec<f64>,
    /// Direction w in the space of the vectors: w·x + b separates. Zero when nothing does.
    pub direction: DVector<f64>,
    /// The nearest points of the hulls of the positives and the negatives, as weights of their
    /// members.
    pub ends: [Vec<Weight>; 2],
    /// Whether all members are one point, up to rounding.
    pub is_point: bool,
    /// How much farther the members spread along one axis than along another: whitening multiplies
    /// rounding by as much.
    pub condition: f64,
}

/// Rounding of a vector in units of its length: every component is a sum of rounded products.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

/// Separation of the columns `positive` and `negative` of `vectors` (`d × n`).
pub fn separation(
    vectors: &DMatrix<f64>,
    positive: &[usize],
    negative: &[usize],
    rtol: f64,
) -> Separation {
    let members = [positive, negative].concat();
    let chosen = vectors.select_columns(&members);
    let svd = thin_svd(&centred(&chosen));
    let largest = svd.s.first().copied().unwrap_or(0.0);
    let r = if largest <= VANISHED * chosen.norm() { 0 } else { rank(&svd.s, rtol) };
    let scale = (members.len() as f64).sqrt();
    if r == 0 {
        return Separation {
            width: 0.0,
            scores: vec![0.0; members.len()],
            direction: DVector::zeros(vectors.nrows()),
            ends: [Vec::new(), Vec::new()],
            is_point: true,
            condition: 1.0,
        };
    }
    let white = svd.vt.rows(0, r) * scale;
    let split = positive.len();
    let (p, n) =
        (white.columns(0, split).clone_owned(), white.columns(split, negative.len()).clone_owned());
    let Gap { normal, width, middle, nearest } = hull_gap(&p, &n);
    let [positives, negatives] = nearest;
    let named = |shares: Vec<Weight>, members: &[usize]| {
        shares.into_iter().map(|(i, w)| (members[i], w)).collect()
    };
    let ends = [named(positives, positive), named(negatives, negative)];
    let scores = white.tr_mul(&normal).add_scalar(-middle).as_slice().to_vec();
    let unwhitened = DVector::from_iterator(r, (0..r).map(|i| normal[i] * scale / svd.s[i]));
    Separation {
        width,
        scores,
        direction: svd.u.columns(0, r) * unwhitened,
        ends,
        is_point: false,
        condition: svd.s[0] / svd.s[r - 1],
    }
}

fn token_sets(model: &Analysis, query: &Query) -> Result<Groups, NotTestable> {
    let given = &query.token_sets;
    let sets = if given.positive.is_empty() && given.negative.is_empty() {
        sides(query)
    } else {
        let (positive_name, negative_name) = ("first set".into(), "second set".into());
        Groups { positive_name, negative_name, ..given.clone() }
    };
    let count = model.g().ncols();
    direction::group(&sets.positive, Members::PositiveTokens, 1, count)?;
    direction::group(&sets.negative, Members::NegativeTokens, 1, count)?;
    Ok(sets)
}

/// The to side of the family against its from side, each token once.
fn sides(query: &Query) -> Groups {
    let unique = |mut side: Vec<usize>| {
        side.sort_unstable();
        side.dedup();
        side
    };
    Groups {
        positive_name: format!("to, {}", query.family_name),
        positive: unique(query.family.iter().map(|pair| pair.1).collect()),
        negative_name: format!("from, {}", query.family_name),
        negative: unique(query.family.iter().map(|pair| pair.0).collect()),
    }
}

fn context_sets(model: &Analysis, query: &Query) -> Result<Groups, NotTestable> {
    direction::needs_contexts(model)?;
    let count = model.f().ncols();
    direction::group(&query.labels.positive, Members::PositiveContexts, 1, count)?;
    direction::group(&query.labels.negative, Members::NegativeContexts, 1, count)?;
    Ok(query.labels.clone())
}

/// The members alone, about their mean, with the linear part of the moves undone.
fn undone(level: &Level, vectors: &DMatrix<f64>, members: &[usize]) -> DMatrix<f64> {
    level.undo(vectors.select_columns(members))
}

/// The same sets as places among the members.
fn local(sets: &Groups) -> Groups {
    let (p, n) = (sets.positive.len(), sets.negative.len());
    Groups { positive: (0..p).collect(), negative: (p..p + n).collect(), ..sets.clone() }
}

/// With the moves undone, which leaves rounding of κ times the lengths of the vectors: axes that
/// are nothing but this do not count.
fn measure(
    model: &Analysis,
    vectors: &DMatrix<f64>,
    sets: &Groups,
    rtol: f64,
) -> Result<Measurement, NotTestable> {
    let members = [sets.positive.as_slice(), sets.negative.as_slice()].concat();
    let chosen = vectors.select_columns(&members);
    let rounding = ROUNDING * model.amplification() * chosen.norm() / centred(&chosen).norm();
    let rounding = if rounding.is_finite() { rounding } else { 0.0 };
    let rtol = rtol.max(rounding);
    let found = separation(vectors, &sets.positive, &sets.negative, rtol);
    if found.is_point {
        return Err(NotTestable::Zero(Vanished::SetSpread));
    }
    let n = sets.positive.len() + sets.negative.len();
    let answer = if found.width > super::EXACT { Note::Separable } else { Note::NotSeparable };
    let by_construction = direction::by_construction(n, vectors.nrows());
    let measurement = Measurement::new(found.width).up_to(rounding * found.condition);
    Ok(measurement.note(answer).by_construction(by_construction))
}

fn panel(
    name: &str,
    vectors: &DMatrix<f64>,
    labels: &[String],
    sets: &Groups,
    rtol: f64,
) -> StripPanel {
    let scores = separation(vectors, &sets.positive, &sets.negative, rtol).scores;
    let (positive, negative) = scores.split_at(sets.positive.len());
    let group = |name: &str, members: &[usize], scores: &[f64]| ScoreGroup {
        name: name.to_string(),
        labels: members.iter().map(|&i| labels[i].clone()).collect(),
        scores: scores.to_vec(),
    };
    let groups = vec![
        group(&sets.positive_name, &sets.positive, positive),
        group(&sets.negative_name, &sets.negative, negative),
    ];
    StripPanel { name: name.to_string(), threshold: 0.0, groups }
}

/// The ends of the gap between two sets; none where nothing separates them.
fn ends(vectors: &DMatrix<f64>, sets: &Groups, rtol: f64) -> Option<[Vec<Weight>; 2]> {
    let found = separation(vectors, &sets.positive, &sets.negative, rtol);
    (found.width > super::EXACT).then_some(found.ends)
}

const BASE: Info = Info {
    measure: "width of the gap",
    class: Class::AnyGauge,
    holds: Holds::AtLeast,
    default_threshold: super::EXACT,
    threshold_help: "Smallest gap, in standard deviations of the two sets together, that counts as \
        separated",
    ..Info::BASE
};

/// Of two token sets.
pub(super) struct Tokens;

impl Tokens {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "separable-tokens",
        name: "Separable token sets",
        meaning: "A flat boundary has one set of tokens on one side and the other on the other",
        definition: "All members of both sets are centred together and whitened by their own \
            population covariance (on the axes above the rank tolerance); the number is the \
            distance between the convex hulls of the two sets there. Without sets: the to side of \
            the family against its from side, each token once",
        depends: &[Depends::TokenSets],
        controls: &[Control::TokenSets, Control::Gap],
        ..BASE
    };
}

impl Property for Tokens {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        let sets = token_sets(model, query)?;
        // Where vectors are their moves undone, the gap is the same and no digits are lost.
        let members = [sets.positive.as_slice(), sets.negative.as_slice()].concat();
        let vectors = undone(model.level_g(), model.g(), &members);
        measure(model, &vectors, &local(&sets), model.rtol_g())
    }

    fn gap_ends(&self, model: &Analysis, query: &Query) -> Option<[Vec<Weight>; 2]> {
        ends(model.g(), &token_sets(model, query).ok()?, model.rtol_g())
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let sets = token_sets(before, query).ok()?;
        let of = |name: &str, model: &Analysis| {
            panel(name, model.g(), model.model().g().labels(), &sets, model.rtol_g())
        };
        let axis = "place along the separating direction".to_string();
        Some(Picture::Strip { axis, panels: vec![of("before", before), of("after", after)] })
    }
}

/// Of two context groups.
pub(super) struct Contexts;

impl Contexts {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "separable-contexts",
        name: "Separable context groups",
        meaning: "A flat boundary has one group of contexts on one side and the other on the other",
        definition: "All members of both groups are centred together and whitened by their own \
            population covariance (on the axes above the rank tolerance); the number is the \
            distance between the convex hulls of the two groups there",
        reads: Reads::F,
        needs: &[Need::Contexts, Need::Labels],
        depends: &[Depends::Groups],
        controls: &[Control::Groups, Control::Gap],
        ..BASE
    };
}

impl Property for Contexts {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        measure(model, model.f_as_loaded(), &context_sets(model, query)?, model.rtol_f())
    }

    fn gap_ends(&self, model: &Analysis, query: &Query) -> Option<[Vec<Weight>; 2]> {
        ends(model.f(), &context_sets(model, query).ok()?, model.rtol_f())
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let sets = context_sets(before, query).ok()?;
        let of = |name: &str, model: &Analysis| {
            panel(name, model.f(), model.model().f().labels(), &sets, model.rtol_f())
        };
        let axis = "place along the separating direction".to_string();
        Some(Picture::Strip { axis, panels: vec![of("before", before), of("after", after)] })
    }
}
