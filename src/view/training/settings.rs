//! What is trained, and how: it counts from the next beginning on.

use leptos::prelude::*;

use crate::view::control::{NumberBox, Slider};
use session::{
    protocol::{MOST_DIMENSIONS, Shrunk, whole},
    training::{TargetKind, Training as Fits},
    words::words,
};

/// Mean KL at which training may stop, as powers of a tenth.
const NEAR: u8 = 2;
const NEARER: u8 = 4;

/// Target, dimensions, seeds, weight decay, when to stop.
#[component]
pub fn Settings(fits: Fits) -> impl IntoView {
    let words = &words().training;
    let kind = Signal::derive(move || fits.fit.with(TargetKind::of));
    let kinds = TargetKind::ALL.map(|kind| (kind, named(kind))).to_vec();
    let until = Signal::derive(move || fits.fit.with(|fit| fit.stop_at));
    let untils = vec![
        (None, words.until_end),
        (Some(NEAR), words.until_near),
        (Some(NEARER), words.until_nearer),
    ];
    view! {
        <section class="panel compare-card train-settings" data-testid="training-settings">
            <h3>{words.settings}</h3>
            <Choose
                label=words.target
                help=words.target_help
                options=kinds
                value=kind
                chosen=move |kind| fits.choose(kind)
                test_id="training-target"
            />
            <Show when=move || kind.get() == TargetKind::Open>
                <Part fits />
            </Show>
            <Slider
                label=words.dimensions
                help=words.dimensions_help
                range=[1.0, MOST_DIMENSIONS as f64]
                step=1.0
                value=Signal::derive(move || fits.fit.with(|fit| fit.d as f64))
                shown=Signal::derive(move || fits.fit.with(|fit| fit.d.to_string()))
                moved=move |d| fits.choose_dimensions(d as usize)
                held=|_| {}
            />
            <div class="field-row" title=words.seeds_help>
                <span>{words.seeds}</span>
                <Seed fits which=0 />
                <Seed fits which=1 />
            </div>
            <div class="field-row" title=words.decay_help>
                <span>{words.decay}</span>
                <Decay fits which=0 />
                <Decay fits which=1 />
            </div>
            <Choose
                label=words.until
                help=words.until_help
                options=untils
                value=until
                chosen=move |until| fits.fit.update(|fit| fit.stop_at = until)
                test_id="training-until"
            />
        </section>
    }
}

fn named(kind: TargetKind) -> &'static str {
    let words = &words().training;
    match kind {
        TargetKind::Random => words.random,
        TargetKind::TooMany => words.too_many,
        TargetKind::OneEach => words.one_each,
        TargetKind::Plane => words.plane,
        TargetKind::Space => words.space,
        TargetKind::Open => words.open,
    }
}

/// How much of the open model.
#[component]
fn Part(fits: Fits) -> impl IntoView {
    let words = &words().training;
    let part = move || fits.fit.with(|fit| fit.target.excerpt()).unwrap_or_default();
    view! {
        <div class="field-row">
            <span title=words.contexts_help>{words.contexts}</span>
            <NumberBox
                label=words.contexts.into()
                value=Signal::derive(move || part().contexts as f64)
                entered=move |n| fits.choose_part(|part| part.contexts = n as usize)
            />
            <span title=words.tokens_help>{words.tokens}</span>
            <NumberBox
                label=words.tokens.into()
                value=Signal::derive(move || part().tokens as f64)
                entered=move |n| fits.choose_part(|part| part.tokens = n as usize)
            />
        </div>
    }
}

#[component]
fn Seed(fits: Fits, which: usize) -> impl IntoView {
    let words = &words().training;
    let label = if which == 0 { words.first_seed } else { words.second_seed };
    view! {
        <NumberBox
            label=label.into()
            value=Signal::derive(move || fits.fit.with(|fit| fit.seeds[which] as f64))
            entered=move |seed| fits.fit.update(|fit| fit.seeds[which] = whole(seed))
        />
    }
}

#[component]
fn Decay(fits: Fits, which: usize) -> impl IntoView {
    let words = &words().training;
    let label = if which == 0 { words.decay_first } else { words.decay_second };
    let options = vec![
        (Shrunk::None, words.no_decay),
        (Shrunk::F, words.decay_f),
        (Shrunk::G, words.decay_g),
    ];
    view! {
        <Select
            label
            options
            value=Signal::derive(move || fits.fit.with(|fit| fit.decay[which]))
            chosen=move |shrunk| fits.fit.update(|fit| fit.decay[which] = shrunk)
            test_id=""
        />
    }
}

/// A labelled list of which one is chosen.
#[component]
fn Choose<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    help: &'static str,
    options: Vec<(T, &'static str)>,
    value: Signal<T>,
    chosen: impl Fn(T) + 'static,
    test_id: &'static str,
) -> impl IntoView {
    view! {
        <div class="field-row" title=help>
            <span>{label}</span>
            <Select label options value chosen test_id wide=true />
        </div>
    }
}

#[component]
fn Select<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    options: Vec<(T, &'static str)>,
    value: Signal<T>,
    chosen: impl Fn(T) + 'static,
    test_id: &'static str,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let all: Vec<T> = options.iter().map(|(option, _)| *option).collect();
    let entry = move |(at, (option, name)): (usize, (T, &'static str))| {
        view! {
            <option value=at.to_string() prop:selected=move || value.get() == option>{name}</option>
        }
    };
    let picked = move |at: String| {
        let option = at.parse::<usize>().ok().and_then(|at| all.get(at).copied());
        option.into_iter().for_each(&chosen);
    };
    view! {
        <select
            class:wide=wide
            aria-label=label
            data-testid=test_id
            on:change:target=move |event| picked(event.target().value())
        >
            {options.into_iter().enumerate().map(entry).collect_view()}
        </select>
    }
}
