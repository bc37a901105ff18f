//! A word of the glossary in the text, and the one card that shows its definition on hover and focus.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use crate::{
    glossary::{self, Term},
    web::page,
};

/// Widest definition card, in pixels, with its distance from the edge.
const WIDTH: f64 = 320.0;
const EDGE: f64 = 8.0;

/// A word with its definition: a button, so that the keyboard and fingers reach it.
#[component]
pub fn TermWord(term: &'static Term, #[prop(into)] shown: String) -> impl IntoView {
    view! {
        <button type="button" class="term" data-term=term.id aria-description=term.meaning>
            {shown}
        </button>
    }
}

/// Which term's card is open, and where its word is: left, top, bottom.
type Open = Option<(&'static Term, [f64; 3])>;

/// The card of the word under the pointer or in focus; Escape closes it.
#[component]
pub fn TermCard() -> impl IntoView {
    let open = RwSignal::new(None::<(&'static Term, [f64; 3])>);
    let listeners = [
        window_event_listener(ev::pointerover, move |event| show(open, event.target())),
        window_event_listener(ev::focusin, move |event| show(open, event.target())),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                open.set(None);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    let card = move |(term, [left, top, bottom]): (&'static Term, [f64; 3])| {
        let height = page::height();
        let below = bottom < height * 0.62;
        let px = |x: f64| format!("{x:.0}px");
        view! {
            <div
                class="term-card"
                role="tooltip"
                style:left=px(left)
                style:top=below.then(|| px(bottom + 6.0))
                style:bottom=(!below).then(|| px(height - top + 6.0))
            >
                <strong>{term.word}</strong>
                <span>{term.meaning}</span>
                {term.source.map(|source| view! { <span class="soft">{source}</span> })}
            </div>
        }
    };
    move || open.get().map(card)
}

fn show(open: RwSignal<Open>, target: Option<EventTarget>) {
    let word = target.and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| e.closest("[data-term]").ok().flatten());
    let found = word.and_then(|word| {
        let term = glossary::term(&word.get_attribute("data-term")?)?;
        let frame = word.get_bounding_client_rect();
        let left = frame.left().min(page::width() - WIDTH - EDGE).max(EDGE);
        Some((term, [left, frame.top(), frame.bottom()]))
    });
    if open.with_untracked(|now| now.is_some() || found.is_some()) {
        open.set(found);
    }
}
