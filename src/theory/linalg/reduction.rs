//! Spans and singular values of large thin matrices through small ones.
//!
//! A Gram matrix is quick but squares the condition number: eigenvalues below about ε of the
//! largest are noise. So it is used only where every singular value is far above that
//! ([`GRAM_FLOOR`]), which also settles the rank: it is full. Everything else goes through a QR
//! factor, which keeps all digits and makes a relative rank tolerance of 10⁻⁹ meaningful.

use nalgebra::DMatrix;

use super::{
    Factors, decomposition::direct_singular_values, lower_inverse, rank, row_gram,
    symmetric_eigenvalues, thin_svd, times, transposed_times,
};

/// Up to this order a direct decomposition is quick enough.
const SMALL: usize = 64;

/// Least ratio of Gram eigenvalues (squared singular values) that are trusted: σ_min / σ_max ≥
/// 10⁻⁵, then at least five digits of the smallest singular value are right and more of the others.
const GRAM_FLOOR: f64 = 1e-10;

/// Columns this close to orthonormal (largest entry of UᵀU − I) need one more polishing step to be
/// so to rounding.
const NEARLY_ORTHONORMAL: f64 = 1e-7;

/// Orthonormal basis (`d × r`) of the span of the columns at relative tolerance `rtol`, and all
/// their singular values (descending).
pub(super) fn range(m: &DMatrix<f64>, rtol: f64) -> (DMatrix<f64>, Vec<f64>) {
    let (d, n) = m.shape();
    if d <= n {
        return range_with_gram(&row_gram(m), rtol, || m.clone());
    }
    if n > SMALL {
        let gram = transposed_times(m, m);
        let values = trusted_roots(&gram).filter(|s| rank(s, rtol) == n);
        if let Some((s, basis)) = values.and_then(|s| Some((s, orthonormalised(m, gram)?))) {
            return (basis, s);
        }
    }
    direct_range(m, rtol)
}

/// The same for a wide matrix m (`d ≤ n`) whose Gram matrix `m mᵀ` is already there; `columns`
/// makes m if it is needed after all.
pub(super) fn range_with_gram(
    gram: &DMatrix<f64>,
    rtol: f64,
    columns: impl FnOnce() -> DMatrix<f64>,
) -> (DMatrix<f64>, Vec<f64>) {
    let d = gram.nrows();
    match (d > SMALL).then(|| trusted_roots(gram)).flatten().filter(|s| rank(s, rtol) == d) {
        Some(s) => (DMatrix::identity(d, d), s),
        None => direct_range(&columns(), rtol),
    }
}

/// Singular values of any matrix (`d × n`), min(d, n) of them, descending.
pub fn singular_values(m: &DMatrix<f64>) -> Vec<f64> {
    let (d, n) = m.shape();
    if d.min(n) <= SMALL {
        return direct_singular_values(m);
    }
    let gram = if d <= n { row_gram(m) } else { transposed_times(m, m) };
    trusted_roots(&gram).unwrap_or_else(|| direct_singular_values(&shortened(m)))
}

/// A small matrix R with RᵀR = m mᵀ: `d × d` for a wide m, mᵀ itself for a tall one. A B and A Rᵀ
/// then have the same singular values for B = m.
pub fn row_factor(m: &DMatrix<f64>) -> DMatrix<f64> {
    let (d, n) = m.shape();
    if n <= d {
        return m.transpose();
    }
    factor_of_gram(&row_gram(m)).unwrap_or_else(|| Factors::new(m.transpose()).r())
}

/// Upper triangular R with RᵀR = gram (both `d × d`), when gram is so well conditioned that R keeps
/// enough digits. None also for small matrices, where a QR factor of the columns costs nothing and
/// is better.
pub fn factor_of_gram(gram: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    if gram.nrows() <= SMALL {
        return None;
    }
    trusted_roots(gram)?;
    Some(gram.clone().cholesky()?.l().transpose())
}

fn direct_range(m: &DMatrix<f64>, rtol: f64) -> (DMatrix<f64>, Vec<f64>) {
    first_left(m, |s| rank(s, rtol))
}

/// The first `dim` left singular vectors (all axes of R^d when there are so many), and all singular
/// values.
pub(super) fn leading(m: &DMatrix<f64>, dim: usize) -> (DMatrix<f64>, Vec<f64>) {
    let d = m.nrows();
    if dim >= d {
        return (DMatrix::identity(d, d), singular_values(m));
    }
    first_left(m, |s| dim.min(s.len()))
}

/// The left singular vectors of the first so many singular values, and all singular values.
fn first_left(m: &DMatrix<f64>, count: impl Fn(&[f64]) -> usize) -> (DMatrix<f64>, Vec<f64>) {
    let (q, inner) = if m.nrows() > m.ncols() && m.ncols() > SMALL {
        let factors = Factors::new(m.clone());
        (Some(factors.q()), factors.r())
    } else {
        (None, shortened(m))
    };
    let svd = thin_svd(&inner);
    let u = svd.u.columns(0, count(&svd.s)).clone_owned();
    (q.map_or_else(|| u.clone(), |q| times(&q, &u)), svd.s)
}

