//! Moves to another dimension that keep the distribution.

use nalgebra::DMatrix;

use super::{Refusal, hidden::relative_to_first};
use crate::{
    linalg::{Known, ProductSpectrum, Subspace, centred, row_factor},
    model::Predictor,
};

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

/// How many dimensions the two sides of a model span, and how many of these the other side sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dimensions {
    /// dim F.
    pub f: usize,
    /// dim G.
    pub g: usize,
    /// dim M = dim N; 0 where rank L0 is 0.
    pub seen: usize,
}

impl Dimensions {
    /// Of a model as it is, at relative tolerance `rtol`. Where M and N are found to differ, so
    /// that one of them has a direction that is hardly seen, it counts.
    pub(super) fn of(model: &Predictor, rtol: f64) -> Self {
        let (f, g0) = (model.f().vectors(), relative_to_first(model.g().vectors()));
        let tolerances @ [of_f, of_g] = model.rank_tolerances(rtol);
        let (span_f, span_g) = (Subspace::span(f, of_f), Subspace::span(&g0, of_g));
        let spread = centred(model.g().vectors()).norm();
        let known = Known {
            tolerances,
            floors: model.rank_floors(),
            rounding: (model.g().vectors().norm() / spread).max(1.0),
        };
        let log_odds = ProductSpectrum::of(&row_factor(f), None, &row_factor(&g0).transpose());
        let [m, n] = [(&span_f, &g0), (&span_g, f)]
            .map(|(span, side)| span.projected_span(side, of_f.max(of_g)).dim());
        let seen = if log_odds.ranks(known)[0] == 0 { 0 } else { m.max(n) };
        Self { f: span_f.dim(), g: span_g.dim(), seen }
    }
}

/// The maps of f and g into k coordinates (section 2 of the theory).
pub(super) fn minimal(model: &Predictor, dimensions: Dimensions) -> Result<Minimal, Refusal> {
    let Dimensions { f: dim_f, g: dim_g, seen } = dimensions;
    if seen == 0 {
        return Err(Refusal::NothingSeen);
    }
    let (f, g0) = (model.f().vectors(), relative_to_first(model.g().vectors()));
    let (span_f, span_g) = (Subspace::leading(f, dim_f), Subspace::leading(&g0, dim_g));
    // All of a side that is seen is its own span: what the other side makes of it has no more
    // digits where that is weak.
    let m = if seen == dim_f { span_f } else { span_f.projected_leading(&g0, seen) };
    let n = if seen == dim_g { span_g } else { span_g.projected_leading(f, seen) };
    let (u_m, u_n) = (m.basis(), n.basis());
    Ok(Minimal {
        to_f: u_m.transpose(),
        to_g: u_m.tr_mul(u_n) * u_n.transpose(),
        drops_f: dim_f > seen,
        drops_g: dim_g > seen,
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
