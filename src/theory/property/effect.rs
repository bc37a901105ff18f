//! What a composed move did to each side: all that theory needs to know of it.

use crate::transform::MoveSummary;

/// The linear part of a move on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Map {
    /// Nothing was done.
    Identity,
    /// Orthogonal times a scalar, or an isometric embedding into more dimensions.
    Rotation,
    /// Any invertible map.
    Invertible,
}

/// What happened to f or to g.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SideEffect {
    /// Linear part.
    pub map: Map,
    /// Hidden components were added or removed.
    pub hidden: bool,
    /// One constant vector was added to all.
    pub shift: bool,
}

/// What happened to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    /// Every step keeps p.
    pub equivalent: bool,
    /// The space itself was reduced.
    pub reduced: bool,
    /// What happened to f.
    pub f: SideEffect,
    /// What happened to g.
    pub g: SideEffect,
}

impl From<&MoveSummary> for Effect {
    fn from(mv: &MoveSummary) -> Self {
        let maps = |side: usize| mv.any(|kind| kind.maps[side]);
        let shift = mv.any(|kind| kind.shifts);
        let f = side(maps(0), mv.linear_on_f(), mv.f.orthogonal, false);
        let g = side(maps(1), mv.linear_on_g(), mv.g.orthogonal, shift);
        Self { equivalent: mv.equivalent, reduced: mv.any(|kind| kind.reduces), f, g }
    }
}

fn side(maps: bool, linear: bool, orthogonal: bool, shift: bool) -> SideEffect {
    let map = match maps {
        false => Map::Identity,
        true if orthogonal => Map::Rotation,
        true => Map::Invertible,
    };
    SideEffect { map, hidden: !linear, shift }
}
