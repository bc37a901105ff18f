//! Padding to more dimensions: how far, and whether the zeros can be mixed in.

use reactive_graph::prelude::*;

use super::{Workspace, link::MOST_PADDED};
use crate::protocol::ModelCard;
use theory::transform::{Action, Recipe, Side};

/// Up to this many dimensions a padded model can be turned at random: a rotation has that many
/// squared numbers.
const MOST_TURNED: usize = 2048;

impl Workspace {
    /// The number of dimensions to pad to: that which was typed, where it is more than the model
    /// has.
    pub fn padded_to(&self, typed: Option<usize>) -> usize {
        let d = self.dimension();
        typed.filter(|to| *to > d).unwrap_or(d + 1)
    }

    /// A number of dimensions as it is taken: more than the model has, and no more than its vectors
    /// can be padded to.
    pub fn can_pad_to(&self, entered: f64) -> usize {
        let (least, vectors) = (self.dimension() + 1, self.vectors().max(1));
        (entered.round().max(0.0) as usize).clamp(least, (MOST_PADDED / vectors).max(least))
    }

    /// Whether a model of this many dimensions can be turned at random.
    pub fn can_turn(to: usize) -> bool {
        to <= MOST_TURNED
    }

    /// Pads to this many dimensions, and mixes the zeros in by a random rotation where that is
    /// wished and can be.
    pub fn pad(&self, to: usize, turned: bool, seed: u64) {
        let rotation = Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } };
        let turn = (turned && Self::can_turn(to)).then_some(rotation);
        self.add_all([Action::Pad { to }].into_iter().chain(turn));
    }

    fn dimension(&self) -> usize {
        self.model.with(|model| model.as_ref().map_or(0, |model| model.card.d))
    }

    fn vectors(&self) -> usize {
        let all = |card: &ModelCard| card.tokens.len() + card.contexts.len();
        self.model.with(|model| model.as_ref().map_or(0, |model| all(&model.card)))
    }
}
