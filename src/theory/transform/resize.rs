//! Moves to another dimension that keep the distribution.

use nalgebra::DMatrix;

use super::{Refusal, hidden::relative_to_first};
use crate::{linalg::Subspace, model::Predictor};

/// The model in k coordinates.
pub(super) struct Minimal {
    /// f ↦ U_Mᵀ f, `k × d`: an isometry where F = M.
    pub to_f: DMatrix<f64>,
    /// g ↦ C U_Nᵀ g with C = U_Mᵀ U_N, `k × d`: invertible on G where G = N, an isometry where M =
    /// N too.
    pub to_g: DMatrix<f64>,
    /// Whether F is larger than M.
    pub drops_f: bool,
    /// Whether G is larger than N.
    pub drops_g: bool,
}

/// The maps of f and g into k coordinates (section 2 of the theory).
pub(super) fn minimal(model: &Predictor, rtol: f64) -> Result<Minimal, Refusal> {
    if !model.predicts() {
        return Err(Refusal::Needs { what: "contexts and tokens" });
    }
    let (f, g0) = (model.f().vectors(), relative_to_first(model.g().vectors()));
    let (span_f, span_g) = (Subspace::span(f, rtol), Subspace::span(&g0, rtol));
    let m = Subspace::span(&span_f.project(&g0), rtol);
    let n = Subspace::span(&span_g.project(f), rtol);
    if m.dim() == 0 {
        return Err(Refusal::NothingSeen);
    }
    if m.dim() != n.dim() {
        return Err(Refusal::UnclearRank { m: m.dim(), n: n.dim() });
    }
    let (u_m, u_n) = (m.basis(), n.basis());
    Ok(Minimal {
        to_f: u_m.transpose(),
        to_g: u_m.tr_mul(u_n) * u_n.transpose(),
        drops_f: span_f.dim() > m.dim(),
        drops_g: span_g.dim() > n.dim(),
    })
}

/// Zeros appended to every column until it has `to` components.
pub(super) fn padded(columns: &DMatrix<f64>, to: usize) -> Result<DMatrix<f64>, Refusal> {
    let d = columns.nrows();
    if to < d {
        return Err(Refusal::PadTooSmall { d, to });
    }
    Ok(columns.clone().resize_vertically(to, 0.0))
}
