//! What the board says about a property before anything is measured.

use serde::{Deserialize, Serialize};

/// Who keeps a property (section 3): ever smaller classes of equivalent models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// Kept by every distribution-equivalent model (identifiable).
    Identifiable,
    /// Kept by every gauge A; a hidden move may destroy it.
    AnyGauge,
    /// Kept only by orthogonal A (for angles: times a scalar).
    OnlyRotations,
}

/// Which vectors a property reads; what happens to the others cannot change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reads {
    /// Embeddings of contexts only.
    F,
    /// Unembeddings of tokens only.
    G,
    /// Both.
    Both,
}

/// What a property needs beside vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// Contexts (embeddings f).
    Contexts,
    /// Two groups of contexts.
    Labels,
    /// A relation between contexts.
    Relation,
    /// A family of token pairs.
    Family,
}

/// When a measure counts as "the property holds".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holds {
    /// Exact property: the residual is at most the threshold; the theorem speaks of residual 0.
    Exactly,
    /// The measure is at most the threshold.
    AtMost,
    /// The measure is at least the threshold.
    AtLeast,
    /// The measure has a value and always holds; the verdict asks whether the value is the same.
    Always,
}

impl Holds {
    /// Whether a measure meets the threshold.
    pub fn test(self, measure: f64, threshold: f64) -> bool {
        match self {
            Self::Exactly | Self::AtMost => measure <= threshold,
            Self::AtLeast => measure >= threshold,
            Self::Always => true,
        }
    }
}

/// The fixed facts of one property, in words for the board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Info {
    /// Stable name for links and settings, e.g. `parallelism`.
    pub id: &'static str,
    /// Plain name, sentence case.
    pub name: &'static str,
    /// One plain sentence.
    pub meaning: &'static str,
    /// What the number is, e.g. `residual`.
    pub measure: &'static str,
    /// Who keeps it.
    pub class: Class,
    /// Which vectors it reads.
    pub reads: Reads,
    /// Whether it reads where the origin is, so that even a shift of g moves it.
    pub origin: bool,
    /// Whether it reads a vector of R^d that need not lie in F or G, of which a reduction may drop
    /// a part.
    pub outside: bool,
    /// What it needs.
    pub needs: &'static [Need],
    /// When it holds.
    pub holds: Holds,
    /// Threshold unless the user sets another.
    pub default_threshold: f64,
    /// What the threshold means.
    pub threshold_help: &'static str,
    /// How many factors of κ its rounding error carries.
    pub order: i32,
    /// Cheap enough for every frame of a drag.
    pub live: bool,
    /// Reads an inverse of Σ_g, which is live only where d is not too large.
    pub inverts: bool,
    /// Waits for numerical ranks, which take long in many dimensions: measured after everything
    /// else.
    pub ranks: bool,
    /// Reads a covariance of all dimensions, or what is made of it: measured late, and in many
    /// dimensions only on demand.
    pub covariance: bool,
}

impl Info {
    /// Whether its work grows with the cube of the dimension.
    pub fn is_heavy(&self) -> bool {
        self.ranks || self.inverts || self.covariance
    }

    /// What most properties share; the others say what differs.
    pub(super) const BASE: Self = Self {
        id: "",
        name: "",
        meaning: "",
        measure: "",
        class: Class::OnlyRotations,
        reads: Reads::G,
        origin: false,
        outside: false,
        needs: &[],
        holds: Holds::Always,
        default_threshold: 0.0,
        threshold_help: "No threshold: the measure has a value and the verdict asks whether it is the same",
        order: 1,
        live: false,
        inverts: false,
        ranks: false,
        covariance: false,
    };
}
