//! Two tables that are fitted to one distribution: what there is to choose, so that the same choice
//! gives the same numbers on every machine.

use serde::{Deserialize, Serialize};

use super::Positions;
use theory::{
    compare::{Decay, Moment, Settings},
    model::Toy,
};

/// What both tables are fitted to, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// What they are fitted to.
    pub target: FitTarget,
    /// Dimensions of both tables.
    pub d: usize,
    /// One seed each.
    pub seeds: [u64; 2],
    /// What is kept small while the pictures take shape.
    #[serde(default)]
    pub decay: [Shrunk; 2],
    /// Both stop once the mean KL of each is at most 10⁻ⁿ nats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_at: Option<u8>,
    /// Most rounds.
    pub rounds: usize,
}

/// A distribution over some tokens after some contexts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FitTarget {
    /// Random log-odds of this rank.
    Random {
        /// Contexts.
        contexts: usize,
        /// Tokens.
        tokens: usize,
        /// Dimensions that hold it.
        rank: usize,
        /// Which.
        seed: u64,
    },
    /// Random log-odds of this rank whose directions all count alike.
    Level {
        /// Contexts.
        contexts: usize,
        /// Tokens.
        tokens: usize,
        /// Dimensions that hold it.
        rank: usize,
        /// Which.
        seed: u64,
    },
    /// As many contexts as tokens, each with one of its own: all but one of as many dimensions hold
    /// it.
    OneEach {
        /// Contexts, and tokens.
        count: usize,
        /// Which.
        seed: u64,
    },
    /// All of a toy.
    Toy(Toy),
    /// A part of the first bundled model.
    Bundled(Excerpt),
    /// A part of a model that was open then. Only the page that had it open can fit to it.
    Open(Excerpt),
}

/// Some contexts of a model, and the tokens that are likeliest after them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The first of the contexts.
    pub first: usize,
    /// How many contexts.
    pub contexts: usize,
    /// How many tokens.
    pub tokens: usize,
}

/// Which side of a table has weight decay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shrunk {
    /// None.
    #[default]
    None,
    /// The embeddings.
    F,
    /// The unembeddings.
    G,
}

/// How much weight decay there is where there is any.
const DECAY: f64 = 0.5;
/// Most rounds.
const MOST_ROUNDS: usize = 4000;
/// Most dimensions.
pub const MOST_DIMENSIONS: usize = 8;

impl Default for Fit {
    fn default() -> Self {
        Self {
            target: FitTarget::random(2),
            d: 2,
            seeds: [1, 2],
            decay: [Shrunk::None; 2],
            stop_at: None,
            rounds: MOST_ROUNDS,
        }
    }
}

impl Fit {
    /// For the fit itself; numbers of a link that would take for ever are cut.
    pub fn settings(&self) -> Settings {
        let decay = |shrunk| match shrunk {
            Shrunk::None => Decay::default(),
            Shrunk::F => Decay { f: DECAY, g: 0.0 },
            Shrunk::G => Decay { f: 0.0, g: DECAY },
        };
        Settings {
            d: self.d.min(MOST_DIMENSIONS),
            seeds: self.seeds,
            decay: self.decay.map(decay),
            rounds: self.rounds.min(MOST_ROUNDS),
            // By division: what a platform makes of powers may differ.
            stop_at_kl: self.stop_at.map_or(0.0, |n| (0..n).fold(1.0, |kl, _| kl / 10.0)),
            ..Settings::default()
        }
    }

    /// Whether so many dimensions hold the target.
    pub fn can_hold(&self) -> bool {
        match self.target {
            FitTarget::Random { rank, .. } | FitTarget::Level { rank, .. } => self.d >= rank,
            _ => self.d >= self.most_dimensions(),
        }
    }

    /// Most dimensions that make sense: with more, some are hidden from the target.
    pub fn most_dimensions(&self) -> usize {
        let most = match self.target {
            FitTarget::Random { contexts, tokens, .. }
            | FitTarget::Level { contexts, tokens, .. } => contexts.min(tokens.saturating_sub(1)),
            FitTarget::OneEach { count, .. } => count.saturating_sub(1),
            FitTarget::Toy(Toy::Space) => 3,
            FitTarget::Toy(Toy::Tiny | Toy::Plane | Toy::Hidden) => 2,
            FitTarget::Bundled(part) | FitTarget::Open(part) => {
                part.contexts.min(part.tokens.saturating_sub(1))
            }
        };
        most.clamp(1, MOST_DIMENSIONS)
    }
}

impl FitTarget {
    /// A random one that so many dimensions hold.
    pub const fn random(rank: usize) -> Self {
        Self::Random { contexts: 30, tokens: 20, rank, seed: 7 }
    }

    /// One of so many dimensions that all count alike: fewer can give up any of them.
    pub const fn level(rank: usize) -> Self {
        Self::Level { contexts: 30, tokens: 20, rank, seed: 7 }
    }

    /// One that a plane cannot hold.
    pub const fn one_each() -> Self {
        Self::OneEach { count: 12, seed: 3 }
    }

    /// Whether it is a part of a model that is not made in the app.
    pub fn excerpt(self) -> Option<Excerpt> {
        match self {
            Self::Bundled(part) | Self::Open(part) => Some(part),
            Self::Random { .. } | Self::Level { .. } | Self::OneEach { .. } | Self::Toy(_) => None,
        }
    }
}

/// Two fits on their way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitting {
    /// Where they stand.
    pub moment: Moment,
    /// Whether nothing more would change.
    pub done: bool,
    /// The first two coordinates of both tables.
    pub pictures: [Positions; 2],
    /// The tokens of the target.
    pub tokens: Vec<String>,
}
