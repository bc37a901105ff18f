//! Singular value decomposition that stays right for matrices of low rank.
//!
//! nalgebra's own loses its way where several singular values are zero to rounding (its factors of
//! a product of thin random matrices were seen to miss it by a third). A pivoted QR takes the zero
//! part off first, so that what is left to decompose has full rank. Of such a matrix nalgebra's
//! singular values are right, but one in some ten thousand has singular vectors that miss it by up
//! to a hundredth: its last step takes a difference of squares that cancels. So the factors are
//! multiplied, and turned the rest of the way where they miss.

use nalgebra::DMatrix;

use super::times;

/// Diagonal entries of R up to this times n·ε of the largest are rounding.
const ROUNDING: f64 = 4.0;
/// Factors that miss the matrix by this times n·ε of its largest singular value are not rounding.
const MISSED: f64 = 16.0;
/// Sweeps of plane rotations; from vectors that are nearly right two or three are enough.
const MOST_SWEEPS: usize = 30;

/// Thin singular value decomposition `m = u · diag(s) · vt`: u `d × r`, vt `r × n`, r = min(d, n).
#[derive(Debug, Clone)]
pub struct Thin {
    /// Left singular vectors, columns.
    pub u: DMatrix<f64>,
    /// Singular values, descending.
    pub s: Vec<f64>,
    /// Right singular vectors, rows.
    pub vt: DMatrix<f64>,
}

/// Thin SVD; singular vectors of singular values that are zero to rounding are zero.
pub(super) fn svd(m: &DMatrix<f64>) -> Thin {
    if m.nrows() < m.ncols() {
        let Thin { u, s, vt } = svd(&m.transpose());
        return Thin { u: vt.transpose(), s, vt: u.transpose() };
    }
    let Core { outer, core, inner } = Core::of(m);
    let (r, n) = (core.nrows(), m.ncols());
    if r == 0 {
        return Thin { u: DMatrix::zeros(m.nrows(), n), s: vec![0.0; n], vt: DMatrix::zeros(n, n) };
    }
    let Thin { u, s, vt } = svd_of_core(core);
    Thin {
        u: (outer * u).resize_horizontally(n, 0.0),
        s: s.into_iter().chain(std::iter::repeat_n(0.0, n - r)).collect(),
        vt: (vt * inner).resize_vertically(n, 0.0),
    }
}

/// Of an invertible matrix.
fn svd_of_core(core: DMatrix<f64>) -> Thin {
    let svd = core.clone().svd(true, true);
    let (Some(u), Some(vt)) = (svd.u, svd.v_t) else { unreachable!("both factors were asked for") };
    let s = svd.singular_values;
    let mut product = u.clone();
    product.column_iter_mut().zip(&s).for_each(|(mut column, s)| column *= *s);
    let missed = (times(&product, &vt) - &core).amax();
    if missed <= MISSED * core.nrows() as f64 * f64::EPSILON * s[0] {
        return Thin { u, s: s.as_slice().to_vec(), vt };
    }
    turned(&core, vt.transpose())
}

/// The decomposition of an invertible matrix from right singular vectors (columns of `v`,
/// orthonormal) that are nearly right, by Hestenes' one-sided Jacobi rotations: pairs of columns of
/// m·v are turned until each is at right angles to all others.
fn turned(m: &DMatrix<f64>, mut v: DMatrix<f64>) -> Thin {
    let mut images = times(m, &v);
    let n = v.ncols();
    for _ in 0..MOST_SWEEPS {
        let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
        let turns = pairs.filter(|&pair| turn(&mut images, &mut v, pair)).count();
        if turns == 0 {
            break;
        }
    }
    let mut lengths: Vec<(usize, f64)> =
        images.column_iter().map(|column| column.norm()).enumerate().collect();
    lengths.sort_by(|a, b| b.1.total_cmp(&a.1));
    let order: Vec<usize> = lengths.iter().map(|(place, _)| *place).collect();
    let s: Vec<f64> = lengths.into_iter().map(|(_, length)| length).collect();
    let mut u = images.select_columns(&order);
    u.column_iter_mut().zip(&s).for_each(|(mut column, s)| column /= *s);
    Thin { u, s, vt: v.select_columns(&order).transpose() }
}

/// Turns two columns of the images to right angles, and those of `v` with them; false where they
/// are.
fn turn(images: &mut DMatrix<f64>, v: &mut DMatrix<f64>, (i, j): (usize, usize)) -> bool {
    let [a, b] = [i, j].map(|k| images.column(k).norm_squared());
    let across = images.column(i).dot(&images.column(j));
    if across.abs() <= f64::EPSILON * (a * b).sqrt() {
        return false;
    }
    let half = (b - a) / (2.0 * across);
    let tangent = half.signum() / (half.abs() + half.hypot(1.0));
    let cosine = tangent.hypot(1.0).recip();
    let sine = cosine * tangent;
    for matrix in [images, v] {
        for row in 0..matrix.nrows() {
            let (x, y) = (matrix[(row, i)], matrix[(row, j)]);
            matrix[(row, i)] = cosine * x - sine * y;
            matrix[(row, j)] = sine * x + cosine * y;
        }
    }
    true
}

