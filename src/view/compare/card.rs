//! A card with a question about two models, and the lines on it.

use leptos::prelude::*;

use session::pair::in_a_word;
use theory::compare::Finding;

/// How an answer is coloured.
pub(super) fn class(answer: Finding) -> &'static str {
    match answer {
        Finding::Yes => "kept",
        Finding::Nearly => "drifted",
        Finding::No => "destroyed",
        Finding::Unknown => "",
    }
}

/// A card with its question and, once it is known, its answer.
#[component]
pub(super) fn Card(
    title: &'static str,
    #[prop(optional)] help: Option<&'static str>,
    #[prop(optional, into)] answer: Option<Signal<Option<Finding>>>,
    test_id: &'static str,
    children: Children,
) -> impl IntoView {
    let verdict = move || {
        let answer = answer?.get()?;
        Some(view! { <span class=format!("verdict {}", class(answer))>{in_a_word(answer)}</span> })
    };
    view! {
        <section class="panel compare-card" data-testid=test_id>
            <h3 title=help>{title}" "{verdict}</h3>
            {children()}
        </section>
    }
}

/// A figure with its name; nothing where there is none.
pub(super) fn line(
    name: &'static str,
    help: &'static str,
    value: Option<String>,
) -> Option<impl IntoView> {
    value.map(|value| view! { <dt title=help>{name}</dt><dd class="number">{value}</dd> })
}
