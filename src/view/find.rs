//! Finding a token or a context on the plots: its label stays there until it is taken off.

use leptos::prelude::*;

use super::{choices::find, control::TokenSearch, workspace};
use picture::scene::{PointKind, PointRef};
use session::{controller::Panels, words::words};

/// A box that searches each kind of point, and the labels that stay.
#[component]
pub fn Find() -> impl IntoView {
    let workspace = workspace();
    let panels: Panels = expect_context();
    let has = move |kind: PointKind| {
        workspace.model.with(|model| {
            model.as_ref().is_some_and(|model| match kind {
                PointKind::Tokens => !model.card.tokens.is_empty(),
                PointKind::Contexts => !model.card.contexts.is_empty(),
            })
        })
    };
    let search = move |kind: PointKind, label: &'static str| {
        let chosen = move |index: usize| {
            let point = PointRef { kind, index };
            if !workspace.choice.pinned.with_untracked(|pinned| pinned.contains(&point)) {
                workspace.toggle_pin(point);
            }
            workspace.point_at(Some(point));
            workspace.look_at(point);
        };
        view! {
            <Show when=move || has(kind)>
                <TokenSearch
                    label=label.into()
                    value=Signal::derive(String::new)
                    find=find(workspace, kind) chosen
                    placeholder=label
                />
            </Show>
        }
    };
    view! {
        <div class="find">
            {search(PointKind::Tokens, words().inspector.find)}
            {search(PointKind::Contexts, words().inspector.find_context)}
            <button
                title=words().palette.help
                data-testid="palette"
                on:click=move |_| panels.palette.set(true)
            >
                {words().palette.title}
            </button>
            <Labelled />
        </div>
    }
}

/// The points whose labels stay, each with a button that takes its label off.
#[component]
fn Labelled() -> impl IntoView {
    let workspace = workspace();
    let pinned = workspace.choice.pinned;
    let chip = move |point: PointRef| {
        let label = workspace
            .model
            .with(|model| model.as_ref().map(|m| m.label(point)).unwrap_or_default());
        let off = (words().panels.take_off)(&label);
        view! {
            <li>
                <span>{label}</span>
                <button
                    class="mini"
                    title=words().panels.take_label_off
                    aria-label=off
                    on:click=move |_| workspace.toggle_pin(point)
                >
                    "✕"
                </button>
            </li>
        }
    };
    let all_off =
        move |_| pinned.get_untracked().into_iter().for_each(|point| workspace.toggle_pin(point));
    view! {
        <h3>{words().panels.labelled}</h3>
        <Show
            when=move || pinned.with(|all| !all.is_empty())
            fallback=|| view! { <p class="soft small">{words().panels.none_labelled}</p> }
        >
            <ul class="chips">{move || pinned.get().into_iter().map(chip).collect_view()}</ul>
            <button on:click=all_off>{words().panels.take_all_off}</button>
        </Show>
    }
}
