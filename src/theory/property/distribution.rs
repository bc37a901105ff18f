//! The next-token distribution p(y|s) = softmax_y(f(s)·g(y) + b(y)), over the loaded tokens.

use nalgebra::{DVector, DVectorView};
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, LogitChange};

use super::{
    Class, Cost, Depends, Depth, Holds, Indexed, Info, Measurement, Need, NotTestable, Note,
    Picture, Property, Quantity, Query, Reads, Series, direction,
};

/// How many columns of log-probabilities are held at once.
const BLOCK: usize = 128;

/// One token with its probability before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopToken {
    /// Index of the token.
    pub token: usize,
    /// Its label.
    pub label: String,
    /// p(y|s) before.
    pub before: f64,
    /// p(y|s) after.
    pub after: f64,
}

/// How far apart two distributions are over some contexts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Largest |Δp| over contexts and tokens.
    pub probability: f64,
    /// Largest |Δ log p| over contexts and tokens.
    pub log_probability: f64,
    /// KL(p‖p̃) in nats, mean over contexts.
    pub kl: f64,
    /// Contexts after which another token is the most probable one.
    pub other_tokens: usize,
}

/// log p(y|s) of one context, over all V tokens. Stable: the largest logit is taken out first.
pub fn log_probabilities(model: &Analysis, context: usize) -> DVector<f64> {
    log_probabilities_at(model, &model.f().column(context).clone_owned())
}

/// log p(y) for any embedding, over all V tokens.
pub fn log_probabilities_at(model: &Analysis, embedding: &DVector<f64>) -> DVector<f64> {
    let mut logits = model.g().tr_mul(embedding);
    model.model().complete_logits(logits.as_view_mut());
    log_softmax(logits)
}

fn log_softmax(mut logits: DVector<f64>) -> DVector<f64> {
    let largest = logits.max();
    let sum: f64 = logits.iter().map(|z| (z - largest).exp()).sum();
    logits.add_scalar_mut(-largest - sum.ln());
    logits
}

/// The `n` most probable tokens of a context before or after the move, by the larger of the two
/// probabilities.
///
/// # Errors
/// A model without contexts or tokens, a context past the end of either, or two models of different
/// numbers of tokens.
pub fn top(
    before: &Analysis,
    after: &Analysis,
    context: usize,
    n: usize,
) -> Result<Vec<TopToken>, NotTestable> {
    check(before, after, context)?;
    let (b, a) = (log_probabilities(before, context), log_probabilities(after, context));
    if b.len() != a.len() {
        let (index, count) = (b.len().max(a.len()) - 1, b.len().min(a.len()));
        return Err(NotTestable::Index { what: Indexed::Token, index, count });
    }
    let mut order: Vec<usize> = (0..b.len()).collect();
    order.sort_by(|&i, &j| b[j].max(a[j]).total_cmp(&b[i].max(a[i])).then(i.cmp(&j)));
    let labels = before.model().g().labels();
    let entry = |&token: &usize| TopToken {
        token,
        label: labels[token].clone(),
        before: b[token].exp(),
        after: a[token].exp(),
    };
    Ok(order.iter().take(n).map(entry).collect())
}

/// Change over all contexts, the logits after a move of few directions carried over.
///
/// # Errors
/// A model without contexts or tokens.
pub fn change(before: &Analysis, after: &Analysis) -> Result<Change, NotTestable> {
    check(before, after, 0)?;
    match (before.probabilities(), after.logit_change(before)) {
        (Some(_), Some(logits)) => {
            Ok(carried(before, &logits).unwrap_or_else(|| afresh(before, after)))
        }
        _ => Ok(afresh(before, after)),
    }
}

/// Change over all contexts, from the vectors of both models and nothing else.
///
/// # Errors
/// As [`change`].
pub fn fresh_change(before: &Analysis, after: &Analysis) -> Result<Change, NotTestable> {
    check(before, after, 0)?;
    Ok(afresh(before, after))
}

