//! Why a plot is empty.

use leptos::prelude::*;

use crate::view::workspace;
use session::words::{spoken, words};

/// Over a plot of a model that cannot be drawn: the reason.
#[component]
pub fn NoPicture() -> impl IntoView {
    let workspace = workspace();
    let reason = move || {
        workspace.stage.absent.get().map(|reason| (words().stage.no_picture)(&spoken(&reason)))
    };
    move || {
        reason().map(|reason| {
            view! { <p class="no-picture soft" data-testid="no-picture">{reason}</p> }
        })
    }
}
