//! What was done, taken back and played again, beside the headline.

use leptos::prelude::*;

use super::{
    stage::{Experiments, PlayButton},
    workspace,
};
use crate::web::focus;
use session::words::words;

/// What the arrow keys go through: one stop for Tab, at what can always be pressed.
const ITEMS: &str =
    ".actions button:not(:disabled), .experiments > button:not(:disabled), .bet > summary";

/// What was done, and what can be tried: one row, gone through with the arrow keys.
#[component]
pub fn ActsRow() -> impl IntoView {
    view! {
        <div
            class="acts-row"
            role="toolbar"
            aria-label=words().panels.actions
            on:keydown=|event| {
                if !event.default_prevented() && focus::step_among(&event, ITEMS) {
                    event.prevent_default();
                }
            }
        >
            <Actions />
            <Experiments />
        </div>
    }
}

/// Undo, redo, play.
#[component]
fn Actions() -> impl IntoView {
    let workspace = workspace();
    let nothing = move || {
        workspace.moves.steps.with(|steps| !steps.can_undo() && !steps.can_redo())
            && !workspace.is_moved()
    };
    let can = move |which: fn(&session::workspace::History<_>) -> bool| {
        move || !workspace.moves.steps.with(which)
    };
    view! {
        <div class="actions" class:idle=nothing>
            <button
                data-testid="undo"
                tabindex="-1"
                title=words().steps.undo_help
                aria-label=words().steps.undo
                disabled=can(|steps| steps.can_undo())
                on:click=move |_| workspace.undo()
            >
                "↶"
            </button>
            <button
                data-testid="redo"
                tabindex="-1"
                class:away=can(|steps| steps.can_redo())
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
