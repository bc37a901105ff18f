//! What a row notes beside its measure.

use serde::{Deserialize, Serialize};

/// What a row notes beside its measure: numbers and names, which whoever shows them says in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Note {
    /// A second quantity, before and after.
    Change(Quantity, [Rounded; 2]),
    /// A further quantity of the comparison itself.
    Quantity(Quantity, Rounded),
    /// Fewer random pairs than were asked for have two different tokens.
    FewRandomPairs {
        /// Those that have.
        found: usize,
        /// How many were asked for.
        wanted: usize,
    },
    /// Theory promised *kept*, and the numbers say otherwise.
    Unkept {
        /// The measured change.
        change: f64,
        /// By how much the moves multiply rounding.
        amplification: f64,
        /// What counts as no change.
        tolerance: f64,
    },
    /// By construction: an affine map fits any n ≤ d + 1 samples.
    FitsAny {
        /// n.
        samples: usize,
        /// Dimension of the space.
        d: usize,
    },
    /// By construction: as many neighbours are asked for as there are other tokens.
    AllNeighbours {
        /// Other tokens.
        others: usize,
    },
    /// By construction: a single token is left to answer.
    OneAnswer,
    /// By construction: a single token is certain.
    OneToken,
    /// By construction: in one dimension all directions are parallel.
    OneDimension,
    /// By construction: more differences than numbers in one are dependent.
    Dependent {
        /// Numbers in one.
        numbers: usize,
    },
    /// Pairs that are left out: both tokens are one vector.
    OneVector(Vec<String>),
    /// Families that are left out: they have no mean direction.
    NoMeanDirection(Vec<String>),
    /// A dimension is at most the number of the loaded contexts.
    FewContexts {
        /// Contexts that are loaded.
        contexts: usize,
        /// Dimension of the space, which is larger.
        d: usize,
    },
    /// The numerical rank of some differences.
    Rank {
        /// The rank.
        rank: usize,
        /// How many differences there are.
        differences: usize,
    },
    /// Principal angles between the planes of two pictures, in degrees, descending.
    PrincipalAngles(Vec<f64>),
    /// Two pictures have another number of axes.
    OtherAxes,
    /// Both axes of a picture have the same singular value: compared up to a turn.
    EqualAxes,
    /// On a line, the third point lies between the other two.
    Between,
    /// On a line, the third point lies outside of the other two.
    Outside,
    /// A gap separates two sets.
    Separable,
    /// No gap separates two sets.
    NotSeparable,
}

/// A number; none where it is not zero, but nothing but rounding.
pub type Rounded = Option<f64>;

/// A quantity beside the measure of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    /// Between two directions, in degrees.
    Angle,
    /// β of a ~ βb.
    Beta,
    /// Where the third point lies on the line from the first (0) to the second (1).
    Ratio,
    /// Questions of an analogy that were answered.
    Solved,
    /// The least cosine of a family.
    Least,
    /// The length of the first direction.
    FirstNorm,
    /// 1/Σ of the squared shares of variance.
    EffectiveDimensions,
    /// Area under the ROC curve.
    Auc,
    /// The share of replies that are as expected.
    ExpectedReply,
    /// How often a fit says what the model says, of what it was fitted to.
    Faithfulness,
    /// What steering does to the log-odds that it is meant for.
    OnTarget,
    /// Largest |Δ log p|.
    LogProbability,
    /// Mean KL divergence of the distributions, in nats.
    Divergence,
}

impl Quantity {
    /// Whether it is a length, which says nothing of rounding however small it is.
    pub(super) fn is_length(self) -> bool {
        self == Self::FirstNorm
    }
}
