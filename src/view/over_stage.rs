//! What is said over the plots and takes no room beside them: why a change was refused, and what
//! takes long.

use std::time::Duration;

use leptos::prelude::*;

use super::{opener::opener, workspace};
use session::{
    words::{facts, spoken, words},
    workspace::{self, Work},
};
use theory::property::info;

/// Refusals, and work that takes more than a moment.
#[component]
pub fn OverStage() -> impl IntoView {
    view! {
        <div class="over-stage">
            <Refusal />
            <Skipped />
            <Progress />
        </div>
    }
}

/// Why the last change was refused, with a way out.
#[component]
fn Refusal() -> impl IntoView {
    let workspace = workspace();
    view! {
        <Show when=move || workspace.moves.objection.reason.with(Option::is_some)>
            <div class="refusal small" role="alert">
                <p>{move || workspace.moves.objection.reason.get()}</p>
                <Show when=move || workspace.moves.objection.offer.with(Option::is_some)>
                    <button on:click=move |_| workspace.take_offer()>
                        {words().moves.use_nearest}
                    </button>
                </Show>
            </div>
        </Show>
    }
}

/// Why a step does not count, where the step itself is out of sight.
#[component]
fn Skipped() -> impl IntoView {
    let workspace = workspace();
    let why = Memo::new(move |_| {
        workspace.moves.skipped.with(|all| all.first().map(|skipped| spoken(&skipped.reason)))
    });
    let said = move |reason: String| {
        view! {
            <div class="refusal small" role="status" title=words().steps.skipped_help>
                <p>{(words().steps.skipped)(&reason)}</p>
            </div>
        }
    };
    move || why.get().map(said)
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
            Work::Row(id) => info(id).map(|info| ((words().board.quoted)(facts(info).name), 1)),
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
            <button
                class="small"
                data-testid="take-back"
                title=words().board.take_back_help
                on:click=move |_| opener.take_back()
            >
                {words().board.take_back}
            </button>
        </Show>
    }
}
