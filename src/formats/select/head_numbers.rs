//! Numbers that the head of a model has besides its matrix: the bias, the scale of its logits and
//! their cap.

use theory::model::Columns;

use crate::contents::{
    Bias, Contents,
    config::{LogitScale, ModelConfig},
    head,
};

/// What all files say of the head; of two that say the same thing the first counts.
pub(crate) fn config(contents: &[Contents]) -> ModelConfig {
    contents.iter().fold(ModelConfig::default(), |all, c| all.or(c.config))
}

/// Takes the vector out that is the bias of the table of this name, of so many tokens; the names of
/// the others that could have been.
///
/// One that is called as nothing else is has to have a number for each token, which the caller
/// checks; others of another length are something else.
pub(crate) fn take_bias(
    contents: &mut [Contents],
    table: &str,
    tokens: u64,
) -> (Option<Bias>, Vec<String>) {
    let rank = |bias: &Bias| match head::is_bias_of(&bias.name, table) {
        true => Some(0),
        false => head::bias(&bias.name).map(|rank| rank + 1),
    };
    let biases = contents.iter_mut().flat_map(|c| std::mem::take(&mut c.biases));
    // Those of other tables are no biases of the head.
    let mut biases: Vec<Bias> = biases.filter(|bias| rank(bias).is_some()).collect();
    let fits = |bias: &Bias| bias.values.len() as u64 == tokens;
    biases.sort_by_key(|bias| (!fits(bias), rank(bias)));
    let is_one = |bias: &Bias| fits(bias) || head::is_surely_bias(&bias.name);
    let at = biases.iter().position(is_one);
    let taken = at.map(|at| biases.remove(at));
    (taken, biases.into_iter().map(|bias| bias.name).collect())
}

/// Folds the scale of the logits into the embeddings, if there are any; what to tell the user.
pub(crate) fn fold_scale(scale: LogitScale, f: &mut Option<Columns>, d: u64) -> Option<String> {
    let by = match scale {
        LogitScale::By(number) => number,
        LogitScale::InverseRootOfWidth => 1.0 / (d as f64).sqrt(),
    };
    if by == 1.0 || !by.is_finite() || by == 0.0 {
        return None;
    }
    match f.take() {
        Some(vectors) => {
            *f = Some((vectors.widened() * by).into());
            Some(format!("the model multiplies its logits by {by}: folded into f"))
        }
        None => Some(format!("the model multiplies its logits by {by}: give f times that")),
    }
}
