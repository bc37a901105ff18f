//! The board: property by property, what was kept and what was destroyed.

use leptos::prelude::*;

use super::{row::BoardRow, session};
use crate::property::{Class, Info, infos};

/// All rows, grouped by who keeps them.
#[component]
pub fn Board() -> impl IntoView {
    let session = session();
    let groups = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations].map(|class| {
        let rows: Vec<&'static Info> = infos().into_iter().filter(|info| info.class == class).collect();
        view! {
            <section class="group">
                <h3>{class.heading()}": "<span>{explained(class)}</span></h3>
                <ul>{rows.into_iter().map(|info| view! { <BoardRow info /> }).collect_view()}</ul>
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
