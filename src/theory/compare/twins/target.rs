//! A distribution over some tokens after some contexts, to be fitted.

use rand::{RngExt, seq::SliceRandom};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{linalg::seeded, model::Predictor};

/// log p(y|s) with labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    contexts: Vec<String>,
    tokens: Vec<String>,
    /// Context after context.
    log_p: Vec<f64>,
}

/// Why there is nothing to fit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotFit {
    /// Too few contexts, tokens or dimensions.
    #[error("needs at least {expected} {what}, found {found}")]
    Few {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// More numbers than can be fitted while somebody waits.
    #[error(
        "{contexts} contexts and {tokens} tokens are too many to fit; expected at most {limit} of \
        both multiplied"
    )]
    Many {
        /// Contexts asked for.
        contexts: usize,
        /// Tokens asked for.
        tokens: usize,
        /// Most probabilities.
        limit: usize,
    },
    /// No such context or token.
    #[error("there is no {what} {index}: there are {count}")]
    Index {
        /// Contexts or tokens.
        what: &'static str,
        /// The bad index.
        index: usize,
        /// How many there are.
        count: usize,
    },
}

impl Target {
    /// Most probabilities in a target.
    pub const LIMIT: usize = 1 << 18;

    /// What a model says, over these tokens after these contexts (p renormalised).
    ///
    /// # Errors
    /// An index past the end, fewer than two contexts or tokens, or more than [`Self::LIMIT`] of
    /// both multiplied.
    pub fn of_model(
        model: &Predictor,
        contexts: &[usize],
        tokens: &[usize],
    ) -> Result<Self, CannotFit> {
        within("context", contexts, model.f().len())?;
        within("token", tokens, model.g().len())?;
        check(contexts.len(), tokens.len())?;
        let logit = |s: usize, y: usize| logit(model, contexts[s], tokens[y]);
        let labels =
            |of: &[String], indices: &[usize]| indices.iter().map(|&i| of[i].clone()).collect();
        Ok(Self::new(
            labels(model.f().labels(), contexts),
            labels(model.g().labels(), tokens),
            logit,
        ))
    }

    /// The same for as many of a model's contexts, from `first` on and around the end, and as many
    /// of the tokens that are likeliest after them: the likeliest after each, then the second after
    /// each, and so on.
    ///
    /// # Errors
    /// Fewer than two contexts or tokens, asked for or in the model, or more than [`Self::LIMIT`]
    /// of both multiplied.
    pub fn excerpt(
        model: &Predictor,
        first: usize,
        contexts: usize,
        tokens: usize,
    ) -> Result<Self, CannotFit> {
        let (all_contexts, all_tokens) = (model.f().len(), model.g().len());
        let (contexts, tokens) = (contexts.min(all_contexts), tokens.min(all_tokens));
        check(contexts, tokens)?;
        let chosen: Vec<usize> = (0..contexts).map(|i| (first + i) % all_contexts).collect();
        let ranked: Vec<Vec<usize>> = chosen.iter().map(|&s| likeliest(model, s, tokens)).collect();
        let mut found = Vec::with_capacity(tokens);
        for token in (0..tokens).flat_map(|rank| ranked.iter().map(move |of| of[rank])) {
            if found.len() < tokens && !found.contains(&token) {
                found.push(token);
            }
        }
        Self::of_model(model, &chosen, &found)
    }

    /// Random log-odds of a rank, uniform numbers behind them: d ≥ rank dimensions hold it, fewer
    /// do not.
    ///
    /// # Errors
    /// Fewer than two contexts or tokens, or more than [`Self::LIMIT`] of both multiplied.
    pub fn random(
        contexts: usize,
        tokens: usize,
        rank: usize,
        seed: u64,
    ) -> Result<Self, CannotFit> {
        check(contexts, tokens)?;
        let mut rng = seeded(seed);
        let mut table = |n: usize| -> Vec<f64> {
            (0..n * rank).map(|_| rng.random_range(-SIZE..SIZE)).collect()
        };
        let (f, g) = (table(contexts), table(tokens));
        let row = |table: &[f64], i: usize| table[i * rank..(i + 1) * rank].to_vec();
        let logit = |s: usize, y: usize| dot(row(&f, s).iter(), row(&g, y).iter());
        Ok(Self::new(numbered('s', contexts), numbered('t', tokens), logit))
    }

    /// Random log-odds of a rank none of whose directions counts for less than another: d ≥ rank
    /// dimensions hold it. Fewer can leave out any of them, and which ones a fit gives up depends
    /// on where it begins; of [`Self::random`] every fit gives up the same.
    ///
    /// # Errors
    /// As [`Self::random`], and fewer than `rank` contexts or `rank` + 1 tokens.
    pub fn level(
        contexts: usize,
        tokens: usize,
        rank: usize,
        seed: u64,
    ) -> Result<Self, CannotFit> {
        check(contexts, tokens)?;
        for (what, found, expected) in [("contexts", contexts, rank), ("tokens", tokens, rank + 1)]
        {
            if found < expected {
                return Err(CannotFit::Few { what, found, expected });
            }
        }
        let mut rng = seeded(seed);
        let mut table = |n: usize, centred: bool| -> Vec<Vec<f64>> {
            let row = |_| (0..n).map(|_| rng.random_range(-1.0..1.0)).collect();
            level_rows((0..rank).map(row).collect(), centred)
        };
        let (f, g) = (table(contexts, false), table(tokens, true));
        let logit =
            |s: usize, y: usize| f.iter().zip(&g).fold(0.0, |sum, (f, g)| sum + f[s] * g[y]);
        Ok(Self::new(numbered('s', contexts), numbered('t', tokens), logit))
    }

