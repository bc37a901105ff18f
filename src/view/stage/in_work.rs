//! What takes long, beside the heading of the right plot.

use std::time::Duration;

use leptos::prelude::*;

use crate::view::{opener::opener, workspace};
use session::{
    words::{facts, words},
    workspace::{Progress, Work},
};
use theory::property::info;

/// After so many seconds the last step can be taken back before its work is done.
const LONG: u32 = 3;

/// What is in work, for how long, and how many rows wait, in the heading of the right plot; said
/// only when it takes more than a moment.
#[component]
pub fn InWork() -> impl IntoView {
    let workspace = workspace();
    let Progress { rows: queue, work, waited } = workspace.progress;
    let tick = move || {
        if work.with_untracked(Option::is_some) {
            waited.update(|seconds| *seconds += 1);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    let label = move || {
        let seconds = Some(waited.get()).filter(|seconds| *seconds > 0)?;
        let (what, rows) = match work.get()? {
            Work::Picture => return Some(words().stage.being_made.to_string()),
            Work::Ranks => (words().board.the_ranks.to_string(), 0),
            Work::Row(id) => ((words().board.quoted)(facts(info(&id)?).name), 1),
            Work::Other => (words().board.the_answer.to_string(), 0),
        };
        let rest = queue.with(|queue| queue.len().saturating_sub(rows));
        Some((words().board.working_on)(&what, seconds, rest))
    };
    let opener = opener();
    let long = move || waited.get() >= LONG && work.with(|work| *work == Some(Work::Picture));
    let may_take_back = Memo::new(move |_| {
        long() && workspace.moves.steps.with(|steps| !steps.present().is_empty())
    });
    view! {
        <span class="in-work soft small" role="status" data-testid="working">{label}</span>
        <Show when=move || may_take_back.get()>
            <button
                class="heading-offer small"
                data-testid="take-back"
                title=words().board.take_back_help
                on:click=move |_| opener.take_back()
            >
                {words().board.take_back}
            </button>
        </Show>
    }
}
