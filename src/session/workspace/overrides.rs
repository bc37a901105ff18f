//! Picking by hand what single rows are asked about.

use std::sync::Arc;

use reactive_graph::{graph::untrack, prelude::*};

use super::Workspace;
use crate::open_model::OpenModel;
use formats::{ContextGroupsError, context_groups};
use theory::property::Overrides;

/// What follows the name of a pasted group that the file has too.
const PASTED: &str = " (pasted)";

/// A piece of a typed vector is no number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("number {at} is “{found}”, expected a finite number")]
pub struct NoNumber {
    /// Which of them, from 1.
    pub at: usize,
    /// As it was typed.
    pub found: String,
}

impl Workspace {
    /// Changes what was picked; the rows are measured anew.
    pub fn pick(&self, change: impl FnOnce(&mut Overrides)) {
        self.change_overrides(change);
        self.refresh_board();
    }

    fn change_overrides(&self, change: impl FnOnce(&mut Overrides)) {
        self.choice.all.update(|choice| {
            let mut picked = choice.overrides.take().unwrap_or_default();
            change(&mut picked);
            choice.overrides = Some(picked).filter(|picked| !picked.is_empty());
        });
    }

    /// The two steps between contexts: picked by hand, else those of the relation.
    pub fn context_pairs(&self) -> [(usize, usize); 2] {
        let of = |model: &Arc<OpenModel>| self.choice.with(|choice| choice.context_pairs(model));
        self.model.with(|model| model.as_ref().map(of)).unwrap_or_default()
    }

    /// Picks an end (0: from, 1: to) of a step between contexts.
    pub fn pick_step(&self, which: usize, end: usize, context: usize) {
        let mut pairs = untrack(|| self.context_pairs());
        let pair = &mut pairs[which];
        *(if end == 0 { &mut pair.0 } else { &mut pair.1 }) = context;
        self.pick(|picked| picked.context_pairs = Some(pairs));
    }

    /// The corners of the parallelogram: picked by hand, else the ends of the two directions.
    pub fn quad(&self) -> [usize; 4] {
        let of = |model: &Arc<OpenModel>| self.choice.with(|choice| choice.quad(model));
        self.model.with(|model| model.as_ref().map(of)).unwrap_or_default()
    }

    /// Picks a corner.
    pub fn pick_corner(&self, which: usize, token: usize) {
        let mut quad = untrack(|| self.quad());
        quad[which] = token;
        self.pick(|picked| picked.quad = Some(quad));
    }

    /// Takes labels of contexts from a pasted list; the two largest groups become those of the
    /// probe.
    ///
    /// # Errors
    /// What is wrong with the list; nothing changes.
    pub fn paste_groups(&self, text: &str) -> Result<(), ContextGroupsError> {
        let Some(model) = self.model.get_untracked() else { return Ok(()) };
        let mut groups = context_groups(text, &model.card.contexts)?;
        let taken = model.groups();
        groups
            .iter_mut()
            .filter(|group| taken.contains(&group.name))
            .for_each(|group| group.name += PASTED);
        let name = |at: usize| groups.get(at).map(|group| group.name.clone());
        let (positive, negative) = (name(1), name(0));
        self.change_overrides(|picked| picked.groups = groups);
        self.set_contexts(|contexts| (contexts.positive, contexts.negative) = (positive, negative));
        Ok(())
    }

    /// Forgets pasted labels; the probe goes back to the groups it began with.
    pub fn forget_groups(&self) {
        self.change_overrides(|picked| picked.groups.clear());
        let first =
            self.model.with_untracked(|model| model.as_ref().map(|model| model.first_choice()));
        let first = first.unwrap_or_default();
        self.set_contexts(|contexts| {
            (contexts.positive, contexts.negative) = (first.positive, first.negative)
        });
    }

    /// Takes a steering vector as typed: numbers between spaces, commas, tabs or brackets.
    ///
    /// # Errors
    /// The first piece that is no number; nothing changes.
    pub fn paste_vector(&self, text: &str) -> Result<(), NoNumber> {
        let pieces = text
            .split(|c: char| c.is_whitespace() || ",;[]()".contains(c))
            .filter(|piece| !piece.is_empty());
        let read = |(at, piece): (usize, &str)| {
            let number = piece.replace('−', "-").parse().ok().filter(|x: &f64| x.is_finite());
            number.ok_or_else(|| NoNumber { at: at + 1, found: piece.to_string() })
        };
        let vector = pieces.enumerate().map(read).collect::<Result<Vec<f64>, NoNumber>>()?;
        self.pick(|picked| picked.vector = vector);
        Ok(())
    }
}
