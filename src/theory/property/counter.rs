//! "What would destroy this?" and "what keeps this?": the move that shows it, or why there is none.

use thiserror::Error;

use crate::{
    analysis::Analysis,
    transform::{Action, End, MoveSummary, Recipe, Side, Step, apply},
};

use super::{
    Class, Control, Depends, EXACT, Holds, Info, Measuring, Property, Query, Reads, Row, Verdict,
    catalogue::find, cosine::angle, direction,
};

/// Condition number of a suggested gauge.
const CONDITION: f64 = 10.0;
/// Size of a suggested hidden move, relative to the mean norm: as long as the vectors are.
const SIZE: f64 = 1.0;
/// How many of a kind are tried on a count of few; every second one is ten times as strong.
const TRIES: u32 = 4;

/// Why there is no such move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoMove {
    /// The other side spans everything.
    #[error("{span} is all of R^{d}: no hidden direction is left, and every gauge keeps it")]
    NoRoom {
        /// F or G.
        span: &'static str,
        /// Dimension of the space.
        d: usize,
    },
    /// Angle 0 stays 0.
    #[error("the directions are exactly parallel, and every invertible map keeps that")]
    Parallel,
    /// The log-odds themselves have the property.
    #[error("the log-odds themselves have this exact form, and no linear map takes it from them")]
    Exact,
    /// The diversity condition holds.
    #[error("F and G are all of R^d, and no invertible map on either side changes the rank")]
    Diverse,
    /// There is nothing to destroy.
    #[error("it does not hold here, so that there is nothing to destroy")]
    Absent,
    /// There is nothing to measure.
    #[error("it cannot be measured here")]
    NotTestable,
    /// Counts of few, or what every map of a kind keeps.
    #[error("none of the moves that were tried changes it")]
    Steady,
    /// No such property.
    #[error("unknown property")]
    Unknown,
}

/// A move that destroys the property, or at least changes its measure: one that keeps the
/// distribution where there is one, else a contrast. What it does is tried on the model as loaded,
/// since a random map changes a count of few only perhaps.
///
/// # Errors
/// [`NoMove`] says why there is none.
pub fn what_destroys(id: &str, base: &Analysis, query: &Query) -> Result<Action, NoMove> {
    let property = find(id).ok_or(NoMove::Unknown)?;
    let mut trials = Trials { property, base, query, measuring: Measuring::new() };
    let still = trials.outcome(base, &MoveSummary::identity());
    match still.verdict {
        Verdict::NotTestable => return Err(NoMove::NotTestable),
        Verdict::Absent => return Err(NoMove::Absent),
        _ => {}
    }
    let mut changes = None;
    for action in moves(property.info(), base, query, still.of.is_some()) {
        match trials.verdict(&action) {
            Some(Verdict::Destroyed) => return Ok(action),
            Some(Verdict::Drifted) => changes = changes.or(Some(action)),
            _ => {}
        }
    }
    changes.ok_or_else(|| why_none(property.info(), base, query))
}

/// Applies moves to the model as loaded and measures one property of what comes out.
struct Trials<'a> {
    property: &'static dyn Property,
    base: &'a Analysis,
    query: &'a Query,
    measuring: Measuring,
}

impl Trials<'_> {
    fn outcome(&mut self, after: &Analysis, summary: &MoveSummary) -> Row {
        self.measuring.outcome(self.property, self.base, after, summary, self.query)
    }

    /// `None` where the move is refused.
    fn verdict(&mut self, action: &Action) -> Option<Verdict> {
        let step = Step { id: 0, enabled: true, action: action.clone() };
        let moved = apply(self.base.model(), &[step], self.base.set_rtol()).ok()?;
        Some(self.outcome(&self.base.moved(&moved), &moved.summary).verdict)
    }
}

