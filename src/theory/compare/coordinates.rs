//! Minimal coordinates: a model in the k dimensions that its predictions see.

use nalgebra::DMatrix;

use crate::{
    analysis::Analysis,
    linalg::{times, transposed_times},
};

/// a = U_Mᵀ f (`k × S`) and c = C U_Nᵀ g0 (`k × V`) with a·c = f·g0, for orthonormal bases U_M and
/// U_N of M and N and C = U_Mᵀ U_N. g0 is relative to the first token, whatever the pivot of the
/// analysis.
#[derive(Debug, Clone)]
pub struct Coordinates {
    a: DMatrix<f64>,
    c: DMatrix<f64>,
    /// C U_Nᵀ, `k × d`.
    across: DMatrix<f64>,
}

impl Coordinates {
    /// `None` without contexts or without tokens.
    pub fn of(model: &Analysis) -> Option<Self> {
        if !model.model().predicts() {
            return None;
        }
        let (m, n) = (model.m().basis(), model.n().basis());
        let across = times(&transposed_times(m, n), &n.transpose());
        let (a, c) = (transposed_times(m, model.f()), times(&across, &relative(model.g())));
        Some(Self { a, c, across })
    }

    /// a, `k × S`.
    pub fn a(&self) -> &DMatrix<f64> {
        &self.a
    }

    /// c, `k × V`; the first column is zero.
    pub fn c(&self) -> &DMatrix<f64> {
        &self.c
    }

    /// What differences of tokens (`d × n`) are in coordinates of c (`k × n`).
    pub fn of_differences(&self, differences: &DMatrix<f64>) -> DMatrix<f64> {
        times(&self.across, differences)
    }

    /// k.
    pub fn k(&self) -> usize {
        self.a.nrows()
    }
}

/// Tokens in coordinates of G alone, U_Gᵀ g0 (`dim G × V`): what there is of a model without
/// contexts.
pub(super) fn of_tokens(model: &Analysis) -> DMatrix<f64> {
    transposed_times(model.span_g().basis(), &relative(model.g()))
}

/// Columns relative to the first one.
fn relative(g: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = g.clone();
    if g.ncols() > 0 {
        let pivot = g.column(0).clone_owned();
        out.column_iter_mut().for_each(|mut column| column -= &pivot);
    }
    out
}
