//! Products that keep to blocked kernels, which a product with a transposed view does not.

use nalgebra::DMatrix;

/// Below this many columns a transpose does not pay.
const SMALL: usize = 8;

/// A B for A (`m × k`) and B (`k × n`). In the browser by the kernel of our own, more than twice as
/// fast there as nalgebra's product, which in turn knows the wider registers of other machines.
pub fn times(a: &DMatrix<f64>, b: &DMatrix<f64>) -> DMatrix<f64> {
    let ((m, k), n) = (a.shape(), b.ncols());
    if cfg!(target_arch = "wasm32") && m.min(k).min(n) >= SMALL && b.nrows() == k {
        DMatrix::from_vec(m, n, kernel::product(a.as_slice(), b.as_slice(), k))
    } else {
        a * b
    }
}

/// Aᵀ B for A (`d × m`) and B (`d × n`): an explicit transpose costs less than the dot products of
/// `tr_mul` once the result is large. Of very many columns it is made piece by piece, so that no
/// second A stands in memory.
pub fn transposed_times(a: &DMatrix<f64>, b: &DMatrix<f64>) -> DMatrix<f64> {
    let (m, n) = (a.ncols(), b.ncols());
    if m.min(n) < SMALL {
        return a.tr_mul(b);
    }
    if m <= PIECE {
        return times(&a.transpose(), b);
    }
    let mut product = DMatrix::zeros(m, n);
    for from in (0..m).step_by(PIECE) {
        let piece = a.columns(from, PIECE.min(m - from)).transpose();
        product.rows_mut(from, piece.nrows()).copy_from(&times(&piece, b));
    }
    product
}

/// So many columns are transposed at a time.
const PIECE: usize = 4096;

/// A Aᵀ (`d × d`), the Gram matrix of the rows. The upper triangle is copied from the lower one,
/// which halves the work.
pub fn row_gram(a: &DMatrix<f64>) -> DMatrix<f64> {
    let d = a.nrows();
    if d <= GRAM_BLOCK {
        return times(a, &a.transpose());
    }
    let half = d / 2;
    let (above, below) = (a.rows(0, half).clone_owned(), a.rows(half, d - half).clone_owned());
    let corner = times(&below, &above.transpose());
    let mut gram = DMatrix::zeros(d, d);
    gram.view_mut((0, 0), (half, half)).copy_from(&row_gram(&above));
    gram.view_mut((half, half), (d - half, d - half)).copy_from(&row_gram(&below));
    gram.view_mut((0, half), (half, d - half)).copy_from(&corner.transpose());
    gram.view_mut((half, 0), (d - half, half)).copy_from(&corner);
    gram
}

/// Up to this order the product is formed whole.
const GRAM_BLOCK: usize = 96;

/// Inverse (`d × d`) of a lower triangular matrix without zeros on its diagonal, by blocks: almost
/// all of it is matrix products. None where a zero stands on the diagonal.
pub fn lower_inverse(l: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let d = l.nrows();
    if d <= TRIANGLE_BLOCK {
        return l.solve_lower_triangular(&DMatrix::identity(d, d));
    }
    let half = d / 2;
    let block = |row, column, rows, columns| l.view((row, column), (rows, columns)).clone_owned();
    let above = lower_inverse(&block(0, 0, half, half))?;
    let below = lower_inverse(&block(half, half, d - half, d - half))?;
    let corner = -times(&below, &times(&block(half, 0, d - half, half), &above));
    let mut inverse = DMatrix::zeros(d, d);
    inverse.view_mut((0, 0), (half, half)).copy_from(&above);
    inverse.view_mut((half, 0), (d - half, half)).copy_from(&corner);
    inverse.view_mut((half, half), (d - half, d - half)).copy_from(&below);
    Some(inverse)
}

/// L⁻¹ B (`d × n`) for a lower triangular L (`d × d`) without zeros on its diagonal, by blocks:
/// almost all of it is matrix products.
pub fn solve_lower(l: &DMatrix<f64>, b: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let d = l.nrows();
    if d <= TRIANGLE_BLOCK {
        return l.solve_lower_triangular(b);
    }
    let half = d / 2;
    let block = |row, column, rows, columns| l.view((row, column), (rows, columns)).clone_owned();
    let above = solve_lower(&block(0, 0, half, half), &b.rows(0, half).clone_owned())?;
    let rest = b.rows(half, d - half) - times(&block(half, 0, d - half, half), &above);
    let below = solve_lower(&block(half, half, d - half, d - half), &rest)?;
    let mut solved = DMatrix::zeros(d, b.ncols());
    solved.rows_mut(0, half).copy_from(&above);
    solved.rows_mut(half, d - half).copy_from(&below);
    Some(solved)
}

