//! Presentation mode: large type, the plots and the predictions alone, keys to step, a pointer that
//! an audience can see.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};

use super::{lesson::turn_page, opener::Opener};
use crate::web::{element::Element, page};
use session::{lesson::Player, state::Session, words::words};

/// How many times larger marks in the plots are, up to the size of a window that shows text of this
/// many pixels: the style sheet grows its type with the window in the same way.
const ENLARGED: f64 = 1.5;
const TYPE: f64 = 22.4;
const TYPE_OF_WINDOW: [f64; 2] = [0.01556, 0.024];

/// What a projector shows.
#[derive(Clone, Copy)]
pub struct Presenting {
    on: RwSignal<bool>,
    single: RwSignal<bool>,
    board: RwSignal<bool>,
    pointer: RwSignal<bool>,
}

impl Presenting {
    /// Off, with keys that switch it on.
    pub fn new(session: Session, player: Player, opener: Opener) -> Self {
        let off = || RwSignal::new(false);
        let presenting = Self { on: off(), single: off(), board: off(), pointer: off() };
        Effect::new(move || page::set_root_attribute("data-presenting", presenting.look()));
        let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
            if !event.ctrl_key()
                && !event.meta_key()
                && !event.alt_key()
                && !is_for_a_control(&event)
            {
                presenting.press(&event, session, player, opener);
            }
        });
        on_cleanup(move || keys.remove());
        presenting
    }

    /// How much larger marks in the plots are drawn.
    pub fn scale(&self) -> f64 {
        let [width, height] = TYPE_OF_WINDOW;
        let grown = ((page::width() * width).min(page::height() * height) / TYPE).max(1.0);
        if self.on.get() { ENLARGED * grown } else { 1.0 }
    }

    /// Switches it on or off.
    pub fn toggle(&self) {
        self.on.update(|on| *on = !*on);
        self.pointer.set(false);
    }

    fn look(&self) -> &'static str {
        match (self.on.get(), self.single.get(), self.board.get()) {
            (false, ..) => "off",
            (true, true, false) => "single",
            (true, true, true) => "single board",
            (true, false, false) => "both",
            (true, false, true) => "both board",
        }
    }

    fn press(&self, event: &KeyboardEvent, session: Session, player: Player, opener: Opener) {
        let on = self.on.get_untracked();
        match event.key().as_str() {
            "p" | "P" => self.toggle(),
            "Escape" if on => self.toggle(),
            "1" if on => self.single.set(true),
            "2" if on => self.single.set(false),
            "b" | "B" if on => self.board.update(|shown| *shown = !*shown),
            "l" | "L" if on => self.pointer.update(|shown| *shown = !*shown),
            "ArrowRight" | "PageDown" if on => forth(session, player, opener),
            "ArrowLeft" | "PageUp" if on => back(session, player, opener),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The next card of a lesson; without one, the next change again.
fn forth(session: Session, player: Player, opener: Opener) {
    if untrack(|| player.turn()).is_some() {
        turn_page(opener, player.next());
    } else {
        session.redo();
    }
}

/// The card before; without a lesson, the change before.
fn back(session: Session, player: Player, opener: Opener) {
    if untrack(|| player.turn()).is_some() {
        turn_page(opener, player.back());
    } else {
        session.undo();
    }
}

/// Keys that a control in focus uses itself.
fn is_for_a_control(event: &KeyboardEvent) -> bool {
    let controls = "input, select, textarea, dialog[open], [role=slider], [role=radio]";
    Element::target(event).is_some_and(|element| element.closest(controls).is_some())
}

/// The button that switches it on, and the dot that follows the pointer.
#[component]
pub fn PresentButton() -> impl IntoView {
    let presenting: Presenting = expect_context();
    view! {
        <button
            class="icon"
            title=words().page.present_help
            aria-label=words().page.present
            aria-pressed=move || presenting.on.get().to_string()
            data-testid="present"
            on:click=move |_| presenting.toggle()
        >
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2 3h12v8H2zM8 11v3M5 14h6" class="outline" />
            </svg>
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
    view! {
        <Show when=move || presenting.on.get()>
            <button class="leave-presenting" on:click=move |_| presenting.toggle() title=words().page.leave_help>
                {words().page.leave}
            </button>
            <Show when=move || presenting.pointer.get()>
                <div class="laser" aria-hidden="true" style:translate=move || { let [x, y] = at.get(); format!("{x:.0}px {y:.0}px") }></div>
            </Show>
        </Show>
    }
}
