//! Moves that no log-odds can see: random vectors in the blind directions of the other side, and a
//! common shift.

use nalgebra::{DMatrix, DVector};

use super::{Refusal, recipe::finite};
use crate::{
    linalg::{Subspace, covariance, mean, normal_matrix, seeded},
    model::{Cloud, Predictor},
};

/// So many columns of noise are made at a time.
const BLOCK: usize = 4096;

/// f + u with u(s) ∈ G⊥: every log-odds f(s)·(g(y) − g(y0)) stays.
pub(super) fn hidden_f(
    model: &Predictor,
    size: f64,
    seed: u64,
    rtol: f64,
) -> Result<DMatrix<f64>, Refusal> {
    needs_both(model)?;
    add_outside(model.f(), &span_of_differences(model.g().vectors(), rtol), "G", size, seed)
}

/// g + v with v(y) ∈ F⊥.
pub(super) fn hidden_g(
    model: &Predictor,
    size: f64,
    seed: u64,
    rtol: f64,
) -> Result<DMatrix<f64>, Refusal> {
    needs_both(model)?;
    add_outside(model.g(), &Subspace::span(model.f().vectors(), rtol), "F", size, seed)
}

/// One random vector c, of length `size` times the mean norm of the unembeddings, to be added to
/// each of them.
pub(super) fn shift(g: &Cloud, size: f64, seed: u64) -> Result<DVector<f64>, Refusal> {
    finite("the size", size)?;
    if g.is_empty() {
        return Err(Refusal::Needs { what: "tokens" });
    }
    let direction = normal_matrix(&mut seeded(seed), g.vectors().nrows(), 1).column(0).normalize();
    Ok(direction * (size * mean_norm(g.vectors())))
}

/// The span of all differences of these vectors; of many of them through their Gram matrix, which
/// needs no copy.
fn span_of_differences(vectors: &DMatrix<f64>, rtol: f64) -> Subspace {
    let (d, n) = vectors.shape();
    if n <= d {
        return Subspace::span(&relative_to_first(vectors), rtol);
    }
    let offset = mean(vectors) - vectors.column(0);
    let gram = covariance(vectors) * (n as f64 - 1.0) + &offset * offset.transpose() * n as f64;
    Subspace::span_with_gram(&gram, rtol, || relative_to_first(vectors))
}

/// Every vector minus the first: their span does not depend on which one is subtracted.
pub(super) fn relative_to_first(vectors: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = vectors.clone();
    if vectors.ncols() > 0 {
        out.column_iter_mut().for_each(|mut column| column -= vectors.column(0));
    }
    out
}

/// Adds random vectors orthogonal to `seen`, with mean norm `size` times that of the cloud.
fn add_outside(
    cloud: &Cloud,
    seen: &Subspace,
    seen_by: &'static str,
    size: f64,
    seed: u64,
) -> Result<DMatrix<f64>, Refusal> {
    finite("the size", size)?;
    let (d, n) = cloud.vectors().shape();
    if seen.dim() >= d {
        return Err(Refusal::NoRoom { seen_by, d });
    }
    let (mut rng, mut moved) = (seeded(seed), DMatrix::zeros(d, n));
    for from in (0..n).step_by(BLOCK) {
        let noise = normal_matrix(&mut rng, d, BLOCK.min(n - from));
        moved.columns_mut(from, noise.ncols()).copy_from(&seen.reject(&seen.reject(&noise)));
    }
    moved *= size * mean_norm(cloud.vectors()) / mean_norm(&moved);
    moved += cloud.vectors();
    Ok(moved)
}

fn needs_both(model: &Predictor) -> Result<(), Refusal> {
    match (model.f().is_empty(), model.g().is_empty()) {
        (true, _) => Err(Refusal::Needs { what: "contexts" }),
        (_, true) => Err(Refusal::Needs { what: "tokens" }),
        _ => Ok(()),
    }
}

fn mean_norm(vectors: &DMatrix<f64>) -> f64 {
    vectors.column_iter().map(|c| c.norm()).sum::<f64>() / vectors.ncols().max(1) as f64
}
