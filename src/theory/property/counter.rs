//! "What would destroy this?" and "what keeps this?": the move that shows it, or why there is none.

use thiserror::Error;

use crate::{
    analysis::Analysis,
    transform::{Action, End, Recipe, Side, Step},
};

use super::{
    Class, Control, EXACT, Holds, Info, NotTestable, Query, Reads, catalogue::find, cosine::angle,
    direction,
};

/// Condition number of a suggested gauge.
const CONDITION: f64 = 10.0;
/// Size of a suggested hidden move, relative to the mean norm: as long as the vectors are.
const SIZE: f64 = 1.0;

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
    /// No such property.
    #[error("unknown property")]
    Unknown,
}

/// A move that destroys the property: one that keeps the distribution where there is one, else a
/// contrast.
///
/// # Errors
/// [`NoMove`] says why there is none.
pub fn what_destroys(id: &str, base: &Analysis, query: &Query) -> Result<Action, NoMove> {
    let info = find(id).ok_or(NoMove::Unknown)?.info();
    match info.class {
        Class::OnlyRotations => bend(info, base, query),
        Class::AnyGauge => hide(info, base, query.seed),
        Class::Identifiable if info.counts_dimensions && diverse(base) => Err(NoMove::Diverse),
        Class::Identifiable if info.holds == Holds::Exactly || info.is_form => Err(NoMove::Exact),
        Class::Identifiable => Ok(random(Side::OnlyG, query.seed)),
    }
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
        Class::AnyGauge | Class::Identifiable => random(Side::Gauge, seed),
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

fn random(on: Side, seed: u64) -> Action {
    Action::Linear { on, matrix: Recipe::Random { condition: CONDITION, seed } }
}

fn bend(info: &Info, base: &Analysis, query: &Query) -> Result<Action, NoMove> {
    if !info.controls.contains(&Control::Extremes) {
        return Ok(random(Side::Gauge, query.seed));
    }
    match angle_of(base, query) {
        Ok(angle) if angle.sin() <= EXACT => Err(NoMove::Parallel),
        _ => Ok(extreme(query, CONDITION, End::Farthest)),
    }
}

fn angle_of(base: &Analysis, query: &Query) -> Result<f64, NotTestable> {
    direction::chosen(base, query).map(|(a, b)| angle(&a, &b))
}

/// Hidden components on the side that the property reads.
fn hide(info: &Info, base: &Analysis, seed: u64) -> Result<Action, NoMove> {
    let d = base.model().d();
    match info.reads {
        Reads::F if base.span_g().dim() < d => Ok(Action::HiddenF { size: SIZE, seed }),
        Reads::F => Err(NoMove::NoRoom { span: "G", d }),
        Reads::G | Reads::Both if base.span_f().dim() < d => {
            Ok(Action::HiddenG { size: SIZE, seed })
        }
        Reads::G | Reads::Both => Err(NoMove::NoRoom { span: "F", d }),
    }
}
