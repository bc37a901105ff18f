//! What is in a model, in few numbers.

use serde::Serialize;

use crate::analysis::Analysis;

/// What is in a model. Figures that need contexts are left out for word vectors, never zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelSummary {
    /// What the file calls the model.
    pub name: String,
    /// File format it was read from.
    pub format: String,
    /// Dimension of the representation space.
    pub d: usize,
    /// How many contexts.
    pub contexts: usize,
    /// How many tokens.
    pub tokens: usize,
    /// dim F.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_f: Option<usize>,
    /// dim G.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_g: Option<usize>,
    /// dim M.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_m: Option<usize>,
    /// dim N.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dim_n: Option<usize>,
    /// k = rank L0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_complexity: Option<usize>,
    /// What the user must know.
    pub warnings: Vec<String>,
}

/// The summary of a model.
pub fn summary(model: &Analysis) -> ModelSummary {
    let predictor = model.model();
    let (contexts, tokens) = (predictor.f().len(), predictor.g().len());
    let both = predictor.predicts();
    ModelSummary {
        name: predictor.provenance().name.clone(),
        format: predictor.provenance().format.clone(),
        d: predictor.d(),
        contexts,
        tokens,
        dim_f: (contexts > 0).then(|| model.span_f().dim()),
        dim_g: (tokens > 0).then(|| model.span_g().dim()),
        dim_m: both.then(|| model.m().dim()),
        dim_n: both.then(|| model.n().dim()),
        effective_complexity: both.then(|| model.effective_complexity()),
        warnings: predictor.warnings().to_vec(),
    }
}
