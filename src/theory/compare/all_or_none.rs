//! Each linear property measured in two real models: in both, in one, in neither.

use serde::{Deserialize, Serialize};

use crate::{
    analysis::Analysis,
    property::{
        Chance, Depth, Family, Groups, Holds, Info, Measuring, NotTestable, Note, Query, Row,
        Verdict, infos,
    },
    transform::MoveSummary,
};

use super::Shared;

/// Where a property holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// In both models.
    Both,
    /// In the first only.
    OnlyOne,
    /// In the second only.
    OnlyTwo,
    /// In neither.
    Neither,
    /// It has no threshold: a value in each model, to be compared.
    Valued,
    /// It compares the two models, and they agree.
    Agree,
    /// It compares the two models, and they differ.
    Differ,
    /// It holds whatever the models are, in one of them or in both; the reason is given.
    NotEvidence,
    /// It cannot be measured in one of them; the reason is given.
    NotTestable,
}

/// A property in two models.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Which property ([`crate::property::Info::id`]).
    pub id: String,
    /// Where it holds.
    pub standing: Standing,
    /// Measure in the first model; of what compares two models (such as the distribution) that of a
    /// model with itself.
    pub one: Option<f64>,
    /// Measure in the second model.
    pub two: Option<f64>,
    /// Whether both measures are the same to rounding.
    pub same: bool,
    /// Threshold in force.
    pub threshold: f64,
    /// The same measure on random pairs, *before* being the first model and *after* the second.
    pub chance: Option<Chance>,
    /// Why it cannot be measured.
    pub reason: Option<NotTestable>,
    /// Why it is no evidence.
    pub by_construction: Option<Note>,
    /// Further figures, and what else is worth saying.
    pub notes: Vec<Note>,
    /// The measure is a share of this many.
    pub of: Option<usize>,
}

/// Measures properties in a pair, and remembers what the first model had while the query stays the
/// same.
#[derive(Debug, Default)]
pub struct AllOrNone {
    measuring: Measuring,
}

impl AllOrNone {
    /// Nothing is remembered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One property, of two models on the same contexts and tokens; `one` must be the same model in
    /// every call. Indices in the query count shared contexts and tokens ([`Shared::query`]).
    pub fn row(&mut self, id: &str, one: &Analysis, two: &Analysis, query: &Query) -> Found {
        let info = infos().iter().copied().find(|info| info.id == id);
        let row = self.measuring.row(id, one, two, &MoveSummary::identity(), query, Depth::Settled);
        Found::of(row, info)
    }

    /// Every property in display order.
    pub fn all(&mut self, one: &Analysis, two: &Analysis, query: &Query) -> Vec<Found> {
        infos().iter().map(|info| self.row(info.id, one, two, query)).collect()
    }
}

impl Found {
    /// A row of the board whose *before* is the first model and whose *after* is the second.
    fn of(row: Row, info: Option<&Info>) -> Self {
        let testable = row.verdict != Verdict::NotTestable;
        let standing = info.map_or(Standing::NotTestable, |info| Standing::of(row.verdict, info));
        Self {
            standing: if row.by_construction.is_some() { Standing::NotEvidence } else { standing },
            one: row.before,
            two: row.after,
            same: matches!(row.verdict, Verdict::Kept) || testable && row.before == row.after,
            threshold: row.threshold,
            chance: row.chance,
            // No warning: a promise that was not met is about moves; nothing is promised of two
            // models.
            reason: row.reason,
            by_construction: row.by_construction,
            notes: row.notes,
            of: row.of,
            id: row.id,
        }
    }
}

impl Standing {
    fn of(verdict: Verdict, info: &Info) -> Self {
        match verdict {
            Verdict::NotTestable => Self::NotTestable,
            Verdict::Kept | Verdict::Drifted | Verdict::Created if info.compares => Self::Agree,
            Verdict::Destroyed | Verdict::Absent if info.compares => Self::Differ,
            _ if info.holds == Holds::Always => Self::Valued,
            Verdict::Kept | Verdict::Drifted => Self::Both,
            Verdict::Destroyed => Self::OnlyOne,
            Verdict::Created => Self::OnlyTwo,
            Verdict::Absent => Self::Neither,
        }
    }
}

impl Shared {
    /// A query about the first model in indices of what is shared. What a single choice (a pair, a
    /// token, a context) names and is not shared comes back as an index past the end, which makes
    /// its rows not testable; of lists it is left out.
    pub fn query(&self, query: &Query) -> Query {
        let (tokens, contexts) = (Places::of(&self.tokens), Places::of(&self.contexts));
        let family = |pairs: &[(usize, usize)]| {
            pairs.iter().filter_map(|&pair| tokens.pair(pair)).collect::<Vec<_>>()
        };
        let families = query.families.iter().map(|family| Family {
            name: family.name.clone(),
            pairs: family.pairs.iter().filter_map(|&pair| tokens.pair(pair)).collect(),
        });
        Query {
            pair_a: tokens.pair_or_past(query.pair_a),
            pair_b: tokens.pair_or_past(query.pair_b),
            family: family(&query.family),
            other_family: family(&query.other_family),
            families: families.collect(),
            token: tokens.or_past(query.token),
            context: contexts.or_past(query.context),
            context_pair_a: contexts.pair_or_past(query.context_pair_a),
            context_pair_b: contexts.pair_or_past(query.context_pair_b),
            gamma: contexts.list(&query.gamma),
            labels: contexts.groups(&query.labels),
            token_sets: tokens.groups(&query.token_sets),
            quad: query.quad.map(|token| tokens.or_past(token)),
            ..query.clone()
        }
    }
}

/// Where indices of the first model stand among what is shared.
struct Places {
    places: Vec<Option<usize>>,
    count: usize,
}

impl Places {
    fn of(pairs: &[(usize, usize)]) -> Self {
        let mut places = vec![None; pairs.iter().map(|pair| pair.0 + 1).max().unwrap_or(0)];
        pairs.iter().enumerate().for_each(|(at, &(one, _))| places[one] = Some(at));
        Self { places, count: pairs.len() }
    }

    fn get(&self, index: usize) -> Option<usize> {
        self.places.get(index).copied().flatten()
    }

    fn or_past(&self, index: usize) -> usize {
        self.get(index).unwrap_or(self.count)
    }

    fn pair(&self, (from, to): (usize, usize)) -> Option<(usize, usize)> {
        Some((self.get(from)?, self.get(to)?))
    }

    fn pair_or_past(&self, (from, to): (usize, usize)) -> (usize, usize) {
        (self.or_past(from), self.or_past(to))
    }

    fn list(&self, indices: &[usize]) -> Vec<usize> {
        indices.iter().filter_map(|&index| self.get(index)).collect()
    }

    fn groups(&self, groups: &Groups) -> Groups {
        Groups {
            positive: self.list(&groups.positive),
            negative: self.list(&groups.negative),
            ..groups.clone()
        }
    }
}
