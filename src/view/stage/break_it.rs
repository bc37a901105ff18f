//! Break it: for as long as it is held, g moves and f does not.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};

use crate::{
    view::{library, workspace},
    web::{focus, page, pointer::Pointer},
};
use session::{library::Library, words::words, workspace::Workspace};

/// A press shorter than this many milliseconds keeps it broken until the next.
const SHORT: f64 = 350.0;
/// The key that does the same from anywhere on the page.
const KEY: &str = "x";

/// The button, and the key.
#[component]
pub fn BreakIt() -> impl IntoView {
    let press = Press::new(workspace());
    listen(press, library());
    let predicts = move || press.workspace.model.with(|m| m.as_ref().is_some_and(|m| m.predicts()));
    view! {
        <button
            class="break-it"
            tabindex="-1"
            class:on=move || press.workspace.is_broken()
            aria-pressed=move || press.workspace.is_broken().to_string()
            aria-keyshortcuts="X"
            title=words().experiments.break_help
            disabled=move || !predicts()
            data-testid="break-it"
            on:pointerdown=move |event| {
                Pointer::taken(&event);
                press.begin();
            }
            on:pointerup=move |_| press.end()
            on:pointercancel=move |_| press.end()
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=move |event| {
                if is_press(&event) {
                    event.prevent_default();
                    press.begin();
                }
            }
            on:keyup=move |event| {
                if is_press(&event) {
                    event.prevent_default();
                    press.end();
                }
            }
            on:click=move |_| press.clicked()
        >
            {words().experiments.break_it}
        </button>
    }
}

fn is_press(event: &KeyboardEvent) -> bool {
    !event.repeat() && matches!(event.key().as_str(), " " | "Enter")
}

/// How long it has been pressed, and whether it was broken when that began.
#[derive(Clone, Copy)]
struct Press {
    workspace: Workspace,
    since: StoredValue<Option<(f64, bool)>>,
    /// Whether the click to come has been dealt with already.
    handled: StoredValue<bool>,
}

impl Press {
    fn new(workspace: Workspace) -> Self {
        Self { workspace, since: StoredValue::new(None), handled: StoredValue::new(false) }
    }

    fn begin(self) {
        if self.since.with_value(Option::is_some) {
            return;
        }
        let was = self.workspace.experiments.broken.with_untracked(Option::is_some);
        self.since.set_value(Some((page::now(), was)));
        self.handled.set_value(true);
        self.workspace.end_surprises();
        self.workspace.break_it();
    }

    fn end(self) {
        let Some((began, was)) = self.since.try_update_value(Option::take).flatten() else {
            return;
        };
        if was || page::now() - began > SHORT {
            self.workspace.heal();
        }
    }

    /// A click without a press: of a program that reads the page.
    fn clicked(self) {
        if self.handled.try_update_value(std::mem::take).unwrap_or(false) {
            return;
        }
        if self.workspace.experiments.broken.with_untracked(Option::is_some) {
            self.workspace.heal();
        } else {
            self.workspace.break_it();
        }
    }
}

/// The key, wherever nothing is typed.
fn listen(press: Press, library: Library) {
    let is_key = move |event: &KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        // Where two models are compared, what would break is not to be seen.
        let comparing = untrack(|| library.pair()).is_some();
        let meant = plain && !comparing && event.key().eq_ignore_ascii_case(KEY);
        meant && !focus::is_typing(event)
    };
    let down = window_event_listener(ev::keydown, move |event| {
        if is_key(&event) && !event.repeat() {
            press.begin();
        }
    });
    let up = window_event_listener(ev::keyup, move |event| {
        if event.key().eq_ignore_ascii_case(KEY) {
            press.end();
        }
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
    });
}
