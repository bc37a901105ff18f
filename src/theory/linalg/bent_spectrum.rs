//! Condition number of P A for a fixed A and a P = I + B(C − I)Bᵀ that moves few directions: O(d) a
//! bisection step, no decomposition.

use nalgebra::DMatrix;

use super::{Turn, singular_values, symmetric_eigen, thin_svd};

/// Singular values of C − I up to this times the largest move nothing: they are below the last
/// digit of a double.
const UNMOVED: f64 = 1e-15;
/// Eigenvalues of S that differ by no more than this, relative to the largest, are those of a
/// rotation and a scale: sums over thousands of entries leave about that of equal ones.
const ISOTROPIC: f64 = 1e-12;
/// Eigenvalues of S this near to λ, relative to it, stay out of the sum that would divide by their
/// distance, in which more than six of their digits would cancel.
const NEAR: f64 = 1e-6;
/// With more of them than this, a decomposition is the better way.
const MOST_NEAR: usize = 16;
/// Bisection steps: each halves an interval of eigenvalues.
const STEPS: usize = 100;

/// Eigenvalues (descending) and eigenvectors of A Aᵀ, of which the spectrum of every P A follows.
#[derive(Debug, Clone)]
pub struct LeftGram {
    values: Vec<f64>,
    vectors: Axes,
}

/// Orthonormal axes, one for each value.
#[derive(Debug, Clone)]
enum Axes {
    /// Columns.
    Columns(DMatrix<f64>),
    /// Columns of a product of turns, in this order.
    Turned { back: Vec<Turn>, order: Vec<usize> },
}

impl Axes {
    /// The coordinates of x along them.
    fn along(&self, x: &DMatrix<f64>) -> DMatrix<f64> {
        match self {
            Self::Columns(columns) => columns.tr_mul(x),
            Self::Turned { back, order } => {
                back.iter().fold(x.clone(), |x, turn| turn.apply(x)).select_rows(order)
            }
        }
    }
}

/// S + W K Wᵀ in the eigenbasis of S = A Aᵀ, with K⁻¹ at hand.
struct Updated<'a> {
    values: &'a [f64],
    /// W, one row an eigenvector.
    w: DMatrix<f64>,
    inverse_core: DMatrix<f64>,
}

impl LeftGram {
    /// Of a square matrix A (`d × d`), κ(A) well below 1/√ε.
    pub fn new(a: &DMatrix<f64>) -> Self {
        let (values, vectors) = symmetric_eigen(&super::row_gram(a));
        Self { values, vectors: Axes::Columns(vectors) }
    }

    /// Of A = L diag(scale) R (`d × d`) with a product of turns L and any turn R: nothing is left
    /// to compute.
    pub fn of_turned(left: &[Turn], scale: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..scale.len()).collect();
        order.sort_by(|&i, &j| scale[j].abs().total_cmp(&scale[i].abs()));
        let values = order.iter().map(|&i| scale[i] * scale[i]).collect();
        Self {
            values,
            vectors: Axes::Turned { back: left.iter().map(Turn::transposed).collect(), order },
        }
    }

    /// Largest and smallest singular value of P A for B (`d × r`) and C (`r × r`). With C − I = X m
    /// Yᵀ, P S Pᵀ = S + W K Wᵀ for W = [B X, S B Y] and K⁻¹ = [[0, m⁻¹], [m⁻¹, −Yᵀ Bᵀ S B Y]]; how
    /// many eigenvalues lie above a λ follows from inertias (Haynsworth 1968). `None` where too
    /// many eigenvalues of S lie together for that.
    pub fn extremes(&self, basis: &DMatrix<f64>, core: &DMatrix<f64>) -> Option<[f64; 2]> {
        let d = self.values.len();
        let svd = thin_svd(&(core - DMatrix::identity(core.nrows(), core.ncols())));
        let moved = svd.s.iter().filter(|s| **s > UNMOVED * svd.s[0]).count();
        let (largest, smallest) = (*self.values.first()?, *self.values.last()?);
        if largest - smallest <= ISOTROPIC * largest {
            let own = singular_values(core);
            let [up, down] = [own.first(), own.last()].map(|s| s.copied().unwrap_or(1.0));
            let (up, down) =
                if core.nrows() < d { (up.max(1.0), down.min(1.0)) } else { (up, down) };
            return Some([up * largest.sqrt(), down * largest.sqrt()]);
        }
        if moved == 0 {
            return Some([largest.sqrt(), smallest.max(0.0).sqrt()]);
        }
        let (x, y) = (svd.u.columns(0, moved).clone_owned(), svd.vt.rows(0, moved).transpose());
        let updated = self.updated(basis, &x, &svd.s[..moved], &y);
        let reach = (1.0 + svd.s[0]).powi(2) * largest;
        Some([updated.boundary(reach, 1)?.sqrt(), updated.boundary(reach, d)?.sqrt()])
    }

    fn updated(
        &self,
        basis: &DMatrix<f64>,
        x: &DMatrix<f64>,
        m: &[f64],
        y: &DMatrix<f64>,
    ) -> Updated<'_> {
        let seen = self.vectors.along(basis);
        let (bx, by) = (&seen * x, &seen * y);
        let mut sby = by.clone();
        sby.row_iter_mut().zip(&self.values).for_each(|(mut row, s)| row *= *s);
        let q = m.len();
        let corner = by.tr_mul(&sby);
        let inverse_core = DMatrix::from_fn(2 * q, 2 * q, |i, j| match (i < q, j < q) {
            (true, true) => 0.0,
            (false, false) => -corner[(i - q, j - q)],
            _ if i % q == j % q => 1.0 / m[i % q],
            _ => 0.0,
        });
        let mut w = bx.resize_horizontally(2 * q, 0.0);
        w.columns_mut(q, q).copy_from(&sby);
        Updated { values: &self.values, w, inverse_core }
    }
}

