//! Moves to another dimension that keep the distribution.

use nalgebra::DMatrix;

use super::{Refusal, hidden::relative_to_first};
use crate::{linalg::Subspace, model::Predictor};

/// The `d′ × d` maps of f and g into k coordinates: U_Mᵀ and C U_Nᵀ with C = U_Mᵀ U_N (section 2 of the theory).
pub(super) fn minimal(model: &Predictor, rtol: f64) -> Result<(DMatrix<f64>, DMatrix<f64>), Refusal> {
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
    Ok((u_m.transpose(), u_m.tr_mul(u_n) * u_n.transpose()))
}

/// Zeros appended to every column until it has `to` components.
pub(super) fn padded(columns: &DMatrix<f64>, to: usize) -> Result<DMatrix<f64>, Refusal> {
    let d = columns.nrows();
    if to < d {
        return Err(Refusal::PadTooSmall { d, to });
    }
    Ok(columns.clone().resize_vertically(to, 0.0))
}
