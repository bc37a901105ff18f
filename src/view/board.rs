//! The sheet of properties: row by row, what was kept and what was destroyed.

use leptos::{ev, prelude::*};

use super::{
    fates::{explained, titles},
    lazy::{Lazy, is_open},
    rest::rest,
    row::BoardRow,
    term::Explained,
    workspace,
};
use crate::web::focus;
use session::{
    controller::{BoardFilter, Panels},
    fates::Fate,
    words::words,
    workspace::rows_of,
};
use theory::property::{Info, infos};

/// All rows by their fate, searched and filtered.
#[component]
pub fn Board() -> impl IntoView {
    let workspace = workspace();
    let panels: Panels = expect_context();
    let measuring = move || workspace.progress.rows.with(|queue| !queue.is_empty()).to_string();
    let settled = move || {
        workspace.board.rows.with(|rows| !rows.is_empty())
            && workspace.progress.rows.with(|queue| queue.is_empty())
    };
    let wanted = Signal::derive(move || panels.sheet.get() || settled());
    let looking = Memo::new(move |_| panels.filter.with(BoardFilter::looks_for_rows));
    Effect::new(move || workspace.search_rows(looking.get()));
    view! {
        <aside
            class="panel board"
            class:searched=looking
            aria-labelledby="board-title"
            data-testid="board"
            data-measuring=measuring
        >
            <div class="heading">
                <h2 id="board-title">{words().board.title}</h2>
                <Show when=move || workspace.moves.held.get()>
                    <span class="soft small">{words().board.live}</span>
                </Show>
                <button
                    class="close-sheet"
                    data-testid="close-sheet"
                    on:click=move |_| close(panels)
                >
                    {words().common.close}
                </button>
            </div>
            <Lazy wanted>
                {groups()}
            </Lazy>
        </aside>
    }
}

/// Closes the sheet; the focus goes back to what opens it.
fn close(panels: Panels) {
    panels.sheet.set(false);
    focus::hand_over("[data-testid=open-sheet]");
}

rest! {
    fn groups() {
        view! {
            <Filters />
            <Heavy />
            {Fate::ALL.map(|fate| view! { <Group fate /> }).collect_view()}
            <Nothing />
        }
    }
}

/// The rows of one fate: those that carry the result, the others behind "more".
#[component]
fn Group(fate: Fate) -> impl IntoView {
    let workspace = workspace();
    let panels: Panels = expect_context();
    let class = fate.class();
    let (first, more) = rows_of(class);
    let count = more.len();
    let chosen = move || workspace.choice.with(|choice| choice.more.contains(&class));
    let looking = move || panels.filter.with(BoardFilter::looks_for_rows);
    let open = Memo::new(move |_| chosen() || looking());
    // What a search unfolds is folded again after it.
    let toggled = move |event: ev::Event| {
        if !untrack(looking) {
            workspace.show_more(class, is_open(&event));
        }
    };
    let elsewhere =
        move || panels.filter.with(|filter| filter.fate.is_some_and(|only| only != fate));
    view! {
        <section class=format!("group {}", fate.word()) hidden=elsewhere>
            <h3>
                <Explained text=titles(fate).1 />
                ": "
                <span><Explained text=explained(fate) /></span>
            </h3>
            <ul>{list(&first)}</ul>
            <details
                class="further"
                prop:open=open
                on:toggle=toggled
            >
                <summary class="soft small">{(words().board.more)(count)}</summary>
                <Lazy wanted=open.into()><ul>{list(&more)}</ul></Lazy>
            </details>
        </section>
    }
}

/// What narrows the rows down.
#[component]
fn Filters() -> impl IntoView {
    let panels: Panels = expect_context();
    let filter = panels.filter;
    let only = move |fate: Option<Fate>, label: &'static str| {
        let on = move || filter.with(|filter| filter.wants(fate));
        let choose = move |filter: &mut BoardFilter| match fate {
            Some(_) => filter.fate = fate,
            None => filter.admit_all(),
        };
        let class = fate.map_or("all", Fate::word);
        view! {
            <button
                class=format!("toggle only {class}")
                class:on=on
                aria-pressed=move || on().to_string()
                on:click=move |_| filter.update(choose)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="filters">
            <input
                type="search"
                aria-label=words().fates.search
                placeholder=words().fates.search_hint
                data-testid="search-rows"
                prop:value=move || filter.with(|filter| filter.search.clone())
                on:input:target=move |event| {
                    filter.update(|filter| filter.search = event.target().value())
                }
            />
            <div class="toggles" role="group" aria-label=words().fates.only>
                {only(None, words().fates.all_fates)}
                {Fate::ALL.map(|fate| only(Some(fate), titles(fate).1)).collect_view()}
                <Narrow
                    label=words().fates.changed
                    help=words().fates.changed_help
                    get=|filter| filter.changed
                    set=|filter, on| filter.changed = on
                />
                <Narrow
                    label=words().fates.needs_contexts
                    help=words().fates.needs_contexts_help
                    get=|filter| filter.needs_contexts
                    set=|filter, on| filter.needs_contexts = on
                />
            </div>
        </div>
    }
}

#[component]
fn Narrow(
    label: &'static str,
    help: &'static str,
    get: fn(&BoardFilter) -> bool,
    set: fn(&mut BoardFilter, bool),
) -> impl IntoView {
    let Panels { filter, .. } = expect_context();
    let on = move || filter.with(get);
    view! {
        <button
            class="toggle"
            class:on=on
            aria-pressed=move || on().to_string()
            title=help
            on:click=move |_| filter.update(|filter| set(filter, !get(filter)))
        >
            {label}
        </button>
    }
}

/// Said where no row is left.
#[component]
fn Nothing() -> impl IntoView {
    let workspace = workspace();
    let Panels { filter, .. } = expect_context();
    let none = Memo::new(move |_| {
        workspace.board.rows.with(|rows| {
            filter.with(|filter| !infos().iter().any(|info| filter.admits(info, rows.get(info.id))))
        })
    });
    view! {
        <p class="soft" role="status">{move || none.get().then_some(words().fates.nothing)}</p>
    }
}

/// Where the model has so many dimensions that some rows wait for a demand: the demand, and its
/// end.
#[component]
fn Heavy() -> impl IntoView {
    let workspace = workspace();
    let d = move || workspace.model.with(|model| model.as_ref().map_or(0, |model| model.card.d));
    let on = move || workspace.board.heavy.get();
    let act = move || if on() { words().board.stop_heavy } else { words().board.measure_heavy };
    view! {
        <Show when=move || workspace.puts_off()>
            <p class="heavy soft small" data-testid="heavy">
                {move || (words().board.heavy)(d())}" "
                <button
                    on:click=move |_| {
                        workspace.measure_heavy(!workspace.board.heavy.get_untracked())
                    }
                >
                    {act}
                </button>
            </p>
        </Show>
    }
}

fn list(rows: &[&'static Info]) -> impl IntoView + use<> {
    rows.iter().map(|&info| view! { <BoardRow info /> }).collect_view()
}
