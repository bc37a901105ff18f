//! The two concept directions and the family they belong to.

use leptos::prelude::*;

use super::{choices::PointBox, family::Family, loaded_directions::LoadedDirections, workspace};
use picture::scene::PointKind;
use session::{controller::Find, words::words, workspace::Workspace};

/// Two pairs of tokens, each with a search box at either end, and the family.
#[component]
pub fn Directions() -> impl IntoView {
    let workspace = workspace();
    let tokens =
        move || workspace.model.with(|m| m.as_ref().map_or(0, |model| model.card.tokens.len()));
    let has_tokens = move || tokens() >= 2;
    let too_few = move || match tokens() {
        0 => words().directions.no_tokens,
        _ => words().directions.one_only,
    };
    view! {
        <section class="directions">
            <Show
                when=has_tokens
                fallback=move || view! { <p class="soft small">{too_few}</p> }
            >
                <Pairs />
                <Family />
            </Show>
            <LoadedDirections />
        </section>
    }
}

/// Both directions, their ends chosen among all tokens or some of them.
#[component]
pub fn Pairs(#[prop(optional)] among: Option<Find>) -> impl IntoView {
    let (first, second) = (words().directions.first, words().directions.second);
    [pair(0, "first", first, &among), pair(1, "second", second, &among)]
}

fn pair(
    which: usize,
    class: &'static str,
    name: &'static str,
    among: &Option<Find>,
) -> impl IntoView + use<> {
    let workspace = workspace();
    let (from, to) = ((words().directions.from)(name), (words().directions.to)(name));
    view! {
        <div class=format!("pair {class}") role="group" aria-label=name>
            <span class="swatch" aria-hidden="true"></span>
            <End workspace which end=0 label=from among=among.clone() />
            <span aria-hidden="true">"→"</span>
            <End workspace which end=1 label=to among=among.clone() />
        </div>
    }
}

#[component]
fn End(
    workspace: Workspace,
    which: usize,
    end: usize,
    label: String,
    among: Option<Find>,
) -> impl IntoView {
    let index = Signal::derive(move || {
        workspace.choice.pairs.get().map(|pairs| [pairs[which].0, pairs[which].1][end])
    });
    let chosen = move |index: usize| {
        let mut pair = workspace.choice.pairs.get_untracked().map(|p| p[which]).unwrap_or_default();
        if end == 0 {
            pair.0 = index;
        } else {
            pair.1 = index;
        }
        workspace.choose_pair(which, pair);
    };
    view! { <PointBox label kind=PointKind::Tokens index chosen among /> }
}
