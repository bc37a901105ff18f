//! What lies inside the last outline: how many points, which, and what can be done with them.

use leptos::prelude::*;

use super::workspace;
use session::words::words;

/// So many of the selected points are named.
const NAMED: usize = 6;
/// So many labels find room on a plot.
const MOST_LABELS: usize = 30;

/// A line under the tools of the plots, while points are selected.
#[component]
pub fn Selection() -> impl IntoView {
    let workspace = workspace();
    let count = move || workspace.hover.selected.with(Vec::len);
    let line = move || {
        let model = workspace.model.get()?;
        let names: Vec<String> = workspace
            .hover
            .selected
            .with(|all| all.iter().take(NAMED).map(|&point| model.label(point)).collect());
        let more = if count() > NAMED { ", …" } else { "" };
        Some((words().stage.selected)(count(), &(names.join(", ") + more)))
    };
    view! {
        <Show when=move || count() != 0>
            <p class="selection small" role="status" data-testid="selection">
                <span>{line}</span>
                <Show when=move || count() <= MOST_LABELS>
                    <button title=words().stage.pin_selection_help on:click=move |_| workspace.pin_selected()>
                        {words().stage.pin_selection}
                    </button>
                </Show>
                <button on:click=move |_| workspace.select(Vec::new())>{words().stage.clear_selection}</button>
            </p>
        </Show>
    }
}
