//! How strongly one steers, what counts as the target, and a vector of one's own.

use leptos::prelude::*;

use super::PointBox;
use crate::view::{
    control::{NumberBox, Slider},
    number::figure,
    term::{Explained, Known},
    workspace,
};
use picture::scene::PointKind;
use session::words::{of_files, words};

/// Powers of ten that the slider reaches.
const DECADES: f64 = 3.0;

/// Strength, direction, target and context.
#[component]
pub fn SteeringChoice() -> impl IntoView {
    let workspace = workspace();
    let strength =
        Signal::derive(move || workspace.choice.contexts.with(|contexts| contexts.strength));
    let sign = move || if strength.get() < 0.0 { -1.0 } else { 1.0 };
    let of_pair = move || workspace.choice.overrides.with(|picked| picked.of_pair);
    let family = move || workspace.choice.family.with(Option::is_some);
    let context = Signal::derive(move || Some(workspace.choice.context.get()));
    view! {
        <div class="steering-choice">
            <Slider
                label=words().choices.strength
                help=words().choices.strength_help
                range=[-DECADES, DECADES]
                step=0.02
                value=Signal::derive(move || {
                    strength.get().abs().max(f64::MIN_POSITIVE).log10().clamp(-DECADES, DECADES)
                })
                shown=Signal::derive(move || format!("α = {}", figure(strength.get())))
                moved=move |decade: f64| workspace.set_strength(sign() * 10f64.powf(decade))
                held=|_| {}
            />
            <div class="choice-line" title=words().choices.strength_typed>
                <Known id="strength" shown="α" />
                <NumberBox
                    label=words().choices.strength_label.into()
                    value=strength
                    entered=move |x| workspace.set_strength(x)
                />
                <button
                    class="mini"
                    title=words().choices.other_way
                    aria-label=words().choices.other_way
                    on:click=move |_| workspace.set_strength(-strength.get_untracked())
                >
                    "±"
                </button>
            </div>
            <Show when=family>
                <label class="choice-line" title=words().choices.of_pair_help>
                    <input type="checkbox" prop:checked=of_pair on:change:target=move |event| {
                        let on = event.target().checked();
                        workspace.pick(|picked| picked.of_pair = on);
                    } />
                    <span><Explained text=words().choices.of_pair /></span>
                </label>
            </Show>
            <label class="choice-line" title=words().choices.context_help>
                <span>{words().choices.context}</span>
                <PointBox
                    label=words().choices.context_label.into()
                    kind=PointKind::Contexts
                    index=context
                    chosen=move |index| workspace.set_context(index)
                />
            </label>
        </div>
    }
}

/// A box for d numbers.
#[component]
pub fn GivenVector() -> impl IntoView {
    let workspace = workspace();
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |_| match workspace.paste_vector(&text.read_untracked()) {
        Ok(()) => wrong.set(None),
        Err(error) => wrong.set(Some(of_files(&error.to_string()))),
    };
    let d = move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.d));
    view! {
        <textarea
            rows="3"
            data-testid="steering-vector"
            aria-label=words().choices.vector
            placeholder=move || (words().choices.vector_hint)(d())
            bind:value=text
        ></textarea>
        <button data-testid="take-vector" on:click=take>{words().choices.take_vector}</button>
        <Show when=move || wrong.get().is_some()>
            <p class="warning" role="alert">{wrong}</p>
        </Show>
    }
}
