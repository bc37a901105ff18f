//! What random pairs are measured on, and what comes of it.

use super::{geometry::Image, query::Query};
use crate::analysis::Analysis;

/// Measures of random pairs of one model.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    /// One a pair, undefined ones (two equal tokens) left out.
    pub(super) values: Vec<f64>,
    /// The random directions, from which those of a moved model follow.
    pub(super) image: Option<Image>,
}

impl Random {
    /// `None` without any value.
    pub(super) fn new(values: Vec<f64>, image: Option<Image>) -> Option<Self> {
        (!values.is_empty()).then_some(Self { values, image })
    }
}

/// What random pairs are measured on.
#[derive(Clone, Copy)]
pub(crate) struct Drawn<'a> {
    /// The model that is measured.
    pub(super) model: &'a Analysis,
    /// The model as loaded, on which the pairs are drawn.
    pub(super) base: &'a Analysis,
    /// Seed and number of draws.
    pub(super) query: &'a Query,
    /// What was measured of `base`, once it was.
    pub(super) known: Option<&'a Random>,
}
