//! The board: property by property, what was kept and what was destroyed.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::{row::BoardRow, session};
use crate::{
    property::{Class, Info},
    state::rows_of,
};

/// All rows, grouped by who keeps them.
#[component]
pub fn Board() -> impl IntoView {
    let session = session();
    let groups = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations].map(|class| {
        let (first, more) = rows_of(class);
        let list = |rows: Vec<&'static Info>| rows.into_iter().map(|info| view! { <BoardRow info /> }).collect_view();
        let count = more.len();
        let toggled = move |event| session.show_more(class, event_target::<HtmlDetailsElement>(&event).open());
        view! {
            <section class="group">
                <h3>{class.heading()}": "<span>{explained(class)}</span></h3>
                <ul>{list(first)}</ul>
                <details class="further" prop:open=move || session.more.with(|more| more.contains(&class)) on:toggle=toggled>
                    <summary class="soft small">{format!("{count} more properties")}</summary>
                    <ul>{list(more)}</ul>
                </details>
            </section>
        }
    });
    view! {
        <aside class="panel board" aria-labelledby="board-title" data-testid="board">
            <div class="heading">
                <h2 id="board-title">"Which linear properties survive?"</h2>
                <Show when=move || session.held.get()>
                    <span class="soft small">"live"</span>
                </Show>
            </div>
            {groups.into_iter().collect_view()}
        </aside>
    }
}

fn explained(class: Class) -> &'static str {
    match class {
        Class::Identifiable => "kept in every equivalent model",
        Class::AnyGauge => "hidden moves may not",
        Class::OnlyRotations => "an accident of this model",
    }
}
