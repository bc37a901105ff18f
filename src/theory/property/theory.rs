//! What theory promises for a property under a move (sections 2 and 3).

use crate::transform::{MoveKind, MoveSummary};

use super::{
    Class, EXACT, Holds, Info, Promise, Reads,
    effect::{Effect, Map, SideEffect},
};

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

/// Which of the moves that keep the distribution also keep a property: what the row can bear, said
/// before anything moves, of a model that caps its logits or does not. Padding keeps whatever a
/// rotation keeps.
pub fn kept_by(info: &Info, capped: bool) -> Vec<MoveKind> {
    let keeps_all = |kind: &MoveKind| {
        let effect = kind.effect();
        effect.is_equivalence(capped) && !effect.reduces
    };
    let alone = |kind: MoveKind| {
        let turned = kind.effect().enlarges;
        let mut summary = MoveSummary::identity();
        summary.kinds = vec![kind];
        (summary.f.orthogonal, summary.g.orthogonal) = (turned, turned);
        summary
    };
    let kept = |kind: &MoveKind| keeps(info, &(&alone(*kind)).into());
    MoveKind::ALL.into_iter().filter(keeps_all).filter(kept).collect()
}

/// The promise for a property that was found `exact` before, or not.
///
/// Theory speaks of exact properties: residual 0 stays 0 and anything else stays something else.
/// With a looser threshold, whether an inexact residual meets it afterwards is not promised.
pub(super) fn promise(
    info: &Info,
    mv: &MoveSummary,
    exact: bool,
    threshold: f64,
    band: bool,
) -> Promise {
    let exact = info.holds != Holds::Exactly || exact || threshold <= EXACT;
    match (keeps(info, &mv.into()), exact) {
        (true, true) => Promise::Kept,
        (false, _) if band => Promise::WithinBand,
        _ => Promise::MayChange,
    }
}
