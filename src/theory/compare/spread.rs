//! Log-likelihood variance distance (Nielsen et al. 2025, arXiv 2506.03784): how far standardised
//! log-likelihoods of two models spread, over contexts and over tokens.
//!
//! Each log-likelihood is divided by the standard deviation of its log-ratio to a pivot (the first
//! token, the first context). What does not vary against the pivot cannot be standardised and is
//! left out.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

/// The largest spreads; none where there are fewer than two rows to spread over, or nothing varies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Spreads {
    /// Of log-likelihoods of a token, over contexts.
    pub over_contexts: Option<f64>,
    /// Of log-likelihoods after a context, over tokens.
    pub over_tokens: Option<f64>,
    /// Largest difference of the scales that a token is standardised by.
    pub scale_over_contexts: Option<f64>,
    /// Largest difference of the scales that a context is standardised by.
    pub scale_over_tokens: Option<f64>,
}

impl Spreads {
    /// The largest of them.
    pub fn largest(&self) -> Option<f64> {
        let all = [
            self.over_contexts,
            self.over_tokens,
            self.scale_over_contexts,
            self.scale_over_tokens,
        ];
        all.into_iter().flatten().reduce(f64::max)
    }

    pub(super) fn of(contexts: &OverContexts, tokens: &OverTokens) -> Self {
        let of_tokens = tokens
            .standing
            .iter()
            .flat_map(|context| context.standardised.iter())
            .filter_map(Welford::deviation);
        let scales = tokens.standing.iter().filter_map(|context| {
            Some((context.ratio[0].deviation()? - context.ratio[1].deviation()?).abs())
        });
        Self {
            over_contexts: contexts.spread,
            over_tokens: of_tokens.reduce(f64::max),
            scale_over_contexts: contexts.scale,
            scale_over_tokens: scales.reduce(f64::max),
        }
    }
}

/// Count, mean and squares about the mean of numbers that go by in blocks (Chan, Golub and LeVeque
/// 1979).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Welford {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Welford {
    pub(super) fn add(&mut self, numbers: impl Iterator<Item = f64> + Clone) {
        let (mut count, mut sum) = (0.0, 0.0);
        numbers.clone().for_each(|x| {
            count += 1.0;
            sum += x;
        });
        if count == 0.0 {
            return;
        }
        let mean = sum / count;
        let squares: f64 = numbers.map(|x| (x - mean) * (x - mean)).sum();
        let (all, step) = (self.count + count, mean - self.mean);
        self.squares += squares + step * step * self.count * count / all;
        self.mean += step * count / all;
        self.count = all;
    }

    /// Σ (x − mean)².
    pub(super) fn squares(&self) -> f64 {
        self.squares
    }

    /// Standard deviation, divided by n − 1; none of fewer than two numbers.
    fn deviation(&self) -> Option<f64> {
        (self.count > 1.0).then(|| (self.squares / (self.count - 1.0)).sqrt())
    }
}

/// Sample standard deviation of numbers, in two passes.
fn deviation(numbers: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let mut welford = Welford::default();
    welford.add(numbers);
    welford.deviation()
}

/// Spreads over contexts, token by token.
#[derive(Debug, Clone)]
pub(super) struct OverContexts {
    /// Logits of the pivot token after each context, of both models.
    pivot: [DVector<f64>; 2],
    tokens_seen: usize,
    spread: Option<f64>,
    scale: Option<f64>,
}

impl OverContexts {
    pub(super) fn new(contexts: usize) -> Self {
        Self {
            pivot: [DVector::zeros(contexts), DVector::zeros(contexts)],
            tokens_seen: 0,
            spread: None,
            scale: None,
        }
    }

    /// First pass: the pivot is the first token.
    pub(super) fn note(&mut self, first: usize, one: &DMatrix<f64>, two: &DMatrix<f64>) {
        if first == 0 {
            self.pivot = [one, two].map(|logits| logits.row(0).transpose());
        }
    }

    /// Second pass: logits of some tokens (`n × S`) and log Σ eˡ of each context.
    pub(super) fn add(&mut self, logits: [&DMatrix<f64>; 2], log_sums: &[DVector<f64>; 2]) {
        let pivot = [0, 1].map(|side| &self.pivot[side] - &log_sums[side]);
        let rows = [0, 1].map(|side| logits[side].transpose());
        for token in 0..rows[0].ncols() {
            self.tokens_seen += 1;
            if self.tokens_seen == 1 {
                continue;
            }
            let own = [0, 1].map(|side| rows[side].column(token) - &log_sums[side]);
            let Some([s1, s2]) =
                scales([0, 1].map(|side| own[side].iter().zip(&pivot[side]).map(|(x, p)| x - p)))
            else {
                continue;
            };
            let spread = |of: &[DVector<f64>; 2]| {
                deviation(of[0].iter().zip(&of[1]).map(|(x, y)| x / s1 - y / s2))
            };
            self.spread =
                [self.spread, spread(&own), spread(&pivot)].into_iter().flatten().reduce(f64::max);
            self.scale = [self.scale, Some((s1 - s2).abs())].into_iter().flatten().reduce(f64::max);
        }
    }
}

/// Both standard deviations; none where one of them is zero or there are too few numbers.
fn scales<I: Iterator<Item = f64> + Clone>([one, two]: [I; 2]) -> Option<[f64; 2]> {
    let scales = [deviation(one)?, deviation(two)?];
    scales.iter().all(|&s| s > 0.0).then_some(scales)
}

/// Spreads over tokens, context by context. Normalisers are the same for all tokens and drop out.
#[derive(Debug, Clone)]
pub(super) struct OverTokens {
    /// All contexts but the first, which is the pivot.
    standing: Vec<Standing>,
}

/// One context against the pivot.
#[derive(Debug, Clone, Default)]
struct Standing {
    /// Log-ratio to the pivot, of both models.
    ratio: [Welford; 2],
    /// Difference of the standardised log-likelihoods: its own, and the pivot's.
    standardised: [Welford; 2],
}

impl OverTokens {
    pub(super) fn new(contexts: usize) -> Self {
        Self { standing: vec![Standing::default(); contexts.saturating_sub(1)] }
    }

    /// First pass, logits `n × S`.
    pub(super) fn note(&mut self, one: &DMatrix<f64>, two: &DMatrix<f64>) {
        for (at, context) in self.standing.iter_mut().enumerate() {
            for (ratio, logits) in context.ratio.iter_mut().zip([one, two]) {
                let (own, pivot) = (logits.column(at + 1), logits.column(0));
                ratio.add(own.iter().zip(pivot.iter()).map(|(x, p)| x - p));
            }
        }
    }

    /// Second pass.
    pub(super) fn add(&mut self, [one, two]: [&DMatrix<f64>; 2]) {
        for (at, context) in self.standing.iter_mut().enumerate() {
            let scales = context.ratio.map(|ratio| ratio.deviation().filter(|&s| s > 0.0));
            let [Some(s1), Some(s2)] = scales else { continue };
            for (column, spread) in [at + 1, 0].into_iter().zip(&mut context.standardised) {
                let pairs = one.column(column).into_iter().zip(two.column(column));
                spread.add(pairs.map(|(x, y)| x / s1 - y / s2));
            }
        }
    }
}
