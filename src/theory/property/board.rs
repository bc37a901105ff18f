//! Assembling a row: measure, chance, promise, verdict, and what must be said beside them.

use std::collections::BTreeMap;

use crate::{
    analysis::Analysis, linalg::LARGEST_SQUARE, model::Resolution, transform::MoveSummary,
};

use super::{
    Chance, Decides, Depth, Drawn, EXACT, Exactness, Holds, Info, Measurement, NotTestable, Note,
    Picture, Promise, Property, Quantity, Query, Random, Reads, Row, Verdict, Weight,
    catalogue::{find, info},
    row::is_round_off,
    theory,
};

/// Rounding in a measure, in units of κ·ε: sums over thousands of terms, of differences of larger
/// numbers, in models that stretch the space by some hundreds themselves.
const ROUND_OFF_GUARD: f64 = 1e4;

/// Every number that theory keeps is computed to this at least, whatever κ: a larger difference is
/// one.
const LARGEST_ROUND_OFF: f64 = 1e-6;

/// Tokens that lie farther from zero than this, in units of their spread, have lost digits in the
/// file already. Usual models have them nearer than 10.
const FAR: f64 = 1e3;

/// What directions below the tolerance of ranks leak of a hidden move, in units of it.
const LEAKING: f64 = 10.0;

/// What the digits of stored numbers may leak of a hidden move into a fact that is exact.
const LARGEST_LEAK: f64 = 1e-2;

/// What the size of the logits may add to that: there the numbers of the moved model itself have no
/// more digits.
const LARGEST_SLACK: f64 = 1e-4;

/// Measures rows of one model as loaded, and remembers what does not depend on the move while the
/// query stays the same.
#[derive(Debug, Default)]
pub struct Measuring {
    query: Query,
    memos: BTreeMap<String, Memo>,
}

/// What a row needs of the model as loaded.
#[derive(Debug, Clone, Default)]
struct Memo {
    measurement: Option<Result<Measurement, NotTestable>>,
    chance: Option<Option<Random>>,
}

/// One question: what became of a property?
#[derive(Clone, Copy)]
struct Question<'a> {
    property: &'a dyn Property,
    before: &'a Analysis,
    after: &'a Analysis,
    mv: &'a MoveSummary,
    query: &'a Query,
    depth: Depth,
}

impl Measuring {
    /// Nothing is remembered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One line of the board; `before` must be the same model in every call. Never fails: what
    /// cannot be measured is [`Verdict::NotTestable`] with the reason.
    pub fn row(
        &mut self,
        id: &str,
        before: &Analysis,
        after: &Analysis,
        mv: &MoveSummary,
        query: &Query,
        depth: Depth,
    ) -> Row {
        self.forget_what_depends_on(query);
        let Some(property) = find(id) else { return untestable(id, 0.0, NotTestable::Unknown) };
        let memo = self.memos.entry(id.to_string()).or_default();
        Question { property, before, after, mv, query, depth }.answer(memo)
    }

    /// The same without random pairs: what became of a property, and nothing to read it against.
    pub(super) fn outcome(
        &mut self,
        property: &'static dyn Property,
        before: &Analysis,
        after: &Analysis,
        mv: &MoveSummary,
        query: &Query,
    ) -> Row {
        self.forget_what_depends_on(query);
        let memo = self.memos.entry(property.info().id.to_string()).or_default();
        Question { property, before, after, mv, query, depth: Depth::Settled }.verdict(memo)
    }
}

impl Measuring {
    /// Keeps what was measured of rows that are still asked the same.
    fn forget_what_depends_on(&mut self, query: &Query) {
        if self.query == *query {
            return;
        }
        let stands = |id: &str| info(id).is_some_and(|info| query.asks_the_same(&self.query, info));
        self.memos.retain(|id, _| stands(id));
        self.query = query.clone();
    }
}

/// One line of the board, nothing remembered.
pub fn measure(
    id: &str,
    before: &Analysis,
    after: &Analysis,
    mv: &MoveSummary,
    query: &Query,
    depth: Depth,
) -> Row {
    Measuring::new().row(id, before, after, mv, query, depth)
}

