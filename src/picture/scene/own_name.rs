//! What the reader of a figure chose for single names.

use serde::{Deserialize, Serialize};

/// One name of a plot: what it says in full, and which of those that say the same, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NameKey {
    /// What it says.
    pub text: String,
    /// How many before it say the same.
    pub nth: usize,
}

/// What was chosen for a name; others find their places as if nothing had been chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnName {
    /// Which name.
    pub key: NameKey,
    /// Whether it is left out.
    pub hidden: bool,
    /// From its point to its middle, in font sizes (y down); none for where it finds a place.
    pub away: Option<[f64; 2]>,
}

impl OwnName {
    /// Nothing chosen yet.
    pub fn new(key: NameKey) -> Self {
        Self { key, hidden: false, away: None }
    }

    /// Whether anything is chosen.
    pub fn is_chosen(&self) -> bool {
        self.hidden || self.away.is_some()
    }
}
