//! Drawing the gap between two sets on the plots.

use leptos::prelude::*;

use crate::view::workspace;
use session::words::words;

/// A button that draws the gap as an arrow on both plots, or takes it off, and what is to be known
/// of it.
#[component]
pub fn GapOnPlots(id: &'static str) -> impl IntoView {
    let workspace = workspace();
    let on = Memo::new(move |_| workspace.shows_gap(id));
    let note = move || match workspace.stage.gap.get().and_then(|gap| gap.ends.clone()) {
        None => "",
        Some([Some(_), Some(_)]) => words().choices.gap_drawn,
        Some([None, None]) => words().choices.no_gap,
        Some(_) => words().choices.gap_on_one,
    };
    view! {
        <p class="gap-on-plots">
            <button
                title=words().choices.gap_help
                aria-pressed=move || on.get().to_string()
                data-testid="gap-on-plots"
                on:click=move |_| workspace.show_gap(id, !on.get_untracked())
            >
                {move || if on.get() { words().choices.hide_gap } else { words().choices.show_gap }}
            </button>
            <Show when=move || on.get()><span class="soft">" "{note}</span></Show>
        </p>
    }
}
