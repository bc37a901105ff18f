//! Leading principal components without a full decomposition where that is dear.

use nalgebra::{DMatrix, DVector};

use crate::linalg::{
    Wanted, for_centred, leading_eigen, row_gram, symmetric_eigen, times, transposed_times,
};

/// Up to this order a full symmetric eigendecomposition is quick enough.
const SMALL: usize = 96;
/// The iteration has converged when the residual of every component is at most this times the
/// largest eigenvalue: a few more steps would reach what rounding allows, and no pixel would move.
const RESIDUAL: f64 = 1e-12;
/// Iterations before the full decomposition is used instead.
const ROUNDS: usize = 120;
/// From this dimension on neither XXᵀ nor its full decomposition is within reach: the best found is
/// taken as it is.
const LARGE: usize = 1024;
/// Iterations from that dimension on. Components of nearly equal spread may then still be mixed.
const LARGE_ROUNDS: usize = 24;

/// Leading principal components.
#[derive(Debug, Clone, PartialEq)]
pub struct Principal {
    /// Orthonormal columns, `d × count`; in each the entry of largest size is positive.
    pub basis: DMatrix<f64>,
    /// Share of the total variance of each.
    pub share: Vec<f64>,
}

/// Clouds of vectors, each about its own mean, read some at a time: large ones are never copied.
#[derive(Debug, Clone)]
pub struct Spread<'a> {
    /// `d × n` each.
    pub clouds: Vec<&'a DMatrix<f64>>,
    /// A unit vector; what the centred vectors have along it is left out.
    pub orthogonal_to: Option<&'a DVector<f64>>,
}

impl Spread<'_> {
    /// Length of the longest vector of the spread.
    pub(super) fn radius(&self) -> f64 {
        let mut longest = 0.0f64;
        self.visit(1, |block| {
            longest = block.column_iter().map(|c| c.norm()).fold(longest, f64::max)
        });
        longest
    }

    /// (d, n over all clouds).
    fn shape(&self) -> (usize, usize) {
        (
            self.clouds.first().map_or(0, |cloud| cloud.nrows()),
            self.clouds.iter().map(|cloud| cloud.ncols()).sum(),
        )
    }

    /// At least so many vectors at a time, as long as there are some left.
    fn visit(&self, least: usize, mut visit: impl FnMut(&DMatrix<f64>)) {
        for cloud in &self.clouds {
            for_centred(cloud, least, |mut block| {
                if let Some(x) = self.orthogonal_to {
                    block -= x * block.tr_mul(x).transpose();
                }
                visit(&block);
            });
        }
    }

    /// What `each` gives for every block, added up; `d × width`.
    fn sum(&self, width: usize, each: impl Fn(&DMatrix<f64>) -> DMatrix<f64>) -> DMatrix<f64> {
        let mut sum = DMatrix::zeros(self.shape().0, width);
        self.visit(width, |block| sum += each(block));
        sum
    }

    fn total(&self) -> f64 {
        let mut total = 0.0;
        self.visit(1, |block| total += block.norm_squared());
        total
    }

    /// All of it in one matrix.
    fn whole(&self) -> DMatrix<f64> {
        let mut columns = Vec::new();
        self.visit(1, |block| {
            columns.extend(block.column_iter().map(|column| column.clone_owned()))
        });
        DMatrix::from_columns(&columns)
    }
}

/// The first `count` principal components. None when there are no vectors or d < count. Exact for
/// few vectors (Gram matrix) or few dimensions, else by subspace iteration to `RESIDUAL`, or in
/// very many dimensions (`LARGE`) as near as `LARGE_ROUNDS` come: a plane to look at.
pub fn principal_components(spread: &Spread<'_>, count: usize) -> Option<Principal> {
    let (d, n) = spread.shape();
    if n == 0 || d < count {
        return None;
    }
    let (values, vectors) = match () {
        () if n < d && n <= SMALL => from_gram(&spread.whole(), count)?,
        () if d >= LARGE => {
            let image = |x: &DMatrix<f64>, block: &DMatrix<f64>| {
                times(x, &transposed_times(block, x).transpose())
            };
            let product = |block: &DMatrix<f64>| spread.sum(block.ncols(), |x| image(x, block));
            let wanted = Wanted { count, residual: RESIDUAL, rounds: LARGE_ROUNDS };
            let found = leading_eigen(product, d, wanted, None);
            (found.values, found.vectors)
        }
        () => leading(&spread.sum(d, row_gram), count),
    };
    Some(Principal::of(&values, &vectors, spread.total(), count))
}

/// The first `count` principal components of points with this covariance (`d × d`, up to a factor).
/// None when d < count.
pub fn principal_of_covariance(covariance: &DMatrix<f64>, count: usize) -> Option<Principal> {
    let fits = covariance.nrows() >= count;
    fits.then(|| {
        let (values, vectors) = leading(covariance, count);
        Principal::of(&values, &vectors, covariance.trace(), count)
    })
}

impl Principal {
    fn of(values: &[f64], vectors: &DMatrix<f64>, total: f64, count: usize) -> Self {
        let columns: Vec<_> =
            vectors.column_iter().take(count).map(|c| with_fixed_sign(c.clone_owned())).collect();
        let share = values
            .iter()
            .take(count)
            .map(|v| if total > 0.0 { v.max(0.0) / total } else { 0.0 })
            .collect();
        Self { basis: DMatrix::from_columns(&columns), share }
    }

