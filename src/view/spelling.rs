//! How the words of the family are spelled as tokens.

use leptos::prelude::*;

use super::{number::count, term::Explained, workspace};
use session::words::words;
use theory::model::SpellingPolicy;

/// The spellings with how many pairs each finds; where only one finds any, there is nothing to
/// choose and it is told.
#[component]
pub fn SpellingChoice() -> impl IntoView {
    let workspace = workspace();
    let family = Memo::new(move |_| {
        workspace.family_matched().map(|family| (family.name, family.policy, family.counts))
    });
    let options = move || {
        let (_, policy, counts) = family.get()?;
        let option = |(own, found): (SpellingPolicy, usize)| {
            let label = format!("{} · {}", named(own), count(found));
            view! {
                <option value=key(own) prop:selected=own == policy disabled=found == 0>
                    {label}
                </option>
            }
        };
        Some(SpellingPolicy::ALL.into_iter().zip(counts).map(option).collect_view())
    };
    let picked = move |chosen: String| {
        let policy = SpellingPolicy::ALL.into_iter().find(|policy| key(*policy) == chosen);
        if let Some((name, ..)) = family.get_untracked() {
            workspace.choose_spelling(&name, policy);
        }
    };
    view! {
        <Show when=move || family.with(Option::is_some)>
            <label class="choice-line small spelling" title=words().directions.spelling_help>
                <span><Explained text=words().directions.spelling /></span>
                <select
                    data-testid="spelling"
                    on:change:target=move |event| picked(event.target().value())
                >
                    {options}
                </select>
            </label>
        </Show>
    }
}

/// What a spelling is called.
pub fn named(policy: SpellingPolicy) -> &'static str {
    match policy {
        SpellingPolicy::WholeWords => words().directions.whole_words,
        SpellingPolicy::AsWritten => words().directions.written,
        SpellingPolicy::Pieces => words().directions.pieces,
    }
}

fn key(policy: SpellingPolicy) -> &'static str {
    match policy {
        SpellingPolicy::WholeWords => "words",
        SpellingPolicy::AsWritten => "written",
        SpellingPolicy::Pieces => "pieces",
    }
}
