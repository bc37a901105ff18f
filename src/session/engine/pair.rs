//! Two open models on what both share: figures in parts, rows, pictures.

mod planes;

use std::{cell::OnceCell, sync::Arc};

use thiserror::Error;

use super::{
    clock::{Clock, patience},
    model::ModelEngine,
};
use crate::protocol::{
    Reason,
    pair::{self, Bar, SettledPair, Underway},
    question::Answers,
};
use theory::{
    analysis::Analysis,
    compare::{
        Agreement, AllOrNone, Bend, Equivalence, Fitted, Foils, Found, Maps, Moments, NoBend, Pair,
        Part, Predictions, Shared, Sweep, families,
    },
    model::{Cloud, Predictor},
    plane::PlaneError,
    property::{self, top},
    transform::{Action, SideMap, Step, apply_possible},
};

/// Shuffles of the families.
const SHUFFLES: usize = 1000;
/// Their seed.
const SEED: u64 = 2410;

/// Two models on what both share, and what was found of them.
pub struct PairEngine {
    settled: Arc<SettledPair>,
    loaded: [Arc<Predictor>; 2],
    shared: Arc<Shared>,
    rtol: f64,
    /// Both as loaded; none where nothing is shared.
    as_loaded: Option<Both>,
    /// Both after the moves of their step lists, and what is settled then, where there are some.
    moved: Option<(Both, Arc<SettledPair>)>,
    /// How far apart both distributions are, of both as loaded: once found, it is so after every
    /// move that keeps them.
    predictions: Option<Predictions>,
    clock: Option<Clock>,
}

