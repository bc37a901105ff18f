//! Singular value decomposition that stays right for matrices of low rank.
//!
//! nalgebra's own loses its way where several singular values are zero to rounding (its factors of
//! a product of thin random matrices were seen to miss it by a third). A pivoted QR takes the zero
//! part off first, so that what is left to decompose has full rank.

use nalgebra::DMatrix;

/// Diagonal entries of R up to this times n·ε of the largest are rounding.
const ROUNDING: f64 = 4.0;

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
    let svd = core.svd(true, true);
    let (Some(u), Some(vt)) = (svd.u, svd.v_t) else { unreachable!("both factors were asked for") };
    Thin {
        u: (outer * u).resize_horizontally(n, 0.0),
        s: svd.singular_values.iter().copied().chain(std::iter::repeat_n(0.0, n - r)).collect(),
        vt: (vt * inner).resize_vertically(n, 0.0),
    }
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

    #[test]
    fn a_zero_matrix_has_zero_singular_values() {
        assert_eq!(values(&DMatrix::zeros(3, 5)), [0.0; 3]);
        assert_eq!(svd(&DMatrix::zeros(3, 5)).s, [0.0; 3]);
    }
}
