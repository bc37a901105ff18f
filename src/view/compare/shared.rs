//! What both models share, and what is left out.

use leptos::prelude::*;

use super::card::Card;
use crate::view::lazy::{Lazy, is_open};
use session::{
    pair::{LabelSet, Pair, remarks},
    words::words,
};
use theory::compare::{Shared, Sharing};

/// Most labels of a list.
const MOST: usize = 300;

/// How many contexts and tokens both share, of how many, and both lists of the rest.
#[component]
pub fn SharedCard(pair: Pair, names: Memo<[String; 2]>) -> impl IntoView {
    let shared = move || pair.known.shared.get();
    let counts = move || {
        let shared = shared()?;
        let words = &words().compare;
        let of =
            |both: usize, one: usize, two: usize| (words.of_shared)(both, both + one, both + two);
        let Shared { contexts, tokens, only_one, only_two, .. } = &*shared;
        let rows = [
            (
                words.shared_contexts,
                of(contexts.len(), only_one.contexts.len(), only_two.contexts.len()),
            ),
            (words.shared_tokens, of(tokens.len(), only_one.tokens.len(), only_two.tokens.len())),
        ];
        let note = match shared.sharing() {
            Sharing::Both => None,
            Sharing::Tokens => Some(words.only_tokens),
            Sharing::Contexts => Some(words.only_contexts),
            Sharing::Nothing => Some(words.nothing_helps),
        };
        let rows =
            rows.map(|(name, count)| view! { <dt>{name}</dt><dd class="number">{count}</dd> });
        Some(view! {
            <dl class="facts small" data-testid="shared-counts">{rows.collect_view()}</dl>
            {note.map(|note| view! { <p class="small">{note}</p> })}
            {remarks(&shared)
                .into_iter()
                .map(|remark| view! { <p class="small soft">{remark}</p> })
                .collect_view()}
        })
    };
    view! {
        <Card title=words().compare.shared test_id="shared-card">
            {counts}
            <Computing pair />
            <List
                pair
                which=LabelSet::Shared
                title=Signal::derive(move || words().compare.shared_list.to_string())
            />
            <List
                pair
                which=LabelSet::OnlyOne
                title=Signal::derive(move || only(words().compare.only_first, names, 0))
            />
            <List
                pair
                which=LabelSet::OnlyTwo
                title=Signal::derive(move || only(words().compare.only_second, names, 1))
            />
        </Card>
    }
}

/// Contexts of the one that the other one's own file can compute.
#[component]
fn Computing(pair: Pair) -> impl IntoView {
    Effect::new(move || pair.keep_up());
    let able = move || pair.computable();
    let progress = move || able().and_then(|own| own.inference.progress.get());
    let trouble = move || able().and_then(|own| own.inference.trouble.get());
    view! {
        <Show when=move || able().is_some()>
            <p class="small" role="status">
                {trouble}
                " "
                <Show
                    when=move || progress().is_some()
                    fallback=move || {
                        view! {
                            <button
                                title=words().compare.compute_help
                                on:click=move |_| pair.compute_contexts()
                                data-testid="compute-contexts"
                            >
                                {words().compare.compute}
                            </button>
                        }
                    }
                >
                    {words().compare.computing}
                    <progress
                        max=move || progress().map(|progress| progress.total)
                        prop:value=move || progress().map(|progress| progress.done as f64)
                        aria-label=words().compare.computing
                    ></progress>
                </Show>
            </p>
        </Show>
    }
}

fn only(text: &str, names: Memo<[String; 2]>, which: usize) -> String {
    names.with(|names| format!("{text} ({})", names[which]))
}

#[component]
fn List(pair: Pair, which: LabelSet, title: Signal<String>) -> impl IntoView {
    let wanted = RwSignal::new(false);
    let labels = Memo::new(move |_| if wanted.get() { pair.labels(which) } else { Vec::new() });
    let any = move || {
        pair.known.shared.with(|shared| {
            shared.as_ref().is_some_and(|shared| match which {
                LabelSet::Shared => shared.sharing() != Sharing::Nothing,
                LabelSet::OnlyOne => shared.only_one != Default::default(),
                LabelSet::OnlyTwo => shared.only_two != Default::default(),
            })
        })
    };
    let shown = move || {
        labels.with(|labels| labels.iter().take(MOST).cloned().collect::<Vec<_>>().join(" · "))
    };
    let count = move || {
        labels.with(|labels| (words().compare.listed)(labels.len().min(MOST), labels.len()))
    };
    view! {
        <Show when=any>
            <details
                class="small"
                open=move || pair.shares_nothing()
                on:toggle=move |event| wanted.set(is_open(&event))
            >
                <summary>{move || title.get()}</summary>
                <Lazy wanted=wanted.into()>
                    <p class="soft">{count}</p>
                    <p class="label-list" tabindex="0" role="group" aria-label=move || title.get()>
                        {shown}
                    </p>
                </Lazy>
            </details>
        </Show>
    }
}