impl Updated<'_> {
    /// The `count`-th largest eigenvalue, from 0 to `reach`.
    fn boundary(&self, reach: f64, count: usize) -> Option<f64> {
        let (mut low, mut high) = (0.0, reach);
        for _ in 0..STEPS {
            let middle = if low > 0.0 { f64::sqrt(low * high) } else { high / 1e3 };
            if self.above(middle)? >= count {
                low = middle
            } else {
                high = middle
            }
            if high - low <= f64::EPSILON * high {
                break;
            }
        }
        Some((low + high) / 2.0)
    }

    /// How many eigenvalues of S + W K Wᵀ exceed λ: those of S far above it, and the positive ones
    /// of what is left of [[S − λ, W], [Wᵀ, −K⁻¹]] once the far part is eliminated, less those of
    /// −K⁻¹, of which half are positive.
    fn above(&self, lambda: f64) -> Option<usize> {
        let far = |s: f64| (s - lambda).abs() > NEAR * lambda;
        let near: Vec<usize> = (0..self.values.len()).filter(|&i| !far(self.values[i])).collect();
        if near.len() > MOST_NEAR {
            return None;
        }
        let (n, size) = (near.len(), self.inverse_core.nrows());
        let mut rest = DMatrix::zeros(n + size, n + size);
        let mut corner = rest.view_mut((n, n), (size, size));
        corner -= &self.inverse_core;
        for (i, &s) in self.values.iter().enumerate().filter(|(_, s)| far(**s)) {
            let row = self.w.row(i).transpose();
            corner.ger(-1.0 / (s - lambda), &row, &row, 1.0);
        }
        for (at, &i) in near.iter().enumerate() {
            rest[(at, at)] = self.values[i] - lambda;
            rest.view_mut((at, n), (1, size)).copy_from(&self.w.row(i));
            rest.view_mut((n, at), (size, 1)).copy_from(&self.w.row(i).transpose());
        }
        let positive = rest.symmetric_eigenvalues().iter().filter(|value| **value > 0.0).count();
        let above = self.values.iter().filter(|s| far(**s) && **s > lambda).count();
        Some((above + positive).saturating_sub(size / 2))
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::DMatrix;

    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    fn orthonormal(d: usize, r: usize, seed: u64) -> DMatrix<f64> {
        normal_matrix(&mut seeded(seed), d, r).qr().q()
    }

    #[test]
    fn extremes_are_those_of_the_product() {
        let a = normal_matrix(&mut seeded(1), 30, 30);
        let gram = LeftGram::new(&a);
        let cores = [
            [1.0, 0.0, 0.0, 1.0],
            [3.0, 0.5, -0.25, 0.2],
            [1.0, 0.0, 0.0, 40.0],
            [-1.0, 0.0, 0.0, 1.0],
        ];
        for (seed, core) in cores.into_iter().enumerate() {
            let (basis, core) =
                (orthonormal(30, 2, 2 + seed as u64), DMatrix::from_row_slice(2, 2, &core));
            let p = DMatrix::identity(30, 30)
                + &basis * (&core - DMatrix::identity(2, 2)) * basis.transpose();
            let values = singular_values(&(p * &a));
            let found = gram.extremes(&basis, &core);
            assert!(found.is_some());
            for (found, expected) in found.into_iter().flatten().zip([values[0], values[29]]) {
                assert!(
                    (found - expected).abs() < 1e-9 * values[0],
                    "{found} found, {expected} expected of {core}"
                );
            }
        }
    }

    #[test]
    fn after_a_rotation_only_the_bend_counts() {
        let gram = LeftGram::new(&orthonormal(30, 30, 3));
        let core = DMatrix::from_row_slice(2, 2, &[2.0, 0.5, 0.0, 1.0]);
        let [up, down] = gram.extremes(&orthonormal(30, 2, 1), &core).unwrap_or_default();
        assert!((up - singular_values(&core)[0]).abs() < 1e-12);
        assert!((down - singular_values(&core)[1].min(1.0)).abs() < 1e-12);
    }

    #[test]
    fn many_eigenvalues_together_are_left_to_a_decomposition() {
        let mut axes = DMatrix::identity(30, 30);
        axes[(0, 0)] = 3.0;
        let stretch = DMatrix::from_row_slice(2, 2, &[2.0, 0.0, 0.0, 2.0]);
        assert_eq!(LeftGram::new(&axes).extremes(&orthonormal(30, 2, 1), &stretch), None);
    }
}
