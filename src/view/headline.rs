//! The headline over the plots.

use leptos::prelude::*;

use super::workspace;

/// What became of the model in one sentence, and by what in another.
#[component]
pub fn Headline() -> impl IntoView {
    let workspace = workspace();
    let headline = Memo::new(move |_| workspace.headline());
    let same = move || headline.with(|h| h.as_ref().is_none_or(|h| h.same));
    let predictions = move || headline.with(|h| h.as_ref().and_then(|h| h.predictions.clone()));
    let angle = move || headline.with(|h| h.as_ref().and_then(|h| h.angle.clone()));
    let by = move || headline.with(|h| h.as_ref().map(|h| h.by.clone()));
    view! {
        <header class="headline" data-testid="headline">
            <h2>
                <span class:same=same class:other=move || !same()>{predictions}</span>
                " "
                <span class="negotiable">{angle}</span>
            </h2>
            <p class="soft">{by}</p>
        </header>
    }
}
