//! All words of the glossary.

use leptos::prelude::*;

use session::glossary::{TERMS, Term};

/// Word, meaning, source.
#[component]
pub fn GlossaryList() -> impl IntoView {
    let entry = |term: &'static Term| {
        view! {
            <dt>{term.word}</dt>
            <dd>
                {term.meaning}
                {term.source.map(|source| view! { <span class="soft small">" · "{source}</span> })}
            </dd>
        }
    };
    view! {
        <dl class="glossary" data-testid="glossary">{TERMS.iter().map(entry).collect_view()}</dl>
    }
}
