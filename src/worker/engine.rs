//! One open model and the caches that make answering quick.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::{
    Bars, Card, Dimensions, Inspection, Request, Response,
    view::{Positions, Projection, View, ViewKey, coordinates, inner},
};
use crate::{
    analysis::Analysis,
    format::Loaded,
    model::{Concept, Predictor},
    plane::{Plane, PlaneSpec},
    property::{Depth, Measuring, Picture, Query, change_at, nearest, picture, top},
    scene::{Kind, PointRef},
    transform::{Refusal, Step, TransformError, Transformed, apply},
};

/// How many nearest neighbours the hover card names.
const CARD_NEIGHBOURS: usize = 5;
/// How many step lists are kept applied: the settled steps and all of them.
const CACHED: usize = 2;

/// The open model. Caches hold the last two step lists: the settled ones and all of them.
pub struct Engine {
    base: Arc<Predictor>,
    concepts: Vec<Concept>,
    before: Analysis,
    moved: Vec<Moved>,
    measuring: Measuring,
}

struct Moved {
    steps: Vec<Step>,
    transformed: Transformed,
    analysis: Analysis,
}

impl Engine {
    /// Takes a model in; nothing is computed yet.
    pub fn new(loaded: Loaded) -> Self {
        let base = Arc::new(loaded.model);
        let before = Analysis::new(base.clone(), Analysis::DEFAULT_RTOL, 0);
        Self { base, concepts: loaded.concepts, before, moved: Vec::new(), measuring: Measuring::new() }
    }

    /// What was read.
    pub fn card(&self) -> Card {
        Card {
            provenance: self.base.provenance().clone(),
            d: self.base.d(),
            tokens: self.base.g().labels().to_vec(),
            contexts: self.base.f().labels().to_vec(),
            context_groups: self.base.context_groups().to_vec(),
            relations: self.base.relations().to_vec(),
            concepts: self.concepts.clone(),
            warnings: self.base.warnings().to_vec(),
        }
    }

    /// Answers one request; steps that cannot be applied are refused with the reason.
    pub fn answer(&mut self, request: &Request) -> Response {
        self.try_answer(request).unwrap_or_else(|error| Response::Refused(error.to_string()))
    }

    fn try_answer(&mut self, request: &Request) -> Result<Response, TransformError> {
        Ok(match request {
            Request::View { projection, steps, following } => {
                Response::View(Box::new(self.view(projection, steps, *following)?))
            }
            Request::Rows { ids, steps, query, depth } => self.rows(ids, steps, query, *depth)?,
            Request::Bars { context, steps, count } => Response::Bars(self.bars(*context, steps, *count)?),
            Request::Inspect { point, steps } => Response::Inspect(self.inspect(*point, steps)?),
            Request::Picture { id, steps, query } => {
                Response::Picture(id.clone(), self.picture(id, steps, query)?.map(Box::new))
            }
            Request::Dimensions => Response::Dimensions(self.dimensions()),
        })
    }
}

impl Engine {
    fn view(&mut self, projection: &Projection, steps: &[Step], following: bool) -> Result<View, TransformError> {
        let key = ViewKey::new(projection.clone(), steps, following);
        let Projection::Plane(shown) = projection;
        let camera = self.plane(shown)?;
        let bent = match key.bent.as_ref().filter(|bent| *bent != shown) {
            Some(other) => self.plane(other)?.basis,
            None => camera.basis.clone(),
        };
        let base = self.base.clone();
        let moved = self.moved(&key.settled)?;
        let axes = if following { carried(&camera.basis, moved) } else { camera.basis.clone() };
        let model = &moved.transformed.model;
        let (axes, bent) = (fitted(&axes, model.d()), fitted(&bent, model.d()));
        let side = |cloud: &DMatrix<f64>| coordinates(&[&axes, &bent], cloud);
        let left = |cloud: &DMatrix<f64>| coordinates(&[&camera.basis], cloud);
        Ok(View {
            left: Positions { tokens: left(base.g().vectors()), contexts: left(base.f().vectors()) },
            right: Positions { tokens: side(model.g().vectors()), contexts: side(model.f().vectors()) },
            ktk: inner(&axes, &axes),
            ktb: inner(&axes, &bent),
            axis_names: camera.names,
            key,
        })
    }