/// L⁻ᵀ B (`d × n`) likewise.
pub fn solve_lower_transposed(l: &DMatrix<f64>, b: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let d = l.nrows();
    if d <= TRIANGLE_BLOCK {
        return l.tr_solve_lower_triangular(b);
    }
    let half = d / 2;
    let block = |row, column, rows, columns| l.view((row, column), (rows, columns)).clone_owned();
    let (above, below) = (b.rows(0, half), b.rows(half, d - half).clone_owned());
    let below = solve_lower_transposed(&block(half, half, d - half, d - half), &below)?;
    let rest = above - transposed_times(&block(half, 0, d - half, half), &below);
    let above = solve_lower_transposed(&block(0, 0, half, half), &rest)?;
    let mut solved = DMatrix::zeros(d, b.ncols());
    solved.rows_mut(0, half).copy_from(&above);
    solved.rows_mut(half, d - half).copy_from(&below);
    Some(solved)
}

/// The lower Cholesky factor of a symmetric positive definite matrix (both `d × d`), by blocks; of
/// any other none.
pub fn lower_factor(m: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let d = m.nrows();
    if d <= TRIANGLE_BLOCK {
        return Some(m.clone().cholesky()?.unpack());
    }
    let half = d / 2;
    let block = |row, column, rows, columns| m.view((row, column), (rows, columns)).clone_owned();
    let above = lower_factor(&block(0, 0, half, half))?;
    let across = solve_lower(&above, &block(half, 0, d - half, half).transpose())?.transpose();
    let below = lower_factor(&(block(half, half, d - half, d - half) - row_gram(&across)))?;
    let mut factor = DMatrix::zeros(d, d);
    factor.view_mut((0, 0), (half, half)).copy_from(&above);
    factor.view_mut((half, 0), (d - half, half)).copy_from(&across);
    factor.view_mut((half, half), (d - half, d - half)).copy_from(&below);
    Some(factor)
}

/// Up to this order forward substitution is quick enough.
const TRIANGLE_BLOCK: usize = 48;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    #[test]
    fn products_by_blocks_are_those_of_nalgebra() {
        let mut rng = seeded(4);
        for (m, k, n) in [(8, 8, 8), (9, 300, 13), (64, 17, 130)] {
            let (a, b) = (normal_matrix(&mut rng, m, k), normal_matrix(&mut rng, k, n));
            let ours = DMatrix::from_vec(m, n, kernel::product(a.as_slice(), b.as_slice(), k));
            assert!((&ours - &a * &b).amax() < 1e-12);
            assert!((times(&a, &b) - ours).amax() < 1e-12);
        }
    }

    #[test]
    fn transposed_products_of_many_columns_are_made_of_pieces() {
        let mut rng = seeded(5);
        let (a, b) =
            (normal_matrix(&mut rng, 9, 2 * PIECE + 3), normal_matrix(&mut rng, 9, SMALL + 1));
        assert!((transposed_times(&a, &b) - a.tr_mul(&b)).amax() < 1e-12);
    }

    #[test]
    fn blocked_gram_matrix_is_the_product() {
        for d in [5, 96, 97, 211] {
            let a = normal_matrix(&mut seeded(d as u64), d, 40);
            assert!((row_gram(&a) - &a * a.transpose()).amax() < 1e-12);
        }
    }

    #[test]
    fn blocked_triangular_inverse_undoes_the_matrix() {
        for d in [1, 48, 49, 150] {
            let l = normal_matrix(&mut seeded(d as u64), d, d).lower_triangle() * 0.1
                + DMatrix::identity(d, d) * 3.0;
            let inverse = lower_inverse(&l).expect("no zero on the diagonal");
            assert!((inverse * &l - DMatrix::identity(d, d)).amax() < 1e-10);
            let b = normal_matrix(&mut seeded(1), d, 7);
            let solved = solve_lower(&l, &b).expect("no zero on the diagonal");
            assert!((&l * solved - &b).amax() < 1e-10);
            let solved = solve_lower_transposed(&l, &b).expect("no zero on the diagonal");
            assert!((l.tr_mul(&solved) - b).amax() < 1e-10);
            let factor = lower_factor(&row_gram(&l)).expect("positive definite");
            assert!((&factor * factor.transpose() - row_gram(&l)).amax() < 1e-10);
        }
    }

    #[test]
    fn singular_triangle_has_no_inverse() {
        assert!(lower_inverse(&DMatrix::zeros(3, 3)).is_none());
        assert!(lower_factor(&DMatrix::from_element(99, 99, -1.0)).is_none());
    }
}
