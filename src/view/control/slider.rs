//! A labelled slider.

use leptos::prelude::*;

/// A range input with its value in words. `moved` hears every movement, `held` that it was taken
/// (true) and let go. Where there is a `stepped`, it hears in place of `moved` what is no drag:
/// keys, and a press beside the knob.
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
    #[prop(optional, into)] stepped: Option<Callback<f64>>,
) -> impl IntoView {
    let (pressed, dragged) = (StoredValue::new(false), StoredValue::new(false));
    let press = move |on: bool| {
        pressed.set_value(on);
        dragged.set_value(false);
        held(on);
    };
    let input = move |x: f64| match stepped.filter(|_| !dragged.get_value()) {
        Some(stepped) => stepped.run(x),
        None => moved(x),
    };
    view! {
        <label class="slider" title=help>
            <span>{label}</span>
            <input
                type="range"
                min=range[0]
                max=range[1]
                step=step
                prop:value=move || value.get().to_string()
                on:pointerdown=move |_| press(true)
                on:pointermove=move |_| dragged.set_value(pressed.get_value())
                on:keydown=move |_| held(true)
                on:input:target=move |event| input(event.target().value_as_number())
                on:change=move |_| press(false)
                on:blur=move |_| press(false)
            />
            <output class="number">{move || shown.get()}</output>
        </label>
    }
}
