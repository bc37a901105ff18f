//! What lies inside the last outline: how many points, which, and what can be done with them.

use leptos::prelude::*;

use super::session;
use session::words::words;

/// So many of the selected points are named.
const NAMED: usize = 6;
/// So many labels find room on a plot.
const MOST_LABELS: usize = 30;

/// A line under the tools of the plots, while points are selected.
#[component]
pub fn Selection() -> impl IntoView {
    let session = session();
    let count = move || session.selected.with(Vec::len);
    let line = move || {
        let model = session.model.get()?;
        let names: Vec<String> = session
            .selected
            .with(|all| all.iter().take(NAMED).map(|&point| model.label(point)).collect());
        let more = if count() > NAMED { ", …" } else { "" };
        Some((words().stage.selected)(count(), &(names.join(", ") + more)))
    };
    let pin = move |_| {
        let selected = session.selected.get_untracked();
        session.pinned.update(|pinned| {
            let new: Vec<_> =
                selected.into_iter().filter(|point| !pinned.contains(point)).collect();
            pinned.extend(new);
        });
    };
    view! {
        <Show when=move || count() != 0>
            <p class="selection small" role="status" data-testid="selection">
                <span>{line}</span>
                <Show when=move || count() <= MOST_LABELS>
                    <button title=words().stage.pin_selection_help on:click=pin>
                        {words().stage.pin_selection}
                    </button>
                </Show>
                <button on:click=move |_| session.select(Vec::new())>{words().stage.clear_selection}</button>
            </p>
        </Show>
    }
}
