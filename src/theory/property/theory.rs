//! What theory promises for a property under a move (sections 2 and 3).

use crate::transform::MoveSummary;

use super::{
    Class, Holds, Info, Promise, Reads,
    effect::{Effect, Map, SideEffect},
};

/// Residuals up to this count as the exact property that the theorem speaks of.
pub const EXACT: f64 = 1e-6;

/// Whether the class of a property survives the move.
pub(super) fn keeps(info: &Info, effect: &Effect) -> bool {
    if info.outside && effect.reduced {
        return false;
    }
    match info.reads {
        Reads::F => side_keeps(info, &effect.f),
        Reads::G => side_keeps(info, &effect.g),
        Reads::Both => both_keep(info, effect),
    }
}

fn side_keeps(info: &Info, side: &SideEffect) -> bool {
    let still = !(side.hidden || info.origin && side.shift);
    still
        && match info.class {
            Class::Identifiable => side.map == Map::Identity,
            Class::AnyGauge => true,
            Class::OnlyRotations => side.map != Map::Invertible,
        }
}

fn both_keep(info: &Info, effect: &Effect) -> bool {
    let sides = side_keeps(info, &effect.f) && side_keeps(info, &effect.g);
    effect.equivalent && (info.class == Class::Identifiable || sides)
}

/// The promise for a property whose measure was `before`.
///
/// Theory speaks of exact properties: residual 0 stays 0 and anything else stays something else.
/// With a looser threshold, whether an inexact residual meets it afterwards is not promised.
pub(super) fn promise(
    info: &Info,
    mv: &MoveSummary,
    before: f64,
    threshold: f64,
    band: bool,
) -> Promise {
    let exact = info.holds != Holds::Exactly || before <= EXACT || threshold <= EXACT;
    match (keeps(info, &mv.into()), exact) {
        (true, true) => Promise::Kept,
        (false, _) if band => Promise::WithinBand,
        _ => Promise::MayChange,
    }
}
