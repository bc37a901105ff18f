//! A row of choices of which one is on.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::web::focus;

/// Radio buttons that look like one bar: (value, label, help). One that is `barred` cannot be
/// chosen, and says why.
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    choices: Vec<(T, &'static str, &'static str)>,
    #[prop(into)] value: Signal<T>,
    chosen: impl Fn(T) + Copy + 'static,
    #[prop(optional)] barred: Option<Callback<T, Option<String>>>,
) -> impl IntoView {
    let all: Vec<T> = choices.iter().map(|(choice, ..)| *choice).collect();
    let none = Memo::new(move |_| all.iter().all(|choice| value.get() != *choice));
    let buttons = choices.into_iter().enumerate().map(move |(at, (choice, label, help))| {
        let on = move || value.get() == choice;
        let reason = move || barred.and_then(|barred| barred.run(choice));
        let first_of_none = move || at == 0 && none.get();
        view! {
            <button
                role="radio"
                aria-checked=move || on().to_string()
                tabindex=move || if on() || first_of_none() { "0" } else { "-1" }
                class:on=on
                disabled=move || reason().is_some()
                title=move || reason().unwrap_or_else(|| help.into())
                on:click=move |_| chosen(choice)
                on:keydown=|event| step(&event)
            >
                {label}
            </button>
        }
    });
    view! {
        <div class="segmented" role="radiogroup" aria-label=name>
            {buttons.collect_view()}
        </div>
    }
}

/// An arrow key chooses the neighbour, from the last one the first, and takes the focus along.
fn step(event: &KeyboardEvent) {
    let after = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => true,
        "ArrowLeft" | "ArrowUp" => false,
        _ => return,
    };
    if focus::press_neighbour(event, after) {
        event.prevent_default();
    }
}