impl Question<'_> {
    fn answer(self, memo: &mut Memo) -> Row {
        let mut row = self.verdict(memo);
        if let (true, Some((b, a))) = (self.depth != Depth::Live, row.before.zip(row.after)) {
            row.chance = self.chance(memo, b, a);
            let wanted = self.query.draws();
            let few = row.chance.map(|chance| chance.draws).filter(|&found| found < wanted);
            row.notes.extend(few.map(|found| Note::FewRandomPairs { found, wanted }));
        }
        row
    }

    /// Measure, promise and verdict.
    fn verdict(self, memo: &mut Memo) -> Row {
        let info = self.property.info();
        let threshold = self.query.threshold(info);
        let row = match self.measurements(memo) {
            Ok((before, after)) => self.judge(&before, &after, threshold),
            Err(reason) => untestable(info.id, threshold, reason),
        };
        Row { capped: self.before.model().softcap().is_some(), ..row }
    }

    fn measurements(self, memo: &mut Memo) -> Result<(Measurement, Measurement), NotTestable> {
        if self.depth == Depth::Live && !self.property.info().is_live() {
            return Err(NotTestable::Unsettled);
        }
        fits(self.property.info(), self.before)?;
        if !self.before.as_loaded().is_in_range() {
            return Err(NotTestable::Range);
        }
        let before = memo
            .measurement
            .get_or_insert_with(|| self.property.measure(self.before, self.query))
            .clone()?;
        let after = self.property.after(self.before, self.after, self.query, self.depth)?;
        if before.value.is_finite() && after.value.is_finite() {
            Ok((before, after))
        } else {
            Err(NotTestable::Range)
        }
    }

    fn chance(self, memo: &mut Memo, before: f64, after: f64) -> Option<Chance> {
        let Self { query, before: base, .. } = self;
        let random = |model, known| self.property.chance(Drawn { model, base, query, known });
        let of_before = memo.chance.get_or_insert_with(|| random(base, None)).as_ref()?;
        let of_after = random(self.after, Some(of_before))?.values;
        Some(Chance {
            draws: of_before.values.len(),
            before_percentile: percentile(&of_before.values, before),
            after_percentile: percentile(&of_after, after),
            before_median: median(of_before.values.clone()),
            after_median: median(of_after),
        })
    }
}

/// What a row opens into.
pub fn picture(id: &str, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
    let property = find(id).filter(|property| fits(property.info(), before).is_ok())?;
    property.picture(before, after, query)
}

/// The ends of the gap between the two sets of a row about separability, on the side of the
/// positives and of the negatives: weights of the loaded tokens or contexts. `None` for other rows,
/// and where nothing separates the sets.
pub fn gap_ends(id: &str, model: &Analysis, query: &Query) -> Option<[Vec<Weight>; 2]> {
    find(id)?.gap_ends(model, query)
}

/// Whether what a property reads has room in memory.
fn fits(info: &Info, model: &Analysis) -> Result<(), NotTestable> {
    let d = model.model().d();
    if info.is_heavy() && d > LARGEST_SQUARE { Err(NotTestable::TooWide { d }) } else { Ok(()) }
}

fn untestable(id: &str, threshold: f64, reason: NotTestable) -> Row {
    Row {
        id: id.to_string(),
        before: None,
        after: None,
        band: None,
        chance: None,
        promise: Promise::MayChange,
        verdict: Verdict::NotTestable,
        reason: Some(reason),
        warning: None,
        threshold,
        tolerance: 0.0,
        decides: Decides::default(),
        exact: None,
        moved: false,
        capped: false,
        notes: Vec::new(),
        by_construction: None,
        other_tokens: None,
        of: None,
    }
}

