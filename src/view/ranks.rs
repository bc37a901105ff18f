//! How numerical ranks are decided: the tolerance with the spectra that it cuts, and the pivot
//! token.

use std::sync::Arc;

use leptos::{html::Canvas, prelude::*};

use super::{
    control::{NumberBox, Slider, TokenSearch},
    number::figure,
    term::Explained,
    theme::is_dark,
    workspace,
};
use crate::web::{page, surface};
use picture::figure::{
    Layer, Style, Theme,
    board::{rank_at, spectra, spectra_height},
};
use session::{
    choice::Ranks,
    words::{spoken, wording, words},
};
use theory::property::Spectrum;

/// Width of the plot in CSS pixels.
const WIDTH: f64 = 310.0;
/// Size of its text in CSS pixels.
const FONT: f64 = 12.0;
/// Powers of ten on the slider.
const POWERS: [f64; 2] = [-15.0, -0.5];

/// The tolerance of numerical ranks and the pivot token; no measure of an exact property depends on
/// the pivot.
#[component]
pub fn RankSettings() -> impl IntoView {
    let workspace = workspace();
    let ranks = move || workspace.choice.ranks.get();
    let pivot = Signal::derive(move || {
        workspace.model.get().map(|m| m.token(ranks().pivot)).unwrap_or_default()
    });
    let find = Arc::new(move |typed: &str, count: usize| {
        let Some(model) = workspace.model.get_untracked() else { return Vec::new() };
        model.search(typed, count).into_iter().map(|i| (i, model.token(i))).collect()
    });
    let set_rtol = move |rtol: f64| {
        let rtol = rtol.clamp(f64::EPSILON, 0.5);
        if workspace.choice.ranks.with_untracked(|ranks| ranks.rtol != rtol) {
            workspace.set_ranks(Ranks { rtol, ..workspace.choice.ranks.get_untracked() });
        }
    };
    let set_pivot = move |pivot: usize| {
        workspace.set_ranks(Ranks { pivot, ..workspace.choice.ranks.get_untracked() })
    };
    // While the slider moves, only the cut does; everything is measured anew when it is let go.
    let tried = RwSignal::new(None::<f64>);
    let rtol = Signal::derive(move || tried.get().unwrap_or(ranks().rtol));
    let held = move |held: bool| {
        if let Some(rtol) = tried.get_untracked().filter(|_| !held) {
            tried.set(None);
            set_rtol(rtol);
        }
    };
    view! {
        <div class="rank-settings small">
            <label title=words().model.rank_tolerance_help>
                {words().model.rank_tolerance}
                <NumberBox
                    label=words().model.rank_tolerance_label.into()
                    value=Signal::derive(move || ranks().rtol)
                    entered=set_rtol
                />
            </label>
            <div class="pivot-choice">
                <Explained text=words().model.pivot />
                <TokenSearch
                    label=words().model.pivot_label.into()
                    value=pivot
                    find
                    chosen=set_pivot
                />
            </div>
            <Show
                when=move || {
                    let all = workspace.known.spectra;
                    all.with(|all| all.as_ref().is_some_and(|all| !all.is_empty()))
                }
            >
                <div class="spectra">
                    <Slider
                        label=words().model.cut
                        help=words().model.cut_help
                        range=POWERS
                        step=0.1
                        value=Signal::derive(move || rtol.get().log10())
                        shown=Signal::derive(move || figure(rtol.get()))
                        moved=move |power: f64| tried.set(Some(10f64.powf(power)))
                        held
                    />
                    <Spectra rtol />
                </div>
            </Show>
        </div>
    }
}

/// The spectra of f, g0 and the log-odds with the cut.
#[component]
fn Spectra(rtol: Signal<f64>) -> impl IntoView {
    let workspace = workspace();
    let canvas = NodeRef::<Canvas>::new();
    let size = move || {
        [
            WIDTH,
            spectra_height(
                workspace.known.spectra.with(|all| all.as_ref().map_or(0, |a| a.len())),
                FONT,
            ),
        ]
    };
    Effect::new(move || {
        let (Some(canvas), Some(all)) = (canvas.get(), workspace.known.spectra.get()) else {
            return;
        };
        let theme = if is_dark(workspace.page.theme.get()) { Theme::DARK } else { Theme::LIGHT };
        let style =
            Style { font: FONT, layer: Layer::Whole, ..Style::screen(page::device_pixel_ratio()) };
        let (cut, wording) = (rtol.get(), wording());
        let named = |one: &Spectrum| Spectrum { name: spoken(&one.name), ..one.clone() };
        let titled: Vec<Spectrum> = all.iter().map(named).collect();
        if let Err(error) = surface::draw(&canvas.into(), size(), &style, |pen| {
            spectra(pen, &titled, cut, size(), &theme, &wording)
        }) {
            leptos::logging::error!("{error}");
        }
    });
    let ranks = move || {
        let all = workspace.known.spectra.get().unwrap_or_default();
        let counts = all.iter().map(|s| {
            (words().model.above_cut)(&spoken(&s.name), rank_at(s, rtol.get()), s.values.len())
        });
        counts.collect::<Vec<_>>().join("; ")
    };
    view! {
        <canvas
            node_ref=canvas
            class="picture"
            role="img"
            data-testid="spectra"
            aria-label=ranks
            style:width=format!("{WIDTH}px")
            style:height=move || format!("{:.0}px", size()[1])
        ></canvas>
    }
}
