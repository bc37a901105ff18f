//! Do two models predict the same? Figures of the two distributions alone, summed over blocks of
//! tokens.

use std::{ops::ControlFlow, ops::Range, sync::Arc};

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use crate::{linalg::transposed_times, model::Predictor};

use super::{
    Pair,
    spread::{OverContexts, OverTokens, Spreads, Welford},
};

/// Logits of one model that a block holds: 4 MB.
const BLOCK: usize = 1 << 19;
/// Up to so many logits of each model are kept for the second pass: 32 MB; more are computed again.
const KEPT: usize = 1 << 22;

/// How far apart two distributions are, over the shared contexts and tokens, with p renormalised
/// over these (class E on either side).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predictions {
    /// KL(p‖p̃) and KL(p̃‖p) in nats, means over contexts.
    pub mean_kl: [f64; 2],
    /// Largest |log p − log p̃|.
    pub max_log_probability_change: f64,
    /// Share of contexts after which both models find the same token most probable.
    pub top_token_agreement: f64,
    /// Mean over contexts of Σ (ℓ − ℓ̃)², logits centred over tokens (Nielsen et al. 2026).
    pub logit_distance_squared: f64,
    /// Its root relative to the mean of both models' Σ ℓ²: 0 for equal predictions, √2 for logits
    /// that have nothing to do with each other.
    pub relative_logit_distance: f64,
    /// Spreads of standardised log-likelihoods (Nielsen et al. 2025).
    pub log_likelihood_variance_distance: Spreads,
}

impl Predictions {
    /// Of two models on the same contexts and tokens; `None` without either.
    pub fn of(pair: &Pair) -> Option<Self> {
        Self::watched(pair, &mut |_| ControlFlow::Continue(()))
    }

    /// The same with a word after each block of tokens, which may end it.
    pub fn watched(
        pair: &Pair,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Option<Self> {
        let mut sweep = Sweep::new(pair)?;
        while !sweep.is_done() {
            let progress = sweep.advance();
            if watch(progress).is_break() {
                return None;
            }
        }
        sweep.finish()
    }
}

/// How much of some work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Parts that are done.
    pub done: usize,
    /// All parts.
    pub total: usize,
}

/// The work of [`Predictions`] in pieces of a few milliseconds: whoever holds it may stop after any
/// of them.
///
/// The first pass over the tokens finds every sum over tokens that needs no other, the second what
/// needs normalised or standardised log-probabilities.
#[derive(Debug)]
pub struct Sweep {
    sides: [Arc<Predictor>; 2],
    blocks: Vec<Range<usize>>,
    next: usize,
    kept: Option<Vec<[DMatrix<f64>; 2]>>,
    contexts: Vec<Context>,
    over_contexts: OverContexts,
    over_tokens: OverTokens,
}

/// Sums over the tokens after one context.
#[derive(Debug, Clone, Default)]
struct Context {
    sides: [Normaliser; 2],
    /// What is taken out of ℓ − ℓ̃ so that no digits are lost to a shift of g.
    offset: f64,
    /// Smallest and largest ℓ − ℓ̃.
    ends: [f64; 2],
    difference: Welford,
}

/// Sums of one side, relative to e to the largest logit so far.
#[derive(Debug, Clone, Default)]
struct Normaliser {
    top: Option<(usize, f64)>,
    /// Σ eˡ.
    sum: f64,
    /// Σ eˡ (ℓ − ℓ̃ − offset).
    weighted: f64,
    /// Of the logits themselves.
    spread: Welford,
}

impl Normaliser {
    fn add(&mut self, first: usize, logits: &[f64], differences: &[f64]) {
        for (at, &logit) in logits.iter().enumerate() {
            if self.top.is_none_or(|(_, top)| logit > top) {
                let shrink = self.top.map_or(0.0, |(_, top)| (top - logit).exp());
                (self.sum, self.weighted) = (self.sum * shrink, self.weighted * shrink);
                self.top = Some((first + at, logit));
            }
        }
        let top = self.top.map_or(0.0, |(_, top)| top);
        for (logit, difference) in logits.iter().zip(differences) {
            let weight = (logit - top).exp();
            self.sum += weight;
            self.weighted += weight * difference;
        }
        self.spread.add(logits.iter().copied());
    }

    /// log Σ eˡ.
    fn log_sum(&self) -> f64 {
        self.top.map_or(0.0, |(_, top)| top) + self.sum.ln()
    }

    /// Mean of ℓ − ℓ̃ − offset under this side's p.
    fn mean_difference(&self) -> f64 {
        self.weighted / self.sum
    }
}

impl Context {
    fn add(&mut self, first: usize, logits: [&[f64]; 2]) {
        let mut differences: Vec<f64> =
            logits[0].iter().zip(logits[1]).map(|(one, two)| one - two).collect();
        if first == 0 {
            self.offset = differences.iter().sum::<f64>() / differences.len() as f64;
            self.ends = [f64::INFINITY, f64::NEG_INFINITY];
        }
        differences.iter_mut().for_each(|difference| *difference -= self.offset);
        for (side, logits) in self.sides.iter_mut().zip(logits) {
            side.add(first, logits, &differences);
        }
        let [low, high] = &mut self.ends;
        for &difference in &differences {
            (*low, *high) = (low.min(difference), high.max(difference));
        }
        self.difference.add(differences.into_iter());
    }

