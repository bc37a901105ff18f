//! Three cards beside the plots: what cannot change, what all or none have, what is negotiable.

use leptos::prelude::*;

use super::workspace;
use crate::web::{element::Element, focus};
use session::{
    controller::Panels,
    fates::{Fate, FateCard, Line},
    words::words,
};
use theory::property::infos;

/// A card a fate, and the way to all properties.
#[component]
pub fn Fates() -> impl IntoView {
    let workspace = workspace();
    let panels: Panels = expect_context();
    let cards = Memo::new(move |_| workspace.fates());
    let moved =
        Memo::new(move |_| workspace.board.rows.with(|rows| rows.values().any(|row| row.moved)));
    view! {
        <aside class="fates" aria-label=words().fates.label data-testid="fates">
            {move || {
                let card = |card| view! { <FatePanel card moved=moved.get() /> };
                cards.get().into_iter().map(card).collect_view()
            }}
            <button
                class="plain every"
                title=words().fates.every_help
                data-testid="open-sheet"
                on:click=move |_| show_rows(panels, None)
            >
                {(words().fates.number_of)(infos().len())}" ›"
            </button>
        </aside>
    }
}

#[component]
fn FatePanel(card: FateCard, moved: bool) -> impl IntoView {
    let panels: Panels = expect_context();
    let FateCard { fate, lines, kept, all } = card;
    let (kind, title) = titles(fate);
    // What no gauge can change has changed: the headline says the same.
    let broken = fate == Fate::Predicts && lines.iter().any(|line| line.changed);
    let kind = if broken { words().fates.predicts_broken } else { kind };
    let more =
        if moved { (words().fates.more)(kept, all) } else { (words().fates.before_a_move)(all) };
    view! {
        <section
            class=format!("panel fate {}", fate.word())
            class:broken=broken
            data-testid=format!("fate-{}", fate.word())
        >
            <p class="kind">{kind}</p>
            <h2>{title}</h2>
            <dl>{lines.into_iter().map(shown).collect_view()}</dl>
            <button
                class="plain small"
                data-testid=format!("rows-{}", fate.word())
                on:click=move |_| show_rows(panels, Some(fate))
            >
                {more}" ›"
            </button>
        </section>
    }
}

/// Opens the sheet at its beginning, which the focus goes to: what was pressed is gone with the
/// cards.
fn show_rows(panels: Panels, fate: Option<Fate>) {
    panels.show_rows(fate);
    focus::hand_over("[data-testid=close-sheet]");
    Element::find("[data-testid=board]").into_iter().for_each(Element::reveal_start);
}

fn shown(line: Line) -> impl IntoView {
    let (workspace, id) = (workspace(), line.id);
    view! {
        <div
            class:changed=line.changed
            class:stale=move || workspace.is_behind(id)
            title=line.help
        >
            <dt>{line.name}</dt>
            <dd class="number">{line.value}</dd>
        </div>
    }
}

/// What a fate is called, and what it is about.
pub fn titles(fate: Fate) -> (&'static str, &'static str) {
    let words = &words().fates;
    match fate {
        Fate::Predicts => (words.predicts_kind, words.predicts),
        Fate::AllOrNone => (words.all_or_none_kind, words.all_or_none),
        Fate::AnythingGoes => (words.anything_goes_kind, words.anything_goes),
    }
}

/// What becomes of its properties.
pub fn explained(fate: Fate) -> &'static str {
    match fate {
        Fate::Predicts => words().board.identifiable,
        Fate::AllOrNone => words().board.any_gauge,
        Fate::AnythingGoes => words().board.only_rotations,
    }
}
