//! Moves over all d dimensions that have a name: what they are called, what they are, and whether
//! the open model has room for them.

use reactive_graph::prelude::*;

use super::Workspace;
use crate::words::words;
use theory::transform::{Action, End, Recipe};

/// A move with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedMove {
    /// A random rotation.
    Rotation,
    /// A random map.
    Random,
    /// Random lengths of the axes.
    Axes,
    /// The map that makes the tokens equally spread.
    Whitening,
    /// The gauge that takes the two directions furthest apart.
    Farthest,
    /// The gauge that takes them closest to each other.
    Closest,
    /// All tokens by the same vector.
    Shift,
    /// Hidden components of contexts.
    HiddenF,
    /// Hidden components of tokens.
    HiddenG,
}

/// The numbers that a named move may take.
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

impl NamedMove {
    /// Linear maps.
    pub const LINEAR: [Self; 6] =
        [Self::Rotation, Self::Random, Self::Axes, Self::Whitening, Self::Farthest, Self::Closest];
    /// Moves that are no linear map.
    pub const OTHER: [Self; 3] = [Self::HiddenF, Self::HiddenG, Self::Shift];

    /// What it is called.
    pub fn label(self) -> &'static str {
        let words = &words().moves;
        match self {
            Self::Rotation => words.rotation,
            Self::Random => words.random,
            Self::Axes => words.axes,
            Self::Whitening => words.whitening,
            Self::Farthest => words.farthest,
            Self::Closest => words.closest,
            Self::Shift => words.shift,
            Self::HiddenF => words.hidden_f,
            Self::HiddenG => words.hidden_g,
        }
    }

    /// What it does.
    pub fn help(self) -> &'static str {
        let words = &words().moves;
        match self {
            Self::Rotation => words.rotation_help,
            Self::Random => words.random_help,
            Self::Axes => words.axes_help,
            Self::Whitening => words.whitening_help,
            Self::Farthest => words.farthest_help,
            Self::Closest => words.closest_help,
            Self::Shift => words.shift_help,
            Self::HiddenF => words.hidden_f_help,
            Self::HiddenG => words.hidden_g_help,
        }
    }
}

impl Workspace {
    /// Appends a named move, on the side that linear moves act on; nothing where it is about two
    /// directions and none are chosen.
    pub fn add_named(&self, named: NamedMove, amounts: Amounts) {
        self.action_of(named, amounts).into_iter().for_each(|action| self.add(action));
    }

    fn action_of(&self, named: NamedMove, amounts: Amounts) -> Option<Action> {
        let Amounts { condition, size, seed } = amounts;
        let on = self.next_side();
        let linear = |matrix| Some(Action::Linear { on, matrix });
        let worst = |end| {
            let pair = self.choice.pairs.get_untracked()?;
            linear(Recipe::Worst { pair, condition, end })
        };
        match named {
            NamedMove::Rotation => linear(Recipe::Rotation { seed }),
            NamedMove::Random => linear(Recipe::Random { condition, seed }),
            NamedMove::Axes => linear(Recipe::RandomAxisScale { condition, seed }),
            NamedMove::Whitening => linear(Recipe::Whitening),
            NamedMove::Farthest => worst(End::Farthest),
            NamedMove::Closest => worst(End::Closest),
            NamedMove::Shift => Some(Action::Shift { size, seed }),
            NamedMove::HiddenF => Some(Action::HiddenF { size, seed }),
            NamedMove::HiddenG => Some(Action::HiddenG { size, seed }),
        }
    }

    /// Why the open model has no room for a named move.
    pub fn obstacle_to(&self, named: NamedMove) -> Option<String> {
        let d = self.model.get()?.card.d;
        let full = |name, dim| (dim == d).then(|| (words().moves.no_room)(name, d));
        let known = self.known.dimensions.get();
        let needs_contexts =
            known.is_some_and(|k| k.k.is_none()).then(|| String::from(words().moves.needs_both));
        match named {
            NamedMove::HiddenF => needs_contexts.or_else(|| full("G", known?.g)),
            NamedMove::HiddenG => needs_contexts.or_else(|| full("F", known?.f)),
            _ => None,
        }
    }
}