/// What may destroy a property, the moves that keep the distribution first. A measure that is a
/// number changes under one map as under any other; a count of few may need several.
fn moves(info: &Info, base: &Analysis, query: &Query, counts: bool) -> Vec<Action> {
    let tries = if counts { TRIES } else { 1 };
    let each = |make: &dyn Fn(u64, f64) -> Action| -> Vec<Action> {
        let strength = |i: u32| f64::from(10_u32.pow(i / 2));
        (0..tries).map(|i| make(query.seed.wrapping_add(u64::from(i)), strength(i))).collect()
    };
    let linear = |on: Side| each(&|seed, more| random(on, CONDITION * more, seed));
    let hidden = |side: Side| {
        each(&|seed, more| match side {
            Side::OnlyF => Action::HiddenF { size: SIZE * more, seed },
            _ => Action::HiddenG { size: SIZE * more, seed },
        })
    };
    let sides: &[Side] = match info.reads {
        Reads::F => &[Side::OnlyF],
        Reads::G => &[Side::OnlyG],
        Reads::Both => &[Side::OnlyG, Side::OnlyF],
    };
    let rooms: Vec<Side> = sides.iter().copied().filter(|&side| room(base, side)).collect();
    let hides = rooms.into_iter().flat_map(hidden);
    let contrasts = sides.iter().copied().flat_map(linear);
    let extremes = info.controls.contains(&Control::Extremes) && !are_parallel(info, base, query);
    match info.class {
        Class::OnlyRotations => extremes
            .then(|| extreme(query, CONDITION, End::Farthest))
            .into_iter()
            .chain(linear(Side::Gauge))
            .chain(hides)
            .collect(),
        // A linear map of the one side that it reads is as good as a gauge.
        Class::AnyGauge if info.reads != Reads::Both => hides.collect(),
        Class::AnyGauge => hides.chain(contrasts).collect(),
        Class::Identifiable => contrasts.collect(),
    }
}

fn why_none(info: &Info, base: &Analysis, query: &Query) -> NoMove {
    let d = base.model().d();
    let exact = info.holds == Holds::Exactly || info.is_form;
    match (info.class, info.reads) {
        (Class::Identifiable, _) if info.counts_dimensions && diverse(base) => NoMove::Diverse,
        (Class::Identifiable, _) if exact => NoMove::Exact,
        (Class::AnyGauge, Reads::F) if !room(base, Side::OnlyF) => NoMove::NoRoom { span: "G", d },
        (Class::AnyGauge, Reads::G) if !room(base, Side::OnlyG) => NoMove::NoRoom { span: "F", d },
        _ if are_parallel(info, base, query) => NoMove::Parallel,
        _ => NoMove::Steady,
    }
}

/// Whether the directions of the query that a row reads are parallel, which no map changes.
fn are_parallel(info: &Info, base: &Analysis, query: &Query) -> bool {
    let directions = if info.depends.contains(&Depends::Directions) {
        direction::chosen(base, query)
    } else if info.depends.contains(&Depends::ContextSteps) {
        direction::chosen_contexts(base, query)
    } else {
        return false;
    };
    directions.is_ok_and(|(a, b)| angle(&a, &b).sin() <= EXACT)
}

/// Whether there are directions of f, or of g, that the other side does not see.
fn room(base: &Analysis, side: Side) -> bool {
    let seen = if side == Side::OnlyF { base.span_g() } else { base.span_f() };
    !seen.is_whole()
}

/// A move that keeps the property and is otherwise as free as can be.
///
/// # Errors
/// [`NoMove::Unknown`], for an id that no property has.
pub fn what_keeps(id: &str, query: &Query) -> Result<Action, NoMove> {
    let info = find(id).ok_or(NoMove::Unknown)?.info();
    let seed = query.seed;
    Ok(match info.class {
        Class::OnlyRotations => {
            Action::Linear { on: Side::Gauge, matrix: Recipe::Rotation { seed } }
        }
        Class::AnyGauge | Class::Identifiable => random(Side::Gauge, CONDITION, seed),
    })
}

/// The worst or best gauge of condition number `condition` for the cosine of the two token
/// directions.
pub fn extreme(query: &Query, condition: f64, end: End) -> Action {
    let matrix = Recipe::Worst { pair: [query.pair_a, query.pair_b], condition, end };
    Action::Linear { on: Side::Gauge, matrix }
}

/// The steps after a suggestion is taken up: an extreme of κ takes the place of the gauges in the
/// list, as it has their κ, and leaves all else; any other suggestion is shown alone.
pub fn taken_up(steps: &[Step], action: Action) -> Vec<Action> {
    let is_gauge = |action: &Action| matches!(action, Action::Linear { on: Side::Gauge, .. });
    if !matches!(action, Action::Linear { matrix: Recipe::Worst { .. }, .. }) {
        return vec![action];
    }
    let enabled: Vec<&Action> =
        steps.iter().filter(|step| step.enabled).map(|step| &step.action).collect();
    let at = enabled.iter().position(|action| is_gauge(action)).unwrap_or(enabled.len());
    let others = |range: &[&Action]| -> Vec<Action> {
        range.iter().filter(|action| !is_gauge(action)).map(|action| (*action).clone()).collect()
    };
    [others(&enabled[..at]), vec![action], others(&enabled[at..])].concat()
}

fn diverse(model: &Analysis) -> bool {
    let d = model.model().d();
    model.span_f().dim() == d && model.span_g().dim() == d
}

fn random(on: Side, condition: f64, seed: u64) -> Action {
    Action::Linear { on, matrix: Recipe::Random { condition, seed } }
}