    /// The plane that a specification means in the model as loaded.
    fn plane(&self, spec: &PlaneSpec) -> Result<Plane, TransformError> {
        spec.find(&self.base).map_err(|reason| TransformError { step: 0, reason: Refusal::Plane(reason) })
    }

    fn rows(
        &mut self,
        ids: &[String],
        steps: &[Step],
        query: &Query,
        depth: Depth,
    ) -> Result<Response, TransformError> {
        self.moved(steps)?;
        let mut measuring = std::mem::take(&mut self.measuring);
        let found = self.cached(steps).map(|moved| {
            let summary = moved.transformed.summary.clone();
            let mut row = |id| measuring.row(id, &self.before, &moved.analysis, &summary, query, depth);
            Response::Rows { rows: ids.iter().map(|id| row(id)).collect(), summary }
        });
        self.measuring = measuring;
        Ok(found.unwrap_or_else(|| Response::Refused(String::new())))
    }

    fn picture(&mut self, id: &str, steps: &[Step], query: &Query) -> Result<Option<Picture>, TransformError> {
        self.moved(steps)?;
        let moved = self.cached(steps);
        Ok(moved.and_then(|m| picture(id, &self.before, &m.analysis, &m.transformed.summary, query)))
    }

    fn bars(&mut self, context: usize, steps: &[Step], count: usize) -> Result<Bars, TransformError> {
        self.moved(steps)?;
        let found = self.cached(steps).map(|moved| {
            let tokens = top(&self.before, &moved.analysis, context, count).unwrap_or_default();
            let change = change_at(&self.before, &moved.analysis, context).unwrap_or_default();
            (tokens, change)
        });
        let (tokens, change) = found.unwrap_or_default();
        let tokens = tokens.into_iter().map(|t| (t.token, t.before, t.after)).collect();
        Ok(Bars { context, tokens, max_log_change: change.log_probability })
    }

    fn inspect(&mut self, point: PointRef, steps: &[Step]) -> Result<Inspection, TransformError> {
        let base = self.base.clone();
        let moved = &self.moved(steps)?.transformed.model;
        let of = |model: &Predictor| {
            let cloud = if point.kind == Kind::Tokens { model.g() } else { model.f() };
            let near = nearest(cloud.vectors(), point.index, CARD_NEIGHBOURS).into_iter().map(|(i, _)| i).collect();
            (cloud.vector(point.index).norm(), near)
        };
        let ((before, near), (after, near_after)) = (of(&base), of(moved));
        Ok(Inspection { point, norm: [before, after], neighbours: [near, near_after] })
    }

    fn dimensions(&self) -> Dimensions {
        let k = self.base.predicts().then(|| self.before.effective_complexity());
        Dimensions { f: self.before.span_f().dim(), g: self.before.span_g().dim(), k }
    }

    /// The model after these steps, from the cache if it is there. Two lists are kept: the settled steps and all of them.
    fn moved(&mut self, steps: &[Step]) -> Result<&Moved, TransformError> {
        let at = match self.moved.iter().position(|m| m.steps == steps) {
            Some(at) => at,
            None => {
                let transformed = apply(&self.base, steps, self.before.rtol())?;
                let analysis = self.before.moved(&transformed);
                self.moved.truncate(CACHED - 1);
                self.moved.insert(0, Moved { steps: steps.to_vec(), transformed, analysis });
                0
            }
        };
        Ok(&self.moved[at])
    }

    fn cached(&self, steps: &[Step]) -> Option<&Moved> {
        self.moved.iter().find(|m| m.steps == steps)
    }
}

/// The camera's axes after the linear part of the moves of g; where that is not linear, they stay.
fn carried(axes: &DMatrix<f64>, moved: &Moved) -> DMatrix<f64> {
    moved.transformed.map_g.as_ref().map_or_else(|| axes.clone(), |map| map.apply(axes))
}

/// The axes in a model of another dimension: zeros are appended, or the last components left out.
fn fitted(axes: &DMatrix<f64>, d: usize) -> DMatrix<f64> {
    axes.clone().resize_vertically(d, 0.0)
}
