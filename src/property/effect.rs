//! What a composed move did to each side: all that theory needs to know of it.

use serde::{Deserialize, Serialize};

/// The linear part of a move on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Map {
    /// Nothing was done.
    #[default]
    Identity,
    /// Orthogonal times a scalar, or an isometric embedding into more dimensions.
    Rotation,
    /// Any invertible map.
    Invertible,
}

/// What happened to f or to g.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SideEffect {
    /// Linear part.
    pub map: Map,
    /// Hidden components were added or removed.
    pub hidden: bool,
    /// One constant vector was added to all.
    pub shift: bool,
}

/// What happened to a model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Every step keeps p.
    pub equivalent: bool,
    /// What happened to f.
    pub f: SideEffect,
    /// What happened to g.
    pub g: SideEffect,
    /// Condition number κ ≥ 1 of the composed linear part.
    pub condition: f64,
}

impl Effect {
    /// Nothing was done.
    pub fn identity() -> Self {
        Self { equivalent: true, f: SideEffect::default(), g: SideEffect::default(), condition: 1.0 }
    }
}
