//! Moves that show what a property can and cannot bear.

use reactive_graph::prelude::*;

use super::{Workspace, queue::Once};
use crate::protocol::Wish;
use theory::transform::End;

/// Up to this κ nothing is stretched: the worst case would be no move at all.
const STILL: f64 = 1.0 + 1e-9;

/// Condition number of the worst and the best case while nothing is stretched.
const EXTREME_CONDITION: f64 = 4.0;

impl Workspace {
    /// Asks for the move that destroys or keeps a property; it replaces all steps, or the row says
    /// why there is none.
    pub fn suggest(&self, id: &str, wish: Wish) {
        self.ask_once(Once::Suggest(id.into(), wish));
    }

    /// Asks for the worst or best case of a property that has one: at the κ of the moves, where
    /// they stretch anything.
    pub fn suggest_extreme(&self, id: &str, end: End) {
        let summary = self.moves.summary;
        let current = summary.with(|s| s.as_ref().map_or(1.0, |s| s.condition));
        let condition = if current > STILL { current } else { EXTREME_CONDITION };
        self.suggest(id, Wish::Extreme(end, condition));
    }
}
