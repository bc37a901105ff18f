//! The logit distance of two models from Gram matrices of their unembeddings: one pass over the
//! tokens, then a few products for any embeddings, however many tokens there are.

use std::ops::ControlFlow;

use nalgebra::DMatrix;

use crate::linalg::{mean, row_gram, times, transposed_times};

use super::{Pair, Progress};

/// Numbers of g that are multiplied at a time, 8 MB of each model.
const BLOCK: usize = 1 << 20;

/// Σ_y g gᵀ, Σ_y g g̃ᵀ and Σ_y g̃ g̃ᵀ about the means, with the bias as one more component of g.
/// Rounding makes distances below about 10⁻⁸ of the logits' own size meaningless:
/// [`super::Predictions`] has those digits.
#[derive(Debug, Clone)]
pub struct LogitGram {
    one: DMatrix<f64>,
    across: DMatrix<f64>,
    two: DMatrix<f64>,
}

impl LogitGram {
    /// Of all tokens of a pair, with a word after each block, which may end it (then there is
    /// none).
    pub fn new(pair: &Pair, watch: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Option<Self> {
        let tokens = pair.one.g().len();
        let widths = [&pair.one, &pair.two].map(|model| model.d() + 1);
        let [one, two] = widths;
        let mut gram = Self {
            one: DMatrix::zeros(one, one),
            across: DMatrix::zeros(one, two),
            two: DMatrix::zeros(two, two),
        };
        let means = [&pair.one, &pair.two].map(|model| mean(model.g().vectors()));
        let bias_means =
            [&pair.one, &pair.two].map(|model| model.bias().map_or(0.0, |bias| bias.mean()));
        let each = (BLOCK / one.max(two)).max(1);
        for from in (0..tokens).step_by(each) {
            let range: Vec<usize> = (from..(from + each).min(tokens)).collect();
            let [x, y] = [0, 1].map(|side| {
                let model = if side == 0 { &pair.one } else { &pair.two };
                let mut block = model.g().vectors_at(&range).insert_row(model.d(), 0.0);
                for (mut column, &token) in block.column_iter_mut().zip(&range) {
                    let mut vector = column.rows_mut(0, model.d());
                    vector -= &means[side];
                    column[model.d()] =
                        model.bias().map_or(0.0, |bias| bias[token]) - bias_means[side];
                }
                block
            });
            gram.one += row_gram(&x);
            gram.two += row_gram(&y);
            gram.across += times(&x, &y.transpose());
            let progress = Progress { done: from + range.len(), total: tokens };
            if watch(progress).is_break() {
                return None;
            }
        }
        Some(gram)
    }

    /// Mean over contexts of Σ (ℓ − ℓ̃)² for embeddings f (`d × S`) and f̃ (`d̃ × S`), and its root
    /// relative to the mean of both models' Σ ℓ².
    pub fn distance(&self, one: &DMatrix<f64>, two: &DMatrix<f64>) -> [f64; 2] {
        let contexts = one.ncols().max(1) as f64;
        let [one, two] = [one, two].map(|f| f.clone().insert_row(f.nrows(), 1.0));
        let form = |left: &DMatrix<f64>, gram: &DMatrix<f64>, right: &DMatrix<f64>| {
            transposed_times(gram, left).component_mul(right).sum() / contexts
        };
        let (own, other) = (form(&one, &self.one, &one), form(&two, &self.two, &two));
        let squared = (own + other - 2.0 * form(&one, &self.across, &two)).max(0.0);
        let size = 0.5 * (own + other);
        [squared, if size > 0.0 { (squared / size).sqrt() } else { 0.0 }]
    }
}
