//! The steering vectors v, and the target γ that they are to move.

use nalgebra::DVector;

use crate::{
    analysis::Analysis,
    property::{Groups, Members, NotTestable, Query, SteeringRecipe, direction},
};

/// mean f(s⁺) − mean f(s⁻), d components: class E.
///
/// # Errors
/// A model without contexts, an empty group, or a member past the end.
pub fn difference_of_means(model: &Analysis, groups: &Groups) -> Result<DVector<f64>, NotTestable> {
    direction::needs_contexts(model)?;
    let mean = |group: &[usize], what| {
        direction::group(group, what, 1, model.f().ncols())?;
        Ok(model.f().select_columns(group).column_mean())
    };
    Ok(mean(&groups.positive, Members::PositiveContexts)?
        - mean(&groups.negative, Members::NegativeContexts)?)
}

/// H γ with H = (1/S) Σ f(s)f(s)^T (`d × d`): class E.
pub fn second_moment(model: &Analysis, gamma: &DVector<f64>) -> DVector<f64> {
    model.f() * model.f().tr_mul(gamma) / model.f().ncols() as f64
}

/// The target γ of the query, d components: the mean difference of the family, or the first pair
/// where that is wished or there is no family.
///
/// # Errors
/// A token past the end, a pair whose tokens are one vector, or a family that has only such pairs
/// or whose mean is nothing but rounding.
pub fn target(model: &Analysis, query: &Query) -> Result<DVector<f64>, NotTestable> {
    let pair = query.of_pair || query.family.is_empty();
    if pair {
        direction::tokens(model, query.pair_a)
    } else {
        direction::mean(model, &query.family)
    }
}

/// The user's own numbers, as they move with the embeddings: d of them for the model as loaded.
fn given(model: &Analysis, query: &Query) -> Result<DVector<f64>, NotTestable> {
    let (found, expected) = (query.vector.len(), model.loaded_width());
    if query.vector.is_empty() {
        return Err(NotTestable::NoVector { expected });
    }
    if found != expected {
        return Err(NotTestable::Width { found, expected });
    }
    Ok(model.carried(&DVector::from_column_slice(&query.vector)))
}

/// The steering vector v of a recipe, d components, made anew in each model.
///
/// # Errors
/// As [`target`] or [`difference_of_means`], whichever the recipe asks; contexts that are missing
/// or do not differ; or given numbers that are not as many as the loaded model has dimensions.
pub fn vector(
    model: &Analysis,
    query: &Query,
    recipe: SteeringRecipe,
) -> Result<DVector<f64>, NotTestable> {
    match recipe {
        SteeringRecipe::DifferenceOfMeans => difference_of_means(model, &query.labels),
        SteeringRecipe::Unembedding => target(model, query),
        SteeringRecipe::Causal => Ok(model.causal_step(&target(model, query)?)),
        SteeringRecipe::SecondMoment => {
            direction::needs_contexts(model)?;
            Ok(second_moment(model, &target(model, query)?))
        }
        SteeringRecipe::Own => Ok(direction::chosen_contexts(model, query)?.0),
        SteeringRecipe::Given => given(model, query),
    }
}
