//! What lies inside the last outline: how many points, which, and what can be done with them.

use leptos::prelude::*;

use super::workspace;
use picture::scene::PointKind;
use session::{words::words, workspace::Workspace};

/// So many of the selected points are named in the line.
const NAMED: usize = 6;
/// So many are listed.
const LISTED: usize = 300;
/// So many labels find room on a plot.
const MOST_LABELS: usize = 30;
/// A family has at least so many pairs.
const FAMILY: usize = 2;

/// A line with what can be made of the selected points, while there are some.
#[component]
pub fn Selection() -> impl IntoView {
    let workspace = workspace();
    let count = move || workspace.hover.selected.with(Vec::len);
    let line = move || {
        let names = names(workspace, NAMED);
        let more = if count() > NAMED { ", …" } else { "" };
        (words().stage.selected)(count(), &(names.join(", ") + more))
    };
    view! {
        <Show when=move || count() != 0>
            <div class="selection small" role="status" data-testid="selection">
                <span>{line}</span>
                <Show when=move || count() <= MOST_LABELS>
                    <button
                        title=words().stage.pin_selection_help
                        on:click=move |_| workspace.pin_selected()
                    >
                        {words().stage.pin_selection}
                    </button>
                </Show>
                <LeadsTo workspace />
                <button on:click=move |_| workspace.select(Vec::new())>
                    {words().stage.clear_selection}
                </button>
            </div>
        </Show>
    }
}

fn names(workspace: Workspace, most: usize) -> Vec<String> {
    let Some(model) = workspace.model.get() else { return Vec::new() };
    workspace
        .hover
        .selected
        .with(|all| all.iter().take(most).map(|&point| model.label(point)).collect())
}

/// The list, a family, the sets of a probe.
#[component]
fn LeadsTo(workspace: Workspace) -> impl IntoView {
    let text = &words().inspector;
    let has = move |kind| move || !workspace.selected(kind).is_empty();
    let pairs = Memo::new(move |_| workspace.selected_pairs().len());
    let is_family = Memo::new(move |_| pairs.get() >= FAMILY);
    view! {
        <Show when=move || is_family.get()>
            <button data-testid="make-family" on:click=move |_| workspace.make_family()>
                {move || (words().inspector.family)(pairs.get())}
            </button>
        </Show>
        <Show when=has(PointKind::Tokens)>
            <button title=text.set_help on:click=move |_| workspace.make_token_set(0)>
                {text.first_set}
            </button>
            <button title=text.set_help on:click=move |_| workspace.make_token_set(1)>
                {text.second_set}
            </button>
        </Show>
        <Show when=has(PointKind::Contexts)>
            <button title=text.probe_help on:click=move |_| workspace.make_probe_groups()>
                {text.probe}
            </button>
        </Show>
        <details class="selected-list">
            <summary title=text.list_help>{text.list}</summary>
            <div class="names" tabindex="0" role="group" aria-label=text.list_help>
                {move || names(workspace, LISTED).join(", ")}
                {move || {
                    let more = workspace.hover.selected.with(Vec::len) > LISTED;
                    more.then_some(", …")
                }}
            </div>
        </details>
    }
}
