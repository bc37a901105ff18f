//! Running a step list on a model.

use std::sync::Arc;

use nalgebra::{DMatrix, DVector};

use super::{
    Action, AffinePart, CONDITION_LIMIT, Gauge, LinearMap, MoveKind, MoveSummary, Recipe, Refusal,
    Side, SideMap, Singular, Step, TransformError,
    carriage::Carriage,
    condition::condition,
    hidden::{self, relative_to_first},
    recipe::has_room,
    resize::{self, Dimensions},
    resolve_context::ResolveContext,
};
use crate::{
    linalg::{centred, rank, singular_values, times},
    model::{CloudMap, Predictor},
};

/// Singular values that agree to this relative tolerance count as equal: an orthogonal map. It is
/// above d ε = 7·10⁻¹², the rounding of a rotation of the most dimensions (2¹⁵).
const ORTHOGONAL_RTOL: f64 = 1e-9;

/// A model after its moves.
#[derive(Debug, Clone)]
pub struct Transformed {
    /// The moved model; the very same `Arc` when nothing moves.
    pub model: Arc<Predictor>,
    /// The linear part of how embeddings moved; hidden components come on top of it.
    pub linear_f: Arc<SideMap>,
    /// How differences of unembeddings moved, when that is linear: g(y) − g(y0) → map (g(y) −
    /// g(y0)).
    pub map_g: Option<SideMap>,
    /// The linear part of how unembeddings moved; hidden components come on top of it.
    pub linear_g: Arc<SideMap>,
    /// What the moves amount to.
    pub summary: MoveSummary,
    /// How embeddings and unembeddings moved since the composition was last told to
    /// [`Composition::settle`].
    pub latest: Latest,
}

/// The linear parts of the latest moves; `None` where one was not linear or changed the dimension.
#[derive(Debug, Clone)]
pub struct Latest {
    /// On embeddings.
    pub on_f: Option<LinearMap>,
    /// On unembeddings.
    pub on_g: Option<LinearMap>,
}

impl Latest {
    fn none(d: usize) -> Self {
        Self { on_f: Some(LinearMap::identity(d)), on_g: Some(LinearMap::identity(d)) }
    }

    fn then(&mut self, on_f: Option<&LinearMap>, on_g: Option<&LinearMap>) {
        let go_on = |so_far: &mut Option<LinearMap>, next: Option<&LinearMap>| {
            if let (Some(map), Some(next)) = (so_far.as_mut(), next) {
                *map = map.then(next);
            }
        };
        go_on(&mut self.on_f, on_f);
        go_on(&mut self.on_g, on_g);
    }
}

impl Transformed {
    /// How embeddings moved, when that is linear: f → map f.
    pub fn map_f(&self) -> Option<&SideMap> {
        (!self.summary.any(|kind| kind.hides[0])).then_some(&*self.linear_f)
    }
}

/// Runs the enabled steps in order. Planes are found on `base`, moved ones carried along;
/// whitening, worst case, hidden moves and the minimal model on the model as it is before their
/// step, with `rtol` for numerical ranks. A refused step fails the whole list.
///
/// # Errors
/// The first step that is refused, by its id, and the reason.
pub fn apply(
    base: &Arc<Predictor>,
    steps: &[Step],
    rtol: f64,
) -> Result<Transformed, TransformError> {
    Ok(Composition::start(base, rtol).run(steps)?.finish())
}

/// The same with steps that are refused left out: what the others come to, and which were skipped
/// with the reasons, in order.
pub fn apply_possible(
    base: &Arc<Predictor>,
    steps: &[Step],
    rtol: f64,
) -> (Transformed, Vec<TransformError>) {
    let (there, skipped) = Composition::start(base, rtol).run_possible(steps);
    (there.finish(), skipped)
}

