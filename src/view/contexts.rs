//! Choices about contexts: groups for probes and steering, the relation.

mod add;
mod layer;
mod line;
mod panel;
mod set;

use leptos::prelude::*;

use super::{
    choices::GroupChoice,
    control::Names,
    lazy::{Lazy, is_open},
    workspace,
};

pub use panel::ContextPanel;

use session::words::words;

/// Groups and relation; without contexts, that there are none.
#[component]
pub fn Contexts() -> impl IntoView {
    let workspace = workspace();
    let relations = Memo::new(move |_| {
        let names = |m: &session::open_model::OpenModel| {
            m.card.relations.iter().map(|r| r.name.clone()).collect::<Vec<_>>()
        };
        workspace.model.with(|m| m.as_ref().map(|m| names(m)).unwrap_or_default())
    });
    let wanted = RwSignal::new(true);
    let choice = move || workspace.choice.contexts.get();
    view! {
        <Show
            when=move || {
                workspace.model.with(|m| m.as_ref().is_some_and(|m| !m.card.contexts.is_empty()))
            }
            fallback=|| view! { <p class="soft small">{words().panels.no_contexts}</p> }
        >
            <details class="contexts" open on:toggle=move |event| wanted.set(is_open(&event))>
                <summary class="small">{words().directions.contexts}</summary>
                <Lazy wanted=wanted.into()>
                <GroupChoice />
                <Show when=move || relations.with(|r| !r.is_empty())>
                    <Names
                        label=words().directions.relation
                        help=words().directions.relation_help
                        names=relations
                        chosen=Signal::derive(move || {
                            relations.with(|r| r.get(choice().relation).cloned())
                        })
                        pick=move |name: String| {
                            let place = |all: &Vec<String>| all.iter().position(|n| *n == name);
                            let at = relations.with_untracked(place).unwrap_or(0);
                            workspace.set_contexts(|c| c.relation = at);
                        } />
                </Show>
                </Lazy>
            </details>
        </Show>
    }
}
