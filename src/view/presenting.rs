//! Presentation mode: large type, the plots and the predictions alone, keys to step, a pointer that
//! an audience can see.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};

use super::{
    lecture::LectureLine,
    opener::{Opener, opener},
};
use crate::web::{element::Element, page};
use session::{controller::Presenting, lesson::Player, library::Library, words::words};

/// Off, with keys that switch it on.
pub fn presenting(library: Library, player: Player, opener: Opener) -> Presenting {
    let presenting = Presenting::new(library, player);
    Effect::new(move || page::set_root_attribute("data-presenting", presenting.look()));
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if plain
            && !is_for_a_control(&event)
            && presenting.press(&event.key(), |source| opener.open(source))
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
    presenting
}

/// Keys that a control in focus uses itself.
pub(super) fn is_for_a_control(event: &KeyboardEvent) -> bool {
    let controls = "input, select, textarea, dialog[open], [role=slider], [role=radio]";
    Element::target(event).is_some_and(|element| element.closest(controls).is_some())
}

/// The button that switches it on, and the dot that follows the pointer.
#[component]
pub fn PresentButton() -> impl IntoView {
    let presenting: Presenting = expect_context();
    view! {
        <button
            title=words().page.present_help
            aria-pressed=move || presenting.on.get().to_string()
            data-testid="present"
            on:click=move |_| presenting.toggle()
        >
            {words().page.present}
        </button>
    }
}

/// What is over the page while presenting: the way out and the dot.
#[component]
pub fn PresentingLayer() -> impl IntoView {
    let presenting: Presenting = expect_context();
    let at = RwSignal::new([-100.0_f64; 2]);
    let moves = window_event_listener(ev::pointermove, move |event| {
        if presenting.pointer.get_untracked() {
            at.set([f64::from(event.client_x()), f64::from(event.client_y())]);
        }
    });
    on_cleanup(move || moves.remove());
    let opener = opener();
    view! {
        <LectureLine />
        <Show when=move || presenting.on.get()>
            <button
                class="leave-presenting"
                on:click=move |_| presenting.leave(|source| opener.open(source))
                title=words().page.leave_help
            >
                {words().page.leave}
            </button>
            <Show when=move || presenting.pointer.get()>
                <div
                    class="laser"
                    aria-hidden="true"
                    style:translate=move || { let [x, y] = at.get(); format!("{x:.0}px {y:.0}px") }
                >
                </div>
            </Show>
        </Show>
    }
}
