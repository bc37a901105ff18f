//! Two models beside each other, under the keys of the reference figures.

use std::sync::Arc;

use serde::{Serialize, Serializer};

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
    /// Are they linearly equivalent?
    #[serde(flatten, serialize_with = "figures")]
    pub equivalence: Equivalence,
    /// Fits and figures that are exact by construction, whatever the models are: no evidence.
    pub exact_by_construction: Vec<&'static str>,
}

/// The comparison of two models; ranks at relative tolerance `rtol`.
pub fn comparison(one: &Arc<Predictor>, two: &Arc<Predictor>, rtol: f64) -> Comparison {
    let shared = Shared::of(one, two);
    let figures = shared.pair(one, two).map(|pair| {
        let [one, two] = [&pair.one, &pair.two].map(|model| Analysis::new(model.clone(), rtol, 0));
        CompareFigures::of(Predictions::of(&pair), Equivalence::of(&one, &two))
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
    fn of(predictions: Option<Predictions>, equivalence: Equivalence) -> Self {
        Self { predictions, exact_by_construction: exact(&equivalence), equivalence }
    }
}

/// A figure as it is written.
#[derive(Serialize)]
#[serde(untagged)]
enum Figure {
    Counts([usize; 2]),
    Both([f64; 2]),
    One(f64),
}

/// Writes those figures that there are, under the keys of the reference.
fn figures<S: Serializer>(found: &Equivalence, serializer: S) -> Result<S::Ok, S::Error> {
    let both = |shares: Option<[f64; 2]>| shares.map(Figure::Both);
    let one = |figure: Option<f64>| figure.map(Figure::One);
    let mean = |canonical: &Option<Canonical>| one(canonical.as_ref().map(Canonical::value));
    let shuffled = |canonical: &Option<Canonical>| match canonical {
        Some(Canonical::Mean { null: Some(null), .. }) => Some(Figure::One(null.mean)),
        _ => None,
    };
    let Foils { cka_f, cka_g, procrustes_f, procrustes_g } = found.foils;
    let all = [
        ("effective_complexity", found.effective_complexity.map(Figure::Counts)),
        ("explained_f", both(found.explained_f)),
        ("explained_g", both(found.explained_g)),
        ("explained_f_in_log_odds", both(found.explained_f_in_log_odds)),
        ("explained_g_in_log_odds", both(found.explained_g_in_log_odds)),
        ("one_map_explains_f", one(found.one_map_explains_f)),
        ("one_map_explains_f_in_log_odds", one(found.one_map_explains_f_in_log_odds)),
        ("pairing_error", one(found.pairing_error)),
        ("pairing_error_in_log_odds", one(found.pairing_error_in_log_odds)),
        ("mean_canonical_correlation_f", mean(&found.canonical_f)),
        ("mean_canonical_correlation_g", mean(&found.canonical_g)),
        ("shuffled_canonical_correlation_f", shuffled(&found.canonical_f)),
        ("shuffled_canonical_correlation_g", shuffled(&found.canonical_g)),
        ("cka_f", one(cka_f)),
        ("cka_g", one(cka_g)),
        ("procrustes_f", one(procrustes_f)),
        ("procrustes_g", one(procrustes_g)),
    ];
    serializer.collect_map(all.into_iter().filter_map(|(key, figure)| Some((key, figure?))))
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
