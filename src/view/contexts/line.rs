//! The line that is being typed: its tokens as chips, its next tokens as bars.

use std::{sync::Arc, time::Duration};

use leptos::{ev::KeyboardEvent, leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    view::{
        number::probability,
        term::{Explained, Known},
        workspace,
    },
    web::focus::take_if_free,
};
use session::{
    protocol::inference::{ContextKey, LineProgress, LineToken, NextTokens},
    words::words,
    workspace::{Ability, Line, LineReading, Workspace},
};

/// Who has not typed for so long has paused.
const REST: Duration = Duration::from_millis(600);

/// The box, what the model reads in it, and what it says next.
#[component]
pub fn TypedLine() -> impl IntoView {
    let workspace = workspace();
    let line = workspace.inference.line;
    let group = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let changed = move |text: &str| {
        let pending = timer.try_update_value(Option::take).flatten();
        pending.into_iter().for_each(|pending| pending.clear());
        workspace.type_line(text);
        match set_timeout_with_handle(move || workspace.line_rests(), REST) {
            Ok(pending) => timer.set_value(Some(pending)),
            Err(_) => workspace.line_rests(),
        }
    };
    let keep = move || workspace.keep_line(&group.read_untracked());
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            keep();
        }
    };
    let progress = Memo::new(move |_| line.with(|line| line.progress));
    let read = Memo::new(move |_| line.with(|line| line.read.clone()));
    let next = Memo::new(move |_| line.with(|line| line.next.clone()));
    let empty = move || line.with(|line| line.text.is_empty());
    let opening = move || workspace.inference.ability.with(|ability| *ability == Ability::Opening);
    view! {
        <div class="typed-line">
            <input
                type="text"
                class="line"
                autocomplete="off"
                spellcheck="false"
                data-testid="context-line"
                aria-label=words().contexts.line
                title=words().contexts.line_help
                placeholder=words().contexts.line_hint
                prop:value=move || line.with(|line| line.text.clone())
                on:input:target=move |event| changed(&event.target().value())
                on:keydown=key
                use:take_if_free
            />
            <input
                type="text"
                class="group"
                autocomplete="off"
                list="context-groups"
                aria-label=words().contexts.group
                title=words().contexts.group_help
                placeholder=words().contexts.group_hint
                bind:value=group
                on:keydown=key
            />
            <button
                data-testid="keep-line"
                title=words().contexts.keep_help
                disabled=empty
                on:click=move |_| keep()
            >
                {words().contexts.keep}
            </button>
        </div>
        <Show when=opening><p class="soft small" role="status">{words().contexts.opening}</p></Show>
        {move || {
            progress.get().map(|LineProgress { done, total }| view! {
                <p class="soft small" role="status" data-testid="line-progress">
                    {(words().contexts.progress)(done, total)}
                    <progress
                        max=total
                        prop:value=done as f64
                        aria-label=words().contexts.tokens
                    ></progress>
                </p>
            })
        }}
        {move || read.get().map(|read| shown(workspace, read))}
        {move || {
            next.get().map(|(line, tokens)| view! { <Next workspace line tokens /> })
        }}
    }
}

fn shown(workspace: Workspace, read: LineReading) -> impl IntoView {
    match read {
        LineReading::Refused(tokens, reason) => view! {
            <Chips workspace tokens />
            <p class="warning small" data-testid="line-refused">{reason}</p>
        }
        .into_any(),
        LineReading::Known(line) => {
            view! { <Chips workspace tokens=line.tokens.clone() /> }.into_any()
        }
    }
}

/// The tokens, in order; white space at their ends is made visible.
#[component]
fn Chips(workspace: Workspace, tokens: Vec<LineToken>) -> impl IntoView {
    let count = tokens.len();
    let length = move || workspace.inference.facts().map(|facts| facts.length);
    let chip = |token: LineToken| {
        let help = token.added.then_some(words().contexts.added);
        view! { <li class:added=token.added title=help>{visible(&token.text)}</li> }
    };
    view! {
        <ol class="chips" aria-label=words().contexts.tokens data-testid="chips">
            {tokens.into_iter().map(chip).collect_view()}
        </ol>
        <p class="soft small">
            {move || {
                length().map(|length| {
                    let text = (words().contexts.tokens_of)(count, length);
                    view! { <Explained text /> }
                })
            }}
        </p>
    }
}

/// A token's text with its white space to be seen.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ' ' => '␣',
            '\n' => '⏎',
            '\t' => '⇥',
            c => c,
        })
        .collect()
}

/// The likeliest next tokens over the whole vocabulary, and how much of it the loaded tokens hold.
#[component]
fn Next(workspace: Workspace, line: ContextKey, tokens: Arc<NextTokens>) -> impl IntoView {
    let longest = tokens.likeliest.first().map_or(1.0, |(_, p)| p.max(f64::MIN_POSITIVE));
    let row = |(text, p): &(String, f64)| {
        let p = *p;
        view! {
            <tr>
                <th scope="row">{visible(text)}</th>
                <td>
                    <span class="track">
                        <span
                            class="bar before"
                            style:width=format!("{:.2}%", 100.0 * p / longest)
                            data-testid="next-token"
                            data-p=p.to_string()
                        >
                        </span>
                    </span>
                </td>
                <td class="number">{probability(p)}</td>
            </tr>
        }
    };
    let rows = tokens.likeliest.iter().map(row).collect_view();
    let mass = move || workspace.loaded_mass(line, &tokens);
    let loaded = move || workspace.model.with(|m| m.as_ref().map_or(0, |m| m.card.tokens.len()));
    let behind = move || workspace.inference.line.with(Line::next_is_behind);
    let title = move || match workspace.reads_by_lens() {
        true => words().contexts.lens_next,
        false => words().contexts.next,
    };
    view! {
        <table class="bars next" class:behind=behind>
            <caption class="small">{title}</caption>
            <colgroup><col class="name" /><col /><col class="p" /></colgroup>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">{words().contexts.token}</th>
                    <th scope="col" colspan="2">
                        <Known id="probability" shown=words().contexts.probability />
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="soft small" data-testid="loaded-mass">
            {move || mass().map(|mass| (words().contexts.mass)(&probability(mass), loaded()))}
        </p>
    }
}
