//! Assembling a row: measure, chance, promise, verdict, and what must be said beside them.

use crate::{analysis::Analysis, transform::MoveSummary};

use super::{
    Chance, Depth, Figure, Holds, Info, NotTestable, Picture, Promise, Property, Query, Row, Verdict, catalogue::find,
    row::same, theory,
};

/// Rounding in a measure, in units of κ^order·ε: sums over thousands of terms, of differences of larger numbers.
const ROUND_OFF_GUARD: f64 = 1e4;

/// One line of the board. Never fails: what cannot be measured is [`Verdict::NotTestable`] with the reason.
pub fn measure(id: &str, before: &Analysis, after: &Analysis, mv: &MoveSummary, query: &Query, depth: Depth) -> Row {
    let Some(property) = find(id) else { return untestable(id, 0.0, NotTestable::Unknown) };
    let info = property.info();
    let threshold = query.threshold(info);
    if depth == Depth::Live && !info.live {
        return untestable(id, threshold, NotTestable::Later);
    }
    match property.compare(before, after, query, depth) {
        Err(reason) => untestable(id, threshold, reason),
        Ok((b, a)) => {
            let mut row = judge(property, &b, &a, mv, threshold);
            if depth == Depth::Settled {
                row.chance = chance(property, before, after, query, (b.value, a.value));
            }
            row
        }
    }
}

/// What a row opens into.
pub fn picture(id: &str, before: &Analysis, after: &Analysis, mv: &MoveSummary, query: &Query) -> Option<Picture> {
    find(id)?.picture(before, after, mv, query)
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
        reason: Some(reason.to_string()),
        threshold,
        tolerance: 0.0,
        note: String::new(),
        picture: None,
    }
}

fn judge(property: &dyn Property, before: &Figure, after: &Figure, mv: &MoveSummary, threshold: f64) -> Row {
    let info = property.info();
    let band = mv.linear_on_g().then(|| property.band(before.value, mv.condition)).flatten();
    let tolerance = ROUND_OFF_GUARD * mv.condition.powi(info.order) * f64::EPSILON;
    let promise = theory::promise(info, mv, before.value, threshold, band.is_some());
    let (b, a) = (before.value, after.value);
    let warning = mismatch(info, promise, (b, a), threshold, tolerance, mv.condition);
    Row {
        id: info.id.to_string(),
        before: Some(b),
        after: Some(a),
        band,
        chance: None,
        promise,
        verdict: Verdict::of(info.holds, b, a, threshold, tolerance),
        reason: warning,
        threshold,
        tolerance,
        note: note(before, after),
        picture: None,
    }
}

/// Theory promised *kept* and the numbers say otherwise.
fn mismatch(info: &Info, promise: Promise, (b, a): (f64, f64), tau: f64, tolerance: f64, kappa: f64) -> Option<String> {
    let met = match info.holds {
        Holds::Exactly => info.holds.test(b, tau) == info.holds.test(a, tau),
        _ => same(b, a, tolerance),
    };
    let broken = promise == Promise::Kept && !met;
    broken.then(|| {
        let change = (b - a).abs();
        format!(
            "numerical warning: theory says kept, measured change {change:.1e}; κ = {kappa:.1e} allows {tolerance:.1e}"
        )
    })
}

fn note(before: &Figure, after: &Figure) -> String {
    let aside = match (before.aside, after.aside) {
        (Some((name, b)), Some((_, a))) => Some(format!("{name} {} → {}", short(b), short(a))),
        _ => None,
    };
    let words = after.note.clone().or_else(|| before.note.clone());
    [aside, words].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Three significant digits, or the exponent form where that says more.
pub(super) fn short(x: f64) -> String {
    let size = x.abs();
    match size {
        0.0 => "0".to_string(),
        _ if !(1e-3..1e5).contains(&size) => format!("{x:.1e}"),
        _ if size >= 100.0 => format!("{x:.0}"),
        _ if size >= 10.0 => format!("{x:.1}"),
        _ => format!("{x:.2}"),
    }
}

fn chance(
    property: &dyn Property,
    before: &Analysis,
    after: &Analysis,
    query: &Query,
    at: (f64, f64),
) -> Option<Chance> {
    let (b, a) = (property.chance(before, before, query)?, property.chance(after, before, query)?);
    Some(Chance {
        draws: b.len(),
        before_percentile: percentile(&b, at.0),
        after_percentile: percentile(&a, at.1),
        before_median: median(b),
        after_median: median(a),
    })
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
