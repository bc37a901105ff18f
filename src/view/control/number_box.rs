//! A text box for one number.

use leptos::prelude::*;

use crate::view::number::{figure, typed};

/// Shows a number; what is typed is taken on Enter or when the box is left, and reported as
/// NaN-free or not at all.
#[component]
pub fn NumberBox(
    label: String,
    #[prop(into)] value: Signal<f64>,
    entered: impl Fn(f64) + 'static,
    #[prop(optional)] test_id: &'static str,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let take = move |text: &str| {
        let number = typed(text);
        wrong.set(number.is_none());
        number.map(&entered).is_some()
    };
    view! {
        <input
            type="text"
            inputmode="decimal"
            class="number-box number"
            class:wrong=move || wrong.get()
            aria-invalid=move || wrong.get().to_string()
            aria-label=label.clone()
            title=label
            data-testid=test_id
            prop:value=move || figure(value.get())
            on:change:target=move |event| {
                if take(&event.target().value()) {
                    event.target().set_value(&figure(value.get_untracked()));
                }
            }
        />
    }
}
