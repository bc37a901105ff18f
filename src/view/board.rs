//! The board: property by property, what was kept and what was destroyed.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    lazy::{Lazy, is_open},
    opener::opener,
    row::BoardRow,
    term::Explained,
    workspace,
};
use session::{
    words::{property::heading, words},
    workspace::{self, Work, rows_of},
};
use theory::property::{Class, Info, infos};

/// All rows, grouped by who keeps them.
#[component]
pub fn Board() -> impl IntoView {
    let workspace = workspace();
    let groups = [Class::Identifiable, Class::AnyGauge, Class::OnlyRotations].map(|class| {
        let (first, more) = rows_of(class);
        let count = more.len();
        let open = Memo::new(move |_| workspace.choice.with(|choice| choice.more.contains(&class)));
        let toggled = move |event| workspace.show_more(class, is_open(&event));
        view! {
            <section class="group">
                <h3><Explained text=heading(class) />": "<span><Explained text=explained(class) /></span></h3>
                <ul>{list(&first)}</ul>
                <details class="further" prop:open=open on:toggle=toggled>
                    <summary class="soft small">{(words().board.more)(count)}</summary>
                    <Lazy wanted=open.into()><ul>{list(&more)}</ul></Lazy>
                </details>
            </section>
        }
    });
    let measuring = move || workspace.progress.rows.with(|queue| !queue.is_empty()).to_string();
    view! {
        <aside class="panel board" aria-labelledby="board-title" data-testid="board" data-measuring=measuring>
            <div class="heading">
                <h2 id="board-title">{words().board.title}</h2>
                <Show when=move || workspace.moves.held.get()>
                    <span class="soft small">{words().board.live}</span>
                </Show>
                <Progress />
                <Heavy />
            </div>
            {groups.into_iter().collect_view()}
        </aside>
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
                <button on:click=move |_| workspace.measure_heavy(!workspace.board.heavy.get_untracked())>{act}</button>
            </p>
        </Show>
    }
}

/// After so many seconds the last step can be taken back before its work is done.
const LONG: u32 = 3;

/// What is in work, for how long, and how many rows wait; said only when it takes more than a
/// moment.
#[component]
fn Progress() -> impl IntoView {
    let workspace = workspace();
    let workspace::Progress { rows: queue, work, waited } = workspace.progress;
    let tick = move || {
        if work.with_untracked(Option::is_some) {
            waited.update(|seconds| *seconds += 1);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    let said = move || {
        let seconds = Some(waited.get()).filter(|seconds| *seconds > 0)?;
        let (what, rows) = work.with(|work| match work.as_ref()? {
            Work::Picture => Some((words().board.the_picture.to_string(), 0)),
            Work::Ranks => Some((words().board.the_ranks.to_string(), 0)),
            Work::Row(id) => infos()
                .iter()
                .find(|info| info.id == id)
                .map(|info| ((words().board.quoted)(info.name), 1)),
            Work::Other => Some((words().board.the_answer.to_string(), 0)),
        })?;
        let rest = queue.with(|queue| queue.len().saturating_sub(rows));
        Some((words().board.working_on)(&what, seconds, rest))
    };
    let opener = opener();
    let long = move || waited.get() >= LONG && work.with(|work| *work == Some(Work::Picture));
    let may_take_back = Memo::new(move |_| {
        long() && workspace.moves.steps.with(|steps| !steps.present().is_empty())
    });
    view! {
        <p class="working soft small" role="status" data-testid="working">{said}</p>
        <Show when=move || may_take_back.get()>
            <button class="small" data-testid="take-back" title=words().board.take_back_help on:click=move |_| opener.take_back()>
                {words().board.take_back}
            </button>
        </Show>
    }
}

fn list(rows: &[&'static Info]) -> impl IntoView + use<> {
    rows.iter().map(|&info| view! { <BoardRow info /> }).collect_view()
}

fn explained(class: Class) -> &'static str {
    match class {
        Class::Identifiable => words().board.identifiable,
        Class::AnyGauge => words().board.any_gauge,
        Class::OnlyRotations => words().board.only_rotations,
    }
}