/// A model on its way through a step list; a clone can go on differently.
#[derive(Debug, Clone)]
pub struct Composition {
    base: Arc<Predictor>,
    current: Arc<Predictor>,
    rtol: f64,
    linear_f: SideMap,
    linear_g: SideMap,
    /// How planes of the base model are carried along.
    carriage: Carriage,
    /// Where the shifts so far have taken the zero of g; none for nowhere.
    origin_g: Option<DVector<f64>>,
    /// Product of the condition numbers so far: an upper bound of the composed one.
    bound: f64,
    /// Products of the largest singular values of what moved f, and g: rounding has grown so much.
    grown: [f64; 2],
    summary: MoveSummary,
    latest: Latest,
}

impl Composition {
    /// No step yet.
    pub fn start(base: &Arc<Predictor>, rtol: f64) -> Self {
        let still = SideMap::Invertible(LinearMap::identity(base.d()));
        let (d, base, current) = (base.d(), base.clone(), base.clone());
        let (linear_f, linear_g) = (still.clone(), still);
        Self {
            base,
            current,
            rtol,
            linear_f,
            linear_g,
            carriage: Carriage::default(),
            origin_g: None,
            bound: 1.0,
            grown: [1.0; 2],
            summary: MoveSummary::identity(),
            latest: Latest::none(d),
        }
    }

    /// Whether the linear part so far moves all directions, so that what follows had better start
    /// from here.
    pub fn is_dense(&self) -> bool {
        let dense = |map: &SideMap| map.as_invertible().is_none_or(|map| map.as_block().is_none());
        dense(&self.linear_f) || dense(&self.linear_g)
    }

    /// From here on counts as the latest moves.
    pub fn settle(self) -> Self {
        Self { latest: Latest::none(self.current.d()), ..self }
    }

    /// The model so far.
    pub fn model(&self) -> &Arc<Predictor> {
        &self.current
    }

    /// The linear part of what happened to g so far; none after a hidden move of g.
    pub fn map_g(&self) -> Option<&SideMap> {
        (!self.summary.any(|kind| kind.hides[1])).then_some(&self.linear_g)
    }

    /// Where the linear moves of g carry a plane of the base model, given by orthonormal axes (`d ×
    /// 2`): orthonormal axes of the plane that their images span. Bends of a plane turn the axes no
    /// farther than the plane itself; where it stays, so do they. In a minimal model, which has no
    /// place for planes, the axes without their last components.
    pub fn carried(&self, axes: &DMatrix<f64>) -> DMatrix<f64> {
        if self.summary.has(MoveKind::Minimal) {
            return axes.clone().resize_vertically(self.current.d(), 0.0);
        }
        self.carriage.axes(axes)
    }

    /// What of the moves so far is affine.
    pub fn affine_part(&self) -> AffinePart {
        AffinePart {
            f: self.linear_f.clone(),
            g: self.linear_g.clone(),
            origin_g: self.origin_g.clone(),
            hidden_f: self.summary.any(|kind| kind.hides[0]),
            hidden_g: self.summary.any(|kind| kind.hides[1]),
        }
    }

    /// Goes on with these steps; beside where they lead, the linear parts of what they do to f and
    /// g by themselves.
    pub(super) fn stretch(
        &self,
        steps: &[Step],
    ) -> Result<(SideMap, SideMap, Self), TransformError> {
        let still = SideMap::Invertible(LinearMap::identity(self.current.d()));
        let alone = Self { linear_f: still.clone(), linear_g: still, ..self.clone() }.run(steps)?;
        let (f, g) = (alone.linear_f.clone(), alone.linear_g.clone());
        let there = Self {
            linear_f: self.linear_f.followed_by(&f),
            linear_g: self.linear_g.followed_by(&g),
            ..alone
        };
        Ok((f, g, there))
    }

