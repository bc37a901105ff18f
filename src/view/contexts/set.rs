//! The contexts that are kept: named, grouped, removed, computed.

use leptos::prelude::*;

use crate::view::{
    lazy::{Lazy, is_open},
    opening::left,
    workspace,
};
use session::{context_set::ContextText, words::words, workspace::Workspace};

/// So many contexts are listed, and so many more at each demand.
const PAGE: usize = 50;

/// How many there are, how far they are computed, and each of them.
#[component]
pub fn KeptSet() -> impl IntoView {
    let workspace = workspace();
    let set = workspace.inference.set;
    let count = Memo::new(move |_| set.with(|set| set.present().contexts.len()));
    let line = move || match count.get() {
        0 => words().contexts.empty.to_string(),
        count => (words().contexts.in_set)(count, workspace.inference.computed.get()),
    };
    let wanted = RwSignal::new(false);
    let can = move |undo: bool| set.with(|set| if undo { set.can_undo() } else { set.can_redo() });
    view! {
        <Computing workspace />
        <details class="kept-contexts" on:toggle=move |event| wanted.set(is_open(&event))>
            <summary class="small" data-testid="context-count">{line}</summary>
            <Lazy wanted=wanted.into()>
                <ul class="kept-lines">
                    <Listed workspace />
                </ul>
            </Lazy>
        </details>
        <div class="buttons" role="group" aria-label=words().contexts.set>
            <button
                data-testid="undo-set"
                disabled=move || !can(true)
                on:click=move |_| workspace.undo_set()
            >
                {words().contexts.undo}
            </button>
            <button
                data-testid="redo-set"
                disabled=move || !can(false)
                on:click=move |_| workspace.redo_set()
            >
                {words().contexts.redo}
            </button>
            <button
                data-testid="clear-set"
                disabled=move || count.get() == 0
                on:click=move |_| workspace.clear_contexts()
            >
                {words().contexts.clear}
            </button>
        </div>
        <datalist id="context-groups">
            {move || set.with(|set| {
                let groups = set.present().groups().into_iter();
                groups.map(|group| view! { <option value=group.to_string() /> }).collect_view()
            })}
        </datalist>
    }
}

/// How far a list is, with a way to stop; what is left, with a way to go on.
#[component]
fn Computing(workspace: Workspace) -> impl IntoView {
    let inference = workspace.inference;
    let running = Memo::new(move |_| inference.progress.with(Option::is_some));
    let progress = move || inference.progress.get().unwrap_or_default();
    let rest = move || !running.get() && workspace.waits_for_states();
    view! {
        <Show when=move || running.get()>
            <div class="computing" role="status" data-testid="computing">
                <progress
                    aria-label=words().contexts.done
                    max="1"
                    prop:value=move || progress().done as f64 / progress().total.max(1) as f64
                ></progress>
                <span class="soft small number">
                    {move || (words().contexts.progress)(progress().done, progress().total)}
                    {move || progress().seconds_left.map(left)}
                </span>
                <button data-testid="stop-contexts" on:click=move |_| workspace.stop_computing()>
                    {words().common.cancel}
                </button>
            </div>
        </Show>
        <Show when=rest>
            <button data-testid="compute-rest" on:click=move |_| workspace.compute()>
                {words().contexts.compute}
            </button>
        </Show>
    }
}

#[component]
fn Listed(workspace: Workspace) -> impl IntoView {
    let set = workspace.inference.set;
    let shown = RwSignal::new(PAGE);
    let rows = move || {
        set.with(|set| {
            let contexts = &set.present().contexts;
            let rows = contexts.iter().take(shown.get()).enumerate();
            rows.map(|(place, context)| row(workspace, place, context)).collect_view()
        })
    };
    let more = move || set.with(|set| set.present().contexts.len() > shown.get());
    view! {
        {rows}
        <Show when=more>
            <li>
                <button on:click=move |_| shown.update(|count| *count += PAGE)>
                    {words().contexts.more}
                </button>
            </li>
        </Show>
    }
}

fn row(workspace: Workspace, place: usize, context: &ContextText) -> impl IntoView + use<> {
    let ContextText { text, group, .. } = context.clone();
    let label = context.label().to_string();
    let of = label.clone();
    let skipped = {
        let text = text.clone();
        move || workspace.inference.skipped.with(|skipped| skipped.get(&text).cloned())
    };
    view! {
        <li>
            <input
                type="text"
                class="name"
                title=text
                aria-label=(words().contexts.name_of)(&of)
                prop:value=label
                on:change:target=move |event| {
                    workspace.rename_context(place, &event.target().value())
                }
            />
            <input
                type="text"
                class="group"
                list="context-groups"
                placeholder=words().contexts.group_hint
                aria-label=(words().contexts.group_of)(&of)
                prop:value=group
                on:change:target=move |event| {
                    workspace.group_contexts(&[place], &event.target().value())
                }
            />
            <button
                class="mini"
                title=words().contexts.remove
                aria-label=(words().contexts.remove_named)(&of)
                on:click=move |_| workspace.remove_contexts(&[place])
            >"✕"</button>
            {move || skipped().map(|reason| view! { <span class="warning small">{reason}</span> })}
        </li>
    }
}
