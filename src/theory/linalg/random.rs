//! Seeded random matrices, the same on every machine.

use nalgebra::DMatrix;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use super::Reflections;

/// The generator that every seed in the app means.
pub fn seeded(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Independent standard normal entries, `rows × columns`.
pub fn normal_matrix(rng: &mut ChaCha8Rng, rows: usize, columns: usize) -> DMatrix<f64> {
    DMatrix::from_fn(rows, columns, |_, _| StandardNormal.sample(rng))
}

/// A random orthogonal `d × d` matrix, uniform (Haar).
pub fn haar_orthogonal(rng: &mut ChaCha8Rng, d: usize) -> DMatrix<f64> {
    Reflections::random(rng, d).matrix()
}
