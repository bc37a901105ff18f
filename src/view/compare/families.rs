//! Across the concept list: how well each family agrees with itself in one model against the other,
//! geometry by geometry.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::number::{figure, fixed};
use session::{
    pair::{Pair, geometry},
    words::{list_name, untestable, words},
};
use theory::{
    compare::{Agreement, FamilyDot},
    property::{Geometry, NotTestable},
};

/// Side of a plot in its own units, and the margin within.
const SIDE: f64 = 240.0;
const MARGIN: f64 = 40.0;
/// The axes go from this cosine to 1, and these are written on them.
const LEAST: f64 = -0.25;
const MARKS: [f64; 3] = [0.0, 0.5, 1.0];
/// How far the numbers stand from the frame.
const BESIDE: f64 = 4.0;

/// One scatter a geometry; a dot chooses its family for the plots above.
#[component]
pub fn Families(pair: Pair, names: Memo<[String; 2]>) -> impl IntoView {
    let found = move || pair.figures.families.get();
    let any = move || {
        let is_shown = |a: &Agreement| !a.dots.is_empty() || !a.left_out.is_empty();
        found().is_some_and(|all| all.iter().any(is_shown))
    };
    let without_profile = Memo::new(move |_| pair.missing_profile());
    let left_out = move || {
        let line = |(reason, families): (NotTestable, usize)| {
            let text = (words().compare.left_out_families)(families, &untestable(&reason));
            view! { <p class="soft small">{text}</p> }
        };
        found().map(|all| reasons(&all).into_iter().map(line).collect_view())
    };
    view! {
        <Show when=any>
            <section class="panel" aria-labelledby="families-title" data-testid="families">
                <div class="heading">
                    <h2 id="families-title">{words().compare.families}</h2>
                    <span class="soft small">{words().compare.families_help}</span>
                </div>
                <div class="family-plots">
                    {move || {
                        let plots = |all: Arc<Vec<Agreement>>| {
                            all.iter().map(|one| scatter(pair, names, one)).collect_view()
                        };
                        found().map(plots)
                    }}
                    <Show when=move || without_profile.get()>
                        <figure class="family-plot" data-testid="no-profile">
                            <figcaption title=words().compare.profile_help>
                                <strong>{words().compare.profile}</strong>
                                <span class="soft small">{words().compare.profile_needs}</span>
                            </figcaption>
                        </figure>
                    </Show>
                </div>
                {left_out}
            </section>
        </Show>
    }
}

/// Why families are in no plot or not in all of them, and how many for each reason.
fn reasons(all: &[Agreement]) -> Vec<(NotTestable, usize)> {
    let mut left_out: Vec<&(usize, NotTestable)> =
        all.iter().flat_map(|agreement| &agreement.left_out).collect();
    left_out.sort_by_cached_key(|(family, reason)| (reason.to_string(), *family));
    left_out.dedup();
    let alike = left_out.chunk_by(|(_, one), (_, other)| one == other);
    alike.map(|families| (families[0].1.clone(), families.len())).collect()
}

fn scatter(pair: Pair, names: Memo<[String; 2]>, found: &Agreement) -> impl IntoView + use<> {
    let (title, help) = (geometry(found.geometry), help(found.geometry));
    let dots = found.dots.iter().map(|dot| mark(pair, dot)).collect_view();
    let (low, high) = (MARGIN, SIDE - MARGIN);
    let zero = place(0.0);
    let (one, two) = (move || names.with(|n| n[0].clone()), move || names.with(|n| n[1].clone()));
    view! {
        <figure class="family-plot">
            <figcaption title=help>
                <strong>{title}</strong>
                <span class="soft small number" data-testid="family-correlation">
                    {correlation(found)}
                </span>
            </figcaption>
            <svg viewBox=format!("0 0 {SIDE} {SIDE}") role="group" aria-label=title>
                <rect class="frame" x=low y=low width=high - low height=high - low />
                <line class="rule" x1=low y1=SIDE - zero x2=high y2=SIDE - zero />
                <line class="rule" x1=zero y1=low x2=zero y2=high />
                <line class="diagonal" x1=low y1=high x2=high y2=low />
                <text class="axis" x=SIDE / 2.0 y=SIDE - 5.0 text-anchor="middle">{one}</text>
                <text
                    class="axis"
                    x=9.0
                    y=SIDE / 2.0
                    text-anchor="middle"
                    transform=format!("rotate(-90 9 {})", SIDE / 2.0)
                >
                    {two}
                </text>
                {MARKS.map(numbers).collect_view()}
                {dots}
            </svg>
        </figure>
    }
}

/// A cosine written on both axes.
fn numbers(cosine: f64) -> impl IntoView {
    let at = place(cosine);
    let text = fixed(cosine, 1);
    view! {
        <text
            class="axis"
            x=at
            y=SIDE - MARGIN + BESIDE
            text-anchor="middle"
            dominant-baseline="hanging"
        >
            {text.clone()}
        </text>
        <text
            class="axis"
            x=MARGIN - BESIDE
            y=SIDE - at
            text-anchor="end"
            dominant-baseline="middle"
        >
            {text}
        </text>
    }
}

/// A family: a button, so that the keyboard reaches it.
fn mark(pair: Pair, dot: &FamilyDot) -> impl IntoView + use<> {
    let name = untrack(|| pair.family_name(dot.family)).unwrap_or_default();
    let text =
        (words().compare.dot)(&list_name(&name), &figure(dot.one), &figure(dot.two), dot.pairs);
    let title = text.clone();
    let [x, y] = [place(dot.one), SIDE - place(dot.two)];
    let chosen = {
        let name = name.clone();
        move || pair.one.choice.family.with(|family| family.as_deref() == Some(name.as_str()))
    };
    let choose = move || pair.choose_family(Some(name.clone()));
    let by_key = choose.clone();
    view! {
        <g
            class="family-dot"
            class:chosen=chosen
            role="button"
            tabindex="0"
            aria-label=text
            data-testid="family-dot"
            on:click=move |_| choose()
            on:keydown=move |event| if ["Enter", " "].contains(&event.key().as_str()) {
                event.prevent_default();
                by_key();
            }
        >
            <title>{title}</title>
            <circle class="reach" cx=x cy=y r="12" />
            <circle class="spot" cx=x cy=y r="4" />
        </g>
    }
}

/// Where a cosine stands on an axis.
fn place(cosine: f64) -> f64 {
    MARGIN + (cosine.clamp(LEAST, 1.0) - LEAST) / (1.0 - LEAST) * (SIDE - 2.0 * MARGIN)
}

fn correlation(found: &Agreement) -> String {
    match found.correlation.zip(found.p_value) {
        Some((r, p)) => (words().compare.correlation)(r, p, found.dots.len(), found.shuffles),
        None => (words().compare.no_correlation)(found.dots.len()),
    }
}

fn help(geometry: Geometry) -> &'static str {
    let words = &words().compare;
    match geometry {
        Geometry::Euclidean => words.euclidean_help,
        Geometry::Causal => words.causal_help,
        Geometry::Profile => words.profile_help,
    }
}
