//! How a linear map stretches: its singular values, κ and determinant, and what is known of them
//! before any decomposition.

use std::sync::{Arc, OnceLock};

use nalgebra::DMatrix;

use super::{Form, LinearMap};
use crate::{
    linalg::{LeftGram, singular_values},
    transform::condition::condition,
};

/// Up to this κ the singular values of A follow from A Aᵀ to nine digits.
const SQUARED_LIMIT: f64 = 1e3;

/// What is known of a dense map; clones share what is found out after they were made.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// All singular values, descending.
    spectrum: OnceLock<Vec<f64>>,
    /// The largest and the smallest.
    extremes: OnceLock<[f64; 2]>,
    /// log |det| and the sign of det.
    determinant: OnceLock<(f64, i8)>,
    /// What those of every map follow from that bends this one's image in few directions.
    gram: Arc<OnceLock<LeftGram>>,
}

impl Known {
    pub(super) fn spectrum(values: Vec<f64>) -> Self {
        Self { spectrum: OnceLock::from(values), ..Self::default() }
    }

    /// All singular values of a map of positive determinant.
    pub(super) fn unmirrored(values: Vec<f64>) -> Self {
        let determinant = (values.iter().map(|s| s.ln()).sum(), 1);
        Self { determinant: OnceLock::from(determinant), ..Self::spectrum(values) }
    }

    /// The largest and the smallest singular value, if these were found.
    fn ends(extremes: Option<[f64; 2]>) -> Self {
        Self { extremes: extremes.map(OnceLock::from).unwrap_or_default(), ..Self::default() }
    }

    /// Whether the map is known to be a rotation, mirrored or not.
    fn turns(&self) -> bool {
        self.spectrum.get().is_some_and(|values| values.iter().all(|&s| s == 1.0))
    }

    /// What follows of the inverse.
    pub(super) fn inverted(&self) -> Self {
        let spectrum = self
            .spectrum
            .get()
            .map(|values| values.iter().rev().map(|s| 1.0 / s).collect::<Vec<_>>());
        let extremes =
            self.extremes.get().map(|[largest, smallest]| [1.0 / smallest, 1.0 / largest]);
        let determinant = self.determinant.get().map(|(log, sign)| (-log, *sign));
        Self {
            spectrum: spectrum.map(OnceLock::from).unwrap_or_default(),
            extremes: extremes.map(OnceLock::from).unwrap_or_default(),
            determinant: determinant.map(OnceLock::from).unwrap_or_default(),
            gram: Arc::default(),
        }
    }
}

impl LinearMap {
    /// log |det A|.
    pub fn log_abs_det(&self) -> f64 {
        self.determinant().0
    }

    /// Sign of det A: 1 or −1.
    pub fn det_sign(&self) -> i8 {
        self.determinant().1
    }

    fn determinant(&self) -> (f64, i8) {
        match &self.form {
            Form::Block { core, .. } => determinant(core),
            Form::Dense { a, known, .. } => {
                *known.determinant.get_or_init(|| determinant(a.whole()))
            }
        }
    }

    /// All d singular values, descending.
    pub fn singular_values(&self) -> Vec<f64> {
        match &self.form {
            Form::Block { basis, core, .. } => {
                let mut values = singular_values(core);
                values.resize(basis.nrows(), 1.0);
                values.sort_by(|a, b| b.total_cmp(a));
                values
            }
            Form::Dense { a, known, .. } => {
                known.spectrum.get_or_init(|| a.singular_values()).clone()
            }
        }
    }

    /// κ(A) = σ₁ / σ_d.
    pub fn condition_number(&self) -> f64 {
        condition(&self.extremes())
    }

    /// σ₁ and σ_d.
    pub fn extremes(&self) -> [f64; 2] {
        let known = match &self.form {
            Form::Dense { known, .. } => known.extremes.get().copied(),
            Form::Block { .. } => None,
        };
        known.unwrap_or_else(|| ends(&self.singular_values()))
    }

    /// What is known of the singular values of the matrix `next · self` without a decomposition.
    pub(super) fn stretches_then(&self, next: &Self) -> Known {
        match (&self.form, &next.form) {
            (_, Form::Dense { known, .. }) if known.turns() => self.stretches(),
            (Form::Dense { known, .. }, _) if known.turns() => next.stretches(),
            (Form::Dense { .. }, Form::Block { basis, core, .. }) => self.bent(basis, core),
            (Form::Block { basis, core, .. }, Form::Dense { a, .. }) => {
                let gram =
                    a.transposed().left_gram().filter(|_| next.condition_number() <= SQUARED_LIMIT);
                gram.map_or_else(Known::default, |gram| {
                    Known::ends(gram.extremes(basis, &core.transpose()))
                })
            }
            (Form::Dense { .. }, Form::Dense { .. }) | (Form::Block { .. }, Form::Block { .. }) => {
                Known::default()
            }
        }
    }

    /// What is known of the singular values of P A when P bends few directions, without a
    /// decomposition of its own. Nothing when κ(A) is so large that A Aᵀ would lose the small ones.
    fn bent(&self, basis: &DMatrix<f64>, core: &DMatrix<f64>) -> Known {
        match &self.form {
            Form::Dense { a, known, .. } if self.condition_number() <= SQUARED_LIMIT => {
                let gram = || a.left_gram().unwrap_or_else(|| LeftGram::new(a.whole()));
                Known::ends(known.gram.get_or_init(gram).extremes(basis, core))
            }
            _ => Known::default(),
        }
    }

    /// What is known of the singular values of this map, which a rotation before or after it does
    /// not change.
    fn stretches(&self) -> Known {
        match &self.form {
            Form::Block { .. } => Known::spectrum(self.singular_values()),
            Form::Dense { known: Known { spectrum, extremes, .. }, .. } => {
                Known { spectrum: spectrum.clone(), extremes: extremes.clone(), ..Known::default() }
            }
        }
    }
}

/// The first and the last of descending numbers; 1 without any.
pub(in crate::transform) fn ends(values: &[f64]) -> [f64; 2] {
    [values.first(), values.last()].map(|end| end.copied().unwrap_or(1.0))
}

/// log |det| and the sign of det.
fn determinant(square: &DMatrix<f64>) -> (f64, i8) {
    if square.is_empty() {
        return (0.0, 1);
    }
    let lu = square.clone().lu();
    let pivots = lu.u().diagonal();
    let sign: f64 =
        lu.p().determinant::<f64>() * pivots.iter().map(|x| x.signum()).product::<f64>();
    (pivots.iter().map(|x| x.abs().ln()).sum(), if sign < 0.0 { -1 } else { 1 })
}
