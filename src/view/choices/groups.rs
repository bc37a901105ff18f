//! The two groups of contexts that a probe tells apart: of the file, or from a pasted list of labels.

use leptos::prelude::*;

use crate::{
    state::Session,
    view::{contexts::Names, session},
};

/// Positive and negative group, and where to paste labels.
#[component]
pub fn GroupChoice() -> impl IntoView {
    let session = session();
    let names = Memo::new(move |_| session.group_names());
    let choice = move || session.contexts.get();
    view! {
        <Show when=move || names.with(|names| names.len() >= 2)>
            <Names label="Probe for" help="Contexts of this group count as positive" names
                chosen=Signal::derive(move || choice().positive)
                pick=move |name| session.set_contexts(|c| c.positive = Some(name)) />
            <Names label="against" help="Contexts of this group count as negative" names
                chosen=Signal::derive(move || choice().negative)
                pick=move |name| session.set_contexts(|c| c.negative = Some(name)) />
        </Show>
        <PastedLabels session />
    }
}

#[component]
fn PastedLabels(session: Session) -> impl IntoView {
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |_| match session.paste_groups(&text.read_untracked()) {
        Ok(()) => wrong.set(None),
        Err(error) => wrong.set(Some(error)),
    };
    let pasted = move || session.by_hand.with(|picked| !picked.groups.is_empty());
    let found = move || {
        let group = |group: &crate::model::ContextGroup| format!("{} ({})", group.name, group.members.len());
        session.by_hand.with(|picked| picked.groups.iter().map(group).collect::<Vec<_>>().join(", "))
    };
    view! {
        <details class="pasted-labels">
            <summary>"Labels of your own"</summary>
            <textarea
                rows="4"
                data-testid="pasted-labels"
                aria-label="Labels of contexts"
                placeholder="context TAB label, one a line; or one label a line, in the order of the contexts"
                bind:value=text
            ></textarea>
            <div class="suggestions">
                <button data-testid="take-labels" on:click=take>"Use these labels"</button>
                <Show when=pasted>
                    <button on:click=move |_| session.forget_groups()>"Forget them"</button>
                </Show>
            </div>
            <Show when=move || wrong.get().is_some()>
                <p class="warning" role="alert">{wrong}</p>
            </Show>
            <Show when=pasted>
                <p class="soft">"Groups: "{found}</p>
            </Show>
        </details>
    }
}
