//! Moves that menus offer: whether the open model has room for one, and adding it.

use reactive_graph::prelude::*;

use super::Workspace;
use crate::words::words;
use theory::transform::{Answers, NamedMove, Outside};

/// The numbers that a menu asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amounts {
    /// Condition number of a linear map.
    pub condition: f64,
    /// Length of a hidden component or a shift, relative to the mean norm.
    pub size: f64,
    /// Seed of what is random.
    pub seed: u64,
}

/// Smallest and largest condition number, length and seed that can be entered.
const CONDITIONS: [f64; 2] = [1.0, 1e6];
const SIZES: [f64; 2] = [0.0, 100.0];
const SEEDS: [f64; 2] = [0.0, 1e9];

impl Amounts {
    /// A condition number as it is taken.
    pub fn condition(entered: f64) -> f64 {
        entered.clamp(CONDITIONS[0], CONDITIONS[1])
    }

    /// A length as it is taken.
    pub fn size(entered: f64) -> f64 {
        entered.clamp(SIZES[0], SIZES[1])
    }

    /// A seed as it is taken.
    pub fn seed(entered: f64) -> f64 {
        entered.round().clamp(SEEDS[0], SEEDS[1])
    }
}

impl Workspace {
    /// Appends a named move, on the side that linear moves act on; nothing where it is about two
    /// directions and none are chosen.
    pub fn add_named(&self, named: NamedMove, amounts: Amounts) {
        let Amounts { condition, size, seed } = amounts;
        let side = self.next_side();
        let directions = self.choice.pairs.get_untracked();
        let dimension = self.padded_to(None);
        let answers = Answers { side, condition, size, seed, directions, dimension };
        (named.info().make)(&answers).into_iter().for_each(|action| self.add(action));
    }

    /// Why the open model has no room for a named move.
    pub fn obstacle_to(&self, named: NamedMove) -> Option<String> {
        let d = self.model.get()?.card.d;
        let full = |name, dim| (dim == d).then(|| (words().moves.no_room)(name, d));
        let known = self.known.dimensions.get();
        let outside = named.info().outside?;
        if known.is_some_and(|k| k.k.is_none()) {
            return Some(words().moves.needs_both.into());
        }
        match outside {
            Outside::G => full("G", known?.g),
            Outside::F => full("F", known?.f),
        }
    }
}
