//! What is said below the plots and takes no room of theirs: why a change was refused.

use leptos::prelude::*;

use super::workspace;
use session::words::{spoken, words};

/// Refusals, in the place of what is known of a point.
#[component]
pub fn Refusals() -> impl IntoView {
    view! {
        <div class="refusals">
            <Refusal />
            <Skipped />
        </div>
    }
}

/// Why the last change was refused, with a way out.
#[component]
fn Refusal() -> impl IntoView {
    let workspace = workspace();
    view! {
        <Show when=move || workspace.moves.objection.reason.with(Option::is_some)>
            <div class="refusal small" role="alert">
                <p>{move || workspace.moves.objection.reason.get()}</p>
                <Show when=move || workspace.moves.objection.offer.with(Option::is_some)>
                    <button on:click=move |_| workspace.take_offer()>
                        {words().moves.use_nearest}
                    </button>
                </Show>
            </div>
        </Show>
    }
}

/// Why a step does not count, where the step itself is out of sight.
#[component]
fn Skipped() -> impl IntoView {
    let workspace = workspace();
    let why = Memo::new(move |_| {
        workspace.moves.skipped.with(|all| all.first().map(|skipped| spoken(&skipped.reason)))
    });
    let notice = move |reason: String| {
        view! {
            <div class="refusal small" role="status" title=words().steps.skipped_help>
                <p>{(words().steps.skipped)(&reason)}</p>
            </div>
        }
    };
    move || why.get().map(notice)
}