    /// As many contexts as tokens, each with one token of its own that all but surely follows: `n −
    /// 1` dimensions hold it. In a plane the tokens find a place on a circle, and every order is as
    /// good as another.
    ///
    /// # Errors
    /// Fewer than two of them, or more than [`Self::LIMIT`] in the square.
    pub fn one_each(n: usize, seed: u64) -> Result<Self, CannotFit> {
        check(n, n)?;
        let mut own: Vec<usize> = (0..n).collect();
        own.shuffle(&mut seeded(seed));
        Ok(Self::new(
            numbered('s', n),
            numbered('t', n),
            |s, y| if own[s] == y { SURE } else { 0.0 },
        ))
    }

    fn new(
        contexts: Vec<String>,
        tokens: Vec<String>,
        logit: impl Fn(usize, usize) -> f64,
    ) -> Self {
        let mut log_p = Vec::with_capacity(contexts.len() * tokens.len());
        for s in 0..contexts.len() {
            let mut row: Vec<f64> = (0..tokens.len()).map(|y| logit(s, y)).collect();
            let total = log_sum(&row);
            row.iter_mut().for_each(|x| *x -= total);
            log_p.append(&mut row);
        }
        Self { contexts, tokens, log_p }
    }

    /// How many contexts.
    pub fn contexts(&self) -> usize {
        self.contexts.len()
    }

    /// How many tokens.
    pub fn tokens(&self) -> usize {
        self.tokens.len()
    }

    /// Their labels.
    pub fn context_labels(&self) -> &[String] {
        &self.contexts
    }

    /// Their labels.
    pub fn token_labels(&self) -> &[String] {
        &self.tokens
    }

    /// log p(y|s) of all tokens after a context.
    pub(super) fn log_p(&self, context: usize) -> &[f64] {
        &self.log_p[context * self.tokens.len()..(context + 1) * self.tokens.len()]
    }
}

/// Largest entry of the vectors behind a random target.
const SIZE: f64 = 1.5;
/// Mean square length of the vectors behind a level target: so much that any two starts give up
/// other directions, and so little that what they give up is missed.
const LEVEL: f64 = 12.0;
/// Logit of a context's own token.
const SURE: f64 = 6.0;

/// The rows made orthogonal to each other (Gram–Schmidt, twice against rounding) and, where they
/// are to be centred, to a row of ones; all of the same length.
fn level_rows(mut rows: Vec<Vec<f64>>, centred: bool) -> Vec<Vec<f64>> {
    let (n, rank) = (rows.first().map_or(0, Vec::len), rows.len() as f64);
    let ones = vec![1.0; n];
    for at in 0..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let row = &mut rest[0];
        for _ in 0..2 {
            for other in before.iter().chain(centred.then_some(&ones)) {
                let share = dot(row.iter(), other.iter()) / dot(other.iter(), other.iter());
                row.iter_mut().zip(other).for_each(|(x, other)| *x -= share * other);
            }
        }
        let by = (LEVEL / rank * n as f64 / dot(row.iter(), row.iter())).sqrt();
        row.iter_mut().for_each(|x| *x *= by);
    }
    rows
}

/// What the softmax is taken of.
fn logit(model: &Predictor, context: usize, token: usize) -> f64 {
    let (f, g) = (model.f().vectors().column(context), model.g().vectors().column(token));
    let logit = dot(f.iter(), g.iter()) + model.bias().map_or(0.0, |bias| bias[token]);
    model.softcap().map_or(logit, |cap| cap * libm::tanh(logit / cap))
}

/// As many tokens by their logit after a context, the largest first.
fn likeliest(model: &Predictor, context: usize, count: usize) -> Vec<usize> {
    let mut all: Vec<(usize, f64)> =
        (0..model.g().len()).map(|token| (token, logit(model, context, token))).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all.into_iter().take(count).map(|(token, _)| token).collect()
}

fn dot<'a>(a: impl Iterator<Item = &'a f64>, b: impl Iterator<Item = &'a f64>) -> f64 {
    a.zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

/// log Σ eˣ, with the exponential and the logarithm that are the same on every machine.
pub(super) fn log_sum(logits: &[f64]) -> f64 {
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    largest + libm::log(logits.iter().map(|x| libm::exp(x - largest)).fold(0.0, |sum, x| sum + x))
}

fn numbered(letter: char, n: usize) -> Vec<String> {
    (0..n).map(|i| format!("{letter}{i}")).collect()
}

fn within(what: &'static str, indices: &[usize], count: usize) -> Result<(), CannotFit> {
    match indices.iter().find(|&&index| index >= count) {
        Some(&index) => Err(CannotFit::Index { what, index, count }),
        None => Ok(()),
    }
}

fn check(contexts: usize, tokens: usize) -> Result<(), CannotFit> {
    for (what, found) in [("contexts", contexts), ("tokens", tokens)] {
        if found < 2 {
            return Err(CannotFit::Few { what, found, expected: 2 });
        }
    }
    match contexts.checked_mul(tokens) {
        Some(count) if count <= Target::LIMIT => Ok(()),
        _ => Err(CannotFit::Many { contexts, tokens, limit: Target::LIMIT }),
    }
}
