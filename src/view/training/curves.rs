//! How far both are from the target and from each other, round by round.

use leptos::prelude::*;

use crate::view::number::figure;
use session::{training::Training as Fits, words::words};
use theory::compare::Moment;

/// Size of the plot in its own units, and the margins on the left and below.
const SIZE: [f64; 2] = [360.0, 230.0];
const LEFT: f64 = 44.0;
const BELOW: f64 = 12.0;
const ABOVE: f64 = 8.0;
/// The powers of ten from top to bottom, and how far apart they are marked.
const POWERS: [i32; 2] = [1, -14];
const APART: i32 = 3;

/// Three curves with what they have come to.
#[component]
pub fn Curves(fits: Fits) -> impl IntoView {
    let words = &words().training;
    let last = move || fits.trace.curve.with(|curve| curve.last().copied());
    let rounds = move || (words.after)(last().map_or(0, |moment| moment.round));
    let line = move |of: fn(&Moment) -> Option<f64>, class: &'static str| {
        let points = move || fits.trace.curve.with(|curve| points(curve, of));
        view! { <polyline class=format!("curve {class}") points=points /> }
    };
    let fact = move |of: fn(&Moment) -> Option<f64>, class, name, help| {
        view! {
            <dt title=help><span class=format!("swatch {class}")></span>{name}</dt>
            <dd class="number" data-testid=format!("training-{class}")>
                {move || shown(last().as_ref().and_then(of))}
            </dd>
        }
    };
    view! {
        <section class="panel compare-card" data-testid="training-curves">
            <h3>{words.curves}" "<span class="soft small number">{rounds}</span></h3>
            <svg
                class="curves"
                viewBox=format!("0 0 {} {}", SIZE[0], SIZE[1])
                role="img"
                aria-label=words.curves
            >
                {ticks()}
                {line(first, "first")}
                {line(second, "second")}
                {line(pairing, "pairing")}
            </svg>
            <dl class="facts small">
                {fact(first, "first", words.kl_first, words.kl_help)}
                {fact(second, "second", words.kl_second, words.kl_help)}
                {fact(pairing, "pairing", words.pairing, words.pairing_help)}
            </dl>
        </section>
    }
}

fn first(moment: &Moment) -> Option<f64> {
    Some(moment.kl[0].max(0.0))
}

fn second(moment: &Moment) -> Option<f64> {
    Some(moment.kl[1].max(0.0))
}

fn pairing(moment: &Moment) -> Option<f64> {
    moment.pairing_error
}

/// Powers of ten with their lines.
fn ticks() -> impl IntoView {
    let [top, bottom] = POWERS;
    let powers = (bottom..=top).filter(|power| power % APART == 0);
    let tick = |power: i32| {
        let y = height(f64::from(power));
        view! {
            <line class="rule" x1=LEFT x2=SIZE[0] y1=y y2=y />
            <text class="axis" x=LEFT - 6.0 y=y + 4.0 text-anchor="end">
                {(words().training.power)(power)}
            </text>
        }
    };
    powers.map(tick).collect_view()
}

/// Where a power of ten stands.
fn height(power: f64) -> f64 {
    let [top, bottom] = POWERS.map(f64::from);
    let share = (top - power.clamp(bottom, top)) / (top - bottom);
    ABOVE + share * (SIZE[1] - ABOVE - BELOW)
}

/// A curve over the moments that were seen: their rounds grow by a share of themselves, so that
/// equal steps are nearly those of a logarithm.
fn points(curve: &[Moment], of: impl Fn(&Moment) -> Option<f64>) -> String {
    let last = curve.len().saturating_sub(1).max(1) as f64;
    let place = |(i, value): (usize, f64)| {
        let x = LEFT + i as f64 / last * (SIZE[0] - LEFT - 2.0);
        format!("{x:.1},{:.1}", height(value.log10()))
    };
    let values = curve.iter().enumerate().filter_map(|(i, moment)| Some((i, of(moment)?)));
    values.map(place).collect::<Vec<_>>().join(" ")
}

/// A number that may be none.
pub(super) fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| words().compare.none.into(), figure)
}
