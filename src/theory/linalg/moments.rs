//! Mean and covariance of columns that come in blocks, none of which is kept.

use nalgebra::{DMatrix, DVector};

use super::mean;

/// Rows and columns of the tiles in which products are added up: a tile of each factor stays in the
/// cache.
const TILE: usize = 256;

/// Count, mean and scatter of vectors that went by.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    count: u64,
    mean: DVector<f64>,
    /// Σ (x − mean)(x − mean)ᵀ, `d × d`; only the lower triangle is kept up. Of no vectors it is
    /// empty: who announces many components and brings none takes no memory.
    scatter: DMatrix<f64>,
}

impl Moments {
    /// Of no vectors yet, in d dimensions.
    pub fn new(d: usize) -> Self {
        Self { count: 0, mean: DVector::zeros(d), scatter: DMatrix::zeros(0, 0) }
    }

    /// Of the columns of a `d × n` matrix.
    pub fn of(columns: DMatrix<f64>) -> Self {
        let mut moments = Self::new(columns.nrows());
        moments.add(columns);
        moments
    }

    /// What [`Self::parts`] gave; none where `lower` is not as long as the triangle of d means.
    pub fn from_parts(count: u64, mean: Vec<f64>, lower: &[f64]) -> Option<Self> {
        let d = if count == 0 { 0 } else { mean.len() };
        if lower.len() != d * (d + 1) / 2 {
            return None;
        }
        let mut entries = lower.iter();
        let mut scatter = DMatrix::zeros(d, d);
        for j in 0..d {
            scatter
                .view_mut((j, j), (d - j, 1))
                .iter_mut()
                .zip(&mut entries)
                .for_each(|(to, &from)| *to = from);
        }
        Some(Self { count, mean: DVector::from_vec(mean), scatter })
    }

    /// Count, mean (d), and the lower triangle of the scatter column by column, d(d + 1)/2 numbers
    /// (nothing of no vectors).
    pub fn parts(&self) -> (u64, Vec<f64>, Vec<f64>) {
        let d = self.scatter.nrows();
        let lower = (0..d).flat_map(|j| {
            self.scatter.column(j).rows(j, d - j).iter().copied().collect::<Vec<_>>()
        });
        (self.count, self.mean.as_slice().to_vec(), lower.collect())
    }

    /// Takes in the columns of a `d × n` matrix (Chan, Golub and LeVeque 1979: about the mean of
    /// the block, then moved to the mean of all, so that no digits are lost to a large mean).
    pub fn add(&mut self, mut columns: DMatrix<f64>) {
        let n = columns.ncols() as f64;
        if columns.ncols() == 0 {
            return;
        }
        if self.count == 0 {
            self.scatter = DMatrix::zeros(columns.nrows(), columns.nrows());
        }
        let here = mean(&columns);
        columns.column_iter_mut().for_each(|mut column| column -= &here);
        add_lower_gram(&mut self.scatter, &columns);
        let (before, all) = (self.count as f64, self.count as f64 + n);
        let step = here - &self.mean;
        self.scatter.ger(before * n / all, &step, &step, 1.0);
        self.mean.axpy(n / all, &step, 1.0);
        self.count += columns.ncols() as u64;
    }

    /// Takes in the vectors that other moments are of, in the same d dimensions.
    pub fn join(&mut self, other: &Self) {
        if self.count == 0 || other.count == 0 {
            if self.count == 0 {
                self.clone_from(other);
            }
            return;
        }
        let (before, n) = (self.count as f64, other.count as f64);
        let step = &other.mean - &self.mean;
        self.scatter += &other.scatter;
        self.scatter.ger(before * n / (before + n), &step, &step, 1.0);
        self.mean.axpy(n / (before + n), &step, 1.0);
        self.count += other.count;
    }

    /// How many vectors went by.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their mean, d components (zero of none).
    pub fn mean(&self) -> &DVector<f64> {
        &self.mean
    }

    /// Their covariance, `d × d`, divided by n − 1 (by 1 when n < 2; empty of no vectors).
    pub fn covariance(&self) -> DMatrix<f64> {
        let mut covariance = &self.scatter / (self.count.max(2) - 1) as f64;
        covariance.fill_upper_triangle_with_lower_triangle();
        covariance
    }
}

/// Adds X Xᵀ to the lower triangle, tile by tile.
fn add_lower_gram(sum: &mut DMatrix<f64>, x: &DMatrix<f64>) {
    let (d, transposed) = (x.nrows(), x.transpose());
    for left in (0..d).step_by(TILE) {
        let width = TILE.min(d - left);
        let right_factor = transposed.columns(left, width);
        sum.view_mut((left, left), (d - left, width)).gemm(
            1.0,
            &x.rows(left, d - left),
            &right_factor,
            1.0,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{covariance, normal_matrix, seeded};

    /// Relative to the largest entry: the same sums in another order.
    const SAME: f64 = 1e-12;

    fn sample(d: usize, n: usize) -> DMatrix<f64> {
        normal_matrix(&mut seeded((d + n) as u64), d, n).add_scalar(1e3)
    }

    #[test]
    fn blocks_of_any_size_give_the_covariance_of_all() {
        for (d, n) in [(1, 7), (5, 64), (300, 90)] {
            let all = sample(d, n);
            let expected = covariance(&all);
            for block in [1, 7, 64] {
                let mut moments = Moments::new(d);
                (0..n)
                    .step_by(block)
                    .for_each(|i| moments.add(all.columns(i, block.min(n - i)).clone_owned()));
                assert_eq!(moments.count(), n as u64);
                assert!((moments.mean() - mean(&all)).amax() < SAME * 1e3);
                assert!((moments.covariance() - &expected).amax() < SAME * 1e3 * expected.amax());
            }
        }
    }

    #[test]
    fn no_vectors_take_no_memory_whatever_their_dimension() {
        let mut none = Moments::new(1 << 24);
        none.add(DMatrix::zeros(1 << 24, 0));
        assert_eq!((none.count(), none.covariance().len()), (0, 0));
        let (count, mean, lower) = none.parts();
        assert_eq!(Moments::from_parts(count, mean, &lower), Some(none));
    }

    #[test]
    fn parts_make_the_same_moments_again() {
        let moments = Moments::of(sample(5, 20));
        let (count, mean, lower) = moments.parts();
        let again = Moments::from_parts(count, mean.clone(), &lower)
            .expect("as many numbers as d asks for");
        assert_eq!(again.covariance(), moments.covariance());
        assert!(Moments::from_parts(count, mean, &lower[1..]).is_none());
    }
}
