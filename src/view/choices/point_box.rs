//! A search box for one token or context.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::{control::TokenSearch, workspace};
use picture::scene::{PointKind, PointRef};
use session::{controller::Find, workspace::Workspace};

/// Shows a token or context and finds another one by typing.
#[component]
pub fn PointBox(
    label: String,
    kind: PointKind,
    #[prop(into)] index: Signal<Option<usize>>,
    chosen: impl Fn(usize) + Copy + Send + Sync + 'static,
    /// What is offered, where that is not every token or context of the model.
    #[prop(optional_no_strip)]
    among: Option<Find>,
) -> impl IntoView {
    let workspace = workspace();
    let value = Signal::derive(move || {
        let model = workspace.model.get();
        model
            .zip(index.get())
            .map(|(model, index)| model.label(PointRef { kind, index }))
            .unwrap_or_default()
    });
    let find = among.unwrap_or_else(|| find(workspace, kind));
    view! { <TokenSearch label value find chosen /> }
}

/// Tokens or contexts that contain the typed text.
pub fn find(workspace: Workspace, kind: PointKind) -> Find {
    Arc::new(move |typed: &str, count: usize| {
        let Some(model) = workspace.model.get_untracked() else { return Vec::new() };
        if kind == PointKind::Tokens {
            return model.search(typed, count).into_iter().map(|i| (i, model.token(i))).collect();
        }
        let typed = typed.to_lowercase();
        let all = model.card.contexts.iter().enumerate();
        all.filter(|(_, c)| c.to_lowercase().contains(&typed))
            .map(|(i, c)| (i, c.clone()))
            .take(count)
            .collect()
    })
}
