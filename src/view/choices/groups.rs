//! The two groups of contexts that a probe tells apart: of the file, or from a pasted list of
//! labels.

use leptos::prelude::*;

use crate::view::{control::Names, workspace};
use session::{
    words::{of_files, words},
    workspace::Workspace,
};

/// Positive and negative group, and where to paste labels.
#[component]
pub fn GroupChoice() -> impl IntoView {
    let workspace = workspace();
    let names = Memo::new(move |_| workspace.group_names());
    let choice = move || workspace.choice.contexts.get();
    view! {
        <Show when=move || names.with(|names| names.len() >= 2)>
            <Names label=words().choices.probe_for help=words().choices.probe_for_help names
                chosen=Signal::derive(move || choice().positive)
                pick=move |name| workspace.set_contexts(|c| c.positive = Some(name)) />
            <Names label=words().choices.against help=words().choices.against_help names
                chosen=Signal::derive(move || choice().negative)
                pick=move |name| workspace.set_contexts(|c| c.negative = Some(name)) />
        </Show>
        <PastedLabels workspace />
    }
}

#[component]
fn PastedLabels(workspace: Workspace) -> impl IntoView {
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |_| match workspace.paste_groups(&text.read_untracked()) {
        Ok(()) => wrong.set(None),
        Err(error) => wrong.set(Some(of_files(&error.to_string()))),
    };
    let pasted = move || workspace.choice.overrides.with(|picked| !picked.groups.is_empty());
    let found = move || {
        let group = |group: &theory::model::ContextGroup| {
            format!("{} ({})", group.name, group.members.len())
        };
        workspace
            .choice
            .overrides
            .with(|picked| picked.groups.iter().map(group).collect::<Vec<_>>().join(", "))
    };
    view! {
        <details class="pasted-labels">
            <summary>{words().choices.own_labels}</summary>
            <textarea
                rows="4"
                data-testid="pasted-labels"
                aria-label=words().choices.labels
                placeholder=words().choices.labels_hint
                bind:value=text
            ></textarea>
            <div class="suggestions">
                <button data-testid="take-labels" on:click=take>
                    {words().choices.use_labels}
                </button>
                <Show when=pasted>
                    <button on:click=move |_| workspace.forget_groups()>
                        {words().choices.forget_labels}
                    </button>
                </Show>
            </div>
            <Show when=move || wrong.get().is_some()>
                <p class="warning" role="alert">{wrong}</p>
            </Show>
            <Show when=pasted>
                <p class="soft">{words().choices.groups}{found}</p>
            </Show>
        </details>
    }
}
