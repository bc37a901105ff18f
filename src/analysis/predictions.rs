//! Logits and log-probabilities of all contexts, kept where they fit, and carried over a move of few directions.

use nalgebra::{DMatrix, DVectorView};

use super::Analysis;
use crate::linalg::transposed_times;

/// Most logits that are kept, in numbers: 64 MB.
const KEPT: usize = 1 << 23;

/// How the logits of a moved model differ from those it was moved from: by left · right.
pub struct LogitChange {
    left: DMatrix<f64>,
    right: DMatrix<f64>,
}

impl Analysis {
    /// f(s)·g(y), `V × S`, without bias; `None` when there are too many to keep.
    pub fn logits(&self) -> Option<&DMatrix<f64>> {
        self.are_few().then(|| self.logits.get_or_init(|| transposed_times(self.g(), self.f())))
    }

    /// log p(y|s), `V × S`; `None` when there are too many to keep.
    pub fn log_probabilities(&self) -> Option<&DMatrix<f64>> {
        let logits = self.logits()?;
        Some(self.log_probabilities.get_or_init(|| self.normalised(logits.clone())))
    }

    /// log p(y|s) of contexts with these logits (`V × n`, without bias).
    pub fn normalised(&self, mut logits: DMatrix<f64>) -> DMatrix<f64> {
        for mut column in logits.column_iter_mut() {
            if let Some(bias) = self.model.bias() {
                column += bias;
            }
            let total = log_sum(column.as_view());
            column.add_scalar_mut(-total);
        }
        logits
    }

    /// Logits of `count` contexts from `start`, `V × count`, from the vectors themselves.
    pub fn fresh_logits(&self, start: usize, count: usize) -> DMatrix<f64> {
        transposed_times(self.g(), &self.f().columns(start, count).clone_owned())
    }

    /// What the maps of a move did to the logits of `origin`, the model that this one was moved from: with f → A f, g → C g and
    /// AᵀC = I + B(K − I)Bᵀ they change by (Bᵀg)ᵀ(K − I)ᵀ(Bᵀf). `None` unless B has few columns.
    pub fn logit_change(&self, origin: &Self) -> Option<LogitChange> {
        let (basis, core) = self.pairing.as_ref()?.as_block()?;
        let off = core - DMatrix::identity(core.nrows(), core.ncols());
        Some(LogitChange { left: origin.g().tr_mul(basis) * off.transpose(), right: basis.tr_mul(origin.f()) })
    }

    fn are_few(&self) -> bool {
        self.f().ncols() * self.g().ncols() <= KEPT
    }
}

impl LogitChange {
    /// The logits of `count` contexts from `start` after the change, `V × count`; `before` holds those of all contexts.
    pub fn applied(&self, before: &DMatrix<f64>, start: usize, count: usize) -> DMatrix<f64> {
        let mut logits = before.columns(start, count).clone_owned();
        logits.gemm(1.0, &self.left, &self.right.columns(start, count), 1.0);
        logits
    }
}

/// ln Σ eᶻ, stable: the largest is taken out first.
fn log_sum(logits: DVectorView<'_, f64>) -> f64 {
    let largest = logits.max();
    largest + logits.iter().map(|z| (z - largest).exp()).sum::<f64>().ln()
}
