//! Parallelism that the distribution sees: of P_N a and P_N b, and in a chosen Γ ⊆ N.
//!
//! The log-odds f(s)·a over chosen contexts are coordinates of P_N a in the Γ that the P_N f(s)
//! span. In an equivalent model the same contexts span the matching Γ̃ = B^T Γ and give the very
//! same coordinates.

use nalgebra::{DMatrix, DVector};

use crate::{analysis::Analysis, linalg::transposed_times, transform::MoveSummary};

use super::{
    Class, Control, Cost, Depends, Drawn, Figure, Holds, Image, Info, Need, NotTestable, Picture,
    Property, Query, Random, Reads, chance, direction,
    parallelism::{EXACT_HELP, parallelism},
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

fn of(a: &DVector<f64>, b: &DVector<f64>) -> Result<Figure, NotTestable> {
    let (residual, beta) = parallelism(a, b);
    let unseen = NotTestable::Zero("what the distribution sees of the direction");
    if residual.is_nan() { Err(unseen) } else { Ok(Figure::new(residual).beside("β", beta)) }
}

/// Parallelism of the two token directions after P_N.
pub(super) struct InN;

impl InN {
    /// The fixed facts.
    pub(super) const INFO: Info = Info {
        id: "parallelism-seen",
        name: "Parallelism that the distribution sees",
        meaning: "The two concept directions are parallel after hidden components are taken out",
        depends: &[Depends::Directions],
        cost: Cost::Ranks,
        ..BASE
    };
}

impl Property for InN {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        direction::needs_both(model)?;
        let (a, b) = direction::chosen(model, query)?;
        of(&model.n().project_vector(&a), &model.n().project_vector(&b))
    }

    fn chance(&self, drawn: Drawn<'_>) -> Option<Random> {
        let seen = |d: DMatrix<f64>| transposed_times(drawn.model.n().basis(), &d);
        drawn.tokens(seen, Image::residual)
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
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

    fn figure(&self, model: &Analysis, query: &Query) -> Result<Figure, NotTestable> {
        direction::needs_both(model)?;
        let count = model.f().ncols();
        if let Some(&index) = query.gamma.iter().find(|&&s| s >= count) {
            return Err(NotTestable::Index { what: "context", index, count });
        }
        let (a, b) = direction::chosen(model, query)?;
        of(&coordinates(model, query, &a), &coordinates(model, query, &b))
    }

    fn picture(
        &self,
        before: &Analysis,
        after: &Analysis,
        _: &MoveSummary,
        query: &Query,
    ) -> Option<Picture> {
        let log_odds = |model, name: &str| {
            let (a, b) = direction::chosen(model, query).ok()?;
            let (a, b) = (coordinates(model, query, &a), coordinates(model, query, &b));
            let points = a.iter().zip(b.iter()).map(|(&x, &y)| [x, y]).collect();
            Some(super::Points {
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
