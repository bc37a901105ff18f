//! Ridge regression through a Gram matrix: fitted values, and predictions of each sample from the
//! others.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{centred, transposed_times},
};

use super::{NotTestable, Vanished, leftover::VANISHED};

/// In which geometry embeddings are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextGeometry {
    /// f(s)·f(s'): kept only by rotations.
    Euclidean,
    /// The logit kernel K(s, s') = f(s)^T Σ_g f(s'): a function of p alone.
    Logit,
}

/// Gram matrix of the chosen contexts, `n × n`.
pub fn gram(model: &Analysis, contexts: &[usize], geometry: ContextGeometry) -> DMatrix<f64> {
    let f = model.f().select_columns(contexts);
    match geometry {
        ContextGeometry::Euclidean => transposed_times(&f, &f),
        ContextGeometry::Logit => {
            let responses = model.responses(&f);
            transposed_times(&responses, &responses)
        }
    }
}

/// The same of the contexts about their mean; zero where nothing but rounding is left.
pub(super) fn centred_gram(
    model: &Analysis,
    contexts: &[usize],
    geometry: ContextGeometry,
) -> DMatrix<f64> {
    let f = model.f().select_columns(contexts);
    let around = centred(&f);
    let (images, size) = match geometry {
        ContextGeometry::Euclidean => (around, f.norm()),
        ContextGeometry::Logit => (model.responses(&around), f.norm() * model.token_scale()[1]),
    };
    if images.norm() * model.amplification() <= VANISHED * size {
        return DMatrix::zeros(contexts.len(), contexts.len());
    }
    transposed_times(&images, &images)
}

/// The Gram matrix of centred samples: C G C with C = I − 1/n.
fn double_centred(gram: &DMatrix<f64>) -> DMatrix<f64> {
    let rows = gram.row_mean();
    let columns = gram.column_mean();
    let all = gram.mean();
    DMatrix::from_fn(gram.nrows(), gram.ncols(), |i, j| gram[(i, j)] - rows[j] - columns[i] + all)
}

/// A linear smoother with an unpenalised intercept: fitted = H y, H = K_c (K_c + λI)⁻¹ + 1/n.
#[derive(Debug, Clone)]
pub struct Smoother {
    hat: DMatrix<f64>,
}

impl Smoother {
    /// Ridge λ = `ridge` · tr(K_c)/n on the centred Gram matrix K_c of `gram`, `n × n`: also the λ,
    /// for the record.
    ///
    /// # Errors
    /// [`NotTestable::Zero`], when K_c + λI is not positive definite: contexts without any spread.
    pub fn ridge(gram: &DMatrix<f64>, ridge: f64) -> Result<(Self, f64), NotTestable> {
        let n = gram.nrows();
        let centred = double_centred(gram);
        let lambda = ridge * centred.trace() / n as f64;
        let regularised = &centred + DMatrix::identity(n, n) * lambda;
        let inverse =
            regularised.cholesky().ok_or(NotTestable::Zero(Vanished::ContextSpread))?.inverse();
        Ok((Self { hat: (centred * inverse).add_scalar(1.0 / n as f64) }, lambda))
    }

    /// Each sample's target predicted from the others, `n × m` targets, one row a sample:
    /// (H y − h_ii y_i)/(1 − h_ii).
    pub fn leave_one_out(&self, targets: &DMatrix<f64>) -> DMatrix<f64> {
        let mut out = &self.hat * targets;
        for (i, mut row) in out.row_iter_mut().enumerate() {
            let own = self.hat[(i, i)];
            row -= targets.row(i) * own;
            row /= 1.0 - own;
        }
        out
    }
}
