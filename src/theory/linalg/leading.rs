//! Leading eigenpairs of a symmetric positive semidefinite operator, where a full decomposition is
//! dear.

use nalgebra::DMatrix;

use super::{normal_matrix, seeded, symmetric_eigen};

/// Columns of the block: more than the pairs asked for, so that close eigenvalues do not slow the
/// iteration.
const BLOCK: usize = 16;

/// How many eigenpairs are wanted, and when the iteration ends.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Eigenpairs.
    pub count: usize,
    /// The block has converged when the residual of every one is at most this times the largest
    /// eigenvalue.
    pub residual: f64,
    /// Iterations after which the best found is given as it is.
    pub rounds: usize,
}

/// What the iteration came to.
#[derive(Debug, Clone)]
pub struct Leading {
    /// Eigenvalues, descending, at least as many as were wanted.
    pub values: Vec<f64>,
    /// Orthonormal eigenvectors, columns in the same order.
    pub vectors: DMatrix<f64>,
    /// Whether all that were wanted have converged.
    pub converged: bool,
}

/// Block power iteration with Rayleigh–Ritz on the `n × n` operator that `product` multiplies by.
/// It begins with the span of `start` (`n × c`), if there is one, and of random vectors: a good
/// start saves rounds and changes nothing else.
pub fn leading_eigen(
    product: impl Fn(&DMatrix<f64>) -> DMatrix<f64>,
    n: usize,
    wanted: Wanted,
    start: Option<&DMatrix<f64>>,
) -> Leading {
    let Wanted { count, residual, rounds } = wanted;
    let mut block = beginning(n, BLOCK.max(count + 2).min(n), start);
    if start.is_none() {
        block = product(&block).qr().q();
    }
    let mut round = 0;
    loop {
        round += 1;
        let image = product(&block);
        let (values, turn) = symmetric_eigen(&block.tr_mul(&image));
        let (vectors, moved) = (&block * &turn, &image * &turn);
        let error = |j: usize| (moved.column(j) - vectors.column(j) * values[j]).norm();
        let converged = (0..count.min(n)).all(|j| error(j) <= residual * values[0]);
        if converged || round >= rounds {
            return Leading { values, vectors, converged };
        }
        block = moved.qr().q();
    }
}

/// Orthonormal columns, `n × width`, the first of them spanning `start`.
fn beginning(n: usize, width: usize, start: Option<&DMatrix<f64>>) -> DMatrix<f64> {
    let mut block = normal_matrix(&mut seeded(0), n, width);
    if let Some(start) = start.filter(|start| start.nrows() == n) {
        let known = start.ncols().min(width);
        block.columns_mut(0, known).copy_from(&start.columns(0, known));
    }
    block.qr().q()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::row_gram;

    const WANTED: Wanted = Wanted { count: 2, residual: 1e-12, rounds: 200 };

    fn falling(n: usize) -> DMatrix<f64> {
        let scale =
            DMatrix::from_diagonal(&nalgebra::DVector::from_fn(n, |i, _| 0.93f64.powi(i as i32)));
        row_gram(&(scale * normal_matrix(&mut seeded(3), n, 3 * n)))
    }

    #[test]
    fn leading_pairs_are_those_of_the_full_decomposition() {
        let m = falling(120);
        let found = leading_eigen(|block| &m * block, 120, WANTED, None);
        let (values, vectors) = symmetric_eigen(&m);
        assert!(found.converged);
        for (j, value) in values.iter().enumerate().take(2) {
            assert!((found.values[j] / value - 1.0).abs() < 1e-12);
            assert!((found.vectors.column(j).dot(&vectors.column(j)).abs() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_good_start_is_recognised_at_once_and_a_bad_one_does_no_harm() {
        let m = falling(120);
        let first = leading_eigen(|block| &m * block, 120, WANTED, None);
        let again = leading_eigen(
            |block| &m * block,
            120,
            Wanted { rounds: 1, ..WANTED },
            Some(&first.vectors),
        );
        assert!(again.converged);
        let wrong = symmetric_eigen(&m).1.columns(100, 16).clone_owned();
        let found = leading_eigen(|block| &m * block, 120, WANTED, Some(&wrong));
        assert!(found.converged && (found.values[0] / first.values[0] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_small_operator_is_decomposed_whole() {
        let m = DMatrix::from_diagonal(&nalgebra::DVector::from_vec(vec![3.0, 2.0, 1.0]));
        let found = leading_eigen(|block| &m * block, 3, WANTED, None);
        assert!(found.converged && (found.values[0] - 3.0).abs() < 1e-12);
    }
}
