//! Parallelism that the distribution sees: of P_N a and P_N b, and in a chosen Γ ⊆ N.
//!
//! The log-odds f(s)·a over chosen contexts are coordinates of P_N a in the Γ that the P_N f(s)
//! span. In an equivalent model the same contexts span the matching Γ̃ = B^T Γ and give the very
//! same coordinates.

use nalgebra::{DMatrix, DVector};

use crate::{analysis::Analysis, linalg::transposed_times};

use super::{
    Class, Control, Cost, Depends, Drawn, Holds, Image, Indexed, Info, Measurement, Need,
    NotTestable, Picture, Property, Quantity, Query, Random, Reads, Vanished, chance, direction,
    leftover::{Leftover, VANISHED, end_norms, is_unseen},
    residual::{EXACT_HELP, parallelism},
};

const BASE: Info = Info {
    measure: "residual",
    class: Class::Identifiable,
    reads: Reads::Both,
    needs: &[Need::Contexts],
    holds: Holds::Exactly,
    default_threshold: super::EXACT,
    threshold_help: EXACT_HELP,
    ..Info::BASE
};

/// The residual of two directions as they are seen, exact where their log-odds over `f` are
/// proportional.
fn of(
    model: &Analysis,
    query: &Query,
    [a, b]: [&DVector<f64>; 2],
    log_odds: [&DVector<f64>; 2],
    f: f64,
) -> Result<Measurement, NotTestable> {
    let (residual, beta) = parallelism(a, b);
    let pairs = [query.pair_a, query.pair_b];
    if residual.is_nan() || is_unseen(model, log_odds, 1, pairs) {
        return Err(NotTestable::Zero(Vanished::DirectionSeen));
    }
    let norms = end_norms(model.g(), pairs);
    let leftover = Leftover::of_products(log_odds, f, norms);
    Ok(Measurement::new(residual).aside(Quantity::Beta, beta).leaving(leftover))
}

/// Parallelism of the two token directions after P_N.
pub(super) struct InN;

impl InN {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelism-seen",
        name: "Parallelism that the distribution sees",
        meaning: "The two concept directions are parallel after hidden components are taken out",
        definition: "a and b are the two directions g(to) − g(from), projected on N, the span of \
            G’s projection of all f(s). The number is ‖a − βb‖/‖a‖ with β = a·b/b·b. Exact: the \
            log-odds f(s)·a and f(s)·b over all contexts are proportional, up to what the stored \
            numbers resolve",
        depends: &[Depends::Directions],
        cost: Cost::Ranks,
        ..BASE
    };
}

impl Property for InN {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        let (a, b) = direction::chosen(model, query)?;
        let seen = [&a, &b].map(|v| model.n().project_vector(v));
        let log_odds = [&a, &b].map(|v| model.f().tr_mul(v));
        let found = of(model, query, seen.each_ref(), log_odds.each_ref(), model.f().norm())?;
        Ok(found.by_construction(direction::parallel_by_construction(model.n().dim())))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        let seen = |d: DMatrix<f64>| transposed_times(drawn.model.n().basis(), &d);
        drawn.tokens(seen, Image::residual)
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        chance::histogram(self, before, after, query)
    }
}

/// Parallelism of the two token directions in the Γ of the chosen contexts.
pub(super) struct InGamma;

/// Log-odds that a direction induces over the chosen contexts, all when none is chosen.
fn coordinates(model: &Analysis, query: &Query, a: &DVector<f64>) -> DVector<f64> {
    if query.gamma.is_empty() {
        return model.f().tr_mul(a);
    }
    DVector::from_iterator(
        query.gamma.len(),
        query.gamma.iter().map(|&s| model.f().column(s).dot(a)),
    )
}

impl InGamma {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelism-gamma",
        name: "Parallelism at chosen contexts",
        meaning: "The two concepts move the log-odds at the chosen contexts in proportion",
        definition: "The log-odds x(s) = f(s)·a and z(s) = f(s)·b over the chosen contexts (all of \
            them if none is chosen), not centred; the number is ‖x − βz‖/‖x‖ with β = x·z/z·z",
        depends: &[Depends::Directions, Depends::Gamma],
        controls: &[Control::Gamma],
        cost: Cost::Frame,
        ..BASE
    };
}

impl Property for InGamma {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn measure(&self, model: &Analysis, query: &Query) -> Result<Measurement, NotTestable> {
        direction::needs_both(model)?;
        let count = model.f().ncols();
        if let Some(&index) = query.gamma.iter().find(|&&s| s >= count) {
            return Err(NotTestable::Index { what: Indexed::Context, index, count });
        }
        let (a, b) = direction::chosen(model, query)?;
        let seen = [&a, &b].map(|v| coordinates(model, query, v));
        let norm = match query.gamma.as_slice() {
            [] => model.f().norm(),
            chosen => model.f().select_columns(chosen).norm(),
        };
        let measurement = of(model, query, seen.each_ref(), seen.each_ref(), norm)?;
        if [&a, &b]
            .iter()
            .zip(&seen)
            .any(|(v, x)| x.norm() * model.amplification() <= VANISHED * norm * v.norm())
        {
            return Err(NotTestable::Zero(Vanished::SeenByContexts));
        }
        Ok(measurement.by_construction(direction::parallel_by_construction(seen[0].len())))
    }

    fn picture(&self, before: &Analysis, after: &Analysis, query: &Query) -> Option<Picture> {
        let log_odds = |model, name: &str| {
            let (a, b) = direction::chosen(model, query).ok()?;
            let (a, b) = (coordinates(model, query, &a), coordinates(model, query, &b));
            let points = a.iter().zip(b.iter()).map(|(&x, &y)| [x, y]).collect();
            Some(super::LabelledPoints {
                name: name.to_string(),
                labels: gamma_labels(model, query),
                points,
            })
        };
        Some(Picture::Scatter {
            axes: [
                "log-odds, first direction".to_string(),
                "log-odds, second direction".to_string(),
            ],
            panels: vec![log_odds(before, "before")?, log_odds(after, "after")?],
        })
    }
}

fn gamma_labels(model: &Analysis, query: &Query) -> Vec<String> {
    let labels = model.model().f().labels();
    if query.gamma.is_empty() {
        labels.to_vec()
    } else {
        query.gamma.iter().map(|&s| labels[s].clone()).collect()
    }
}
