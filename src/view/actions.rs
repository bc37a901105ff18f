//! What was done, taken back and played again, beside the headline.

use leptos::prelude::*;

use super::{stage::PlayButton, workspace};
use session::words::words;

/// Undo, redo, play.
#[component]
pub fn Actions() -> impl IntoView {
    let workspace = workspace();
    let nothing = move || {
        workspace.moves.steps.with(|steps| !steps.can_undo() && !steps.can_redo())
            && !workspace.is_moved()
    };
    let can = move |which: fn(&session::workspace::History<_>) -> bool| {
        move || !workspace.moves.steps.with(which)
    };
    view! {
        <div class="actions" role="group" aria-label=words().panels.actions class:idle=nothing>
            <button
                data-testid="undo"
                title=words().steps.undo_help
                aria-label=words().steps.undo
                disabled=can(|steps| steps.can_undo())
                on:click=move |_| workspace.undo()
            >
                "↶"
            </button>
            <button
                data-testid="redo"
                title=words().steps.redo_help
                aria-label=words().steps.redo
                disabled=can(|steps| steps.can_redo())
                on:click=move |_| workspace.redo()
            >
                "↷"
            </button>
            <PlayButton />
        </div>
    }
}
