//! Families of word pairs in both models.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Pair, picture::places};
use crate::protocol::Directions;
use theory::{compare::Shared, property::Geometry};

impl Pair {
    /// The name of a family of the list that was measured.
    pub fn family_name(&self, family: usize) -> Option<String> {
        self.one.board.query.with(|query| Some(query.families.get(family)?.name.clone()))
    }

    /// Chooses a family, or none: its first two pairs that both models have are the two directions.
    pub fn choose_family(&self, name: Option<String>) {
        self.one.choose_family(name);
        let first = untrack(|| self.first_of_family());
        let [a, b] = match first {
            Some(pairs) if !untrack(|| self.is_in_family()) => pairs,
            _ => return,
        };
        self.one.choose_pair(0, a);
        self.one.choose_pair(1, b);
    }

    fn first_of_family(&self) -> Option<Directions> {
        let (shared, family) = (self.known.shared.get()?, self.one.family_matched()?);
        let mut pairs = family.pairs.into_iter().filter(|&pair| places(&shared, pair).is_some());
        Some([pairs.next()?, pairs.next()?])
    }

    /// Whether both directions are pairs of the family that both models have.
    fn is_in_family(&self) -> bool {
        let known = self.known.shared.get().zip(self.one.family_matched());
        known.zip(self.directions()).is_some_and(|((shared, family), directions)| {
            let has = |pair| family.pairs.contains(&pair) && places(&shared, pair).is_some();
            directions.into_iter().all(has)
        })
    }

    /// The other pairs of the family, as places of what is shared; none where the first model's
    /// plots show none.
    pub(super) fn drawn_family(&self, shared: &Shared) -> Vec<[usize; 2]> {
        if !self.one.choice.look.with(|look| look.family) {
            return Vec::new();
        }
        let (family, chosen) = (self.one.family_matched(), self.directions());
        let others = family.into_iter().flat_map(|family| family.pairs);
        let others = others.filter(|pair| chosen.is_none_or(|chosen| !chosen.contains(pair)));
        others.filter_map(|pair| places(shared, pair)).collect()
    }

    /// Whether families were measured without profiles, which take contexts that both share.
    pub fn missing_profile(&self) -> bool {
        let is_profile = |geometry| geometry == Geometry::Profile;
        self.figures.families.with(|found| {
            found.as_ref().is_some_and(|all| !all.iter().any(|one| is_profile(one.geometry)))
        })
    }
}
