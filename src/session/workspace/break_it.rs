//! Breaking the model on purpose: the same bend with f left behind, for as long as one likes.

use nalgebra::Matrix2;
use reactive_graph::{graph::untrack, prelude::*};

use super::{History, Workspace};
use crate::protocol::{Live, view};
use theory::transform::{Action, PlaneParameters, Recipe, Side, Step};

/// What g alone is bent by where nothing is bent yet: one sees it at once.
const SHOWN: PlaneParameters = PlaneParameters {
    rotation_degrees: 24.0,
    log2_stretch: [0.8, -0.6],
    shear: 0.35,
    mirrored: false,
};

/// The moves before the break, and as the break left them.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    before: Vec<Step>,
    during: Vec<Step>,
}

impl Workspace {
    /// From now on only g moves: f does not follow the live bend, or, where nothing is bent, a bend
    /// of g alone is added. Nothing is marked for undo: see [`Self::heal`]. Does nothing where no
    /// plane can be bent, where nothing is predicted that could break, or where it is so already.
    pub fn break_it(&self) {
        let predicts = self.model.with_untracked(|m| m.as_ref().is_some_and(|m| m.predicts()));
        if !predicts || self.experiments.broken.with_untracked(Option::is_some) {
            return;
        }
        let Some(live) = untrack(|| self.live()) else { return };
        let before = self.moves.steps.with_untracked(|steps| steps.present().clone());
        let still = (live.t - Matrix2::identity()).norm() < f64::EPSILON;
        let t = if still { SHOWN.matrix() } else { live.t };
        let mut during = Live::split(&before).0.to_vec();
        let id = before.iter().map(|step| step.id + 1).max().unwrap_or(1);
        let id = before.get(during.len()).map_or(id, |live| live.id);
        let matrix = Recipe::Plane { plane: live.plane, t: view::rows(&t) };
        let action = Action::Linear { on: Side::OnlyG, matrix };
        during.push(Step { id, enabled: true, action });
        self.adjust_steps(during.clone());
        self.experiments.broken.set(Some(Broken { before, during }));
    }

    /// f follows again: the moves are what they were, or, where the hand went on in between, the
    /// live bend is a gauge again.
    pub fn heal(&self) {
        let Some(broken) = self.experiments.broken.try_update(Option::take).flatten() else {
            return;
        };
        let now = self.moves.steps.with_untracked(|steps| steps.present().clone());
        if now == broken.during {
            self.adjust_steps(broken.before);
        } else if untrack(|| self.next_side()) == Side::OnlyG {
            self.choose_side(Side::Gauge);
        }
    }

    /// Whether only g moves, on purpose.
    pub fn is_broken(&self) -> bool {
        self.experiments.broken.with(Option::is_some)
    }

    /// Changes the steps without a mark for undo; one sees the plane go there.
    fn adjust_steps(&self, steps: Vec<Step>) {
        self.shortly(|| {
            self.moves.steps.update(|history: &mut History<Vec<Step>>| history.adjust(steps));
            self.moved();
        });
    }
}
