//! Many contexts at once: lines, files, ready sets.

use leptos::prelude::*;

use crate::{
    view::{
        lazy::{Lazy, is_open},
        workspace,
    },
    web::{contexts, user_file::File},
};
use session::{
    context_set::{filled, lines, prefixes},
    words::words,
    workspace::Workspace,
};

/// Folded away until it is wanted.
#[component]
pub fn AddMany() -> impl IntoView {
    let workspace = workspace();
    let wanted = RwSignal::new(false);
    view! {
        <details class="add-contexts" on:toggle=move |event| wanted.set(is_open(&event))>
            <summary class="small" data-testid="add-contexts">{words().contexts.add}</summary>
            <Lazy wanted=wanted.into()>
                <Lines workspace />
                <Ready workspace />
                <Template workspace />
            </Lazy>
        </details>
    }
}

/// Lines that are typed, pasted or come from a file.
#[component]
fn Lines(workspace: Workspace) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let add = move |_| {
        match lines(&text.read_untracked()) {
            Ok(lines) => workspace.add_lines(&lines),
            Err(error) => workspace.fail_contexts(error.to_string()),
        }
        text.set(String::new());
    };
    let repeated = move || {
        let repeated = workspace.inference.repeated.get();
        repeated.map(|[repeated, given]| (words().contexts.repeated)(repeated, given))
    };
    view! {
        <textarea
            rows="4"
            data-testid="context-lines"
            aria-label=words().contexts.many
            title=words().contexts.add_help
            placeholder=words().contexts.many_hint
            bind:value=text
        ></textarea>
        <div class="buttons">
            <button
                data-testid="add-lines"
                disabled=move || text.read().trim().is_empty()
                on:click=add
            >
                {words().contexts.add_lines}
            </button>
            <label class="button" title=words().contexts.file_help>
                {words().contexts.file}
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    data-testid="context-file"
                    on:change=move |event| contexts::add_files(workspace, File::picked(&event))
                />
            </label>
        </div>
        <p class="soft small" role="status" data-testid="contexts-repeated">{repeated}</p>
    }
}

/// Sets that are there already.
#[component]
fn Ready(workspace: Workspace) -> impl IntoView {
    let line = workspace.inference.line;
    let begin = move |_| {
        let text = line.with_untracked(|line| line.text.clone());
        workspace.add_contexts(&prefixes(&text));
    };
    view! {
        <h3>{words().contexts.ready}</h3>
        <div class="buttons">
            <button
                data-testid="bundled-contexts"
                title=words().contexts.bundled_help
                on:click=move |_| contexts::add_bundled(workspace)
            >
                {words().contexts.bundled}
            </button>
            <button
                title=words().contexts.prefixes_help
                disabled=move || line.with(|line| line.text.trim().is_empty())
                on:click=begin
            >
                {words().contexts.prefixes}
            </button>
        </div>
    }
}

/// The words of a concept, each put into a template.
#[component]
fn Template(workspace: Workspace) -> impl IntoView {
    let template = RwSignal::new(words().contexts.template_value.to_string());
    let chosen = RwSignal::new(String::new());
    let concepts = move || workspace.concepts();
    let option = |name: String| {
        let shown = name.replace('-', " ");
        view! { <option value=name>{shown}</option> }
    };
    let names = move || concepts().into_iter().map(|c| c.name).collect::<Vec<_>>();
    // Before one is chosen the first one is, and is shown to be.
    Effect::new(move |_| {
        let first = names().into_iter().next();
        if chosen.with_untracked(String::is_empty) {
            chosen.set(first.unwrap_or_default());
        }
    });
    let fill = move |_| {
        let name = chosen.get_untracked();
        let all = untrack(concepts);
        let concept = all.iter().find(|c| c.name == name).or_else(|| all.first());
        concept.into_iter().for_each(|concept| {
            workspace.add_read(filled(&template.read_untracked(), concept));
        });
    };
    view! {
        <div class="choice-line small" title=words().contexts.template_help>
            <span>{words().contexts.template}</span>
            <input
                type="text"
                aria-label=words().contexts.template
                data-testid="context-template"
                bind:value=template
            />
        </div>
        <div class="choice-line small">
            <span>{words().contexts.concept}</span>
            <select
                aria-label=words().contexts.concept
                data-testid="template-concept"
                bind:value=chosen
            >
                {move || names().into_iter().map(option).collect_view()}
            </select>
            <button data-testid="fill-template" on:click=fill>{words().contexts.fill}</button>
        </div>
    }
}
