//! One open model and the caches that make answering quick.

use std::sync::Arc;

use nalgebra::DMatrix;

use super::{
    Bars, Card, Dimensions, Inspection, Request, Response,
    view::{Live, Positions, Projection, View, ViewKey, coordinates, inner},
};
use crate::{
    analysis::Analysis,
    format::Loaded,
    model::{Concept, Predictor},
    plane::{Plane, PlaneSpec},
    property::{Depth, Measuring, Picture, Query, change_at, nearest, picture, top},
    scene::{Kind, PointRef},
    transform::{Composition, Refusal, Step, TransformError, Transformed, shuffle},
};

/// How many nearest neighbours the hover card names.
const CARD_NEIGHBOURS: usize = 5;

/// The open model. The settled steps are kept composed, so that a live step costs no more than itself, whatever came before.
pub struct Engine {
    base: Arc<Predictor>,
    concepts: Vec<Concept>,
    before: Analysis,
    settled: (Vec<Step>, Composition),
    moved: Option<Moved>,
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
        let settled = (Vec::new(), Composition::start(&base, before.rtol()));
        Self { base, concepts: loaded.concepts, before, settled, moved: None, measuring: Measuring::new() }
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
            Request::Shuffle { seed } => Response::Shuffled(shuffle(*seed, &self.base, self.before.rtol())),
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
        let moved = self.composed(&key.settled)?.clone().finish();
        let axes = if following { carried(&camera.basis, &moved) } else { camera.basis.clone() };
        let model = &moved.model;
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
        let (before, after, measuring) = self.both(steps)?;
        let summary = after.transformed.summary.clone();
        let row = |id: &String| measuring.row(id, before, &after.analysis, &summary, query, depth);
        Ok(Response::Rows { rows: ids.iter().map(row).collect(), summary })
    }

    fn picture(&mut self, id: &str, steps: &[Step], query: &Query) -> Result<Option<Picture>, TransformError> {
        let (before, after, _) = self.both(steps)?;
        Ok(picture(id, before, &after.analysis, &after.transformed.summary, query))
    }

    fn bars(&mut self, context: usize, steps: &[Step], count: usize) -> Result<Bars, TransformError> {
        let (before, after, _) = self.both(steps)?;
        let tokens = top(before, &after.analysis, context, count).unwrap_or_default();
        let change = change_at(before, &after.analysis, context).unwrap_or_default();
        let tokens = tokens.into_iter().map(|t| (t.token, t.before, t.after)).collect();
        Ok(Bars { context, tokens, max_log_change: change.log_probability })
    }

    fn inspect(&mut self, point: PointRef, steps: &[Step]) -> Result<Inspection, TransformError> {
        let base = self.base.clone();
        let moved = &self.both(steps)?.1.transformed.model;
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

    /// The settled steps, composed.
    fn composed(&mut self, settled: &[Step]) -> Result<&Composition, TransformError> {
        if self.settled.0 != settled {
            self.settled = (settled.to_vec(), Composition::start(&self.base, self.before.rtol()).run(settled)?);
        }
        Ok(&self.settled.1)
    }

    /// The model as loaded, the model after all steps, and what is remembered of rows.
    fn both(&mut self, steps: &[Step]) -> Result<(&Analysis, &Moved, &mut Measuring), TransformError> {
        let moved = match self.moved.take().filter(|moved| moved.steps == steps) {
            Some(moved) => moved,
            None => self.move_by(steps)?,
        };
        Ok((&self.before, self.moved.insert(moved), &mut self.measuring))
    }

    fn move_by(&mut self, steps: &[Step]) -> Result<Moved, TransformError> {
        let (settled, _) = Live::split(steps);
        let live = &steps[settled.len()..];
        let transformed = self.composed(settled)?.clone().run(live)?.finish();
        let analysis = self.before.moved(&transformed);
        Ok(Moved { steps: steps.to_vec(), transformed, analysis })
    }
}

/// The camera's axes after the linear part of the moves of g; where that is not linear, they stay.
fn carried(axes: &DMatrix<f64>, moved: &Transformed) -> DMatrix<f64> {
    moved.map_g.as_ref().map_or_else(|| axes.clone(), |map| map.apply(axes))
}

/// The axes in a model of another dimension: zeros are appended, or the last components left out.
fn fitted(axes: &DMatrix<f64>, d: usize) -> DMatrix<f64> {
    axes.clone().resize_vertically(d, 0.0)
}