/// Why a question about two models has no answer.
#[derive(Debug, Error)]
pub enum Incomparable {
    /// The question rests on what was not told.
    #[error("revision {found} of the pair is asked about; the worker was told revision {known}")]
    Unknown {
        /// The revision that was asked about.
        found: u64,
        /// The one that was told last.
        known: u64,
    },
    /// No token and no context of both is the same.
    #[error("the two models share nothing")]
    NothingShared,
    /// No maps between them can be fitted.
    #[error("one of the two lacks contexts or tokens")]
    OneSided,
    /// One of them has no such plane.
    #[error(transparent)]
    Plane(#[from] PlaneError),
    /// No gauge bends the second into the first.
    #[error(transparent)]
    Bend(#[from] NoBend),
}

/// Both models restricted to what they share.
struct Both {
    pair: Pair,
    /// Whether both predict what they do as loaded.
    equivalent: bool,
    analyses: [Analysis; 2],
    maps: OnceCell<Option<Maps>>,
    sweep: Option<Sweep>,
    found: Equivalence,
    rows: AllOrNone,
    moments: OnceCell<[Option<Moments>; 2]>,
}

impl PairEngine {
    /// Matches both by text; nothing else is computed yet.
    pub fn new(one: &ModelEngine, two: &ModelEngine, clock: Option<Clock>) -> Self {
        let loaded = [one.loaded().clone(), two.loaded().clone()];
        let shared = Arc::new(Shared::of(&loaded[0], &loaded[1]));
        let (pair, rtol) = (shared.pair(&loaded[0], &loaded[1]), one.rtol());
        let as_loaded = pair.map(|pair| Both::new(pair, true, rtol));
        let settled = Arc::default();
        Self { settled, loaded, shared, rtol, as_loaded, moved: None, predictions: None, clock }
    }

    /// Takes in what questions rest on from now on.
    pub fn settle(&mut self, settled: Arc<SettledPair>) {
        self.settled = settled;
    }

    /// What a question of this revision rests on.
    fn settled(&self, revision: u64) -> Result<Arc<SettledPair>, Incomparable> {
        let known = self.settled.revision;
        let settled = (known == revision).then(|| self.settled.clone());
        settled.ok_or(Incomparable::Unknown { found: revision, known })
    }

    /// Both as they are now.
    fn both(&mut self) -> Result<&mut Both, Incomparable> {
        let moved = self.moved.as_mut().map(|(both, _)| both);
        moved.or(self.as_loaded.as_mut()).ok_or(Incomparable::NothingShared)
    }

    fn as_loaded(&self) -> Result<&Both, Incomparable> {
        self.as_loaded.as_ref().ok_or(Incomparable::NothingShared)
    }

    /// Both after moves; of a list's steps those that can be made, as in the plots of its model.
    fn after(&self, steps: &[Vec<Step>; 2]) -> Result<Both, Incomparable> {
        let analyses = &self.as_loaded()?.analyses;
        let moved =
            |side: usize| apply_possible(&self.loaded[side], &steps[side], analyses[side].rtol()).0;
        let (one, two) = (moved(0), moved(1));
        let pair = self.shared.pair(&one.model, &two.model).ok_or(Incomparable::NothingShared)?;
        Ok(Both::new(pair, one.summary.equivalent && two.summary.equivalent, self.rtol))
    }

    fn patience(&self) -> impl FnMut() -> bool + use<> {
        patience(self.clock)
    }
}

impl Both {
    fn new(pair: Pair, equivalent: bool, rtol: f64) -> Self {
        let analyses = [&pair.one, &pair.two].map(|model| Analysis::new(model.clone(), rtol, 0));
        Self {
            pair,
            equivalent,
            analyses,
            maps: OnceCell::new(),
            sweep: None,
            found: Equivalence::default(),
            rows: AllOrNone::new(),
            moments: OnceCell::new(),
        }
    }

    /// The fitted maps; none where a model lacks contexts or tokens.
    fn maps(&self) -> Option<&Maps> {
        let [one, two] = &self.analyses;
        self.maps.get_or_init(|| Maps::of(one, two)).as_ref()
    }

    /// The gauge that bends the second model into the first.
    fn bend(&self, fitted: Fitted) -> Result<Bend, Incomparable> {
        let maps = self.maps().ok_or(Incomparable::OneSided)?;
        let [one, two] = &self.analyses;
        Ok(Bend::new(one, two, maps, fitted)?)
    }

    /// Moments of f and of g as loaded.
    fn moments(&self) -> &[Option<Moments>; 2] {
        self.moments.get_or_init(|| moments(&self.pair.one, &self.pair.two))
    }
}

fn moments(one: &Predictor, two: &Predictor) -> [Option<Moments>; 2] {
    let of = |a: &Cloud, b: &Cloud| (!a.is_empty() && !b.is_empty()).then(|| Moments::of(a, b));
    [of(one.f(), two.f()), of(one.g(), two.g())]
}

impl Answers<pair::Shared> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, _: &pair::Shared) -> Result<Arc<Shared>, Incomparable> {
        Ok(self.shared.clone())
    }
}

impl Answers<pair::Apply> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, question: &pair::Apply) -> Result<(), Incomparable> {
        let settled = self.settled(question.revision)?;
        self.moved = None;
        if settled.steps.iter().any(|steps| !steps.is_empty()) {
            // What was measured before takes memory, and is not asked for again while these last.
            let pair = self.as_loaded()?.pair.clone();
            self.as_loaded = Some(Both::new(pair, true, self.rtol));
            self.moved = Some((self.after(&settled.steps)?, settled));
        }
        Ok(())
    }
}

impl Answers<pair::Predictions> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, _: &pair::Predictions) -> Result<Underway<Predictions>, Incomparable> {
        let mut enough = self.patience();
        let known = self.predictions.clone();
        let both = self.both()?;
        if both.equivalent && known.is_some() {
            return Ok(Underway::Done(known));
        }
        if both.sweep.is_none() {
            both.sweep = Sweep::new(&both.pair);
        }
        let Some(sweep) = both.sweep.as_mut() else { return Ok(Underway::Done(None)) };
        while !sweep.is_done() {
            let progress = sweep.advance();
            if enough() && !sweep.is_done() {
                return Ok(Underway::Going(progress));
            }
        }
        let (found, equivalent) = (both.sweep.take().and_then(Sweep::finish), both.equivalent);
        if equivalent {
            self.predictions.clone_from(&found);
        }
        Ok(Underway::Done(found))
    }
}

