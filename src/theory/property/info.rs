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

/// A part of the query that a row reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Depends {
    /// The two chosen token directions.
    Directions,
    /// The chosen family.
    Family,
    /// The family of the second concept.
    OtherFamily,
    /// All families.
    Families,
    /// The token whose neighbours are asked for, and how many.
    Token,
    /// The context whose distribution is shown.
    Context,
    /// The two steps between contexts.
    ContextSteps,
    /// The contexts whose log-odds span Γ.
    Gamma,
    /// The two groups of contexts.
    Groups,
    /// The two sets of tokens, or the family in their place.
    TokenSets,
    /// The relation.
    Relation,
    /// The four corners of a parallelogram.
    Corners,
    /// The direction γ that steering aims at: of the family or of the first pair.
    Target,
    /// The pasted vector.
    Vector,
    /// How far it is steered.
    Strength,
}

/// What can be chosen in a row itself; most rows follow the directions and the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Control {
    /// Two steps between contexts.
    ContextSteps,
    /// One step between contexts.
    ContextStep,
    /// The contexts whose log-odds span Γ.
    Gamma,
    /// Two groups of contexts.
    Groups,
    /// Two sets of tokens.
    TokenSets,
    /// Whether the gap between the two sets is drawn on the plots.
    Gap,
    /// The four corners of a parallelogram.
    Corners,
    /// A vector of the user's own.
    Vector,
    /// The strength of steering and what it aims at.
    Strength,
    /// The gauges that take the measure to the ends of its band.
    Extremes,
}

/// What it costs to measure a property, in the order in which rows are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cost {
    /// A few products of a matrix and a vector: cheap enough for every frame of a drag.
    Frame,
    /// The same with an inverse of Σ_g, which is live only where d is not too large.
    Inverse,
    /// A pass over all tokens or contexts.
    Pass,
    /// A covariance of all dimensions, or what is made of it: measured late, and in many
    /// dimensions only on demand.
    Covariance,
    /// Numerical ranks, which take long in many dimensions: measured after everything else.
    Ranks,
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
    /// How the number is computed, so that whoever has the vectors can compute it.
    pub definition: &'static str,
    /// What the number is, e.g. `residual`.
    pub measure: &'static str,
    /// Who keeps it.
    pub class: Class,
    /// Whether its measure after a move is against the model before it: of a model with itself it
    /// says nothing.
    pub compares: bool,
    /// Whether it is the predictions themselves: they are computed once more from the moved vectors
    /// when all else is measured, and its row is shown beside them too.
    pub predictions: bool,
    /// Whether it is a dimension of what F and G see of each other: where both are all of R^d, no
    /// invertible map changes it.
    pub counts_dimensions: bool,
    /// Whether it is a form that the log-odds have themselves, which no linear map takes from them.
    pub is_form: bool,
    /// Whether it is a cosine of the two directions, in whatever inner product.
    pub is_cosine: bool,
    /// Whether it is a ratio of lengths, of which only a relative difference is one, however small
    /// the ratio is.
    pub is_ratio: bool,
    /// Which vectors it reads.
    pub reads: Reads,
    /// Whether it reads where the origin is, so that even a shift of g moves it.
    pub origin: bool,
    /// Whether it reads a vector of R^d that need not lie in F or G, of which a reduction may drop
    /// a part.
    pub outside: bool,
    /// What it needs.
    pub needs: &'static [Need],
    /// The smallest and the largest value that it can have at all, where a band of values is shown.
    pub range: [f64; 2],
    /// When it holds.
    pub holds: Holds,
    /// Threshold unless the user sets another.
    pub default_threshold: f64,
    /// What the threshold means.
    pub threshold_help: &'static str,
    /// Which parts of the query it reads; what else is asked cannot change it.
    pub depends: &'static [Depends],
    /// What can be chosen in the row itself.
    pub controls: &'static [Control],
    /// What it costs to measure.
    pub cost: Cost,
    /// Its place among the rows of its class that carry the result, 0 for the one that stands for
    /// the class; the others are looked at on demand.
    pub lead: Option<u8>,
}

impl Info {
    /// Whether it stands for its class.
    pub fn is_chief(&self) -> bool {
        self.lead == Some(0)
    }

    /// Whether its work grows with the cube of the dimension.
    pub fn is_heavy(&self) -> bool {
        matches!(self.cost, Cost::Inverse | Cost::Covariance | Cost::Ranks)
    }

    /// Whether a frame of a drag has time for it, where the dimension is not too large.
    pub fn is_live(&self) -> bool {
        matches!(self.cost, Cost::Frame | Cost::Inverse)
    }

    /// What most properties share; the others say what differs.
    pub(super) const BASE: Self = Self {
        id: "",
        name: "",
        meaning: "",
        definition: "",
        measure: "",
        class: Class::OnlyRotations,
        compares: false,
        predictions: false,
        counts_dimensions: false,
        is_form: false,
        is_cosine: false,
        is_ratio: false,
        reads: Reads::G,
        origin: false,
        outside: false,
        needs: &[],
        range: [-1.0, 1.0],
        holds: Holds::Always,
        default_threshold: 0.0,
        threshold_help: "No threshold: the measure has a value and the verdict asks whether it is \
            the same",
        depends: &[],
        controls: &[],
        cost: Cost::Pass,
        lead: None,
    };
}
