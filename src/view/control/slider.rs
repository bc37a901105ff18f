//! A labelled slider.

use leptos::prelude::*;

/// A range input with its value in words. `moved` hears every movement, `held` that it was taken
/// (true) and let go.
#[component]
pub fn Slider(
    label: &'static str,
    help: &'static str,
    range: [f64; 2],
    step: f64,
    #[prop(into)] value: Signal<f64>,
    #[prop(into)] shown: Signal<String>,
    moved: impl Fn(f64) + 'static,
    held: impl Fn(bool) + Copy + 'static,
) -> impl IntoView {
    view! {
        <label class="slider" title=help>
            <span>{label}</span>
            <input
                type="range"
                min=range[0]
                max=range[1]
                step=step
                prop:value=move || value.get().to_string()
                on:pointerdown=move |_| held(true)
                on:keydown=move |_| held(true)
                on:input:target=move |event| moved(event.target().value_as_number())
                on:change=move |_| held(false)
                on:blur=move |_| held(false)
            />
            <output class="number">{move || shown.get()}</output>
        </label>
    }
}