    /// log Z − log Z̃, less the offset.
    fn normaliser_change(&self) -> f64 {
        self.sides[0].log_sum() - self.sides[1].log_sum() - self.offset
    }

    /// Never negative but for rounding, which is cut off.
    fn kl(&self) -> [f64; 2] {
        let [one, two] =
            [0, 1].map(|side| self.sides[side].mean_difference() - self.normaliser_change());
        [one, -two].map(|kl| kl.max(0.0))
    }

    fn max_change(&self) -> f64 {
        self.ends.iter().map(|end| (end - self.normaliser_change()).abs()).fold(0.0, f64::max)
    }

    fn agrees(&self) -> bool {
        self.sides[0].top.map(|top| top.0) == self.sides[1].top.map(|top| top.0)
    }
}

impl Sweep {
    /// Nothing is done yet. `None` when there are no contexts or no tokens.
    pub fn new(pair: &Pair) -> Option<Self> {
        let (contexts, tokens) = (pair.one.f().len(), pair.one.g().len());
        if contexts == 0 || tokens == 0 {
            return None;
        }
        let each = (BLOCK / contexts).max(1);
        let blocks: Vec<_> =
            (0..tokens).step_by(each).map(|from| from..(from + each).min(tokens)).collect();
        Some(Self {
            sides: [pair.one.clone(), pair.two.clone()],
            kept: (contexts.saturating_mul(tokens) <= KEPT)
                .then(|| Vec::with_capacity(blocks.len())),
            blocks,
            next: 0,
            contexts: vec![Context::default(); contexts],
            over_contexts: OverContexts::new(contexts),
            over_tokens: OverTokens::new(contexts),
        })
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        self.next >= 2 * self.blocks.len()
    }

    /// One block of one pass.
    pub fn advance(&mut self) -> Progress {
        let (next, count) = (self.next, self.blocks.len());
        if next < count {
            let logits = self.logits(&self.blocks[next]);
            self.first_pass(self.blocks[next].start, &logits);
            if let Some(kept) = &mut self.kept {
                kept.push(logits);
            }
        } else if let Some(range) = self.blocks.get(next - count) {
            let logits = match &mut self.kept {
                Some(kept) => std::mem::replace(
                    &mut kept[next - count],
                    [DMatrix::zeros(0, 0), DMatrix::zeros(0, 0)],
                ),
                None => self.logits(range),
            };
            self.second_pass(&logits);
        }
        self.next = (next + 1).min(2 * count);
        Progress { done: self.next, total: 2 * count }
    }

    /// The figures, once all is done.
    pub fn finish(self) -> Option<Predictions> {
        if !self.is_done() {
            return None;
        }
        let contexts = self.contexts.len() as f64;
        let mean =
            |of: &dyn Fn(&Context) -> f64| self.contexts.iter().map(of).sum::<f64>() / contexts;
        let distance = mean(&|context| context.difference.squares());
        let size = 0.5
            * (0..2).map(|side| mean(&|context| context.sides[side].spread.squares())).sum::<f64>();
        Some(Predictions {
            mean_kl: [0, 1].map(|direction| mean(&|context| context.kl()[direction])),
            max_log_probability_change: self
                .contexts
                .iter()
                .map(Context::max_change)
                .fold(0.0, f64::max),
            top_token_agreement: mean(&|context| f64::from(u8::from(context.agrees()))),
            logit_distance_squared: distance,
            relative_logit_distance: if size > 0.0 { (distance / size).sqrt() } else { 0.0 },
            log_likelihood_variance_distance: Spreads::of(&self.over_contexts, &self.over_tokens),
        })
    }

    /// Logits of some tokens after all contexts, `n × S`, of both models.
    fn logits(&self, tokens: &Range<usize>) -> [DMatrix<f64>; 2] {
        let indices: Vec<usize> = tokens.clone().collect();
        [0, 1].map(|side| {
            let model = &self.sides[side];
            let mut logits = transposed_times(&model.g().vectors_at(&indices), model.f().vectors());
            if let Some(bias) = model.bias() {
                let bias = bias.rows(tokens.start, tokens.len());
                logits.column_iter_mut().for_each(|mut column| column += &bias);
            }
            if let Some(cap) = model.softcap() {
                logits.apply(|z| *z = cap * (*z / cap).tanh());
            }
            logits
        })
    }

    fn first_pass(&mut self, first: usize, [one, two]: &[DMatrix<f64>; 2]) {
        let tokens = one.nrows();
        let columns = one.as_slice().chunks_exact(tokens).zip(two.as_slice().chunks_exact(tokens));
        for (context, (one, two)) in self.contexts.iter_mut().zip(columns) {
            context.add(first, [one, two]);
        }
        self.over_contexts.note(first, one, two);
        self.over_tokens.note(one, two);
    }

    fn second_pass(&mut self, [one, two]: &[DMatrix<f64>; 2]) {
        let sums = |side: usize| {
            DVector::from_iterator(
                self.contexts.len(),
                self.contexts.iter().map(|c| c.sides[side].log_sum()),
            )
        };
        self.over_contexts.add([one, two], &[sums(0), sums(1)]);
        self.over_tokens.add([one, two]);
    }
}
