//! The decomposition of the double-centred logit matrix, which the canonical picture is drawn from.

use nalgebra::{DMatrix, DVector};

use super::Analysis;
use crate::linalg::{Wanted, centred, leading_eigen, rank, symmetric_eigen, transposed_times};

/// Eigenvalues up to this share of the largest are rounding.
const SQUARED_RTOL: f64 = 1e-13;

/// The first few axes are found by iteration, to this residual relative to the largest eigenvalue.
const LEADING: Wanted = Wanted { count: 2, residual: 1e-11, rounds: 60 };

/// Up to this many contexts all axes are found at once.
const SMALL: usize = 96;

impl Analysis {
    /// Squared singular values (descending) of D = F_c^T G_c, the double-centred logit matrix, and F_c u for each of its
    /// left singular vectors u (columns, in R^d).
    pub fn canonical_axes(&self) -> &(Vec<f64>, DMatrix<f64>) {
        self.canonical_axes.get_or_init(|| {
            let f = centred(self.f());
            if f.ncols() <= f.nrows() { self.axes_by_contexts(&f) } else { self.axes_by_dimensions(&f) }
        })
    }

    /// The first two of [`Self::canonical_axes`], without the others where that is quicker. The iteration begins at the
    /// singular vectors of the model that this one was moved from: there an equivalent model ends it at once.
    pub fn leading_canonical_axes(&self) -> (Vec<f64>, DMatrix<f64>) {
        let contexts = self.f().ncols();
        if contexts <= SMALL || self.canonical_axes.get().is_some() {
            return self.canonical_axes().clone();
        }
        let f = centred(self.f());
        let rows = f.transpose();
        let product = |u: &DMatrix<f64>| &rows * (self.sigma_g() * (&f * u)) * self.tokens_but_one();
        let found = leading_eigen(product, contexts, LEADING, self.canonical_start.get());
        if !found.converged {
            return self.canonical_axes().clone();
        }
        let axes = (found.values, f * &found.vectors);
        self.canonical_start.get_or_init(|| found.vectors);
        axes
    }

    /// D D^T = (V − 1) F_c^T Σ_g F_c, `S × S`.
    fn axes_by_contexts(&self, f: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
        let (squares, u) = symmetric_eigen(&(transposed_times(f, &(self.sigma_g() * f)) * self.tokens_but_one()));
        (squares, f * u)
    }

    /// The same squares from L^T Σ_g L with F_c F_c^T = L L^T, when there are more contexts than dimensions.
    fn axes_by_dimensions(&self, f: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
        let (spread, axes) = symmetric_eigen(&(f * f.transpose()));
        let r = rank(&spread, SQUARED_RTOL);
        let root = DVector::from_iterator(r, spread[..r].iter().map(|x| x.sqrt()));
        let factor = axes.columns(0, r) * DMatrix::from_diagonal(&root);
        let inner = transposed_times(&factor, &(self.sigma_g() * &factor)) * self.tokens_but_one();
        let (squares, w) = symmetric_eigen(&inner);
        (squares, factor * w)
    }

    fn tokens_but_one(&self) -> f64 {
        self.g().ncols().max(2) as f64 - 1.0
    }
}
