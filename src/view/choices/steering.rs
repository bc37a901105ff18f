//! How strongly one steers, what counts as the target, and a vector of one's own.

use leptos::prelude::*;

use super::PointBox;
use crate::{
    scene::Kind,
    view::{
        control::{NumberBox, Slider},
        number::figure,
        session,
    },
};

/// Powers of ten that the slider reaches.
const DECADES: f64 = 3.0;

/// Strength, direction, target and context.
#[component]
pub fn SteeringChoice() -> impl IntoView {
    let session = session();
    let strength = Signal::derive(move || session.contexts.with(|contexts| contexts.strength));
    let sign = move || if strength.get() < 0.0 { -1.0 } else { 1.0 };
    let of_pair = move || session.by_hand.with(|picked| picked.of_pair);
    let family = move || session.family.with(Option::is_some);
    let context = Signal::derive(move || Some(session.context.get()));
    view! {
        <div class="steering-choice">
            <Slider
                label="Strength"
                help="How much of the steering vector v is added: f(s) → f(s) + αv. The slider goes through powers of ten"
                range=[-DECADES, DECADES]
                step=0.02
                value=Signal::derive(move || strength.get().abs().max(1e-12).log10().clamp(-DECADES, DECADES))
                shown=Signal::derive(move || format!("α = {}", figure(strength.get())))
                moved=move |decade: f64| session.set_strength(sign() * 10f64.powf(decade))
                held=|_| {}
            />
            <label class="choice-line" title="α, typed">
                <span>"α"</span>
                <NumberBox label="Steering strength α".into() value=strength entered=move |x| session.set_strength(x) />
                <button class="mini" title="Steer the other way" aria-label="Steer the other way" on:click=move |_| session.set_strength(-strength.get_untracked())>"±"</button>
            </label>
            <Show when=family>
                <label class="choice-line" title="γ: the difference of unembeddings whose log-odds are to move">
                    <input type="checkbox" prop:checked=of_pair on:change:target=move |event| {
                        let on = event.target().checked();
                        session.pick(|picked| picked.of_pair = on);
                    } />
                    <span>"Target γ is the first direction, not the family's mean"</span>
                </label>
            </Show>
            <label class="choice-line" title="The context whose next tokens are shown">
                <span>"Context"</span>
                <PointBox label="Context that is steered".into() kind=Kind::Contexts index=context chosen=move |index| session.set_context(index) />
            </label>
        </div>
    }
}

/// A box for d numbers.
#[component]
pub fn GivenVector() -> impl IntoView {
    let session = session();
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |_| match session.paste_vector(&text.read_untracked()) {
        Ok(()) => wrong.set(None),
        Err(error) => wrong.set(Some(error)),
    };
    let d = move || session.model.with(|m| m.as_ref().map_or(0, |m| m.card.d));
    view! {
        <textarea
            rows="3"
            data-testid="steering-vector"
            aria-label="Steering vector"
            placeholder=move || format!("{} numbers, in the coordinates of the model as loaded", d())
            bind:value=text
        ></textarea>
        <button data-testid="take-vector" on:click=take>"Steer by these numbers"</button>
        <Show when=move || wrong.get().is_some()>
            <p class="warning" role="alert">{wrong}</p>
        </Show>
    }
}
