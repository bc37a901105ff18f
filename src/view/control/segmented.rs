//! A row of choices of which one is on.

use leptos::prelude::*;

/// Radio buttons that look like one bar: (value, label, help).
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    choices: Vec<(T, &'static str, &'static str)>,
    #[prop(into)] value: Signal<T>,
    chosen: impl Fn(T) + Copy + 'static,
) -> impl IntoView {
    let buttons = choices.into_iter().map(move |(choice, label, help)| {
        let on = move || value.get() == choice;
        view! {
            <button
                role="radio"
                aria-checked=move || on().to_string()
                class:on=on
                title=help
                on:click=move |_| chosen(choice)
            >
                {label}
            </button>
        }
    });
    view! { <div class="segmented" role="radiogroup" aria-label=name>{buttons.collect_view()}</div> }
}
