//! What steering does, as bars: to the next tokens of a context, and to the log-odds of every
//! concept.

use nalgebra::DVector;

use super::vectors::{target, vector};
use crate::{
    analysis::Analysis,
    property::{
        Family, Indexed, NotTestable, Picture, Query, Series, SteeringRecipe, Titled, direction,
        distribution::log_probabilities_at,
    },
};

/// How many tokens are shown.
const TOKENS: usize = 8;

/// Log-probabilities of the query's context after steering by a recipe with the query's strength,
/// over all V tokens, in nats.
///
/// # Errors
/// As [`vector`], and a model without contexts or tokens, or a context past the end.
pub fn steered(
    model: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Result<DVector<f64>, NotTestable> {
    let v = vector(model, query, recipe)?;
    Ok(log_probabilities_at(model, &(embedding(model, query)? + v * query.strength)))
}

fn embedding(model: &Analysis, query: &Query) -> Result<DVector<f64>, NotTestable> {
    direction::needs_both(model)?;
    let count = model.f().ncols();
    if query.context >= count {
        return Err(NotTestable::Index { what: Indexed::Context, index: query.context, count });
    }
    Ok(model.f().column(query.context).clone_owned())
}

/// The likeliest tokens of the context: as they are, steered, and steered by the same recipe in the
/// moved model.
pub(super) fn next_tokens(
    before: &Analysis,
    after: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Option<Titled> {
    let plain = log_probabilities_at(before, &embedding(before, query).ok()?);
    let all = [plain, steered(before, query, recipe).ok()?, steered(after, query, recipe).ok()?];
    let shown = likeliest(&all);
    let labels = before.model().g().labels();
    let series = |(name, p): (&str, &DVector<f64>)| Series {
        name: name.into(),
        values: shown.iter().map(|&token| p[token].exp()).collect(),
    };
    let context = &before.model().f().labels()[query.context];
    Some(Titled {
        title: format!("Next tokens after “{}”", context.trim()),
        picture: Picture::Bars {
            axis: "p".into(),
            labels: shown.iter().map(|&token| labels[token].trim_start().to_string()).collect(),
            series: ["as it is", "steered", "moved, steered"]
                .into_iter()
                .zip(&all)
                .map(series)
                .collect(),
        },
    })
}

/// Tokens by the largest of their probabilities, those with the largest change among the first ones
/// kept.
fn likeliest(all: &[DVector<f64>; 3]) -> Vec<usize> {
    let top = |token: usize| all.iter().map(|p| p[token]).fold(f64::NEG_INFINITY, f64::max);
    let mut order: Vec<usize> = (0..all[0].len()).collect();
    order.sort_by(|&i, &j| top(j).total_cmp(&top(i)).then(i.cmp(&j)));
    order.truncate(TOKENS);
    order
}

/// Shift of the target and of every family's mean log-odds, in both models; how far the others are
/// spread.
pub(super) fn shifts_of_families(
    before: &Analysis,
    after: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Option<Titled> {
    let series = |name: &str, model: &Analysis| {
        let v = vector(model, query, recipe).ok()? * query.strength;
        let own = v.dot(&target(model, query).ok()?);
        let other = |family: &Family| {
            direction::mean(model, &family.pairs).map_or(f64::NAN, |mean| v.dot(&mean))
        };
        let values = std::iter::once(own).chain(query.families.iter().map(other)).collect();
        Some(Series { name: name.to_string(), values })
    };
    let both = vec![series("before", before)?, series("after", after)?];
    let own = |family: &Family| !query.of_pair && family.pairs == query.family;
    let spread = |series: &Series| {
        let others = query.families.iter().zip(&series.values[1..]);
        off_target(others.filter(|(family, _)| !own(family)).map(|(_, shift)| *shift))
    };
    let labels =
        std::iter::once("target".to_string()).chain(query.families.iter().map(|f| f.name.clone()));
    Some(Titled {
        title: format!("Shift of log-odds; off target {} → {}", spread(&both[0]), spread(&both[1])),
        picture: Picture::Bars {
            axis: "shift".to_string(),
            labels: labels.collect(),
            series: both,
        },
    })
}

/// Root mean square of the shifts of all concepts but the target that could be measured.
fn off_target(shifts: impl Iterator<Item = f64>) -> String {
    let known: Vec<f64> = shifts.filter(|x| x.is_finite()).collect();
    let mean = known.iter().map(|x| x * x).sum::<f64>() / known.len().max(1) as f64;
    crate::property::picture::short(mean.sqrt())
}