impl Question<'_> {
    fn judge(self, before: &Measurement, after: &Measurement, threshold: f64) -> Row {
        let Self { property, mv, .. } = self;
        let info = property.info();
        let band = |model| property.band(model, self.query, mv.condition);
        let band = mv.linear_on_g().then(|| band(self.before)).flatten();
        let exact = self.exactness(before, after);
        let (tolerance, decides) = self.tolerance(exact, before.slack.max(after.slack));
        let (b, a) = (before.value, after.value);
        // A looser threshold than that of exact facts is about the measure as it stands.
        let strict = threshold.min(EXACT);
        let holds = |at: usize, value: f64| match exact {
            Some(found) => {
                found[at].holds(strict) || threshold > EXACT && info.holds.test(value, threshold)
            }
            None => {
                let slack = if info.holds == Holds::AtMost { tolerance } else { 0.0 };
                info.holds.test(value - slack.min(value.abs()), threshold)
            }
        };
        let exactly =
            |at: usize| exact.is_some_and(|found: [Exactness; 2]| found[at].holds(strict));
        let size = if info.is_ratio { b.abs().max(a.abs()) } else { b.abs().max(a.abs()).max(1.0) };
        let alike = exactly(0) && exactly(1) || (b - a).abs() <= tolerance * size;
        let held = holds(0, b);
        // The same number does not change sides of its threshold by rounding.
        let does = if alike && exact.is_none() { held } else { holds(1, a) };
        let promise = theory::promise(info, mv, exactly(0), threshold, band.is_some());
        let met = if exact.is_some() { held == does } else { alike };
        let broken = promise == Promise::Kept && !met;
        let by_construction = [(held, before), (does, after)]
            .into_iter()
            .find_map(|(holds, found)| found.by_construction.clone().filter(|_| holds));
        Row {
            id: info.id.to_string(),
            before: Some(b),
            after: Some(a),
            band,
            chance: None,
            promise,
            verdict: Verdict::of(held, does, alike),
            reason: None,
            warning: broken.then_some(Note::Unkept {
                change: (b - a).abs(),
                amplification: mv.amplification,
                tolerance,
            }),
            threshold,
            tolerance,
            decides,
            exact,
            moved: !mv.is_identity(),
            capped: false,
            notes: notes(before, after, tolerance),
            by_construction,
            other_tokens: after.other_tokens,
            of: after.of.or(before.of),
        }
    }

    /// What was found of an exact fact, by the resolution of the side that it is about: stored
    /// errors are those of the model as loaded, whatever a shift adds since.
    fn exactness(self, before: &Measurement, after: &Measurement) -> Option<[Exactness; 2]> {
        let (b, a) = before.leftover.zip(after.leftover)?;
        let unit = self.resolution().unit();
        let leaked = if self.hides() { a.stored.min(LARGEST_LEAK / unit) } else { 0.0 };
        let stored = [b.stored, b.stored.max(leaked)];
        Some(
            [(b, stored[0]), (a, stored[1])]
                .map(|(left, stored)| Exactness::of(left, stored, unit)),
        )
    }

    /// Whether a move relies on directions that the other side does not have: up to the digits of
    /// the stored numbers it has, and a hidden move is as large there as the moved vectors are.
    fn hides(self) -> bool {
        self.mv.any(|kind| kind.hides.contains(&true) || kind.reduces)
    }

    fn resolution(self) -> Resolution {
        let [f, g] = self.before.as_loaded().resolutions();
        match self.property.info().reads {
            Reads::F => f,
            Reads::G => g,
            Reads::Both if f.unit() > g.unit() => f,
            Reads::Both => g,
        }
    }

    fn tolerance(self, exact: Option<[Exactness; 2]>, slack: f64) -> (f64, Decides) {
        let rounding = Decides::Rounding { amplification: self.mv.amplification };
        if let Some([_, found]) = exact {
            let stored = found.stored >= found.rounding;
            let decides = if stored { Decides::Stored(self.resolution()) } else { rounding };
            return (found.explained(), decides);
        }
        let distance = |model: &Analysis| {
            let [mean, spread] = model.token_scale();
            if spread > 0.0 { (mean / spread).max(1.0) } else { 1.0 }
        };
        let offset = match self.mv.any(|kind| kind.shifts) {
            true => distance(self.after),
            false => Some(distance(self.before)).filter(|&far| far > FAR).unwrap_or(1.0),
        };
        let rounded = ROUND_OFF_GUARD * self.mv.amplification * offset * f64::EPSILON;
        // Hidden directions are hidden up to the tolerance of ranks.
        // Of a file in single precision they lie below its digits, which κ stretches.
        let coarse = self.before.rtol() > self.before.set_rtol();
        let leaks = LEAKING * self.before.rtol();
        let leaks = match coarse {
            true => leaks * self.mv.amplification,
            false => leaks.min(LARGEST_ROUND_OFF),
        };
        let leaks = if self.hides() { leaks.min(LARGEST_SLACK) } else { 0.0 };
        let decides = match self.before.as_loaded().resolutions() {
            [Resolution::Double, Resolution::Double] => rounding,
            _ if leaks > rounded => Decides::Stored(self.resolution()),
            _ => rounding,
        };
        let tolerance = rounded.min(LARGEST_ROUND_OFF).max(leaks);
        (tolerance.max(slack.min(LARGEST_SLACK)), decides)
    }
}

/// What stands beside the measure: the quantities, then what else the moved model notes, or the
/// loaded one where that notes nothing.
fn notes(before: &Measurement, after: &Measurement, tolerance: f64) -> Vec<Note> {
    let tolerance = tolerance.min(LARGEST_ROUND_OFF);
    let rounded = |quantity: Quantity, x: f64| {
        Some(x).filter(|&x| quantity.is_length() || !is_round_off(x, tolerance))
    };
    let both = before.aside.zip(after.aside);
    let change = both.map(|((quantity, b), (_, a))| {
        Note::Change(quantity, [b, a].map(|x| rounded(quantity, x)))
    });
    let also =
        after.also.iter().map(|&(quantity, x)| Note::Quantity(quantity, rounded(quantity, x)));
    let others = if after.notes.is_empty() { &before.notes } else { &after.notes };
    change.into_iter().chain(also).chain(others.iter().cloned()).collect()
}

/// Per cent of the values below `at`.
fn percentile(values: &[f64], at: f64) -> f64 {
    100.0 * values.iter().filter(|&&v| v < at).count() as f64 / values.len().max(1) as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    match n {
        0 => f64::NAN,
        _ if n % 2 == 1 => values[n / 2],
        _ => (values[n / 2 - 1] + values[n / 2]) / 2.0,
    }
}
