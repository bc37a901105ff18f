//! One open model and the caches that make answering quick.

mod pictures;

use std::sync::Arc;

use thiserror::Error;

use super::{
    Bars, Card, Dimensions, GapEnds, Inspection, MovePath, PathKey, Request, Response, Saved,
    SavedAs, Statistics, Wish,
    view::{Live, Projection},
};
use formats::Loaded;
use formats::{ModelFormat, SaveError};
use picture::scene::{Kind, PointRef};
use theory::{
    analysis::Analysis,
    model::{Concept, Predictor},
    plane::{Plane, PlaneError, PlaneSpec},
    property::{
        Depth, Measuring, NoMove, NotTestable, Picture, Query, change_at, extreme, gap_ends,
        nearest, picture, spectra, top, what_destroys, what_keeps,
    },
    transform::{Action, Composition, Step, TransformError, Transformed, route, shuffle},
};

/// How many nearest neighbours the hover card names.
const CARD_NEIGHBOURS: usize = 5;

/// Why the canonical picture has no way.
const CANONICAL_STANDS: &str = "The canonical picture is found anew from each model and stands still under every move that keeps the \
    distribution: choose another projection to see the way";

/// Milliseconds since some moment; how an engine knows when to hand over what it has.
pub type Clock = fn() -> f64;

/// After so many milliseconds no further row is begun: what is measured is shown, and a newer
/// change need not wait.
const PATIENCE: f64 = 50.0;

/// The open model. The settled steps are kept composed, so that a live step costs no more than
/// itself, whatever came before.
pub struct Engine {
    base: Arc<Predictor>,
    concepts: Vec<Concept>,
    tokens_in_file: u64,
    before: Analysis,
    /// The same without statistics of tokens that are not loaded, where `before` has them.
    without: Option<Analysis>,
    settled: Settled,
    moved: Option<Moved>,
    /// Rows of `before` and of `without`.
    measuring: [Measuring; 2],
    clock: Option<Clock>,
}

