//! Twins: two tables f and g of free numbers, fitted from two seeds to one distribution.
//!
//! If d dimensions can hold the distribution, both fits find it, the pictures differ and the
//! pairing error goes to zero: identifiability, watched. Everything here is plain sums in a fixed
//! order, the exponential included, so that the same seeds give the same numbers on every machine:
//! no product that may fuse a multiplication with an addition on some of them.

mod decay;
mod descent;
mod table;
mod target;

use std::sync::Arc;

use nalgebra::DMatrix;
use rand::RngExt;
use serde::{Deserialize, Serialize};

pub use decay::Decay;
pub use target::{CannotFit, Target};

use crate::{
    linalg::seeded,
    model::{ModelError, Parts, Predictor, Provenance},
};

use self::{descent::Descent, table::Table};

/// What there is to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Dimension of both tables.
    pub d: usize,
    /// One seed each.
    pub seeds: [u64; 2],
    /// Weight decay of each twin while its picture takes shape ([`Self::shaping`] rounds). It ends
    /// then, for a penalty that stayed would keep KL from zero.
    pub decay: [Decay; 2],
    /// Rounds with weight decay.
    pub shaping: usize,
    /// Most rounds.
    pub rounds: usize,
    /// Both stop when the mean KL of each is at most this: at 0 they go as far as rounding lets
    /// them.
    pub stop_at_kl: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            d: 2,
            seeds: [1, 2],
            decay: [Decay::default(); 2],
            shaping: 50,
            rounds: 4000,
            stop_at_kl: 0.0,
        }
    }
}

/// A point of the curves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// Rounds so far.
    pub round: usize,
    /// Mean KL of the target from each twin, in nats.
    pub kl: [f64; 2],
    /// ‖WᵀV − I‖ / √d between the tables as they are; none while a table has less than d
    /// dimensions.
    pub pairing_error: Option<f64>,
    /// The same as log-odds of the second twin, ‖f̃ᵀ(WᵀV − I)g̃0‖ / ‖f̃ᵀg̃0‖.
    pub pairing_error_in_log_odds: Option<f64>,
}

/// Two fits on their way. Whoever holds it may look at it, or stop, after any round.
#[derive(Debug)]
pub struct Twins {
    target: Arc<Target>,
    settings: Settings,
    twins: [Descent; 2],
    round: usize,
}

/// Largest entry of a table at the start: in the plane no logit is then beyond 0.5, so that all
/// predictions begin nearly uniform.
const START: f64 = 0.5;
/// Of so many starts the one is taken that has come nearest to the target after so many rounds:
/// from a single one, a table in the plane rests short of what it could hold about once in three.
const STARTS: usize = 4;
const TRIAL: usize = 50;

/// A table as it is before its first round.
fn begun(target: &Arc<Target>, d: usize, seed: u64) -> Descent {
    let mut rng = seeded(seed);
    let count = (target.contexts() + target.tokens()) * d;
    let mut random = || {
        let numbers = (0..count).map(|_| rng.random_range(-START..START)).collect();
        Descent::new(Table::new(target.clone(), d), numbers)
    };
    let first = random();
    let mut best = (tried(&first), first);
    for _ in 1..STARTS {
        let other = random();
        let kl = tried(&other);
        if kl < best.0 {
            best = (kl, other);
        }
    }
    best.1
}

/// The mean KL that a table comes to in a few rounds.
fn tried(table: &Descent) -> f64 {
    let mut table = table.clone();
    (0..TRIAL).for_each(|_| table.advance(Decay::default()));
    table.kl()
}

impl Twins {
    /// Both tables are random, nothing is fitted yet.
    ///
    /// # Errors
    /// [`CannotFit::Few`], for tables of no dimension.
    pub fn new(target: Target, settings: Settings) -> Result<Self, CannotFit> {
        if settings.d == 0 {
            return Err(CannotFit::Few { what: "dimension", found: 0, expected: 1 });
        }
        let target = Arc::new(target);
        let twins = settings.seeds.map(|seed| begun(&target, settings.d, seed));
        Ok(Self { target, settings, twins, round: 0 })
    }

    /// Up to so many rounds of both, and where that leads to.
    pub fn advance(&mut self, rounds: usize) -> Moment {
        for _ in 0..rounds {
            if self.is_done() {
                break;
            }
            self.round();
        }
        self.moment()
    }

    fn round(&mut self) {
        let decays = if self.round < self.settings.shaping {
            self.settings.decay
        } else {
            [Decay::default(); 2]
        };
        for (twin, decay) in self.twins.iter_mut().zip(decays) {
            if twin.kl() > self.settings.stop_at_kl {
                twin.advance(decay);
            }
        }
        self.round += 1;
    }

    /// Where the fits stand.
    pub fn moment(&self) -> Moment {
        let [one, two] = &self.twins;
        let pairing = table::pairing(&self.target, self.settings.d, one.numbers(), two.numbers());
        Moment {
            round: self.round,
            kl: [one.kl(), two.kl()],
            pairing_error: pairing.map(|pairing| pairing[0]),
            pairing_error_in_log_odds: pairing.map(|pairing| pairing[1]),
        }
    }

    /// Whether nothing would change any more, or enough was done.
    pub fn is_done(&self) -> bool {
        let shaping =
            self.round < self.settings.shaping && self.settings.decay != [Decay::default(); 2];
        let ended =
            |twin: &Descent| twin.kl() <= self.settings.stop_at_kl || twin.is_settled() && !shaping;
        self.round >= self.settings.rounds || self.twins.iter().all(ended)
    }

    /// Both tables as models with the labels of the target.
    ///
    /// # Errors
    /// As [`Self::model`].
    pub fn models(&self) -> Result<[Predictor; 2], ModelError> {
        Ok([self.model(0)?, self.model(1)?])
    }

    /// The target.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// f and g of a twin as they are, `d × S` and `d × V`, each component after component.
    pub fn tables(&self, twin: usize) -> (&[f64], &[f64]) {
        self.twins[twin].numbers().split_at(self.target.contexts() * self.settings.d)
    }

    /// One of the twins as a model.
    ///
    /// # Errors
    /// As [`Predictor::new`], such as a table with a number that is not finite.
    pub fn model(&self, twin: usize) -> Result<Predictor, ModelError> {
        let (d, contexts, tokens) = (self.settings.d, self.target.contexts(), self.target.tokens());
        let (f, g) = self.tables(twin);
        let seed = self.settings.seeds[twin];
        let [f, g] = [(f, contexts), (g, tokens)]
            .map(|(table, n)| DMatrix::from_fn(d, n, |i, j| table[i * n + j]));
        Predictor::new(Parts {
            contexts: self.target.context_labels().to_vec(),
            tokens: self.target.token_labels().to_vec(),
            f: Some(f.into()),
            g: Some(g.into()),
            provenance: Provenance {
                name: format!("seed {seed}"),
                format: "fitted in the app".into(),
                dtype: "F64".into(),
                ..Provenance::default()
            },
            ..Parts::default()
        })
    }
}
