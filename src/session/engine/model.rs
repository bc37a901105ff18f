//! One open model and the caches that make answering quick.

mod answers;
mod moved;
mod path;

use std::sync::Arc;

use nalgebra::DMatrix;
use thiserror::Error;

use self::moved::{Composed, Moved};
pub(super) use self::path::frames_for;
use super::{clock::Clock, contexts::States};
use crate::protocol::{
    At, Dimensions, Directions, Inspection, Measured, ModelCard, ParallelSide, Parallels, Saved,
    SavedAs, Setting, Settled, Skipped, Statistics, Wish, question, view::fitted,
};
use formats::{Loaded, ModelFormat, SaveError};
use picture::scene::{PointKind, PointRef};
use theory::{
    analysis::Analysis,
    compare::CannotFit,
    model::{Concept, ModelError, NamedDirection, Predictor},
    plane::{Plane, PlaneError, PlaneSpec},
    property::{
        Class, Depth, Exactness, Measuring, NoMove, NotTestable, Picture, Query, extreme, infos,
        measure, nearest, picture, what_destroys, what_keeps,
    },
    transform::{Action, Step},
};

/// How many nearest neighbours and next tokens of a point are named.
const NEIGHBOURS: usize = 6;
const NEXT: usize = 3;

/// After so many milliseconds no further row is begun: what is measured is shown, and a newer
/// change need not wait.
const PATIENCE: f64 = 50.0;

/// An open model. The settled steps are kept composed, so that a live step costs no more than
/// itself, whatever came before.
pub struct ModelEngine {
    pub(super) settled: Arc<Settled>,
    pub(super) base: Arc<Predictor>,
    pub(super) states: States,
    concepts: Vec<Concept>,
    tokens_in_file: u64,
    /// The tolerance of ranks that was set.
    rtol: f64,
    pub(super) before: Arc<Analysis>,
    /// The same without statistics of tokens that are not loaded, where `before` has them.
    without: Option<Arc<Analysis>>,
    composed: Composed,
    moved: Option<Moved>,
    /// Rows of `before` and of `without`.
    measuring: [Measuring; 2],
    clock: Option<Clock>,
}

/// Why a question has no answer.
#[derive(Debug, Error)]
pub enum Refused {
    /// The question rests on what was not told.
    #[error("revision {found} of the steps is asked about; the worker was told revision {known}")]
    Unknown {
        /// The revision that was asked about.
        found: u64,
        /// The one that was told last.
        known: u64,
    },
    /// Nothing is hidden from the contexts that are loaded.
    #[error(
        "the contexts span {dim} of {d} dimensions: there is no direction beside the plane that no \
        prediction sees"
    )]
    NoHidden {
        /// dim F.
        dim: usize,
        /// Dimension of the model.
        d: usize,
    },
    /// There is no such plane.
    #[error(transparent)]
    Plane(#[from] PlaneError),
    /// There is no such picture.
    #[error("the picture {0}")]
    Picture(#[from] NotTestable),
    /// A part of it cannot be fitted.
    #[error(transparent)]
    Fit(#[from] CannotFit),
    /// The contexts make no model.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The file cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl ModelEngine {
    /// Takes a model in; nothing is computed yet.
    pub fn new(loaded: Loaded, clock: Option<Clock>) -> Self {
        let base = Arc::new(loaded.model);
        let before = Arc::new(Analysis::new(base.clone(), Analysis::DEFAULT_RTOL, 0));
        let composed = Composed::none(&base, before.rtol());
        let Loaded { concepts, tokens_in_file, .. } = loaded;
        let measuring = Default::default();
        Self {
            settled: Arc::default(),
            states: States::default(),
            base,
            concepts,
            tokens_in_file,
            rtol: Analysis::DEFAULT_RTOL,
            before,
            without: None,
            composed,
            moved: None,
            measuring,
            clock,
        }
    }

    /// The model as loaded.
    pub fn loaded(&self) -> &Arc<Predictor> {
        &self.base
    }

    /// Relative tolerance of its ranks.
    pub fn rtol(&self) -> f64 {
        self.before.rtol()
    }

    /// What was read.
    pub fn card(&self) -> ModelCard {
        ModelCard {
            provenance: self.base.provenance().clone(),
            d: self.base.d(),
            tokens: self.base.g().shared_labels(),
            spelled: self.base.spelled().clone(),
            tokens_in_file: self.tokens_in_file,
            contexts: self.base.f().shared_labels(),
            context_groups: self.base.context_groups().to_vec().into(),
            relations: self.base.relations().to_vec(),
            concepts: self.concepts.clone(),
            warnings: self.base.warnings().to_vec(),
            directions: self.base.directions().to_vec(),
        }
    }

    /// Takes in what is so from now on.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Settled(settled) => self.settled = settled,
            Setting::Ranks { rtol, pivot } => self.configure(rtol, pivot),
            Setting::Directions(directions) => self.direct(&directions),
            Setting::Statistics(statistics) => self.count(statistics.as_ref()),
            Setting::States(batch) => self.states.take(&batch),
            // Where they make no model, it stays what it is.
            Setting::Contexts(contexts) => drop(self.list(&contexts)),
            Setting::Forget(keys) => self.states.forget(&keys),
        }
    }

    /// All steps of a state that was told.
    pub(super) fn steps(&self, at: &At) -> Result<Vec<Step>, Refused> {
        let (found, known) = (at.revision, self.settled.revision);
        if found != known {
            return Err(Refused::Unknown { found, known });
        }
        Ok(self.settled.steps.iter().chain(&at.live).cloned().collect())
    }
}

