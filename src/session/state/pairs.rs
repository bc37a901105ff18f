//! The two directions and the family they belong to.

use std::{collections::BTreeSet, sync::Arc};

use reactive_graph::prelude::*;

use super::{Look, Matched, OpenModel, Session, TokenPair};
use crate::{
    state::{ProjectionChoice, VisiblePoints},
    worker::Projection,
};
use formats::concepts;
use theory::{
    model::Concept,
    plane::{PlaneSpec, Which},
};

/// The concept that holds the user's own pairs.
const OWN: &str = "own pairs";

impl Session {
    /// A concept's pairs as tokens of the open model; `None` if either is not there.
    pub fn matched(&self, name: &str) -> Option<Matched> {
        self.matches.with(|all| all.iter().find(|m| m.name == name).cloned())
    }

    /// The family's pairs as tokens of the open model.
    pub fn family_matched(&self) -> Option<Matched> {
        self.matched(&self.family.get()?)
    }

    /// The pairs of the concept that the family is compared with.
    pub fn other_matched(&self) -> Option<Matched> {
        self.matched(&self.other_family.get()?)
    }

    /// Chooses the concept that the family is compared with.
    pub fn choose_other(&self, name: Option<String>) {
        self.other_family.set(name);
        self.refresh_board();
    }

    /// Chooses the directions and the family that a newly opened model starts with.
    pub(super) fn choose_first(&self) {
        let Some(model) = self.model.get_untracked() else { return };
        let matched = self.matches.get_untracked();
        let first = model.first_pairs(&matched);
        let family = matched.iter().find(|c| c.pairs.len() >= 2).map(|c| c.name.clone());
        self.pairs.set(first.map(|(pairs, _)| pairs));
        let other = matched.iter().find(|c| c.pairs.len() >= 2 && Some(&c.name) != family.as_ref());
        self.other_family.set(other.map(|c| c.name.clone()));
        self.family.set(family);
        self.look.update(|look| {
            if first.is_none() {
                look.projection = ProjectionChoice::Pca;
            } else if look.projection == ProjectionChoice::Pca {
                look.projection = ProjectionChoice::ConceptPlane;
            }
        });
        self.refresh();
    }

    /// Sets the first (0) or second (1) direction.
    pub fn choose_pair(&self, which: usize, pair: TokenPair) {
        self.pairs.update(|pairs| {
            let both = pairs.get_or_insert([pair, pair]);
            both[which] = pair;
        });
        self.refresh();
    }

    /// Sets the family; its first two pairs become the directions unless both already belong to it.
    pub fn choose_family(&self, name: Option<String>) {
        self.family.set(name);
        if let Some(matched) = self.family_matched().filter(|m| m.pairs.len() >= 2) {
            let inside = self
                .pairs
                .get_untracked()
                .is_some_and(|both| both.iter().all(|p| matched.pairs.contains(p)));
            if !inside {
                self.pairs.set(Some([matched.pairs[0], matched.pairs[1]]));
            }
        }
        self.refresh();
    }

    /// The words of all lists besides the open model's own, each once, in alphabetical order.
    pub fn concept_words(&self) -> BTreeSet<String> {
        self.concepts.with(|all| {
            let pairs = all.iter().flat_map(|concept| &concept.pairs);
            pairs.flat_map(|(from, to)| [from.clone(), to.clone()]).collect()
        })
    }

    /// The list that ships with the app.
    pub fn set_shipped_concepts(&self, text: &str) {
        match concepts("concepts.tsv", text) {
            Ok(shipped) => {
                self.concepts.update(|all| *all = Arc::new([all.to_vec(), shipped].concat()));
                if self.family.with_untracked(Option::is_none) {
                    self.choose_first();
                }
            }
            Err(error) => self.error.set(Some(error.to_string())),
        }
    }

    /// Adds a pair of words to the user's own list, which becomes the family.
    pub fn add_own_pair(&self, from: &str, to: &str) {
        let pair = (from.trim().to_string(), to.trim().to_string());
        let mut own = self.own_concept();
        if !own.pairs.contains(&pair) {
            own.pairs.push(pair);
        }
        self.add_concepts(vec![own]);
    }

    /// Takes a pair out of the user's own list.
    pub fn remove_own_pair(&self, index: usize) {
        let mut own = self.own_concept();
        if index < own.pairs.len() {
            own.pairs.remove(index);
            self.add_concepts(vec![own]);
        }
    }

    /// The user's own list, empty at first.
    pub fn own_concept(&self) -> Concept {
        let own = self.concepts.with(|all| all.iter().find(|c| c.name == OWN).cloned());
        own.unwrap_or_else(|| Concept { name: OWN.into(), pairs: Vec::new() })
    }

    /// What the plots are asked to show, given what was chosen and what the model has.
    pub fn projection(&self) -> Projection {
        self.projected.get()
    }
}

/// The open model's own lists, then those that were added, then the shipped one, matched to its
/// tokens.
pub(super) fn match_all(model: Option<&OpenModel>, added: &[Concept]) -> Vec<Matched> {
    let Some(model) = model else { return Vec::new() };
    model.card.concepts.iter().chain(added).map(|concept| model.match_concept(concept)).collect()
}

/// The projection that was chosen, or the nearest that the model has.
pub(super) fn project(
    look: Look,
    predicts: bool,
    family: Option<Matched>,
    pairs: Option<[TokenPair; 2]>,
) -> Projection {
    let which = match look.shown {
        VisiblePoints::Tokens => Which::Tokens,
        VisiblePoints::Contexts => Which::Contexts,
        VisiblePoints::Both => Which::Both,
    };
    match (look.projection, family.filter(|m| m.pairs.len() >= 2), pairs) {
        (ProjectionChoice::Canonical, ..) if predicts => Projection::Canonical,
        (ProjectionChoice::Beside, ..) if predicts => Projection::Beside { which },
        (ProjectionChoice::ConceptPlane, Some(family), _) => {
            Projection::Plane(PlaneSpec::Family { pairs: family.pairs })
        }
        (ProjectionChoice::ConceptPlane | ProjectionChoice::TwoDirections, _, Some([a, b])) => {
            Projection::Plane(PlaneSpec::ConceptPair { a, b })
        }
        _ => Projection::Plane(PlaneSpec::Pca { which }),
    }
}
