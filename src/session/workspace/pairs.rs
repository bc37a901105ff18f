//! The two directions and the family they belong to.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::{ProjectionChoice, Workspace};
use crate::{
    open_model::{Matched, TokenPair},
    protocol::{Projection, Setting},
    words::words,
};
use theory::model::{Concept, NamedDirection, SpellingPolicy};

/// Why directions without a model cannot join those of the open one; told in the language of the
/// interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotJoin {
    #[error("{}", words().directions.no_model)]
    NoModel,
    #[error("{}", (words().directions.other_width)(*.found, *.d))]
    OtherWidth { found: usize, d: usize },
}

impl Workspace {
    /// A concept's pairs as tokens of the open model; `None` if either is not there.
    pub fn matched(&self, name: &str) -> Option<Matched> {
        self.matches.with(|all| all.iter().find(|m| m.name == name).cloned())
    }

    /// The family's pairs as tokens of the open model.
    pub fn family_matched(&self) -> Option<Matched> {
        self.matched(&self.choice.family.get()?)
    }

    /// Chooses the concept that the family is compared with.
    pub fn choose_other(&self, name: Option<String>) {
        self.choice.all.update(|choice| choice.other = Some(name.unwrap_or_default()));
        self.refresh_board();
    }

    /// Chooses the directions and the family that a newly opened model starts with.
    pub(crate) fn choose_first(&self) {
        let Some(model) = self.model.get_untracked() else { return };
        let matched = self.matches.get_untracked();
        let first = model.first_pairs(&matched);
        let large = || matched.iter().filter(|list| list.pairs.len() >= 2).map(|list| &list.name);
        let family = large().next();
        let other = large().find(|name| Some(*name) != family);
        let [family, other] = [family, other].map(|name| Some(name.cloned().unwrap_or_default()));
        self.choice.all.update(|choice| {
            choice.pairs = first.and_then(|(pairs, _)| model.words(pairs));
            (choice.family, choice.other) = (family, other);
            let look = choice.look.get_or_insert_default();
            if first.is_none() {
                look.projection = ProjectionChoice::Pca;
            } else if look.projection == ProjectionChoice::Pca {
                look.projection = ProjectionChoice::default();
            }
        });
        self.refresh();
    }

    /// Sets the first (0) or second (1) direction.
    pub fn choose_pair(&self, which: usize, pair: TokenPair) {
        let mut pairs = self.choice.pairs.get_untracked().unwrap_or([pair, pair]);
        pairs[which] = pair;
        self.choose_pairs(pairs);
        self.refresh();
    }

    fn choose_pairs(&self, pairs: [TokenPair; 2]) {
        let words = self.model.with_untracked(|model| model.as_ref()?.words(pairs));
        self.choice.all.update(|choice| choice.pairs = words);
    }

    /// Chooses a direction that came with the model, or none: it is the steering vector where none
    /// is typed, and the horizontal axis of the plane of two directions, which is shown.
    pub fn choose_direction(&self, name: Option<String>) {
        self.choice.all.update(|choice| {
            if name.is_some() {
                let look = choice.look.get_or_insert_default();
                look.projection = ProjectionChoice::TwoDirections;
            }
            choice.direction = name;
        });
        self.refresh();
    }

    /// Directions that were read without a model join those of this one; the first of them is
    /// chosen, and the notices say what was done.
    ///
    /// # Errors
    /// Why none of them can.
    pub(crate) fn add_directions(&self, added: &[NamedDirection]) -> Result<(), CannotJoin> {
        let note = words().directions.joined;
        let first = self.join_directions(added, |count, others| Some(note(count, others)))?;
        self.known.noticed.set(false);
        self.choose_direction(Some(first));
        Ok(())
    }

    /// The same of directions that a saved session brings along, which says what is chosen.
    pub(super) fn restore_directions(&self, added: &[NamedDirection]) -> Option<CannotJoin> {
        let joined = || self.join_directions(added, |_, _| None).err();
        if added.is_empty() { None } else { joined() }
    }

    /// Adds the directions that are as wide as the model, with a note on how many they and the
    /// others are; gives the name of the first.
    fn join_directions(
        &self,
        added: &[NamedDirection],
        note: impl FnOnce(usize, usize) -> Option<String>,
    ) -> Result<String, CannotJoin> {
        let Some(model) = self.model.get_untracked() else { return Err(CannotJoin::NoModel) };
        let d = model.card.d;
        let fitting: Vec<NamedDirection> =
            added.iter().filter(|direction| direction.vector.len() == d).cloned().collect();
        let Some(first) = fitting.first().map(|direction| direction.name.clone()) else {
            let found = added.first().map_or(0, |direction| direction.vector.len());
            return Err(CannotJoin::OtherWidth { found, d });
        };
        let note = note(fitting.len(), added.len() - fitting.len());
        self.model.set(Some(Arc::new(model.with_directions(&fitting, note))));
        self.set(Setting::Directions(Arc::new(fitting)));
        Ok(first)
    }

    /// Sets the family; its first two pairs become the directions unless both already belong to it.
    pub fn choose_family(&self, name: Option<String>) {
        self.choice.all.update(|choice| choice.family = Some(name.unwrap_or_default()));
        let family = untrack(|| self.family_matched());
        if let Some(matched) = family.filter(|m| m.pairs.len() >= 2) {
            let inside = self
                .choice
                .pairs
                .get_untracked()
                .is_some_and(|both| both.iter().all(|p| matched.pairs.contains(p)));
            if !inside {
                self.choose_pairs([matched.pairs[0], matched.pairs[1]]);
            }
        }
        self.refresh();
    }

    /// Chooses how the words of a family are spelled as tokens; `None` goes back to the spelling
    /// that finds most pairs. Directions that belong to the family stay those of the same words.
    pub fn choose_spelling(&self, name: &str, policy: Option<SpellingPolicy>) {
        let before = untrack(|| self.matched(name)).unwrap_or_default();
        self.choice.all.update(|choice| match policy {
            Some(policy) => drop(choice.spellings.insert(name.into(), policy)),
            None => drop(choice.spellings.remove(name)),
        });
        let after = untrack(|| self.matched(name)).unwrap_or_default();
        if let Some(pairs) = self.choice.pairs.get_untracked() {
            let [first, second] = pairs.map(|pair| after.same_words(&before, pair));
            let spare = || after.pairs.iter().copied();
            let first = first.or_else(|| spare().find(|pair| Some(*pair) != second));
            let second = second.or_else(|| spare().find(|pair| Some(*pair) != first));
            self.choose_pairs([first.unwrap_or(pairs[0]), second.unwrap_or(pairs[1])]);
        }
        self.refresh();
    }

    /// Adds concept lists; the first new one that the open model knows becomes the family.
    pub fn add_concepts(&self, added: Vec<Concept>) {
        let names: Vec<String> = added.iter().map(|c| c.name.clone()).collect();
        self.page.add_concepts(added);
        let known =
            |name: &String| untrack(|| self.matched(name)).is_some_and(|m| !m.pairs.is_empty());
        match names.into_iter().find(known) {
            Some(name) => self.choose_family(Some(name)),
            None if self.choice.pairs.with_untracked(Option::is_none) => self.choose_first(),
            None => {}
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
        self.page.own_concept()
    }

    /// What the plots are asked to show, given what was chosen and what the model has.
    pub fn projection(&self) -> Projection {
        self.stage.projected.get()
    }
}