    /// Goes on with the enabled ones of these steps, in order.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn run(mut self, steps: &[Step]) -> Result<Self, TransformError> {
        for step in steps.iter().filter(|step| step.enabled) {
            self.act(&step.action).map_err(|reason| TransformError { step: step.id, reason })?;
        }
        Ok(self)
    }

    /// Goes on with those of the enabled steps that are not refused, in order; the refused ones are
    /// named.
    pub fn run_possible(self, steps: &[Step]) -> (Self, Vec<TransformError>) {
        steps.iter().fold((self, Vec::new()), |(so_far, mut skipped), step| {
            match so_far.clone().run(std::slice::from_ref(step)) {
                Ok(there) => (there, skipped),
                Err(error) => {
                    skipped.push(error);
                    (so_far, skipped)
                }
            }
        })
    }

    fn act(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::Linear { on, matrix } => self.linear(*on, matrix),
            Action::Shift { size, seed } => self.shift(*size, *seed),
            Action::HiddenF { size, seed } => {
                let f = hidden::hidden_f(&self.current, *size, *seed, self.rank_tolerances()[1])?;
                if *size != 0.0 {
                    self.latest.on_f = None;
                    self.arrive(MoveKind::HiddenF, self.current.with_embeddings(f));
                }
                Ok(())
            }
            Action::HiddenG { size, seed } => {
                let g = hidden::hidden_g(&self.current, *size, *seed, self.rank_tolerances()[0])?;
                if *size != 0.0 {
                    self.latest.on_g = None;
                    self.arrive(MoveKind::HiddenG, self.current.with_unembeddings(g));
                }
                Ok(())
            }
            Action::Pad { to } => self.pad(*to),
            Action::Minimal => self.minimal(),
        }
    }

    /// Relative tolerances of ranks of f and of g: what the stored numbers resolve, if that is
    /// coarser than what was set. Their errors stay as large as they are when hidden moves make the
    /// vectors longer.
    fn rank_tolerances(&self) -> [f64; 2] {
        let [of_f, of_g] = self.base.rank_floors();
        let hides = |side: usize| self.summary.any(|kind| kind.hides[side]);
        let shorter = |map: &SideMap, [base, current]: [DMatrix<f64>; 2]| {
            (base.norm() / undone(map, current).norm()).min(1.0)
        };
        let models = [&self.base, &self.current];
        let f = match of_f > 0.0 && hides(0) {
            true => shorter(&self.linear_f, models.map(|model| model.f().vectors().clone())),
            false => 1.0,
        };
        let g = match of_g > 0.0 && hides(1) {
            true => shorter(&self.linear_g, models.map(|model| centred(model.g().vectors()))),
            false => 1.0,
        };
        [of_f * f, of_g * g].map(|floor| self.rtol.max(floor))
    }

    fn linear(&mut self, on: Side, recipe: &Recipe) -> Result<(), Refusal> {
        let (base, current, map_g) = (&*self.base, &*self.current, self.map_g());
        let carries_planes = !self.summary.any(|kind| kind.reduces);
        let carriage = &self.carriage;
        let (linear_g, [_, rtol]) = (&self.linear_g, self.rank_tolerances());
        let context =
            ResolveContext { base, current, map_g, linear_g, rtol, carriage, carries_planes };
        let map = recipe.resolve(on, &context)?;
        if map.is_identity() {
            return Ok(());
        }
        let condition = map.condition_number();
        let (kind, on_f, on_g, keeps) = match on {
            Side::Gauge => {
                let [on_f, on_g] = Gauge::from(map.clone()).into_sides().map(Some);
                (MoveKind::Gauge, on_f, on_g, true)
            }
            Side::OnlyF => (MoveKind::OnlyF, Some(map.clone()), None, false),
            Side::OnlyG => (MoveKind::OnlyG, None, Some(map.dual()), false),
            Side::Both => (MoveKind::Both, Some(map.clone()), Some(map.clone()), is_isometry(&map)),
        };
        let image =
            |map: &Option<LinearMap>| map.clone().map(|map| Arc::new(map) as Arc<dyn CloudMap>);
        let moved = self.current.moved(image(&on_f), image(&on_g));
        self.latest.then(on_f.as_ref(), on_g.as_ref());
        if let Some(map) = &on_g {
            self.carriage.then(map, matches!(recipe, Recipe::Plane { .. }));
            self.carry_origin(|origin| map.apply_f(&origin));
        }
        let growth = [&on_f, &on_g].map(|map| map.as_ref().map_or(1.0, |map| map.extremes()[0]));
        let linear_f = on_f.map_or_else(|| self.linear_f.clone(), |a| self.linear_f.then(&a));
        let linear_g = on_g.map_or_else(|| self.linear_g.clone(), |a| self.linear_g.then(&a));
        self.bound *= condition;
        if self.bound > CONDITION_LIMIT {
            refuse_ill_conditioned(&[&linear_f, &linear_g])?;
        }
        (self.linear_f, self.linear_g) = (linear_f, linear_g);
        self.grown = [self.grown[0] * growth[0], self.grown[1] * growth[1]];
        self.summary.det_sign *= map.det_sign();
        self.summary.log_abs_det += map.log_abs_det();
        self.summary.equivalent &= keeps;
        self.current = Arc::new(moved);
        self.summary.note(kind);
        Ok(())
    }

    fn shift(&mut self, size: f64, seed: u64) -> Result<(), Refusal> {
        let c = hidden::shift(self.current.g(), size, seed)?;
        if size != 0.0 {
            let mut g = self.current.g().vectors().clone();
            g.column_iter_mut().for_each(|mut column| column += &c);
            self.origin_g =
                Some(self.origin_g.take().map_or_else(|| c.clone(), |origin| origin + &c));
            self.arrive(MoveKind::Shift, self.current.with_unembeddings(g));
        }
        Ok(())
    }

    fn pad(&mut self, to: usize) -> Result<(), Refusal> {
        has_room(to)?;
        let f = resize::padded(self.current.f().vectors(), to)?;
        let g = resize::padded(self.current.g().vectors(), to)?;
        if to > self.current.d() {
            (self.linear_f, self.linear_g) = (self.linear_f.padded(to), self.linear_g.padded(to));
            self.carry_origin(|origin| origin.resize_vertically(to, 0.0));
            self.carriage.pad(to);
            self.latest = Latest { on_f: None, on_g: None };
            self.moved(MoveKind::Pad, f, g);
        }
        Ok(())
    }

    fn minimal(&mut self) -> Result<(), Refusal> {
        has_room(self.current.d())?;
        let resize::Minimal { to_f, to_g, drops_f, drops_g } =
            resize::minimal(&self.current, self.dimensions()?)?;
        let f = times(&to_f, self.current.f().vectors());
        let g = times(&to_g, self.current.g().vectors());
        (self.linear_f, self.linear_g) =
            (self.linear_f.resized(&to_f), self.linear_g.resized(&to_g));
        self.carry_origin(|origin| times(&to_g, &origin));
        self.latest = Latest { on_f: None, on_g: None };
        self.summary.f.reduced |= drops_f;
        self.summary.g.reduced |= drops_g;
        self.moved(MoveKind::Minimal, f, g);
        Ok(())
    }

    /// The dimensions of F, of G and of what they see of each other. The linear part of the moves
    /// is undone first, as it stretches singular values by κ; and as long as p is kept, what is
    /// seen is what was seen in the model that they set out from.
    fn dimensions(&self) -> Result<Dimensions, Refusal> {
        let current = &self.current;
        if !current.predicts() {
            return Err(Refusal::Needs { what: "contexts and tokens" });
        }
        if !self.summary.equivalent {
            return Ok(Dimensions::of(current, self.rtol));
        }
        let loaded = Dimensions::of(&self.base, self.rtol);
        let [of_f, of_g] = self.rank_tolerances();
        let changed = |side: usize| self.summary.any(|kind| kind.hides[side] || kind.reduces);
        let dimension = |map: &SideMap, vectors: DMatrix<f64>, rtol: f64| {
            rank(&singular_values(&undone(map, vectors)), rtol)
        };
        let f = match changed(0) {
            true => dimension(&self.linear_f, current.f().vectors().clone(), of_f),
            false => loaded.f,
        };
        let g = match changed(1) {
            true => dimension(&self.linear_g, relative_to_first(current.g().vectors()), of_g),
            false => loaded.g,
        };
        Ok(Dimensions { f, g, seen: loaded.seen.min(f).min(g) })
    }

    /// The zero of g moves along, as one column.
    fn carry_origin(&mut self, map: impl FnOnce(DMatrix<f64>) -> DMatrix<f64>) {
        let column = |origin: DVector<f64>| map(DMatrix::from_columns(&[origin]));
        self.origin_g = self.origin_g.take().map(|origin| column(origin).column(0).clone_owned());
    }

    fn moved(&mut self, kind: MoveKind, f: DMatrix<f64>, g: DMatrix<f64>) {
        self.arrive(kind, self.current.with_vectors(f, g));
    }

    fn arrive(&mut self, kind: MoveKind, model: Predictor) {
        self.current = Arc::new(model);
        self.summary.equivalent &= kind.effect().is_equivalence(self.base.softcap().is_some());
        self.summary.note(kind);
    }

    /// The moved model.
    pub fn finish(self) -> Transformed {
        let mut summary = self.summary;
        let ends_f = self.linear_f.extremes();
        let ends_g = match summary.is_pure_gauge() {
            true => [1.0 / ends_f[1], 1.0 / ends_f[0]],
            false => self.linear_g.extremes(),
        };
        let [kappa_f, kappa_g] = [ends_f, ends_g].map(|ends| condition(&ends));
        summary.condition = kappa_f.max(kappa_g);
        summary.amplification =
            amplification(self.grown, [ends_f, ends_g], summary.equivalent).max(summary.condition);
        let orthogonal = |kappa: f64| kappa <= 1.0 + ORTHOGONAL_RTOL;
        (summary.f.orthogonal, summary.g.orthogonal) = (orthogonal(kappa_f), orthogonal(kappa_g));
        let map_g = (!summary.any(|kind| kind.hides[1])).then(|| self.linear_g.clone());
        Transformed {
            model: self.current,
            linear_f: Arc::new(self.linear_f),
            map_g,
            linear_g: Arc::new(self.linear_g),
            summary,
            latest: self.latest,
        }
    }
}