/// From log p before (`V × S`) and the changes δ of the logits: log p changes by δ − ln Σ p e^δ.
/// `None` where some logit changes so much that the sum would lose its digits.
fn carried(before: &Analysis, logits: &LogitChange) -> Option<Change> {
    let (logarithms, probabilities) = (before.log_probabilities()?, before.probabilities()?);
    let mut total = Change::default();
    let mut delta = DVector::zeros(probabilities.nrows());
    for (context, p) in probabilities.column_iter().enumerate() {
        logits.at(context, &mut delta);
        if delta.amax() > MOST_CARRIED {
            return None;
        }
        let gained: f64 =
            p.iter().zip(delta.iter()).map(|(p, d)| p * (d + beyond_linear(*d))).sum();
        delta.add_scalar_mut(-gained.ln_1p());
        let column = logarithms.column(context);
        let tokens = column.iter().zip(delta.iter());
        total =
            tokens.clone().fold(total, |total, (&log_p, &d)| total.and(Change::of_token(log_p, d)));
        total.other_tokens += usize::from(is_another(tokens.map(|(b, d)| (*b, b + d))));
    }
    Some(total.per_context(probabilities.ncols()))
}

/// Largest change of a logit that is carried over.
const MOST_CARRIED: f64 = 30.0;

fn afresh(before: &Analysis, after: &Analysis) -> Change {
    let contexts = before.f().ncols();
    let mut total = Change::default();
    for start in (0..contexts).step_by(BLOCK) {
        let count = BLOCK.min(contexts - start);
        let a = after.normalised(after.fresh_logits(start, count));
        let b = match before.log_probabilities() {
            Some(all) => all.columns(start, count).clone_owned(),
            None => before.normalised(before.fresh_logits(start, count)),
        };
        for (b, a) in b.column_iter().zip(a.column_iter()) {
            total = total.and(of_context(b, a));
        }
    }
    total.per_context(contexts)
}

/// Change at one context.
///
/// # Errors
/// As [`top`].
pub fn change_at(
    before: &Analysis,
    after: &Analysis,
    context: usize,
) -> Result<Change, NotTestable> {
    check(before, after, context)?;
    let (b, a) = (log_probabilities(before, context), log_probabilities(after, context));
    Ok(of_context(b.as_view(), a.as_view()))
}

impl Change {
    /// Of one token with log-probability `log_p` that changes by d. With both distributions summing
    /// to one, Σ p (eᵈ − 1 − d) = KL(p‖q) for d = log q − log p: no term is negative, and none
    /// cancels another. Far apart, p eᵈ is q itself, which cannot overflow.
    fn of_token(log_p: f64, d: f64) -> Self {
        let p = log_p.exp();
        let (gained, beyond) = if d.abs() < FAR_APART {
            let beyond = beyond_linear(d);
            (p * (d + beyond), p * beyond)
        } else {
            let gained = (log_p + d).exp() - p;
            (gained, gained - if p > 0.0 { p * d } else { 0.0 })
        };
        Self { probability: gained.abs(), log_probability: d.abs(), kl: beyond, other_tokens: 0 }
    }

    /// The KL divergence summed over so many contexts as their mean.
    fn per_context(self, contexts: usize) -> Self {
        Self { kl: self.kl / contexts as f64, ..self }
    }

    fn and(self, other: Self) -> Self {
        Self {
            probability: self.probability.max(other.probability),
            log_probability: self.log_probability.max(other.log_probability),
            kl: self.kl + other.kl,
            other_tokens: self.other_tokens + other.other_tokens,
        }
    }
}

fn check(before: &Analysis, after: &Analysis, context: usize) -> Result<(), NotTestable> {
    direction::needs_both(before)?;
    direction::needs_both(after)?;
    let count = before.f().ncols().min(after.f().ncols());
    if context < count {
        Ok(())
    } else {
        Err(NotTestable::Index { what: Indexed::Context, index: context, count })
    }
}

fn of_context(before: DVectorView<'_, f64>, after: DVectorView<'_, f64>) -> Change {
    let pairs = before.iter().zip(after.iter());
    let other_tokens = usize::from(is_another(pairs.clone().map(|(b, a)| (*b, *a))));
    let change = Change { other_tokens, ..Change::default() };
    pairs.fold(change, |total, (b, a)| total.and(Change::of_token(*b, a - b)))
}

