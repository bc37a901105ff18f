//! Do they predict the same? Is one a linear image of the other?

use leptos::prelude::*;

use super::{
    bars::Bars,
    card::{Card, line},
};
use crate::view::{number::figure, term::Explained};
use session::{
    pair::{Pair, share},
    words::{number::count, words},
};
use theory::compare::{Canonical, Equivalence, InSample, Predictions};

/// How far apart the two distributions are, and the next tokens after one context.
#[component]
pub fn PredictionsCard(pair: Pair) -> impl IntoView {
    let found = move || pair.figures.predictions.get().flatten();
    let answer = Signal::derive(move || pair.predicts_alike().filter(|_| found().is_some()));
    let any = move || pair.figures.predictions.with(|found| !matches!(found, Some(None)));
    view! {
        <Show when=any>
            <Card title=words().compare.predictions answer test_id="predictions-card">
                <dl class="facts small">{move || found().map(|found| rows(&found))}</dl>
                <Bars pair />
            </Card>
        </Show>
    }
}

fn rows(found: &Predictions) -> impl IntoView + use<> {
    let words = &words().compare;
    let both = |[one, two]: [f64; 2]| (words.two)(&figure(one), &figure(two));
    let percent = |share: f64| (words.percent)(&figure(100.0 * share));
    let variance = found.log_likelihood_variance_distance.largest();
    [
        line(
            words.logit_distance,
            words.logit_distance_help,
            Some(figure(found.relative_logit_distance)),
        ),
        line(words.kl, words.kl_help, Some(both(found.mean_kl))),
        line(
            words.max_change,
            words.max_change_help,
            Some(figure(found.max_log_probability_change)),
        ),
        line(words.agreement, words.agreement_help, Some(percent(found.top_token_agreement))),
        line(words.variance, words.variance_help, variance.map(figure)),
    ]
    .collect_view()
}

/// Whether one linear map takes one model to the other: the figures that no move of either changes
/// come first.
#[component]
pub fn EquivalenceCard(pair: Pair) -> impl IntoView {
    let found = move || pair.figures.equivalence.get();
    let answer = Signal::derive(move || pair.is_settled().then(|| found().finding()));
    let any = move || pair.figures.parts.with(|parts| !parts.is_empty());
    view! {
        <Show when=any>
            <Card title=words().compare.equivalence answer test_id="equivalence-card">
                <dl class="facts small">{move || lines(&found())}</dl>
                {move || {
                    let line = |text| view! { <p class="small soft"><Explained text /></p> };
                    let found = found();
                    let notes = in_sample(&found).into_iter().chain(no_evidence(&found));
                    notes.map(line).collect_view()
                }}
                {move || {
                    let line = |text| view! { <p class="small"><Explained text /></p> };
                    no_one_map(&found()).map(line)
                }}
                <details class="small">
                    <summary title=words().compare.in_coordinates_help>
                        {words().compare.in_coordinates}
                    </summary>
                    <dl class="facts">{move || plain(&found())}</dl>
                </details>
            </Card>
        </Show>
    }
}

fn both(shares: Option<[f64; 2]>) -> Option<String> {
    shares.map(|[one, two]| (words().compare.two)(&share(one), &share(two)))
}

/// Shares of the tokens' log-odds that a map explains, but not to rounding.
const NEARLY: std::ops::Range<f64> = 0.5..1.0 - 1e-9;

/// Where the map of the tokens turned round is further off than none, although the tokens alone
/// nearly have a map: what it misses of them is magnified.
fn no_one_map(found: &Equivalence) -> Option<String> {
    let shares = found.explained_g_in_log_odds?;
    if !shares.iter().all(|share| NEARLY.contains(share)) {
        return None;
    }
    let missed = 1.0 - found.one_map_explains_f_in_log_odds.filter(|share| *share < 0.0)?;
    let k = found.effective_complexity?[0];
    Some((words().compare.no_one_map)(&figure(missed.sqrt()), k))
}

fn lines(found: &Equivalence) -> impl IntoView + use<> {
    let words = &words().compare;
    let k = found.effective_complexity.map(|[one, two]| (words.two)(&count(one), &count(two)));
    [
        line(words.complexity, words.complexity_help, k),
        line(words.explained_f, words.explained_help, both(found.explained_f_in_log_odds)),
        line(words.explained_g, words.explained_help, both(found.explained_g_in_log_odds)),
        line(words.one_map_row, words.one_map_help, found.one_map_keeps().map(share)),
        line(
            words.turned_round,
            words.turned_round_help,
            found.one_map_explains_f_in_log_odds.map(share),
        ),
        line(words.pairing, words.pairing_help, found.pairing_error_in_log_odds.map(figure)),
        line(words.canonical_f, words.canonical_help, found.canonical_f.as_ref().map(canonical)),
        line(words.canonical_g, words.canonical_help, found.canonical_g.as_ref().map(canonical)),
    ]
    .collect_view()
}

/// What the coordinates of the explained model have a part in.
fn plain(found: &Equivalence) -> impl IntoView + use<> {
    let words = &words().compare;
    [
        line(words.explained_f, words.in_coordinates_help, both(found.explained_f)),
        line(words.explained_g, words.in_coordinates_help, both(found.explained_g)),
        line(words.turned_round, words.in_coordinates_help, found.one_map_explains_f.map(share)),
        line(words.pairing, words.in_coordinates_help, found.pairing_error.map(figure)),
    ]
    .collect_view()
}

/// A mean correlation beside what chance makes of it; one that is exact by construction is no
/// evidence.
fn canonical(found: &Canonical) -> String {
    let words = &words().compare;
    match found {
        Canonical::ByConstruction { .. } => words.by_construction.into(),
        Canonical::Mean { mean, null: Some(null), .. } => {
            (words.of_chance)(&figure(*mean), &figure(null.mean))
        }
        Canonical::Mean { mean, null: None, .. } => figure(*mean),
    }
}

/// Why canonical correlations are no evidence, where they are none.
fn no_evidence(found: &Equivalence) -> Vec<String> {
    let words = &words().compare;
    let sides = [(words.canonical_f, found.canonical_f), (words.canonical_g, found.canonical_g)]
        .into_iter();
    let line = |(name, canonical): (&str, Option<Canonical>)| match canonical? {
        Canonical::ByConstruction { rows, dimensions } => {
            Some(format!("{name}: {}", (words.exact)(rows, dimensions)))
        }
        Canonical::Mean { .. } => None,
    };
    sides.filter_map(line).collect()
}

/// Where a fit to all rows would be exact whatever the models are.
fn in_sample(found: &Equivalence) -> Option<String> {
    let exact =
        [found.in_sample_f, found.in_sample_g].into_iter().flatten().find_map(|fit| match fit {
            InSample::ByConstruction { rows, coordinates } => Some((rows, coordinates)),
            InSample::Overdetermined { .. } => None,
        });
    exact.map(|(rows, coordinates)| (words().compare.in_sample)(rows, coordinates))
}