impl ModelEngine {
    fn save(&mut self, format: SavedAs, steps: &[Step]) -> Result<Saved, Refused> {
        let format = match format {
            SavedAs::Safetensors => ModelFormat::Safetensors,
            SavedAs::Npz => ModelFormat::Npz,
        };
        let model = &self.both(steps).1.transformed.model;
        let name = format!("{} moved.{}", model.provenance().name, format.extension());
        Ok(Saved { name, bytes: format.write(model)? })
    }

    fn configure(&mut self, rtol: f64, pivot: usize) {
        let pivot = pivot.min(self.base.g().len().saturating_sub(1));
        self.start_from(Analysis::new(self.base.clone(), rtol, pivot), rtol, pivot);
    }

    /// The model with these contexts; with those of its own file where there are none.
    fn list(&mut self, contexts: &question::Contexts) -> Result<(), ModelError> {
        let own = self.states.own.take().unwrap_or_else(|| self.base.clone());
        // Statistics of tokens that are not loaded may have been taken in meanwhile.
        let own = Arc::new(own.with_counted(self.base.counted().cloned()));
        let parts = self.states.parts(contexts);
        let with = match parts.contexts.is_empty() {
            true => Ok(own.clone()),
            false => own.with_contexts(parts).map(Arc::new),
        };
        self.states.own = Some(own);
        self.recontext(with?);
        Ok(())
    }

    /// Other contexts: what was measured of the tokens alone stays.
    fn recontext(&mut self, base: Arc<Predictor>) {
        self.base = base;
        let (rtol, pivot) = (self.rtol, self.before.pivot());
        let before = self.before.with_contexts(self.base.clone());
        self.start_from(before, rtol, pivot);
    }

    fn start_from(&mut self, before: Analysis, rtol: f64, pivot: usize) {
        (self.before, self.rtol) = (Arc::new(before), rtol);
        let loaded = || Analysis::new(Arc::new(self.base.with_counted(None)), rtol, pivot);
        self.without = self.base.counted().map(|_| Arc::new(loaded()));
        self.composed = Composed::none(&self.base, rtol);
        self.moved = None;
        self.measuring = Default::default();
    }

    /// Directions that were read later; the model stays what it is.
    fn direct(&mut self, directions: &[NamedDirection]) {
        self.states.direct(directions);
        self.base = Arc::new(self.base.with_directions(directions));
        self.configure(self.rtol, self.before.pivot());
    }

    /// Statistics of another model are none of this one.
    fn count(&mut self, statistics: Option<&Statistics>) {
        let counted = statistics.and_then(Statistics::moments).map(Arc::new);
        self.base = Arc::new(self.base.with_counted(counted));
        self.configure(self.rtol, self.before.pivot());
    }

