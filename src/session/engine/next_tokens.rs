//! The next tokens after a context in both models, steered or not.

use nalgebra::DVector;

use super::{ModelEngine, model::Refused};
use crate::protocol::{
    Bars, Reason,
    question::{self, Answers},
};
use theory::{
    analysis::Analysis,
    model::Predictor,
    property::{
        NotTestable, Query, SteeringRecipe, change_at, log_probabilities, log_probabilities_at,
        steered, top, vector,
    },
    transform::Step,
};

impl ModelEngine {
    pub(super) fn bars(&mut self, context: usize, steps: &[Step], count: usize) -> Bars {
        let (before, after, _) = self.both(steps);
        let tokens = top(before, &after.analysis, context, count).unwrap_or_default();
        let change = change_at(before, &after.analysis, context).unwrap_or_default();
        let log_sum = tokens
            .first()
            .map_or(f64::NEG_INFINITY, |t| log_sum(before.model(), context, t.token, t.before));
        let tokens = tokens.into_iter().map(|t| (t.token, t.before, t.after)).collect();
        Bars {
            context,
            tokens,
            max_log_change: change.log_probability,
            log_sum,
            plain: None,
            not_steered: None,
        }
    }

    /// The same with both models steered by a recipe, each by the vector that it makes of it. Where
    /// that cannot be, they are as they are, and it is said why.
    pub(super) fn steered_bars(
        &mut self,
        question: &question::Bars,
        recipe: SteeringRecipe,
        steps: &[Step],
    ) -> Result<Bars, Refused> {
        let plain = self.bars(question.context, steps, question.count);
        let query = Query { context: question.context, ..(*self.settled.query).clone() };
        let (before, after, _) = self.both(steps);
        let both = steered(before, &query, recipe)
            .and_then(|p| Ok((p, steered(&after.analysis, &query, recipe)?)));
        let (p, moved) = match both {
            Ok(both) => both,
            Err(reason) => return Ok(Bars { not_steered: Some(reason), ..plain }),
        };
        let unsteered = log_probabilities(before, question.context);
        let shown = likeliest(&p, question.count);
        Ok(Bars {
            tokens: shown.iter().map(|&y| (y, p[y].exp(), moved[y].exp())).collect(),
            max_log_change: (&p - &moved).amax(),
            plain: Some(shown.iter().map(|&y| unsteered[y].exp()).collect()),
            ..plain
        })
    }
}

impl Answers<question::Next> for ModelEngine {
    type Error = Refused;

    /// The state is that of the model as loaded: the moved model has it where the linear part of
    /// its moves takes it.
    fn answer(&mut self, question: &question::Next) -> Result<Result<[usize; 2], Reason>, Refused> {
        let (steps, query) = (self.steps(&question.at)?, self.settled.query.clone());
        let (before, after, _) = self.both(&steps);
        let state = DVector::from_iterator(
            question.state.len(),
            question.state.iter().map(|x| f64::from(*x)),
        );
        let moved = after.analysis.carried(&state);
        let tokens = next(before, state, &query, question.steering).and_then(|tokens| {
            Ok([tokens, next(&after.analysis, moved, &query, question.steering)?])
        });
        Ok(tokens.map_err(|reason| Reason::of(&reason)))
    }
}

/// The likeliest token after a state, steered or not.
fn next(
    model: &Analysis,
    state: DVector<f64>,
    query: &Query,
    steering: Option<SteeringRecipe>,
) -> Result<usize, NotTestable> {
    let state = match steering {
        Some(recipe) => state + vector(model, query, recipe)? * query.strength,
        None => state,
    };
    Ok(likeliest(&log_probabilities_at(model, &state), 1).first().copied().unwrap_or_default())
}

/// The likeliest tokens, likeliest first; of equal ones the first.
fn likeliest(p: &DVector<f64>, count: usize) -> Vec<usize> {
    let by_size = |&a: &usize, &b: &usize| p[b].total_cmp(&p[a]).then(a.cmp(&b));
    let mut order: Vec<usize> = (0..p.len()).collect();
    if count < order.len() {
        order.select_nth_unstable_by(count, by_size);
        order.truncate(count);
    }
    order.sort_by(by_size);
    order
}

/// ln Σ eᶻ over the tokens of a model, from one token's logit z and probability.
fn log_sum(model: &Predictor, context: usize, token: usize, p: f64) -> f64 {
    let product = model.f().vector(context).dot(&model.g().vector(token));
    let mut logit = DVector::from_element(1, product);
    model.select(&[], &[token]).complete_logits(logit.as_view_mut());
    logit[0] - p.ln()
}
