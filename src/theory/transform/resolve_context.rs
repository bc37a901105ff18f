//! What recipes are resolved against.

use super::{SideMap, carriage::Carriage};
use crate::model::Predictor;

/// What a recipe is resolved against.
pub(super) struct ResolveContext<'a> {
    /// Planes are found on this model.
    pub base: &'a Predictor,
    /// The model as it is before the step.
    pub current: &'a Predictor,
    /// How g moved since `base`, when that is linear.
    pub map_g: Option<&'a SideMap>,
    /// The linear part of how g moved since `base`.
    pub linear_g: &'a SideMap,
    /// The relative tolerance of ranks of g.
    pub rtol: f64,
    /// How planes were carried along since `base`.
    pub carriage: &'a Carriage,
    /// Whether planes of the base model still have a place (no minimal model since).
    pub carries_planes: bool,
}