impl Answers<pair::EquivalencePart> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, question: &pair::EquivalencePart) -> Result<Equivalence, Incomparable> {
        let both = self.both()?;
        let mut found = both.found.clone();
        let [one, two] = &both.analyses;
        let maps = match question.part {
            Part::F | Part::G => None,
            Part::Contexts | Part::Tokens | Part::OneMap => both.maps(),
        };
        found.add(question.part, one, two, maps);
        both.found = found.clone();
        Ok(found)
    }
}

impl Answers<pair::Foils> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, question: &pair::Foils) -> Result<Foils, Incomparable> {
        let settled = self.settled(question.revision)?;
        let rtol = self.as_loaded()?.analyses[0].rtol();
        let [one, mut two] = settled.steps.clone();
        two.extend(question.gauge.clone());
        let moved = |side: usize, steps: &[Step]| apply_possible(&self.loaded[side], steps, rtol).0;
        let (one, two) = (moved(0, &one), moved(1, &two));
        let maps = [one.map_f().zip(two.map_f()), one.map_g.as_ref().zip(two.map_g.as_ref())];
        let [f, g] = match maps {
            [Some(of_f), Some(of_g)] => {
                let [f, g] = self.as_loaded()?.moments();
                [carried(f, of_f), carried(g, of_g)]
            }
            _ => self.moments_of(&one.model, &two.model),
        };
        Ok(Foils::of(f.as_ref(), g.as_ref()))
    }
}

/// Moments after a linear map of either side.
fn carried(moments: &Option<Moments>, (one, two): (&SideMap, &SideMap)) -> Option<Moments> {
    moments.as_ref().map(|moments| moments.moved(|x| one.apply(x), |x| two.apply(x)))
}

impl PairEngine {
    /// Moments of moved models on what both share.
    fn moments_of(&self, one: &Arc<Predictor>, two: &Arc<Predictor>) -> [Option<Moments>; 2] {
        let pair = self.shared.pair(one, two);
        pair.map_or([None, None], |pair| moments(&pair.one, &pair.two))
    }
}

impl Answers<pair::Rows> for PairEngine {
    type Error = Incomparable;

    /// As many of the first as there is time for, at least one.
    fn answer(&mut self, question: &pair::Rows) -> Result<Vec<Found>, Incomparable> {
        let settled = self.settled(question.revision)?;
        let (mut enough, query) = (self.patience(), self.shared.query(&settled.query));
        let both = self.both()?;
        let [one, two] = &both.analyses;
        let mut rows = Vec::new();
        for id in &question.ids {
            rows.push(both.rows.row(id, one, two, &query));
            if enough() {
                break;
            }
        }
        Ok(rows)
    }
}

impl Answers<pair::Families> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, question: &pair::Families) -> Result<Vec<Agreement>, Incomparable> {
        let settled = self.settled(question.revision)?;
        let list = self.shared.query(&settled.query).families;
        let [one, two] = &self.both()?.analyses;
        Ok(families(one, two, &list, SHUFFLES, SEED))
    }
}

impl Answers<pair::Bars> for PairEngine {
    type Error = Incomparable;

    fn answer(&mut self, question: &pair::Bars) -> Result<Vec<Bar>, Incomparable> {
        let context = self.shared.contexts.iter().position(|pair| pair.0 == question.context);
        let Some(context) = context else { return Ok(Vec::new()) };
        let [one, two] = &self.both()?.analyses;
        let found = top(one, two, context, question.count).unwrap_or_default();
        let bar = |top: property::TopToken| Bar { token: top.token, p: [top.before, top.after] };
        Ok(found.into_iter().map(bar).collect())
    }
}

impl Answers<pair::Bend> for PairEngine {
    type Error = Incomparable;

    fn answer(
        &mut self,
        question: &pair::Bend,
    ) -> Result<Result<Vec<Action>, Reason>, Incomparable> {
        let bend = match &self.moved {
            Some((_, settled)) if !settled.steps[1].is_empty() => {
                self.after(&[settled.steps[0].clone(), Vec::new()])?.bend(question.fitted)
            }
            _ => self.both()?.bend(question.fitted),
        };
        Ok(bend.map(|bend| bend.actions()).map_err(|reason| Reason::of(&reason)))
    }
}
