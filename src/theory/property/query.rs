//! What the user asks of a model: which directions, families, contexts and thresholds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Depends, Info};

/// A named list of token pairs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Name of the concept.
    pub name: String,
    /// (from, to) token indices.
    pub pairs: Vec<(usize, usize)>,
}

/// Two named sets of indices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Groups {
    /// Name of the positive group.
    pub positive_name: String,
    /// Its members.
    pub positive: Vec<usize>,
    /// Name of the negative group.
    pub negative_name: String,
    /// Its members.
    pub negative: Vec<usize>,
}

/// How a steering vector v is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SteeringRecipe {
    /// Mean of the positive contexts minus mean of the negative ones.
    #[default]
    DifferenceOfMeans,
    /// The unembedding difference γ itself.
    Unembedding,
    /// Σ_g⁺γ (causal inner product, Park et al. 2024).
    Causal,
    /// H γ, H = (1/S) Σ f(s)f(s)^T.
    SecondMoment,
    /// The step between two contexts of the user's own choice, [`Query::context_pair_a`].
    Own,
    /// Numbers of the user's own, [`Query::vector`], which move with the embeddings.
    Given,
}

/// Everything a row may depend on beside the model. Token indices count columns of g, context
/// indices columns of f.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// First direction g(to) − g(from).
    pub pair_a: (usize, usize),
    /// Second direction.
    pub pair_b: (usize, usize),
    /// The chosen family of token pairs.
    pub family: Vec<(usize, usize)>,
    /// Its name.
    pub family_name: String,
    /// The family of the second concept; empty: its one pair.
    pub other_family: Vec<(usize, usize)>,
    /// All families, for heat maps and off-target effects.
    pub families: Vec<Family>,
    /// Token whose neighbours are shown.
    pub token: usize,
    /// How many neighbours.
    pub neighbours: usize,
    /// Context whose distribution is shown.
    pub context: usize,
    /// First direction between contexts, f(to) − f(from).
    pub context_pair_a: (usize, usize),
    /// Second direction between contexts.
    pub context_pair_b: (usize, usize),
    /// Contexts whose log-odds span the chosen Γ ⊆ N; empty: all contexts.
    pub gamma: Vec<usize>,
    /// Two groups of contexts (probe, steering).
    pub labels: Groups,
    /// Two groups of tokens (separability); empty: the from and to sides of the family.
    pub token_sets: Groups,
    /// Which relation of the model.
    pub relation: usize,
    /// Four tokens of a parallelogram a, b, c, d: does b − a = d − c?
    pub quad: [usize; 4],
    /// Whether γ is the first pair's direction even where there is a family.
    pub of_pair: bool,
    /// A steering vector of the user's own, d numbers in the model as loaded; empty: none.
    pub vector: Vec<f64>,
    /// Steering strength α.
    pub strength: f64,
    /// Ridge of regularised probes, relative to the mean eigenvalue of the centred kernel.
    pub ridge: f64,
    /// Seed of the random pairs.
    pub seed: u64,
    /// How many random pairs, at least [`Query::MIN_DRAWS`].
    pub draws: usize,
    /// Thresholds that the user set, by property.
    pub thresholds: BTreeMap<String, f64>,
}

impl Query {
    /// Fewest random pairs that a percentile is read against.
    pub const MIN_DRAWS: usize = 1000;

    /// Threshold in force for a property.
    pub fn threshold(&self, info: &Info) -> f64 {
        self.thresholds.get(info.id).copied().unwrap_or(info.default_threshold)
    }

    /// Whether a property with these facts is asked the same, so that what was measured of the
    /// model as loaded still stands. Thresholds are applied afterwards.
    pub(super) fn asks_the_same(&self, other: &Self, info: &Info) -> bool {
        let drawn = |query: &Self| (query.seed, query.draws());
        drawn(self) == drawn(other)
            && self.ridge == other.ridge
            && info.depends.iter().all(|&part| self.agrees(other, part))
    }

    fn agrees(&self, other: &Self, part: Depends) -> bool {
        let family = |query: &Self| (query.family.clone(), query.family_name.clone());
        match part {
            Depends::Directions => (self.pair_a, self.pair_b) == (other.pair_a, other.pair_b),
            Depends::Family => family(self) == family(other),
            Depends::OtherFamily => self.other_family == other.other_family,
            Depends::Families => self.families == other.families,
            Depends::Token => (self.token, self.neighbours) == (other.token, other.neighbours),
            Depends::Context => self.context == other.context,
            Depends::ContextSteps => {
                (self.context_pair_a, self.context_pair_b)
                    == (other.context_pair_a, other.context_pair_b)
            }
            Depends::Gamma => self.gamma == other.gamma,
            Depends::Groups => self.labels == other.labels,
            Depends::TokenSets => {
                self.token_sets == other.token_sets && family(self) == family(other)
            }
            Depends::Relation => self.relation == other.relation,
            Depends::Corners => self.quad == other.quad,
            Depends::Target => {
                (self.of_pair, self.pair_a) == (other.of_pair, other.pair_a)
                    && family(self) == family(other)
            }
            Depends::Vector => self.vector == other.vector,
            Depends::Strength => self.strength == other.strength,
        }
    }

    /// How many random pairs to draw.
    pub fn draws(&self) -> usize {
        self.draws.max(Self::MIN_DRAWS)
    }
}

impl Default for Query {
    fn default() -> Self {
        Self {
            pair_a: (0, 1),
            pair_b: (2, 3),
            family: Vec::new(),
            family_name: String::new(),
            other_family: Vec::new(),
            families: Vec::new(),
            token: 0,
            neighbours: 10,
            context: 0,
            context_pair_a: (0, 1),
            context_pair_b: (2, 3),
            gamma: Vec::new(),
            labels: Groups::default(),
            token_sets: Groups::default(),
            relation: 0,
            quad: [0, 1, 2, 3],
            of_pair: false,
            vector: Vec::new(),
            strength: 1.0,
            ridge: 1e-2,
            seed: 2410,
            draws: Self::MIN_DRAWS,
            thresholds: BTreeMap::new(),
        }
    }
}
