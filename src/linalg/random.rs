//! Seeded random matrices, the same on every machine.

use nalgebra::DMatrix;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

/// The generator that every seed in the app means.
pub fn seeded(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Independent standard normal entries, `rows × columns`.
pub fn normal_matrix(rng: &mut ChaCha8Rng, rows: usize, columns: usize) -> DMatrix<f64> {
    DMatrix::from_fn(rows, columns, |_, _| StandardNormal.sample(rng))
}

/// A random orthogonal `d × d` matrix, uniform (Haar): QR of a normal matrix with the signs of R's diagonal taken out.
pub fn haar_orthogonal(rng: &mut ChaCha8Rng, d: usize) -> DMatrix<f64> {
    let qr = normal_matrix(rng, d, d).qr();
    let (mut q, r) = (qr.q(), qr.r());
    for (mut column, sign) in q.column_iter_mut().zip(r.diagonal().iter().map(|x| x.signum())) {
        column *= sign;
    }
    q
}
