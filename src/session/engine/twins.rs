//! Two tables that are fitted to one distribution, step by step or to the end.

use super::{
    CannotMake,
    clock::{Clock, patience},
};
use crate::protocol::{
    Excerpt, Fit, FitTarget, Fitting, PairPlace, Positions, Saved,
    question::Answers,
    training::{Begin, GoOn, Tables},
};
use formats::{ModelFormat, SaveError};
use theory::{
    compare::{CannotFit, Target, Twins},
    model::Predictor,
};

/// Rounds between two looks at the clock.
const ROUNDS: usize = 8;

/// Two tables that are being fitted, once that is begun.
#[derive(Default)]
pub(super) struct TwinsEngine {
    twins: Option<Twins>,
    clock: Option<Clock>,
}

impl TwinsEngine {
    pub(super) fn with_clock(clock: Clock) -> Self {
        Self { twins: None, clock: Some(clock) }
    }
}

impl Answers<Begin> for TwinsEngine {
    type Error = CannotMake;

    fn answer(&mut self, question: &Begin) -> Result<Fitting, CannotMake> {
        let Begin { fit, target } = question;
        let twins = fit.begin(target.as_deref().cloned())?;
        Ok(fitting(self.twins.insert(twins)))
    }
}

impl Answers<GoOn> for TwinsEngine {
    type Error = CannotMake;

    fn answer(&mut self, question: &GoOn) -> Result<Fitting, CannotMake> {
        let enough = patience(self.clock);
        let twins = self.twins.as_mut().ok_or(CannotMake::NotBegun)?;
        Ok(advance(twins, question.rounds, enough))
    }
}

impl Answers<Tables> for TwinsEngine {
    type Error = CannotMake;

    fn answer(&mut self, _: &Tables) -> Result<[Saved; 2], CannotMake> {
        saved(self.twins.as_ref().ok_or(CannotMake::NotBegun)?)
    }
}

impl Excerpt {
    /// What a model says of it.
    ///
    /// # Errors
    /// A model without contexts or tokens, or more of them than can be fitted.
    pub fn of(&self, model: &Predictor) -> Result<Target, CannotFit> {
        Target::excerpt(model, self.first, self.contexts, self.tokens)
    }
}

impl Fit {
    /// Both tables as they are at the start; `found` is the part of a model that they are fitted
    /// to, where it is one.
    ///
    /// # Errors
    /// A target that cannot be fitted, or that is not there.
    pub fn begin(&self, found: Option<Target>) -> Result<Twins, CannotMake> {
        let target = match self.target {
            FitTarget::Random { contexts, tokens, rank, seed } => {
                Target::random(contexts, tokens, rank, seed)
            }
            FitTarget::Level { contexts, tokens, rank, seed } => {
                Target::level(contexts, tokens, rank, seed)
            }
            FitTarget::OneEach { count, seed } => Target::one_each(count, seed),
            FitTarget::Toy(toy) => {
                let model = toy.model()?;
                let [contexts, tokens] =
                    [model.f().len(), model.g().len()].map(|n| (0..n).collect::<Vec<_>>());
                Target::of_model(&model, &contexts, &tokens)
            }
            FitTarget::Bundled(_) | FitTarget::Open(_) => Ok(found.ok_or(CannotMake::NotThere)?),
        };
        Ok(Twins::new(target?, self.settings())?)
    }

    /// One of the tables as a model, fitted to the end.
    ///
    /// # Errors
    /// See [`Fit::begin`].
    pub fn twin(&self, place: PairPlace, found: Option<Target>) -> Result<Predictor, CannotMake> {
        let mut twins = self.begin(found)?;
        while !twins.is_done() {
            twins.advance(ROUNDS);
        }
        let which = usize::from(place == PairPlace::Second);
        Ok(twins.model(which)?)
    }
}

/// Up to so many rounds, as long as there is patience.
fn advance(twins: &mut Twins, rounds: usize, mut enough: impl FnMut() -> bool) -> Fitting {
    let mut left = rounds;
    while left > 0 && !twins.is_done() {
        let now = left.min(ROUNDS);
        twins.advance(now);
        left -= now;
        if enough() {
            break;
        }
    }
    fitting(twins)
}

/// What there is to see.
fn fitting(twins: &Twins) -> Fitting {
    let target = twins.target();
    let picture = |twin: usize| {
        let (f, g) = twins.tables(twin);
        Positions {
            tokens: first_two(g, target.tokens()),
            contexts: first_two(f, target.contexts()),
        }
    };
    Fitting {
        moment: twins.moment(),
        done: twins.is_done(),
        pictures: [picture(0), picture(1)],
        tokens: target.token_labels().to_vec(),
    }
}

/// Two numbers a point; with one dimension, the second is zero.
fn first_two(table: &[f64], n: usize) -> Vec<f32> {
    let at = |component: usize, i: usize| table.get(component * n + i).copied().unwrap_or(0.0);
    (0..n).flat_map(|i| [at(0, i) as f32, at(1, i) as f32]).collect()
}

/// Both tables as files.
///
/// # Errors
/// Numbers that make no model.
fn saved(twins: &Twins) -> Result<[Saved; 2], CannotMake> {
    let [one, two] = twins.models()?;
    let save = |model: &Predictor, name: &str| {
        Ok::<_, SaveError>(Saved { name: name.into(), bytes: ModelFormat::Npz.write(model)? })
    };
    Ok([save(&one, "first.npz")?, save(&two, "second.npz")?])
}
