//! Two models beside each other, under the keys of the reference figures.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    analysis::Analysis,
    compare::{Canonical, Equivalence, Foils, InSample, LeftOut, Predictions, Shared},
    model::Predictor,
};

/// Two models on what they share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// What is shared.
    pub shared: SharedCounts,
    /// The figures; none where nothing is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<CompareFigures>,
}

/// How much is shared, and how much is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SharedCounts {
    /// Contexts of both models.
    pub contexts: usize,
    /// Tokens of both models.
    pub tokens: usize,
    /// What only the first model has.
    pub only_first: Counts,
    /// What only the second model has.
    pub only_second: Counts,
}

/// So many contexts and tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Contexts.
    pub contexts: usize,
    /// Tokens.
    pub tokens: usize,
}

/// Figures of two models. Those that need what one of them lacks are left out, never zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompareFigures {
    /// Do they predict the same?
    #[serde(flatten)]
    pub predictions: Option<Predictions>,
    /// k of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_complexity: Option<[usize; 2]>,
    /// Held-out share of f, both ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_f: Option<[f64; 2]>,
    /// Held-out share of g, both ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_g: Option<[f64; 2]>,
    /// The first, measured in log-odds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_f_in_log_odds: Option<[f64; 2]>,
    /// The second, measured in log-odds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_g_in_log_odds: Option<[f64; 2]>,
    /// Share of f that the map of the tokens explains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_map_explains_f: Option<f64>,
    /// The same in log-odds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_map_explains_f_in_log_odds: Option<f64>,
    /// How far the map of the contexts and that of the tokens are from one map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing_error: Option<f64>,
    /// The same in log-odds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairing_error_in_log_odds: Option<f64>,
    /// Mean canonical correlation of f.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_canonical_correlation_f: Option<f64>,
    /// Mean canonical correlation of g.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_canonical_correlation_g: Option<f64>,
    /// The same of f with shuffled labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shuffled_canonical_correlation_f: Option<f64>,
    /// The same of g with shuffled labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shuffled_canonical_correlation_g: Option<f64>,
    /// CKA of f.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cka_f: Option<f64>,
    /// CKA of g.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cka_g: Option<f64>,
    /// Procrustes distance of f.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procrustes_f: Option<f64>,
    /// Procrustes distance of g.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procrustes_g: Option<f64>,
    /// Fits and figures that are exact by construction, whatever the models are: no evidence.
    pub exact_by_construction: Vec<&'static str>,
}

/// The comparison of two models; ranks at relative tolerance `rtol`.
pub fn comparison(one: &Arc<Predictor>, two: &Arc<Predictor>, rtol: f64) -> Comparison {
    let shared = Shared::of(one, two);
    let figures = shared.pair(one, two).map(|pair| {
        let [one, two] = [&pair.one, &pair.two].map(|model| Analysis::new(model.clone(), rtol, 0));
        CompareFigures::of(Predictions::of(&pair), &Equivalence::of(&one, &two))
    });
    Comparison { shared: SharedCounts::of(&shared), compare: figures }
}

impl SharedCounts {
    fn of(shared: &Shared) -> Self {
        let counts =
            |left: &LeftOut| Counts { contexts: left.contexts.len(), tokens: left.tokens.len() };
        Self {
            contexts: shared.contexts.len(),
            tokens: shared.tokens.len(),
            only_first: counts(&shared.only_one),
            only_second: counts(&shared.only_two),
        }
    }
}

impl CompareFigures {
    fn of(predictions: Option<Predictions>, found: &Equivalence) -> Self {
        let Foils { cka_f, cka_g, procrustes_f, procrustes_g } = found.foils;
        let shuffled = |canonical: &Option<Canonical>| match canonical {
            Some(Canonical::Mean { null: Some(null), .. }) => Some(null.mean),
            _ => None,
        };
        Self {
            predictions,
            effective_complexity: found.effective_complexity,
            explained_f: found.explained_f,
            explained_g: found.explained_g,
            explained_f_in_log_odds: found.explained_f_in_log_odds,
            explained_g_in_log_odds: found.explained_g_in_log_odds,
            one_map_explains_f: found.one_map_explains_f,
            one_map_explains_f_in_log_odds: found.one_map_explains_f_in_log_odds,
            pairing_error: found.pairing_error,
            pairing_error_in_log_odds: found.pairing_error_in_log_odds,
            mean_canonical_correlation_f: found.canonical_f.as_ref().map(Canonical::value),
            mean_canonical_correlation_g: found.canonical_g.as_ref().map(Canonical::value),
            shuffled_canonical_correlation_f: shuffled(&found.canonical_f),
            shuffled_canonical_correlation_g: shuffled(&found.canonical_g),
            cka_f,
            cka_g,
            procrustes_f,
            procrustes_g,
            exact_by_construction: exact(found),
        }
    }
}

fn exact(found: &Equivalence) -> Vec<&'static str> {
    let fit = |fit: &Option<InSample>| matches!(fit, Some(InSample::ByConstruction { .. }));
    let canonical =
        |canonical: &Option<Canonical>| matches!(canonical, Some(Canonical::ByConstruction { .. }));
    let all = [
        ("in_sample_fit_f", fit(&found.in_sample_f)),
        ("in_sample_fit_g", fit(&found.in_sample_g)),
        ("mean_canonical_correlation_f", canonical(&found.canonical_f)),
        ("mean_canonical_correlation_g", canonical(&found.canonical_g)),
    ];
    all.into_iter().filter(|(_, exact)| *exact).map(|(name, _)| name).collect()
}
