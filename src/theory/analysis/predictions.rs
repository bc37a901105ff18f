//! Logits and log-probabilities of all contexts, kept where they fit, and carried over a move of
//! few directions.

use nalgebra::{DMatrix, DVector, DVectorView};

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

    /// p(y|s), `V × S`; `None` when there are too many to keep.
    pub fn probabilities(&self) -> Option<&DMatrix<f64>> {
        let logarithms = self.log_probabilities()?;
        Some(self.probabilities.get_or_init(|| logarithms.map(f64::exp)))
    }

    /// log p(y|s) of contexts with these logits (`V × n`, without bias).
    pub fn normalised(&self, mut logits: DMatrix<f64>) -> DMatrix<f64> {
        for mut column in logits.column_iter_mut() {
            self.model.complete_logits(column.as_view_mut());
            let total = log_sum(column.as_view());
            column.add_scalar_mut(-total);
        }
        logits
    }

    /// Logits of `count` contexts from `start`, `V × count`, from the vectors themselves.
    pub fn fresh_logits(&self, start: usize, count: usize) -> DMatrix<f64> {
        transposed_times(self.g(), &self.f().columns(start, count).clone_owned())
    }

    /// What the maps of a move did to the logits of `origin`, the model that this one was moved
    /// from: with f → A f, g → C g and AᵀC = I + B(K − I)Bᵀ they change by (Bᵀg)ᵀ(K − I)ᵀ(Bᵀf).
    /// `None` unless B has few columns, and where logits are capped, as those do not change so.
    pub fn logit_change(&self, origin: &Self) -> Option<LogitChange> {
        let (basis, off) = self.unpaired().filter(|_| self.model.softcap().is_none())?;
        Some(LogitChange {
            left: origin.g().tr_mul(basis) * off.transpose(),
            right: basis.tr_mul(origin.f()),
        })
    }

    /// The same of the log-odds f(s)·a of directions a (`d × n`) in the model of origin: `S × n`.
    pub fn log_odds_change(
        &self,
        origin: &Self,
        directions: &DMatrix<f64>,
    ) -> Option<DMatrix<f64>> {
        let (basis, off) = self.unpaired()?;
        Some(origin.f().tr_mul(basis) * (off * basis.tr_mul(directions)))
    }

    /// B and K − I of AᵀC = I + B(K − I)Bᵀ.
    fn unpaired(&self) -> Option<(&DMatrix<f64>, DMatrix<f64>)> {
        let (basis, core) = self.pairing.as_ref()?.as_block()?;
        Some((basis, core - DMatrix::identity(core.nrows(), core.ncols())))
    }

    fn are_few(&self) -> bool {
        self.f().ncols() * self.g().ncols() <= KEPT
    }
}

impl LogitChange {
    /// By how much the logits of all tokens change after a context, into `out` (V).
    pub fn at(&self, context: usize, out: &mut DVector<f64>) {
        out.gemv(1.0, &self.left, &self.right.column(context), 0.0);
    }
}

/// ln Σ eᶻ, stable: the largest is taken out first.
fn log_sum(logits: DVectorView<'_, f64>) -> f64 {
    let largest = logits.max();
    largest + logits.iter().map(|z| (z - largest).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Parts, Predictor},
        property::distribution,
    };

    #[test]
    fn a_cap_bends_logits_before_the_softmax() {
        let parts = Parts {
            contexts: vec!["x".into()],
            f: Some(DMatrix::from_element(1, 1, 10.0).into()),
            tokens: vec!["a".into(), "b".into()],
            g: Some(DMatrix::from_row_slice(1, 2, &[6.0, 5.0]).into()),
            ..Parts::default()
        };
        let model = Predictor::new(parts).expect("whole").with_softcap(Some(30.0));
        let analysis = Analysis::new(model.into(), Analysis::DEFAULT_RTOL, 0);
        let capped = [60.0f64, 50.0].map(|z| 30.0 * (z / 30.0).tanh());
        let expected = 1.0 / (1.0 + (capped[1] - capped[0]).exp());
        let kept = analysis.probabilities().expect("few")[(0, 0)];
        let alone = distribution::log_probabilities(&analysis, 0)[0].exp();
        assert!((kept - expected).abs() < 1e-12 && (alone - expected).abs() < 1e-12);
        assert!((expected - 0.7286).abs() < 1e-3, "{expected}");
    }
}
