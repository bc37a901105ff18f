//! The ruler for the keyboard, and what it says for those who do not see it.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::view::workspace;
use session::{
    words::words,
    workspace::{Plot, Workspace},
};

/// A button that lays it on the plots; while it lies there, keys move it.
#[component]
pub fn RulerTool() -> impl IntoView {
    let workspace = workspace();
    let laid = move || workspace.experiments.ruler.with(Option::is_some);
    view! {
        <button
            class:on=laid
            tabindex="-1"
            aria-pressed=move || laid().to_string()
            title=words().experiments.ruler_help
            data-testid="ruler"
            on:click=move |_| workspace.toggle_ruler()
            on:keydown=move |event| press(workspace, &event)
        >
            {words().experiments.ruler}
        </button>
        <span class="visually-hidden" role="status" data-testid="ruler-says">
            {move || workspace.ruler_says(Plot::Right)}
        </span>
    }
}

fn press(workspace: Workspace, event: &KeyboardEvent) {
    if workspace.experiments.ruler.with_untracked(Option::is_none) {
        return;
    }
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => workspace.lay_ruler_on_next(),
        "ArrowLeft" | "ArrowUp" => workspace.turn_ruler(),
        "Escape" => workspace.toggle_ruler(),
        _ => return,
    }
    event.prevent_default();
}
