//! Measures that a gauge changes, with a gauge to change them.

use leptos::prelude::*;

use super::card::{Card, line};
use crate::view::{control::Slider, number::figure};
use session::{
    pair::{MOST_CONDITION, Pair},
    words::words,
};

/// CKA and Procrustes distance, and the gauge of the second model that moves them.
#[component]
pub fn FoilsCard(pair: Pair) -> impl IntoView {
    let found = move || pair.figures.foils.get();
    let two = |one: Option<f64>, other: Option<f64>| {
        let both = [one, other].map(|value| value.map_or(words().compare.none.into(), figure));
        (one.is_some() || other.is_some()).then(|| (words().compare.two)(&both[0], &both[1]))
    };
    let lines = move || {
        let (found, words) = (found()?, &words().compare);
        let (cka, procrustes) =
            (two(found.cka_f, found.cka_g), two(found.procrustes_f, found.procrustes_g));
        Some(
            [
                line(words.cka, words.cka_help, cka),
                line(words.procrustes, words.procrustes_help, procrustes),
            ]
            .collect_view(),
        )
    };
    let condition = pair.picture.condition;
    let any = move || found().is_some();
    view! {
        <Show when=any>
            <Card title=words().compare.foils test_id="foils-card">
                <p class="small soft">{words().compare.foils_help}</p>
                <dl class="facts small number">{lines}</dl>
                <Slider
                    label=words().compare.gauge
                    help=words().compare.gauge_help
                    range=[0.0, MOST_CONDITION.log10()]
                    step=0.05
                    value=Signal::derive(move || condition.get().log10())
                    shown=Signal::derive(move || (words().compare.kappa)(&figure(condition.get())))
                    moved=move |power| condition.set(10.0_f64.powf(power))
                    held=|_| {}
                />
            </Card>
        </Show>
    }
}
