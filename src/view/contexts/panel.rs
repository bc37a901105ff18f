//! Contexts of the model's own file: whether there are any to be had, and how.

use leptos::prelude::*;

use super::{add::AddMany, layer::LayerChoice, line::TypedLine, set::KeptSet};
use crate::view::workspace;
use session::{
    words::{of_files, words},
    workspace::Ability,
};

/// A line to type, a set to keep, ways to fill it; absent for models that are from no language
/// model's file.
#[component]
pub fn ContextPanel() -> impl IntoView {
    let workspace = workspace();
    let ability = workspace.inference.ability;
    let offered = Memo::new(move |_| ability.with(|ability| *ability != Ability::None));
    let wanted = Memo::new(move |_| {
        ability.with(|ability| matches!(ability, Ability::Opening | Ability::Ready(_)))
    });
    view! {
        <Show when=move || offered.get()>
            <div class="own-contexts" data-testid="contexts">
                <Show when=move || wanted.get() fallback=Offer>
                    <TypedLine />
                    <KeptSet />
                    <AddMany />
                    <LayerChoice />
                </Show>
                <Trouble />
            </div>
        </Show>
    }
}

/// What the file can do, and the way to have it do it.
#[component]
fn Offer() -> impl IntoView {
    let workspace = workspace();
    let refusal = move || {
        workspace.inference.ability.with(|ability| match ability {
            Ability::Refused(reason) => Some(of_files(reason)),
            _ => None,
        })
    };
    let offer = move || {
        view! {
            <p>{words().contexts.offered}</p>
            <p class="soft small">{words().contexts.offered_help}</p>
            <button data-testid="start-contexts" on:click=move |_| workspace.start_inference()>
                {words().contexts.start}
            </button>
        }
    };
    move || match refusal() {
        None => offer().into_any(),
        Some(reason) => view! {
            <p class="warning small" data-testid="contexts-refused">
                {words().contexts.refused}
                {reason}
            </p>
        }
        .into_any(),
    }
}

/// Why the program stopped, or the set was not changed.
#[component]
fn Trouble() -> impl IntoView {
    let trouble = workspace().inference.trouble;
    view! {
        <Show when=move || trouble.with(Option::is_some)>
            <p class="warning small" role="alert" data-testid="contexts-trouble">
                {trouble}
                <button
                    class="mini"
                    aria-label=words().opening.dismiss
                    title=words().opening.dismiss
                    on:click=move |_| trouble.set(None)
                >
                    "✕"
                </button>
            </p>
        </Show>
    }
}
