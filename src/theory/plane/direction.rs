//! One direction in R^d, named by what it is made of.

use nalgebra::DVector;
use serde::{Deserialize, Serialize};

use super::error::PlaneError;
use crate::model::{Cloud, Predictor, isolated_pair};

/// A direction, plain data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Direction {
    /// g(to) − g(from).
    Tokens {
        /// Token index.
        from: usize,
        /// Token index.
        to: usize,
    },
    /// f(to) − f(from).
    Contexts {
        /// Context index.
        from: usize,
        /// Context index.
        to: usize,
    },
    /// The mean of g(to) − g(from) over some pairs.
    Mean {
        /// (from, to) tokens.
        pairs: Vec<(usize, usize)>,
    },
    /// A coordinate axis.
    Axis {
        /// Which, from 0.
        index: usize,
    },
    /// One that came with the model ([`Predictor::directions`]).
    Loaded {
        /// Which, from 0.
        index: usize,
    },
    /// Any numbers.
    Given {
        /// d components.
        components: Vec<f64>,
    },
}

impl Direction {
    /// The vector, d components, of any length.
    ///
    /// # Errors
    /// An index past the end or a width other than d, which [`PlaneError`] names, or a mean over no
    /// pairs.
    pub fn vector(&self, model: &Predictor) -> Result<DVector<f64>, PlaneError> {
        let d = model.d();
        match self {
            Self::Tokens { from, to } => difference("token", model.g(), (*from, *to)),
            Self::Contexts { from, to } => difference("context", model.f(), (*from, *to)),
            Self::Mean { pairs } => mean_difference(model.g(), pairs),
            Self::Axis { index } if *index < d => {
                Ok(DVector::from_fn(d, |i, _| f64::from(i == *index)))
            }
            Self::Axis { index } => Err(PlaneError::Index { what: "axis", index: *index, len: d }),
            Self::Loaded { index } => match model.directions().get(*index) {
                Some(direction) => Ok(DVector::from_column_slice(&direction.vector)),
                None => {
                    let len = model.directions().len();
                    Err(PlaneError::Index { what: "direction", index: *index, len })
                }
            },
            Self::Given { components } if components.len() == d => {
                Ok(DVector::from_column_slice(components))
            }
            Self::Given { components } => Err(PlaneError::Width { found: components.len(), d }),
        }
    }

    /// What to call it on an axis. Indices past the end are shown as numbers.
    pub fn name(&self, model: &Predictor) -> String {
        match self {
            Self::Tokens { from, to } => pair_name(model.g(), (*from, *to)),
            Self::Contexts { from, to } => pair_name(model.f(), (*from, *to)),
            Self::Mean { pairs } => format!("mean difference of {} pairs", pairs.len()),
            Self::Axis { index } => format!("coordinate {}", index + 1),
            Self::Loaded { index } => {
                let loaded = model.directions().get(*index);
                loaded.map_or_else(|| index.to_string(), |direction| direction.name.clone())
            }
            Self::Given { .. } => "own direction".to_string(),
        }
    }
}

fn pair_name(cloud: &Cloud, (from, to): (usize, usize)) -> String {
    let label = |i: usize| {
        cloud.labels().get(i).map_or_else(|| i.to_string(), |label| label.trim().to_string())
    };
    isolated_pair(&label(from), &label(to))
}

/// Vector `to` minus vector `from`.
pub(super) fn difference(
    what: &'static str,
    cloud: &Cloud,
    (from, to): (usize, usize),
) -> Result<DVector<f64>, PlaneError> {
    let len = cloud.len();
    match [from, to].into_iter().find(|&i| i >= len) {
        Some(index) => Err(PlaneError::Index { what, index, len }),
        None => Ok(cloud.vector(to) - cloud.vector(from)),
    }
}

/// Mean of the differences of some pairs.
pub(super) fn mean_difference(
    cloud: &Cloud,
    pairs: &[(usize, usize)],
) -> Result<DVector<f64>, PlaneError> {
    if pairs.is_empty() {
        return Err(PlaneError::EmptyFamily);
    }
    let mut sum = DVector::zeros(cloud.d());
    for &pair in pairs {
        sum += difference("token", cloud, pair)?;
    }
    Ok(sum / pairs.len() as f64)
}
