//! Canonical correlations of two clouds of vectors, with the same after a shuffle of the labels.

use nalgebra::DMatrix;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use crate::{
    linalg::{
        centred, definite_inverse, rank, seeded, singular_values, solve_lower, thin_svd, times,
        transposed_times,
    },
    model::Cloud,
};

use super::{
    foils::{Moments, nuclear_norm},
    held_out::trusted_factor,
};

/// Up to this many dimensions a decomposition is quick enough.
const SMALL: usize = 64;

/// Mean canonical correlation of two sides (class GL).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Canonical {
    /// The vectors of one side (less their mean) span all that `rows` labels can: then every
    /// correlation is 1 whatever the other side is, and says nothing.
    ByConstruction {
        /// Labels.
        rows: usize,
        /// Dimensions of the larger span: rows − 1.
        dimensions: usize,
    },
    /// Their mean.
    Mean {
        /// Mean of all correlations, in [0, 1].
        mean: f64,
        /// How many there are: the smaller of the two ranks.
        count: usize,
        /// The same with the labels of one side shuffled; none where it was not asked for.
        null: Option<Null>,
    },
}

/// Means of canonical correlations that nothing but chance makes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Null {
    /// Shuffles.
    pub shuffles: usize,
    /// Smallest mean correlation of them.
    pub least: f64,
    /// Mean of them.
    pub mean: f64,
    /// Largest.
    pub most: f64,
}

impl Canonical {
    /// The mean itself, 1 where that is by construction.
    pub fn value(&self) -> f64 {
        match self {
            Self::ByConstruction { .. } => 1.0,
            Self::Mean { mean, .. } => *mean,
        }
    }

    /// Of two clouds with the same labels and their moments. `None` where a side does not vary.
    pub(super) fn of(
        one: &Cloud,
        two: &Cloud,
        moments: &Moments,
        rtol: f64,
        shuffles: usize,
        seed: u64,
    ) -> Option<Self> {
        let rows = one.len();
        if [one, two].iter().any(|cloud| independent(cloud, rtol)) {
            return Some(Self::ByConstruction { rows, dimensions: rows - 1 });
        }
        let whitened = Whitened::new(one, two, moments, rtol)?;
        if whitened.ranks.contains(&(rows.saturating_sub(1))) {
            return Some(Self::ByConstruction { rows, dimensions: rows - 1 });
        }
        let mut order: Vec<usize> = (0..rows).collect();
        let mut rng = seeded(seed);
        let means = (0..shuffles).map(|_| {
            order.shuffle(&mut rng);
            whitened.mean(Some(&order))
        });
        let means: Vec<f64> = means.collect();
        Some(Self::Mean {
            mean: whitened.mean(None),
            count: whitened.count(),
            null: Null::of(&means),
        })
    }
}

impl Null {
    fn of(means: &[f64]) -> Option<Self> {
        (!means.is_empty()).then(|| Self {
            shuffles: means.len(),
            least: means.iter().copied().fold(f64::INFINITY, f64::min),
            mean: means.iter().sum::<f64>() / means.len() as f64,
            most: means.iter().copied().fold(0.0, f64::max),
        })
    }
}

/// Whether many vectors, no more than dimensions + 1, are affinely independent, as far as that is
/// quickly known.
fn independent(cloud: &Cloud, rtol: f64) -> bool {
    let n = cloud.len();
    if n <= SMALL || n > cloud.d() + 1 {
        return false;
    }
    let vectors = centred(cloud.vectors());
    let gram = transposed_times(&vectors, &vectors);
    // The vector of ones is its kernel; put there what is among the other eigenvalues in size.
    let lifted = gram.trace() / (n * n) as f64;
    definite_inverse(&gram.add_scalar(lifted), rtol).is_some()
}

/// Two clouds made ready: their canonical correlations are the singular values of one product.
struct Whitened<'a> {
    one: &'a Cloud,
    two: &'a Cloud,
    ranks: [usize; 2],
    form: Form<'a>,
}

enum Form<'a> {
    /// Orthonormal rows (`r × n`) that span the row space of the centred vectors.
    Rows([DMatrix<f64>; 2]),
    /// Cholesky factors of the moments of both.
    Factors([DMatrix<f64>; 2], &'a DMatrix<f64>),
}

impl<'a> Whitened<'a> {
    fn new(one: &'a Cloud, two: &'a Cloud, moments: &'a Moments, rtol: f64) -> Option<Self> {
        if one.d().min(two.d()) > SMALL {
            let factors = trusted_factor(&moments.one).zip(trusted_factor(&moments.two));
            if let Some((l1, l2)) = factors {
                let form = Form::Factors([l1, l2], &moments.across);
                return Some(Self { one, two, ranks: [one.d(), two.d()], form });
            }
        }
        let rows = [one, two].map(|cloud| {
            let svd = thin_svd(&centred(cloud.vectors()));
            svd.vt.rows(0, rank(&svd.s, rtol)).clone_owned()
        });
        let ranks = [rows[0].nrows(), rows[1].nrows()];
        (!ranks.contains(&0)).then_some(Self { one, two, ranks, form: Form::Rows(rows) })
    }

    fn count(&self) -> usize {
        self.ranks[0].min(self.ranks[1])
    }

    /// Mean correlation, with the second cloud in another order if one is given.
    fn mean(&self, order: Option<&[usize]>) -> f64 {
        let count = self.count() as f64;
        match &self.form {
            Form::Rows([one, two]) => {
                let product = match order {
                    Some(order) => times(one, &two.select_columns(order).transpose()),
                    None => times(one, &two.transpose()),
                };
                singular_values(&product).iter().map(|s| s.clamp(0.0, 1.0)).sum::<f64>() / count
            }
            Form::Factors([l1, l2], across) => {
                let shuffled =
                    order.map(|order| Moments::shuffled_across(self.one, self.two, order));
                let half = solve_lower(l1, shuffled.as_ref().unwrap_or(across));
                let whole = half.and_then(|half| solve_lower(l2, &half.transpose()));
                whole.map_or(f64::NAN, |product| (nuclear_norm(&product) / count).min(1.0))
            }
        }
    }
}
