//! The model after its steps: those that stand still are kept composed, so that a live step costs
//! no more than itself, whatever came before.

use std::sync::Arc;

use super::ModelEngine;
use crate::protocol::Live;
use theory::{
    analysis::Analysis,
    model::Predictor,
    property::Measuring,
    transform::{Composition, Step, TransformError, Transformed},
};

/// The model after the steps that stand still.
pub(super) struct Composed {
    pub(super) steps: Vec<Step>,
    /// Steps that cannot be applied: they are left out.
    pub(super) skipped: Vec<TransformError>,
    pub(super) composition: Composition,
    analysis: Option<Analysis>,
}

impl Composed {
    pub(super) fn none(base: &Arc<Predictor>, rtol: f64) -> Self {
        let composition = Composition::start(base, rtol);
        Self { steps: Vec::new(), skipped: Vec::new(), composition, analysis: None }
    }

    /// What was computed of it; none where the model as loaded is as good a start.
    fn analysis(&mut self, before: &Analysis) -> Option<&Analysis> {
        let Self { composition, analysis, .. } = self;
        let known = composition.is_dense() && composition.map_g().is_some();
        known.then(|| &*analysis.get_or_insert_with(|| before.moved(&composition.clone().finish())))
    }
}

pub(in crate::engine) struct Moved {
    pub(super) steps: Vec<Step>,
    /// Steps that were left out.
    pub(super) skipped: Vec<TransformError>,
    pub(super) transformed: Transformed,
    /// That of the model as loaded where nothing moved: what is measured of one is measured of
    /// both.
    pub(in crate::engine) analysis: Arc<Analysis>,
}

impl ModelEngine {
    /// The settled steps, composed; those that cannot be applied are left out.
    pub(in crate::engine) fn composed(&mut self, settled: &[Step]) -> &Composition {
        if self.composed.steps != settled {
            let start = Composition::start(&self.base, self.before.rtol());
            let (composition, skipped) = start.run_possible(settled);
            let (steps, composition) = (settled.to_vec(), composition.settle());
            self.composed = Composed { steps, skipped, composition, analysis: None };
        }
        &self.composed.composition
    }

    /// Those of the steps that can be applied.
    pub(super) fn possible(&mut self, steps: &[Step]) -> Vec<Step> {
        let skipped = &self.both(steps).1.skipped;
        let possible = |step: &&Step| skipped.iter().all(|skipped| skipped.step != step.id);
        steps.iter().filter(possible).cloned().collect()
    }

    /// The model as loaded, the model after all steps that can be applied, and what is remembered
    /// of rows.
    pub(in crate::engine) fn both(
        &mut self,
        steps: &[Step],
    ) -> (&Analysis, &Moved, &mut Measuring) {
        let moved = match self.moved.take().filter(|moved| moved.steps == steps) {
            Some(moved) => moved,
            None => self.move_by(steps),
        };
        let followed = moved.transformed.map_g.is_some();
        let [measuring, measuring_without] = &mut self.measuring;
        let moved = self.moved.insert(moved);
        match &self.without {
            Some(without) if !followed => (without, moved, measuring_without),
            _ => (&self.before, moved, measuring),
        }
    }

    fn move_by(&mut self, steps: &[Step]) -> Moved {
        let (settled, _) = Live::split(steps);
        let live = &steps[settled.len()..];
        self.composed(settled);
        let start = &mut self.composed;
        let (there, skipped) = start.composition.clone().run_possible(live);
        let (transformed, skipped) =
            (there.finish(), start.skipped.iter().cloned().chain(skipped).collect());
        // Hidden parts of g are drawn token by token: those of tokens that are not loaded are not
        // known.
        let before =
            self.without.as_ref().filter(|_| transformed.map_g.is_none()).unwrap_or(&self.before);
        let analysis = match start.analysis(&self.before) {
            _ if Arc::ptr_eq(&transformed.model, before.model()) => before.clone(),
            Some(analysis) => {
                analysis.catch_up(before);
                Arc::new(analysis.moved_on(&transformed))
            }
            None => Arc::new(before.moved(&transformed)),
        };
        Moved { steps: steps.to_vec(), skipped, transformed, analysis }
    }
}