    /// How much of the variance component `i` shows, for an axis.
    pub(super) fn name(&self, i: usize) -> String {
        format!("component {} ({:.1} %)", i + 1, 100.0 * self.share[i])
    }

    /// The names of the first two axes.
    pub fn names(&self) -> [String; 2] {
        [self.name(0), self.name(1)]
    }
}

/// Turns the vector so that its entry of largest size (the first of equals) is positive.
pub(super) fn with_fixed_sign(v: DVector<f64>) -> DVector<f64> {
    if v.iter().copied().fold(0.0, |top: f64, x| if x.abs() > top.abs() { x } else { top }) < 0.0 {
        -v
    } else {
        v
    }
}

/// Eigenvectors of X Xᵀ from those of the smaller XᵀX; directions without variance are completed to
/// an orthonormal set.
fn from_gram(x: &DMatrix<f64>, count: usize) -> Option<(Vec<f64>, DMatrix<f64>)> {
    let (values, right) = symmetric_eigen(&x.tr_mul(x));
    let take = count.min(values.len());
    let mut lifted = x * right.columns(0, take);
    lifted.resize_horizontally_mut(count, 0.0);
    orthonormalise(&mut lifted, f64::EPSILON.sqrt() * values.first()?.max(0.0).sqrt());
    let mut values = values;
    values.resize(values.len().max(count), 0.0);
    Some((values, lifted))
}

/// Gram–Schmidt, twice; a column that vanishes (norm up to `floor`) is replaced by the coordinate
/// axis least covered so far.
fn orthonormalise(columns: &mut DMatrix<f64>, floor: f64) {
    for j in 0..columns.ncols() {
        let mut v = columns.column(j).clone_owned();
        if v.norm() <= floor {
            let covered = |i: usize| columns.columns(0, j).row(i).norm_squared();
            let axis = (0..v.len()).min_by(|&a, &b| covered(a).total_cmp(&covered(b))).unwrap_or(0);
            v = DVector::from_fn(v.len(), |i, _| f64::from(i == axis));
        }
        for _ in 0..2 {
            let before = columns.columns(0, j);
            let inside = before * before.tr_mul(&v);
            v -= inside;
        }
        columns.set_column(j, &v.normalize());
    }
}

/// Leading eigenpairs of a symmetric positive semidefinite matrix.
fn leading(m: &DMatrix<f64>, count: usize) -> (Vec<f64>, DMatrix<f64>) {
    if m.nrows() <= SMALL {
        return symmetric_eigen(m);
    }
    let wanted = Wanted { count, residual: RESIDUAL, rounds: ROUNDS };
    let found = leading_eigen(|block| m * block, m.nrows(), wanted, None);
    if found.converged { (found.values, found.vectors) } else { symmetric_eigen(m) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{centred, normal_matrix, seeded};

    fn components(x: &DMatrix<f64>) -> Principal {
        principal_components(&Spread { clouds: vec![x], orthogonal_to: None }, 2)
            .expect("there are columns")
    }

    #[test]
    fn subspace_iteration_agrees_with_the_full_decomposition() {
        let mut rng = seeded(3);
        let scale = DMatrix::from_diagonal(&DVector::from_fn(120, |i, _| 0.93f64.powi(i as i32)));
        let x = centred(&(scale * normal_matrix(&mut rng, 120, 400)));
        let principal = components(&x);
        let (values, vectors) = symmetric_eigen(&(&x * x.transpose()));
        for (j, value) in values.iter().enumerate().take(2) {
            let cosine = principal.basis.column(j).dot(&vectors.column(j)).abs();
            assert!((cosine - 1.0).abs() < 1e-12);
            assert!((principal.share[j] - value / x.norm_squared()).abs() < 1e-12);
        }
    }

    #[test]
    fn few_columns_give_the_same_components_as_many() {
        let x = centred(&normal_matrix(&mut seeded(5), 60, 12));
        let thin = from_gram(&x, 2).map(|(_, v)| v).expect("there are columns");
        let (_, full) = symmetric_eigen(&(&x * x.transpose()));
        for j in 0..2 {
            assert!((thin.column(j).dot(&full.column(j)).abs() - 1.0).abs() < 1e-10);
        }
    }

    #[test]
    fn very_many_dimensions_still_give_the_largest_spread() {
        let scale = DMatrix::from_diagonal(&DVector::from_fn(LARGE, |i, _| 0.9f64.powi(i as i32)));
        let x = centred(&(scale * normal_matrix(&mut seeded(7), LARGE, SMALL + 20)));
        let principal = components(&x);
        let exact = from_gram(&x, 2).map(|(_, v)| v).expect("there are columns");
        for j in 0..2 {
            assert!((principal.basis.column(j).dot(&exact.column(j)).abs() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn identical_columns_still_give_an_orthonormal_basis() {
        let principal = components(&DMatrix::zeros(5, 3));
        let gram = principal.basis.tr_mul(&principal.basis);
        assert!((gram - DMatrix::identity(2, 2)).norm() < 1e-12);
        assert_eq!(principal.share, [0.0, 0.0]);
    }
}
