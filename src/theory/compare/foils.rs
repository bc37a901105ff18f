//! Measures of similarity that move under a gauge while predictions do not (class O): shown to be
//! distrusted.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use crate::{
    linalg::{row_gram, singular_values, symmetric_eigenvalues, times, transposed_times},
    model::Cloud,
};

/// Numbers of each cloud that are multiplied at a time, 8 MB.
const BLOCK: usize = 1 << 20;

/// Up to this order singular values are found directly.
const SMALL: usize = 64;

/// Σ (x − x̄)(x − x̄)ᵀ of the vectors of two clouds with the same labels, and across them. What a
/// map of one side does to them takes a few products, however many vectors there are.
#[derive(Debug, Clone)]
pub struct Moments {
    /// `d × d`.
    pub(super) one: DMatrix<f64>,
    /// `d × d̃`.
    pub(super) across: DMatrix<f64>,
    /// `d̃ × d̃`.
    pub(super) two: DMatrix<f64>,
}

impl Moments {
    /// Of two clouds of as many vectors each.
    pub fn of(one: &Cloud, two: &Cloud) -> Self {
        let mut moments = Self {
            one: DMatrix::zeros(one.d(), one.d()),
            across: DMatrix::zeros(one.d(), two.d()),
            two: DMatrix::zeros(two.d(), two.d()),
        };
        for_blocks(one, two, None, |x, y| {
            moments.one += row_gram(x);
            moments.two += row_gram(y);
            moments.across += times(x, &y.transpose());
        });
        moments
    }

    /// Those across alone, with the vectors of the second cloud in another order.
    pub(super) fn shuffled_across(one: &Cloud, two: &Cloud, order: &[usize]) -> DMatrix<f64> {
        let mut across = DMatrix::zeros(one.d(), two.d());
        for_blocks(one, two, Some(order), |x, y| across += times(x, &y.transpose()));
        across
    }

    /// After a linear map of each side, given as what multiplies columns (`d × n`) by it.
    pub fn moved(
        &self,
        one: impl Fn(&DMatrix<f64>) -> DMatrix<f64>,
        two: impl Fn(&DMatrix<f64>) -> DMatrix<f64>,
    ) -> Self {
        Self {
            one: one(&one(&self.one).transpose()),
            across: two(&one(&self.across).transpose()).transpose(),
            two: two(&two(&self.two).transpose()),
        }
    }

    /// Whether the vectors of both sides differ.
    pub(super) fn varies(&self) -> bool {
        self.one.trace() > 0.0 && self.two.trace() > 0.0
    }

    /// Centred kernel alignment |Σ x yᵀ|² / (|Σ x xᵀ| |Σ y yᵀ|).
    pub fn cka(&self) -> f64 {
        self.across.norm_squared() / (self.one.norm() * self.two.norm())
    }

    /// What is left between the two after the best rotation, both centred and scaled to norm 1: 2 −
    /// 2 Σσ(Σ x yᵀ), from 0 to 2.
    pub fn procrustes(&self) -> f64 {
        let size = (self.one.trace() * self.two.trace()).sqrt();
        (2.0 - 2.0 * nuclear_norm(&self.across) / size).max(0.0)
    }
}

/// Sum of the singular values. Of a large matrix the tiny ones are good to √ε of the largest, which
/// the sum does not notice.
pub(super) fn nuclear_norm(m: &DMatrix<f64>) -> f64 {
    if m.nrows().min(m.ncols()) <= SMALL {
        return singular_values(m).iter().sum();
    }
    let gram = if m.nrows() <= m.ncols() { row_gram(m) } else { transposed_times(m, m) };
    symmetric_eigenvalues(&gram).iter().map(|value| value.max(0.0).sqrt()).sum()
}

/// Hands out some vectors of both clouds at a time, less their means; the second in another `order`
/// if one is given.
fn for_blocks(
    one: &Cloud,
    two: &Cloud,
    order: Option<&[usize]>,
    mut visit: impl FnMut(&DMatrix<f64>, &DMatrix<f64>),
) {
    let means = [one, two].map(|cloud| crate::linalg::mean(cloud.vectors()));
    let each = (BLOCK / one.d().max(two.d()).max(1)).max(1);
    let centred = |cloud: &Cloud, indices: &[usize], mean: &DVector<f64>| {
        let mut block = cloud.vectors_at(indices);
        block.column_iter_mut().for_each(|mut column| column -= mean);
        block
    };
    for from in (0..one.len()).step_by(each) {
        let range: Vec<usize> = (from..(from + each).min(one.len())).collect();
        let other: Vec<usize> =
            order.map_or_else(|| range.clone(), |order| range.iter().map(|&i| order[i]).collect());
        visit(&centred(one, &range, &means[0]), &centred(two, &other, &means[1]));
    }
}

/// CKA and Procrustes distance of both sides; none of a side that is not there, or does not vary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Foils {
    /// CKA of the embeddings.
    pub cka_f: Option<f64>,
    /// CKA of the unembeddings.
    pub cka_g: Option<f64>,
    /// Procrustes distance of the embeddings.
    pub procrustes_f: Option<f64>,
    /// Procrustes distance of the unembeddings.
    pub procrustes_g: Option<f64>,
}

impl Foils {
    /// From the moments of f and of g.
    pub fn of(f: Option<&Moments>, g: Option<&Moments>) -> Self {
        let (f, g) = (f.filter(|moments| moments.varies()), g.filter(|moments| moments.varies()));
        Self {
            cka_f: f.map(Moments::cka),
            cka_g: g.map(Moments::cka),
            procrustes_f: f.map(Moments::procrustes),
            procrustes_g: g.map(Moments::procrustes),
        }
    }
}