/// A matrix with as few columns as m has rows and the same left singular vectors and singular
/// values.
fn shortened(m: &DMatrix<f64>) -> DMatrix<f64> {
    if m.ncols() > m.nrows() && m.nrows() > SMALL {
        Factors::new(m.transpose()).r().transpose()
    } else {
        m.clone()
    }
}

/// Orthonormal basis of the span of linearly independent columns with this Gram matrix mᵀm:
/// Cholesky QR, then polished.
fn orthonormalised(m: &DMatrix<f64>, gram: DMatrix<f64>) -> Option<DMatrix<f64>> {
    let inverse = lower_inverse(&gram.cholesky()?.l())?;
    Some(polished(times(m, &inverse.transpose())))
}

/// Newton–Schulz steps: nearly orthonormal columns become orthonormal to rounding.
fn polished(u: DMatrix<f64>) -> DMatrix<f64> {
    let one = DMatrix::identity(u.ncols(), u.ncols());
    let gram = transposed_times(&u, &u);
    let off = (&gram - &one).amax();
    let better = times(&u, &(one * 1.5 - gram * 0.5));
    if off > NEARLY_ORTHONORMAL && off < 0.5 { polished(better) } else { better }
}

/// Square roots of the Gram eigenvalues (descending), if all of them can be trusted.
fn trusted_roots(gram: &DMatrix<f64>) -> Option<Vec<f64>> {
    let values = symmetric_eigenvalues(gram);
    let (first, last) = (*values.first()?, *values.last()?);
    (first > 0.0 && last >= GRAM_FLOOR * first).then(|| values.iter().map(|v| v.sqrt()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    /// `d × n` of rank r with singular values falling from 1 to `last`.
    fn falling(d: usize, n: usize, r: usize, last: f64) -> DMatrix<f64> {
        let mut rng = seeded(d as u64 + n as u64);
        let left = normal_matrix(&mut rng, d, r).qr().q();
        let right = normal_matrix(&mut rng, n, r).qr().q();
        let values = (0..r).map(|i| last.powf(i as f64 / (r - 1) as f64));
        left * DMatrix::from_diagonal(&nalgebra::DVector::from_iterator(r, values))
            * right.transpose()
    }

    fn sine_between(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
        (b - a * transposed_times(a, b)).amax()
    }

    #[test]
    fn reductions_agree_with_the_direct_decomposition() {
        for (d, n) in [(80, 200), (200, 80), (90, 90)] {
            for last in [1e-2, 1e-7] {
                let m = falling(d, n, d.min(n), last);
                let (basis, s) = range(&m, 1e-9);
                let svd = thin_svd(&m);
                let values = singular_values(&m);
                for (j, expected) in svd.s.iter().enumerate() {
                    assert!(
                        (s[j] / expected - 1.0).abs() < 1e-8
                            && (values[j] / expected - 1.0).abs() < 1e-8
                    );
                }
                assert!(sine_between(&basis, &svd.u) < 1e-8);
                let off = transposed_times(&basis, &basis) - DMatrix::identity(d.min(n), d.min(n));
                assert!(off.amax() < 1e-12);
            }
        }
    }

    #[test]
    fn weak_direction_above_the_tolerance_counts_and_noise_below_does_not() {
        for (d, n) in [(80, 200), (200, 80)] {
            for r in [40, 70] {
                let m = falling(d, n, r, 1e-8);
                assert_eq!(range(&m, 1e-9).0.ncols(), r);
                assert_eq!(rank(&singular_values(&m), 1e-9), r);
            }
        }
    }

    #[test]
    fn coarse_tolerance_keeps_the_leading_directions() {
        for (d, n) in [(80, 200), (200, 80)] {
            let m = falling(d, n, 80, 1e-3);
            let (basis, s) = range(&m, 0.1);
            assert_eq!(basis.ncols(), rank(&s, 0.1));
            assert!(
                sine_between(&basis, &thin_svd(&m).u.columns(0, basis.ncols()).clone_owned())
                    < 1e-8
            );
        }
    }

    #[test]
    fn row_factor_has_the_gram_matrix_of_the_rows() {
        for last in [1e-3, 1e-7] {
            let m = falling(80, 200, 80, last);
            let factor = row_factor(&m);
            assert_eq!(factor.shape(), (80, 80));
            assert!((transposed_times(&factor, &factor) - row_gram(&m)).amax() < 1e-12);
        }
        assert!(factor_of_gram(&row_gram(&falling(80, 200, 80, 1e-6))).is_none());
    }
}