/// Whether none of the tokens that were most probable, of these log-probabilities before and after,
/// is so still.
fn is_another(tokens: impl Iterator<Item = (f64, f64)>) -> bool {
    let (mut largest, mut theirs, mut now) =
        (f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (before, after) in tokens {
        now = now.max(after);
        if before > largest + TIE {
            (largest, theirs) = (before, after);
        } else if before > largest - TIE {
            theirs = theirs.max(after);
        }
    }
    now > theirs + TIE
}

/// Log-probabilities that differ by no more are a tie: rounding decides which is larger.
const TIE: f64 = 1e-9;

/// eᵈ − 1 − d, never negative.
fn beyond_linear(d: f64) -> f64 {
    if d.abs() < NEARLY_NONE { d * d * (0.5 + d / 6.0) } else { d.exp_m1() - d }
}

/// From this on both probabilities are computed by themselves.
const FAR_APART: f64 = 1.0;

/// Below this the series is exact to rounding and the difference is not.
const NEARLY_NONE: f64 = 1e-4;

/// Rounding of logits by the lengths of the vectors that they are made of: probabilities have no
/// more digits than these.
fn logit_rounding(model: &Analysis) -> f64 {
    let contexts = (model.f().ncols().max(1) as f64).sqrt();
    let [mean, spread] = model.token_scale();
    LOGIT_ROUNDING * model.f().norm() / contexts * mean.hypot(spread)
}

/// In units of the product of typical lengths: longer ones occur, and terms add up.
const LOGIT_ROUNDING: f64 = 64.0 * f64::EPSILON;

/// max |Δp| between the two models.
pub(super) struct Distribution;

impl Distribution {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "distribution",
        compares: true,
        predictions: true,
        name: "Next-token distribution",
        meaning: "What the model says: the probability of each loaded token after each context",
        definition: "p(y|s) = softmax over the loaded tokens of f(s)·g(y) + b(y). The number is \
            the largest |p̃(y|s) − p(y|s)| over all loaded contexts and tokens; KL is the mean \
            over contexts of Σ p ln(p/p̃), in nats",
        measure: "largest change of a probability",
        class: Class::Identifiable,
        reads: Reads::Both,
        needs: &[Need::Contexts],
        holds: Holds::AtMost,
        default_threshold: 1e-6,
        threshold_help: "Largest change of a probability that counts as the same distribution",
        lead: Some(0),
        depends: &[Depends::Context],
        cost: Cost::Frame,
        ..Info::BASE
    };
}

impl Property for Distribution {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, _: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model).map(|()| Measurement::new(0.0))
    }

    fn after(
        &self,
        before: &Analysis,
        after: &Analysis,
        query: &Query,
        depth: Depth,
    ) -> Result<Measurement, NotTestable> {
        let change = match depth {
            Depth::Live => change_at(before, after, query.context)?,
            Depth::Settled => change(before, after)?,
            Depth::Checked => fresh_change(before, after)?,
        };
        let measurement = Measurement::new(change.probability)
            .also(Quantity::LogProbability, change.log_probability);
        let slack = logit_rounding(before) + logit_rounding(after);
        let measurement = match depth {
            Depth::Live => measurement,
            _ => measurement.other_tokens(change.other_tokens),
        };
        let certain = (before.g().ncols() < 2).then_some(Note::OneToken);
        let measurement = measurement.also(Quantity::Divergence, change.kl).up_to(slack);
        Ok(measurement.by_construction(certain))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let tokens = top(before, after, query.context, query.neighbours).ok()?;
        let series = |name: &str, values: Vec<f64>| Series { name: name.to_string(), values };
        Some(Picture::Bars {
            axis: "probability".to_string(),
            labels: tokens.iter().map(|t| t.label.clone()).collect(),
            series: vec![
                series("before", tokens.iter().map(|t| t.before).collect()),
                series("after", tokens.iter().map(|t| t.after).collect()),
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Parts, Predictor};
    use nalgebra::DMatrix;
    use std::sync::Arc;

    fn of_tokens(count: usize) -> Analysis {
        let names = |what: &str, count| (0..count).map(|i| format!("{what} {i}")).collect();
        let table = |count| Some(DMatrix::from_fn(2, count, |i, j| (i + 2 * j) as f64).into());
        let (contexts, tokens) = (names("context", 1), names("token", count));
        let parts = Parts { contexts, f: table(1), tokens, g: table(count), ..Parts::default() };
        let model = Predictor::new(parts).expect("a model");
        Analysis::new(Arc::new(model), Analysis::DEFAULT_RTOL, 0)
    }

    #[test]
    fn tokens_of_two_models_are_compared_only_where_both_have_as_many() {
        let (three, five) = (of_tokens(3), of_tokens(5));
        assert_eq!(top(&three, &three, 0, 2).map(|top| top.len()), Ok(2));
        for (before, after) in [(&three, &five), (&five, &three)] {
            let missing = NotTestable::Index { what: Indexed::Token, index: 4, count: 3 };
            assert_eq!(top(before, after, 0, 2).err(), Some(missing));
        }
    }
}
