//! Moves that no log-odds can see: random vectors in the blind directions of the other side, and a common shift.

use nalgebra::{DMatrix, DVector};

use super::{Refusal, recipe::finite};
use crate::{
    linalg::{Subspace, normal_matrix, seeded},
    model::{Cloud, Predictor},
};

/// f + u with u(s) ∈ G⊥: every log-odds f(s)·(g(y) − g(y0)) stays.
pub(super) fn hidden_f(model: &Predictor, size: f64, seed: u64, rtol: f64) -> Result<DMatrix<f64>, Refusal> {
    needs_both(model)?;
    let differences = relative_to_first(model.g().vectors());
    add_outside(model.f(), &Subspace::span(&differences, rtol), "G", size, seed)
}

/// g + v with v(y) ∈ F⊥.
pub(super) fn hidden_g(model: &Predictor, size: f64, seed: u64, rtol: f64) -> Result<DMatrix<f64>, Refusal> {
    needs_both(model)?;
    add_outside(model.g(), &Subspace::span(model.f().vectors(), rtol), "F", size, seed)
}

/// One random vector c, of length `size` times the mean norm of the unembeddings, to be added to each of them.
pub(super) fn shift(g: &Cloud, size: f64, seed: u64) -> Result<DVector<f64>, Refusal> {
    finite("the size", size)?;
    if g.is_empty() {
        return Err(Refusal::Needs { what: "tokens" });
    }
    let direction = normal_matrix(&mut seeded(seed), g.vectors().nrows(), 1).column(0).normalize();
    Ok(direction * (size * mean_norm(g.vectors())))
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
    let noise = seen.reject(&seen.reject(&normal_matrix(&mut seeded(seed), d, n)));
    let scale = size * mean_norm(cloud.vectors()) / mean_norm(&noise);
    Ok(cloud.vectors() + noise * scale)
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