    /// The plane that a specification means in the model as loaded.
    pub(super) fn plane(&self, spec: &PlaneSpec) -> Result<Plane, Refused> {
        Ok(spec.find(&self.base)?)
    }

    /// Its axes in the model after the settled steps: as loaded, or where they carry it.
    pub(super) fn axes(
        &mut self,
        spec: &PlaneSpec,
        settled: &[Step],
    ) -> Result<DMatrix<f64>, Refused> {
        let loaded = self.plane(spec)?.basis;
        let there = self.composed(settled);
        Ok(match spec {
            PlaneSpec::Moved(_) => there.carried(&loaded),
            _ => fitted(&loaded, there.model().d()),
        })
    }

    fn rows(&mut self, ids: &[String], steps: &[Step], query: &Query, depth: Depth) -> Measured {
        let clock = self.clock.filter(|_| depth != Depth::Live);
        let (before, after, measuring) = self.both(steps);
        let summary = after.transformed.summary.clone();
        let skipped = after.skipped.iter().map(Skipped::of).collect();
        let begun = clock.map(|now| now());
        let mut rows = Vec::new();
        for id in ids {
            rows.push(measuring.row(id, before, &after.analysis, &summary, query, depth));
            if clock.zip(begun).is_some_and(|(now, begun)| now() - begun > PATIENCE) {
                break;
            }
        }
        Measured { rows, summary, skipped }
    }

    fn picture(&mut self, id: &str, steps: &[Step], query: &Query) -> Option<Picture> {
        let (before, after, _) = self.both(steps);
        picture(id, before, &after.analysis, query)
    }

    fn inspect(&mut self, point: PointRef, steps: &[Step]) -> Inspection {
        let base = self.base.clone();
        let moved = &self.both(steps).1.transformed.model;
        let of = |model: &Predictor| {
            let cloud = if point.kind == PointKind::Tokens { model.g() } else { model.f() };
            let near = nearest(cloud.vectors(), point.index, NEIGHBOURS)
                .into_iter()
                .map(|(i, _)| i)
                .collect();
            (cloud.vector(point.index).norm(), near)
        };
        let ((before, near), (after, near_after)) = (of(&base), of(moved));
        let next = match point.kind {
            PointKind::Tokens => Vec::new(),
            PointKind::Contexts => self.bars(point.index, steps, NEXT).tokens,
        };
        Inspection { point, norm: [before, after], neighbours: [near, near_after], next }
    }

    /// By the board's own measure of two directions, so that both say the same.
    fn parallels(&mut self, pairs: Directions, steps: &[Step]) -> Parallels {
        let [pair_a, pair_b] = pairs;
        let query = Query { pair_a, pair_b, ..(*self.settled.query).clone() };
        let (before, after, _) = self.both(steps);
        let chief = infos().iter().find(|info| info.class == Class::AnyGauge && info.is_chief());
        let id = chief.map_or("", |info| info.id);
        let summary = &after.transformed.summary;
        let row = measure(id, before, &after.analysis, summary, &query, Depth::Live);
        let side = |at: usize, residual: Option<f64>| {
            let residual = residual.unwrap_or(f64::NAN);
            let holds = |found: [Exactness; 2]| found[at].holds(row.threshold);
            let exact = row.exact.is_some_and(holds);
            ParallelSide { exact, residual, angle: residual.clamp(0.0, 1.0).asin() }
        };
        Parallels { sides: [side(0, row.before), side(1, row.after)] }
    }

    /// F of the model as loaded.
    pub(super) fn span_of_contexts(&self) -> &theory::linalg::Subspace {
        self.before.span_f()
    }

    fn dimensions(&self) -> Dimensions {
        let k = self.base.predicts().then(|| self.before.effective_complexity());
        Dimensions { f: self.before.span_f().dim(), g: self.before.span_g().dim(), k }
    }
}

fn suggest(id: &str, wish: Wish, base: &Analysis, query: &Query) -> Result<Action, NoMove> {
    match wish {
        Wish::Destroy => what_destroys(id, base, query),
        Wish::Keep => what_keeps(id, query),
        Wish::Extreme(end, condition) => Ok(extreme(query, condition, end)),
    }
}