/// Columns before an invertible map; after another one as they are.
fn undone(map: &SideMap, columns: DMatrix<f64>) -> DMatrix<f64> {
    match map.as_invertible() {
        Some(map) => map.inverse().apply_f(&columns),
        None => columns,
    }
}

/// By how much rounding in the moved vectors is multiplied in what is measured of them, from the
/// products of the largest singular values on the way and the extremes of the composed maps: once
/// these are undone, and where p is kept, in products of both sides.
fn amplification(grown: [f64; 2], [f, g]: [[f64; 2]; 2], equivalent: bool) -> f64 {
    let undone = (grown[0] / f[1]).max(grown[1] / g[1]);
    let products = if equivalent { (grown[0] * g[0]).max(grown[1] * f[0]) } else { 1.0 };
    let amplified = undone.max(products);
    if amplified.is_finite() { amplified } else { f64::INFINITY }
}

fn is_isometry(map: &LinearMap) -> bool {
    map.singular_values().iter().all(|s| (s - 1.0).abs() <= ORTHOGONAL_RTOL)
}

fn refuse_ill_conditioned(maps: &[&SideMap]) -> Result<(), Refusal> {
    let condition = maps.iter().map(|map| map.condition_number()).fold(1.0, f64::max);
    if condition <= CONDITION_LIMIT {
        return Ok(());
    }
    Err(Singular { condition, limit: CONDITION_LIMIT, suggestion: None }.into())
}
