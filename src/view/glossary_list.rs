//! All words of the glossary.

use leptos::prelude::*;

use session::glossary::{Term, terms};

/// Word, meaning, source.
#[component]
pub fn GlossaryList() -> impl IntoView {
    let entry = |term: Term| {
        view! {
            <dt>{term.word}</dt>
            <dd>
                {term.meaning}
                {term.source.map(|source| view! { <span class="soft small">" · "{source}</span> })}
            </dd>
        }
    };
    view! {
        <dl class="glossary" data-testid="glossary">
            {terms().into_iter().map(entry).collect_view()}
        </dl>
    }
}
