//! The decomposition of the double-centred logit matrix, which the canonical picture is drawn from.

use nalgebra::{DMatrix, DVector};

use super::Analysis;
use crate::linalg::{
    Wanted, centred, leading_eigen, rank, symmetric_eigen, times, transposed_times,
};

/// Eigenvalues up to this share of the largest are rounding.
const SQUARED_RTOL: f64 = 1e-13;

/// The first few axes are found by iteration, to this residual relative to the largest eigenvalue:
/// two that are drawn, and the next, which tells whether these are axes at all.
const LEADING: Wanted = Wanted { count: 3, residual: 1e-11, rounds: 60 };

/// Up to this many contexts all axes are found at once.
const SMALL: usize = 96;

/// Multiplies a symmetric matrix by columns.
type Product<'a> = Box<dyn Fn(&DMatrix<f64>) -> DMatrix<f64> + 'a>;

impl Analysis {
    /// Squared singular values (descending) of D = F_c^T G_c, the double-centred logit matrix
    /// (`S × V`), and F_c u for each of its left singular vectors u, `d × n` for n squares.
    pub fn canonical_axes(&self) -> &(Vec<f64>, DMatrix<f64>) {
        self.canonical_axes.get_or_init(|| {
            let f = centred(self.f());
            if f.ncols() <= f.nrows() {
                self.axes_by_contexts(&f)
            } else {
                self.axes_by_dimensions(&f)
            }
        })
    }

    /// The first three of [`Self::canonical_axes`], without the others where that is quicker. The
    /// iteration begins at the singular vectors of the model that this one was moved from: there an
    /// equivalent model ends it at once.
    pub fn leading_canonical_axes(&self) -> (Vec<f64>, DMatrix<f64>) {
        let contexts = self.f().ncols();
        if contexts <= SMALL || self.canonical_axes.get().is_some() {
            return self.canonical_axes().clone();
        }
        let f = centred(self.f());
        let rows = f.transpose();
        let scatter = self.scatter_g();
        let product = |u: &DMatrix<f64>| &rows * scatter(&(&f * u));
        let found = leading_eigen(product, contexts, LEADING, self.canonical_start.get());
        if !found.converged {
            return self.canonical_axes().clone();
        }
        let axes = (found.values, f * &found.vectors);
        self.canonical_start.get_or_init(|| found.vectors);
        axes
    }

    /// D D^T = F_c^T G_c G_c^T F_c, `S × S`.
    fn axes_by_contexts(&self, f: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
        let (squares, u) = symmetric_eigen(&transposed_times(f, &self.scatter_g()(f)));
        (squares, f * u)
    }

    /// The same squares from L^T G_c G_c^T L with F_c F_c^T = L L^T, when there are more contexts
    /// than dimensions.
    fn axes_by_dimensions(&self, f: &DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
        let f = centred(&self.level_f().undo(f.clone()));
        let (spread, axes) = symmetric_eigen(&(&f * f.transpose()));
        let r = rank(&spread, SQUARED_RTOL);
        let root = DVector::from_iterator(r, spread[..r].iter().map(|x| x.sqrt()));
        let factor = axes.columns(0, r) * DMatrix::from_diagonal(&root);
        let factor = self.level_f().redo(factor);
        let inner = transposed_times(&factor, &self.scatter_g()(&factor));
        let (squares, w) = symmetric_eigen(&inner);
        (squares, factor * w)
    }

    /// What multiplies by G_c G_c^T = (V − 1) Σ_g: with fewer tokens than dimensions, and after
    /// moves whose squares would cost digits, it does so without that matrix.
    fn scatter_g(&self) -> Product<'_> {
        let (d, tokens) = self.g().shape();
        if tokens < d || self.is_steep() {
            let g = centred(self.g());
            return Box::new(move |x| times(&g, &transposed_times(&g, x)));
        }
        Box::new(move |x| times(self.sigma_g(), x) * (tokens.max(2) as f64 - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        linalg::{normal_matrix, seeded, singular_values},
        model::{Parts, Predictor},
    };

    #[test]
    fn squares_are_those_of_the_double_centred_logits_whatever_is_largest() {
        for (d, contexts, tokens) in
            [(30, 9, 12), (12, 9, 40), (7, 20, 5), (20, 120, 15), (20, 120, 130)]
        {
            let mut rng = seeded(d as u64);
            let [f, g] = [contexts, tokens].map(|n| normal_matrix(&mut rng, d, n));
            let logits = transposed_times(&centred(&f), &centred(&g));
            let names = |n: usize| (0..n).map(|i| i.to_string()).collect();
            let parts = Parts {
                contexts: names(contexts),
                tokens: names(tokens),
                f: Some(f.into()),
                g: Some(g.into()),
                ..Parts::default()
            };
            let model = Arc::new(Predictor::new(parts).expect("finite and of equal width"));
            let analysis = || Analysis::new(model.clone(), Analysis::DEFAULT_RTOL, 0);
            let (all, leading) =
                (analysis().canonical_axes().0.clone(), analysis().leading_canonical_axes().0);
            let expected = singular_values(&logits);
            let off = |squares: &[f64], count: usize| {
                let pairs = squares.iter().zip(&expected).take(count);
                pairs.map(|(square, s)| (square - s * s).abs()).fold(0.0, f64::max)
            };
            let rounding = 1e-11 * expected[0] * expected[0];
            assert!(
                off(&all, contexts.min(d)) < rounding && off(&leading, 2) < rounding,
                "{d}, {contexts}, {tokens}"
            );
        }
    }
}
