//! A word of the glossary in the text, and the one card that shows its definition on hover and focus.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use crate::{
    glossary::{self, Part, Term},
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

/// A word of the glossary by its id, written as it stands here.
#[component]
pub fn Known(id: &'static str, #[prop(into)] shown: String) -> impl IntoView {
    match glossary::term(id) {
        Some(term) => view! { <TermWord term shown /> }.into_any(),
        None => shown.into_any(),
    }
}

/// A sentence whose terms show their definitions; with `formula`, its single letters are symbols.
#[component]
pub fn Explained(#[prop(into)] text: String, #[prop(optional)] formula: bool) -> impl IntoView {
    let parts = if formula { glossary::in_formula(&text) } else { glossary::in_sentence(&text) };
    let shown = |part: Part<'_>| match part {
        Part::Text(text) => text.to_owned().into_any(),
        Part::Term(term, shown) => view! { <TermWord term shown /> }.into_any(),
    };
    parts.into_iter().map(shown).collect_view()
}

/// What a card says, and where that is about: left, top, bottom.
type Open = Option<(Help, [f64; 3])>;

/// A definition, or the help of a control.
#[derive(Clone, PartialEq)]
enum Help {
    Term(&'static Term),
    Control(String),
}

/// The card of the word under the pointer or in focus, or of the control that the keyboard came to: browsers show its
/// title to pointers only. Escape closes it.
#[component]
pub fn TermCard() -> impl IntoView {
    let open = RwSignal::new(None::<(Help, [f64; 3])>);
    let listeners = [
        window_event_listener(ev::pointerover, move |event| show(open, event.target(), term_of)),
        window_event_listener(ev::focusin, move |event| {
            show(open, event.target(), |at| term_of(at).or_else(|| title_of(at)))
        }),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                open.set(None);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    let card = move |(help, [left, top, bottom]): (Help, [f64; 3])| {
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
                {said(help)}
            </div>
        }
    };
    move || open.get().map(card)
}

fn said(help: Help) -> AnyView {
    match help {
        Help::Control(title) => title.into_any(),
        Help::Term(term) => view! {
            <strong>{term.word}</strong>
            <span>{term.meaning}</span>
            {term.source.map(|source| view! { <span class="soft">{source}</span> })}
        }
        .into_any(),
    }
}

/// The help that an element has, and the element that it is about.
type Found = Option<(Help, Element)>;

fn show(open: RwSignal<Open>, target: Option<EventTarget>, help: fn(&Element) -> Found) {
    let found = target.and_then(|t| t.dyn_into::<Element>().ok()).and_then(|element| help(&element));
    let found = found.map(|(help, about)| {
        let frame = about.get_bounding_client_rect();
        let left = frame.left().min(page::width() - WIDTH - EDGE).max(EDGE);
        (help, [left, frame.top(), frame.bottom()])
    });
    if open.with_untracked(|now| now.is_some() || found.is_some()) {
        open.set(found);
    }
}

fn term_of(element: &Element) -> Found {
    let word = element.closest("[data-term]").ok()??;
    let term = glossary::term(&word.get_attribute("data-term")?)?;
    Some((Help::Term(term), word))
}

/// The title of a control that keys brought into focus, unless that is only its name.
fn title_of(element: &Element) -> Found {
    element.matches(":focus-visible").ok().filter(|seen| *seen)?;
    let about = element.closest("[title]").ok()??;
    let title =
        about.get_attribute("title").filter(|title| element.get_attribute("aria-label").as_ref() != Some(title))?;
    Some((Help::Control(title), about))
}
