//! The drawers beside the plots.

use crate::words::words;

/// A drawer beside the plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawer {
    /// What moves, sliders and matrix of the shown plane.
    Bend,
    /// The two directions and the family.
    Directions,
    /// Groups and relation of contexts.
    Contexts,
    /// Moves of all dimensions.
    Moves,
    /// The list of steps.
    Steps,
    /// What the plots show and how.
    Lens,
    /// Tokens and contexts by name.
    Find,
}

impl Drawer {
    /// All of them, in the order of the rail.
    pub const ALL: [Self; 7] = [
        Self::Bend,
        Self::Directions,
        Self::Contexts,
        Self::Moves,
        Self::Steps,
        Self::Lens,
        Self::Find,
    ];

    /// Its stable name, for tests and styles.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bend => "bend",
            Self::Directions => "directions",
            Self::Contexts => "contexts",
            Self::Moves => "moves",
            Self::Steps => "steps",
            Self::Lens => "lens",
            Self::Find => "find",
        }
    }

    /// What it is called, and what it holds.
    pub fn named(self) -> (&'static str, &'static str) {
        let words = &words().panels;
        match self {
            Self::Bend => (words.bend, words.bend_help),
            Self::Directions => (words.directions, words.directions_help),
            Self::Contexts => (words.contexts, words.contexts_help),
            Self::Moves => (words.moves, words.moves_help),
            Self::Steps => (words.steps, words.steps_help),
            Self::Lens => (words.lens, words.lens_help),
            Self::Find => (words.find, words.find_help),
        }
    }
}