/// Why a request is refused.
#[derive(Debug, Error)]
enum Refused {
    /// The steps cannot be applied.
    #[error(transparent)]
    Move(#[from] TransformError),
    /// There is no such plane.
    #[error(transparent)]
    Plane(#[from] PlaneError),
    /// There is no such picture.
    #[error("the picture {0}")]
    Picture(#[from] NotTestable),
    /// The file cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// The model after the steps that stand still.
struct Settled {
    steps: Vec<Step>,
    composition: Composition,
    analysis: Option<Analysis>,
}

impl Settled {
    fn none(base: &Arc<Predictor>, rtol: f64) -> Self {
        Self { steps: Vec::new(), composition: Composition::start(base, rtol), analysis: None }
    }

    /// What was computed of it; none where the model as loaded is as good a start.
    fn analysis(&mut self, before: &Analysis) -> Option<&Analysis> {
        let Self { composition, analysis, .. } = self;
        let known = composition.is_dense() && composition.map_g().is_some();
        known.then(|| &*analysis.get_or_insert_with(|| before.moved(&composition.clone().finish())))
    }
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
        let settled = Settled::none(&base, before.rtol());
        let Loaded { concepts, tokens_in_file, .. } = loaded;
        let measuring = Default::default();
        Self {
            base,
            concepts,
            tokens_in_file,
            before,
            without: None,
            settled,
            moved: None,
            measuring,
            clock: None,
        }
    }

    /// With a clock, rows that are not begun in good time are left out of an answer, and have to be
    /// asked for again.
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// What was read.
    pub fn card(&self) -> Card {
        Card {
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
        }
    }

    /// Answers one request; steps that cannot be applied are refused with the reason.
    pub fn answer(&mut self, request: &Request) -> Response {
        self.try_answer(request).unwrap_or_else(|error| Response::Refused(error.to_string()))
    }

    fn try_answer(&mut self, request: &Request) -> Result<Response, Refused> {
        Ok(match request {
            Request::View { projection, steps, following } => {
                Response::View(Box::new(self.view(projection, steps, *following)?))
            }
            Request::Rows { ids, steps, query, depth } => self.rows(ids, steps, query, *depth)?,
            Request::Bars { context, steps, count } => {
                Response::Bars(self.bars(*context, steps, *count)?)
            }
            Request::Inspect { point, steps } => Response::Inspect(self.inspect(*point, steps)?),
            Request::Shuffle { seed } => {
                Response::Shuffled(shuffle(*seed, &self.base, self.before.rtol()))
            }
            Request::Suggest { id, wish, query } => {
                let action =
                    suggest(id, *wish, &self.before, query).map_err(|reason| reason.to_string());
                Response::Suggested { id: id.clone(), action }
            }
            Request::Save { format, steps } => self.save(*format, steps)?,
            Request::Configure { rtol, pivot } => {
                self.configure(*rtol, *pivot);
                Response::Configured
            }
            Request::Statistics(statistics) => {
                self.count(statistics.as_ref());
                Response::Configured
            }
            Request::Picture { id, steps, query } => {
                Response::Picture(id.clone(), self.picture(id, steps, query)?.map(Box::new))
            }
            Request::MovePath(key) => Response::MovePath(key.clone(), self.path(key).map(Box::new)),
            Request::Dimensions => Response::Dimensions(self.dimensions(), spectra(&self.before)),
            Request::Gap { id, steps, query } => {
                let (before, after, _) = self.both(steps)?;
                let ends =
                    |model| gap_ends(id, model, query).map(|[to, from]| GapEnds { from, to });
                Response::Gap(id.clone(), Box::new([ends(before), ends(&after.analysis)]))
            }
        })
    }
}

impl Engine {
    /// The way of all steps; the error says why none can be drawn.
    fn path(&self, key: &PathKey) -> Result<MovePath, String> {
        let Projection::Plane(shown) = &key.projection else { return Err(CANONICAL_STANDS.into()) };
        let camera = self.plane(shown).map_err(|error| error.to_string())?;
        let stretches =
            route(&self.base, &key.steps, self.before.rtol()).map_err(|error| error.to_string())?;
        Ok(MovePath::new(&self.base, &stretches, &camera.basis, key.following))
    }

    fn save(&mut self, format: SavedAs, steps: &[Step]) -> Result<Response, Refused> {
        let format = match format {
            SavedAs::Safetensors => ModelFormat::Safetensors,
            SavedAs::Npz => ModelFormat::Npz,
        };
        let model = &self.both(steps)?.1.transformed.model;
        let name = format!("{} moved.{}", model.provenance().name, format.extension());
        Ok(Response::Saved(Saved { name, bytes: format.write(model)? }))
    }

    fn configure(&mut self, rtol: f64, pivot: usize) {
        let pivot = pivot.min(self.base.g().len().saturating_sub(1));
        self.before = Analysis::new(self.base.clone(), rtol, pivot);
        let loaded = || Analysis::new(Arc::new(self.base.with_counted(None)), rtol, pivot);
        self.without = self.base.counted().map(|_| loaded());
        self.settled = Settled::none(&self.base, rtol);
        self.moved = None;
        self.measuring = Default::default();
    }

    /// Statistics of another model are none of this one.
    fn count(&mut self, statistics: Option<&Statistics>) {
        let counted = statistics.and_then(Statistics::moments).map(Arc::new);
        self.base = Arc::new(self.base.with_counted(counted));
        self.configure(self.before.rtol(), self.before.pivot());
    }

    /// The plane that a specification means in the model as loaded.
    fn plane(&self, spec: &PlaneSpec) -> Result<Plane, Refused> {
        Ok(spec.find(&self.base)?)
    }

    fn rows(
        &mut self,
        ids: &[String],
        steps: &[Step],
        query: &Query,
        depth: Depth,
    ) -> Result<Response, Refused> {
        let clock = self.clock.filter(|_| depth != Depth::Live);
        let (before, after, measuring) = self.both(steps)?;
        let summary = after.transformed.summary.clone();
        let begun = clock.map(|now| now());
        let mut rows = Vec::new();
        for id in ids {
            rows.push(measuring.row(id, before, &after.analysis, &summary, query, depth));
            if clock.zip(begun).is_some_and(|(now, begun)| now() - begun > PATIENCE) {
                break;
            }
        }
        Ok(Response::Rows { rows, summary })
    }

    fn picture(
        &mut self,
        id: &str,
        steps: &[Step],
        query: &Query,
    ) -> Result<Option<Picture>, Refused> {
        let (before, after, _) = self.both(steps)?;
        Ok(picture(id, before, &after.analysis, &after.transformed.summary, query))
    }

    fn bars(&mut self, context: usize, steps: &[Step], count: usize) -> Result<Bars, Refused> {
        let (before, after, _) = self.both(steps)?;
        let tokens = top(before, &after.analysis, context, count).unwrap_or_default();
        let change = change_at(before, &after.analysis, context).unwrap_or_default();
        let tokens = tokens.into_iter().map(|t| (t.token, t.before, t.after)).collect();
        Ok(Bars { context, tokens, max_log_change: change.log_probability })
    }

    fn inspect(&mut self, point: PointRef, steps: &[Step]) -> Result<Inspection, Refused> {
        let base = self.base.clone();
        let moved = &self.both(steps)?.1.transformed.model;
        let of = |model: &Predictor| {
            let cloud = if point.kind == Kind::Tokens { model.g() } else { model.f() };
            let near = nearest(cloud.vectors(), point.index, CARD_NEIGHBOURS)
                .into_iter()
                .map(|(i, _)| i)
                .collect();
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
    fn composed(&mut self, settled: &[Step]) -> Result<&Settled, Refused> {
        if self.settled.steps != settled {
            let composition =
                Composition::start(&self.base, self.before.rtol()).run(settled)?.settle();
            self.settled = Settled { steps: settled.to_vec(), composition, analysis: None };
        }
        Ok(&self.settled)
    }

    /// The model as loaded, the model after all steps, and what is remembered of rows.
    fn both(&mut self, steps: &[Step]) -> Result<(&Analysis, &Moved, &mut Measuring), Refused> {
        let moved = match self.moved.take().filter(|moved| moved.steps == steps) {
            Some(moved) => moved,
            None => self.move_by(steps)?,
        };
        let followed = moved.transformed.map_g.is_some();
        let [measuring, measuring_without] = &mut self.measuring;
        let moved = self.moved.insert(moved);
        Ok(match &self.without {
            Some(without) if !followed => (without, moved, measuring_without),
            _ => (&self.before, moved, measuring),
        })
    }

    fn move_by(&mut self, steps: &[Step]) -> Result<Moved, Refused> {
        let (settled, _) = Live::split(steps);
        let live = &steps[settled.len()..];
        self.composed(settled)?;
        let start = &mut self.settled;
        let transformed = start.composition.clone().run(live)?.finish();
        // Hidden parts of g are drawn token by token: those of tokens that are not loaded are not
        // known.
        let before =
            self.without.as_ref().filter(|_| transformed.map_g.is_none()).unwrap_or(&self.before);
        let analysis = match start.analysis(&self.before) {
            Some(analysis) => {
                analysis.catch_up(before);
                analysis.moved_on(&transformed)
            }
            None => before.moved(&transformed),
        };
        Ok(Moved { steps: steps.to_vec(), transformed, analysis })
    }
}

fn suggest(id: &str, wish: Wish, base: &Analysis, query: &Query) -> Result<Action, NoMove> {
    match wish {
        Wish::Destroy => what_destroys(id, base, query),
        Wish::Keep => what_keeps(id, query),
        Wish::Extreme(end, condition) => Ok(extreme(query, condition, end)),
    }
}
