//! Ways to go on after a visitor's first minute, in the place of the line under the headline.

use leptos::prelude::*;

use super::{
    copy_link::copy_or_say,
    lesson::{begin, player},
    library,
    opener::opener,
    stage::{Motion, eased},
    workspace,
};
use crate::web::{opening::open_files, user_file::File};
use session::{
    controller::FirstMinute,
    lesson::SHELF,
    words::{spoken, words},
    workspace::Workspace,
};

/// How long the two directions take to turn, in milliseconds.
const TURN: f64 = 2200.0;
/// Which lesson is next: the one about what was just seen.
const LESSON: usize = 1;

/// Opposite, one's own file, the lesson, the link; and no more of it.
#[component]
pub fn GoOn() -> impl IntoView {
    let (library, opener, player, workspace) = (library(), opener(), player(), workspace());
    let first_minute: FirstMinute = expect_context();
    let text = &words().first_minute;
    let motion = Motion::new();
    let learn = move |_| {
        leptos::task::spawn_local(async move {
            if let Err(error) = begin(SHELF[LESSON].id, player, opener).await {
                library.page.error.set(Some(error.0));
            }
        });
    };
    let shared = RwSignal::new(false);
    let opposing = Memo::new(move |_| workspace.is_broken() || workspace.opposing().is_some());
    view! {
        <div class="go-on" role="group" aria-label=text.go_on data-testid="go-on">
            <button
                title=text.opposite_help
                data-testid="make-opposite"
                disabled=move || !opposing.get()
                on:click=move |_| oppose(workspace, motion)
            >
                {text.opposite}
            </button>
            <label class="button">
                {text.own_file}
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    on:change=move |event| open_files(opener, File::picked(&event))
                />
            </label>
            <button data-testid="take-lesson" title=spoken(SHELF[LESSON].about) on:click=learn>
                {text.lesson}
            </button>
            <button data-testid="share-this" on:click=move |_| copy_or_say(library, shared)>
                {move || if shared.get() { words().session.copied } else { text.share }}
            </button>
            <button
                class="mini"
                title=text.close
                aria-label=text.close
                data-testid="enough"
                on:click=move |_| first_minute.leave(workspace)
            >
                "✕"
            </button>
        </div>
    }
}

/// The two directions turn until they are nearly opposite; one undo goes back.
fn oppose(workspace: Workspace, motion: Motion) {
    workspace.heal();
    let Some(morph) = untrack(|| workspace.opposing()) else { return };
    let last = StoredValue::new(0.0);
    workspace.hold_steps(true);
    motion.run(TURN, eased, move |share| {
        let goes_on = untrack(|| workspace.demonstrate(&morph, last.get_value(), share));
        last.set_value(share);
        if !goes_on || share >= 1.0 {
            workspace.hold_steps(false);
        }
        goes_on
    });
}