/// Singular values, descending.
pub(super) fn values(m: &DMatrix<f64>) -> Vec<f64> {
    if m.nrows() < m.ncols() {
        return values(&m.transpose());
    }
    let core = Core::of(m).core;
    if core.is_empty() {
        return vec![0.0; m.ncols()];
    }
    let zeros = std::iter::repeat_n(0.0, m.ncols() - core.nrows());
    core.singular_values().iter().copied().chain(zeros).collect()
}

/// m = outer · core · inner with orthonormal columns in outer (`d × r`), orthonormal rows in inner
/// (`r × n`) and an invertible core (`r × r`).
struct Core {
    outer: DMatrix<f64>,
    core: DMatrix<f64>,
    inner: DMatrix<f64>,
}

impl Core {
    /// `m` is not empty and has at least as many rows as columns.
    fn of(m: &DMatrix<f64>) -> Self {
        let qr = m.clone().col_piv_qr();
        let (q, mut r) = (qr.q(), qr.r());
        let cut = ROUNDING * m.ncols() as f64 * f64::EPSILON * r[(0, 0)].abs();
        let rank = (0..r.nrows()).take_while(|&i| r[(i, i)].abs() > cut).count();
        qr.p().inv_permute_columns(&mut r);
        let short = r.rows(0, rank).transpose().qr();
        Self {
            outer: q.columns(0, rank).clone_owned(),
            core: short.r().transpose(),
            inner: short.q().transpose(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::{normal_matrix, seeded};

    /// ‖u·s·vt − m‖ relative to the largest singular value.
    fn error(m: &DMatrix<f64>) -> f64 {
        let Thin { u, s, vt } = svd(m);
        let largest = s[0];
        (u * DMatrix::from_diagonal(&s.into()) * vt - m).amax() / largest
    }

    #[test]
    fn matrices_of_any_rank_are_decomposed() {
        for (d, n) in [(10, 25), (25, 10), (20, 20)] {
            for rank in 1..=10 {
                let mut rng = seeded(rank as u64);
                let m = normal_matrix(&mut rng, d, rank) * normal_matrix(&mut rng, rank, n);
                assert!(error(&m) < 1e-13, "{d} × {n} of rank {rank}: {:e}", error(&m));
                let zeros = values(&m).iter().filter(|s| **s <= 1e-12 * m.norm()).count();
                assert_eq!(zeros, d.min(n) - rank);
            }
        }
    }

    /// Lower triangular, with columns that get shorter.
    fn triangular(d: usize, seed: u64) -> DMatrix<f64> {
        let normal = normal_matrix(&mut seeded(seed), d, d);
        DMatrix::from_fn(d, d, |i, j| {
            let shorter = 1e3_f64.powf(-(j as f64) / d as f64);
            if j > i { 0.0 } else { (normal[(i, j)] * 8.0).round() / 8.0 * shorter }
        })
    }

    #[test]
    fn matrices_whose_vectors_nalgebra_turns_too_little_are_decomposed() {
        for (d, seed) in [(5, 2571), (6, 3945)] {
            let m = triangular(d, seed);
            let (plain, Thin { u, s, vt }) = (m.clone().svd(true, true), svd_of_core(m.clone()));
            let missed = (u * DMatrix::from_diagonal(&s.into()) * vt - &m).amax();
            assert!(missed < 1e-14 * m.norm(), "{d}: {missed:e}");
            let missed = plain.recompose().map(|product| (product - &m).amax());
            assert!(missed.is_ok_and(|missed| missed > 1e-6 * m.norm()), "no longer needed");
        }
    }

    #[test]
    fn vectors_are_turned_to_where_they_belong_from_anywhere() {
        for d in [2, 3, 7, 20] {
            let mut rng = seeded(d as u64);
            let m = normal_matrix(&mut rng, d, d);
            let anywhere = normal_matrix(&mut rng, d, d).qr().q();
            let (Thin { u, s, vt }, known) = (turned(&m, anywhere), values(&m));
            let off = s.iter().zip(&known).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(off < 1e-13 * known[0], "{d}: {off:e}");
            let one = DMatrix::identity(d, d);
            assert!(
                (u.tr_mul(&u) - &one).amax() < 1e-12 && (&vt * vt.transpose() - one).amax() < 1e-13
            );
            assert!((u * DMatrix::from_diagonal(&s.into()) * vt - m).amax() < 1e-13 * known[0]);
        }
    }

    #[test]
    fn a_zero_matrix_has_zero_singular_values() {
        assert_eq!(values(&DMatrix::zeros(3, 5)), [0.0; 3]);
        assert_eq!(svd(&DMatrix::zeros(3, 5)).s, [0.0; 3]);
    }
}
