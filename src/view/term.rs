//! A word of the glossary in the text, and the one card that shows its definition on hover and
//! focus.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::web::{element::Element, page};
use session::glossary::{self, Part, Term};

/// Widest definition card, in pixels, with its distance from the edge.
const WIDTH: f64 = 320.0;
const EDGE: f64 = 8.0;
/// Pixels between a card and what it is about.
const GAP: f64 = 6.0;
/// Below this part of the window's height cards stand above what they are about.
const LOW: f64 = 0.62;
/// Who moves something by these wants to see where it goes.
const ARROWS: [&str; 4] = ["ArrowDown", "ArrowLeft", "ArrowRight", "ArrowUp"];

/// A word with its definition: a button, so that the keyboard and fingers reach it.
#[component]
pub fn TermWord(term: Term, #[prop(into)] shown: String) -> impl IntoView {
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

/// What a card says, and the element that it is about.
type Open = Option<(Help, Element)>;

/// A definition, or the help of a control.
#[derive(Clone, PartialEq)]
enum Help {
    Term(Term),
    Control(String),
}

/// How long the help of a control stays after a tap, which leaves no pointer over it.
const STAY: Duration = Duration::from_secs(5);

/// The card of the word under the pointer or in focus, or of the control that the keyboard came to
/// or a finger tapped: browsers show its title to a mouse only. Escape, arrow keys and typing close
/// it.
#[component]
pub fn TermCard() -> impl IntoView {
    let open = RwSignal::new_local(None::<(Help, Element)>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let pointer = StoredValue::new(None::<[i32; 2]>);
    let show = move |at: Option<Element>, help: fn(&Element) -> Open| {
        let found = at.and_then(|element| help(&element));
        timer.update_value(|timer| timer.take().into_iter().for_each(|timer| timer.clear()));
        if open.with_untracked(|now| now.is_some() || found.is_some()) {
            open.set(found);
        }
    };
    // Where the pointer is; says whether it came there since it was asked last.
    let came = move |event: &ev::PointerEvent| {
        let place = Some([event.client_x(), event.client_y()]);
        pointer.try_update_value(|last| std::mem::replace(last, place) != place).unwrap_or(true)
    };
    let over = move |event: ev::PointerEvent| {
        // What appears under a resting pointer was not pointed at.
        if !came(&event) && open.with_untracked(Option::is_none) {
            return;
        }
        let at = Element::target(&event);
        if event.pointer_type() == "touch" {
            show(at, |at| term_of(at).or_else(|| tapped(at)));
            if open.with_untracked(|now| matches!(now, Some((Help::Control(_), _)))) {
                timer.set_value(set_timeout_with_handle(move || open.set(None), STAY).ok());
            }
        } else {
            show(at, term_of);
        }
    };
    let moved = move || {
        if open.with_untracked(Option::is_some) {
            open.update(|_| {});
        }
    };
    let listeners = [
        window_event_listener(ev::pointerover, over),
        window_event_listener(ev::pointermove, move |event| {
            came(&event);
        }),
        window_event_listener(ev::focusin, move |event| {
            let at = Element::target(&event);
            if !is_about(open, at.as_ref()) {
                show(at, |at| term_of(at).or_else(|| title_of(at)));
            }
            // What came into focus is brought into sight only now.
            request_animation_frame(moved);
        }),
        window_event_listener(ev::keydown, move |event| {
            let moves = || ARROWS.contains(&event.key().as_str());
            let is_open = || open.with_untracked(Option::is_some);
            if event.key() == "Escape" || moves() && is_open() {
                open.set(None);
            }
        }),
        // Who types has read it, and wants to see what comes of the letters.
        window_event_listener(ev::input, move |_| {
            if open.with_untracked(Option::is_some) {
                open.set(None);
            }
        }),
        window_event_listener(ev::resize, move |_| moved()),
        window_event_listener(ev::scroll, move |_| moved()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    move || open.get().map(card)
}

/// Whether the open card is about this element already: a tap opens it before the focus comes.
fn is_about(open: RwSignal<Open, LocalStorage>, element: Option<&Element>) -> bool {
    open.with_untracked(|now| {
        now.as_ref().zip(element).is_some_and(|((_, about), element)| about.contains(element))
    })
}

/// Beside what it is about, on the side where there is more room.
fn card((help, about): (Help, Element)) -> impl IntoView {
    let edges = about.edges();
    let left = edges.left.min(page::width() - WIDTH - EDGE).max(EDGE);
    let below = edges.bottom < page::height() * LOW;
    let px = |x: f64| format!("{x:.0}px");
    view! {
        <div
            class="term-card"
            role="tooltip"
            style:left=px(left)
            style:top=below.then(|| px(edges.bottom + GAP))
            style:bottom=(!below).then(|| px(page::height() - edges.top + GAP))
        >
            {explanation(help)}
        </div>
    }
}

fn explanation(help: Help) -> AnyView {
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

fn term_of(element: &Element) -> Open {
    let word = element.closest("[data-term]")?;
    let term = glossary::term(&word.attribute("data-term")?)?;
    Some((Help::Term(term), word))
}

/// The title of a control that keys brought into focus.
fn title_of(element: &Element) -> Open {
    if element.is(":focus-visible") { help_of(element.closest("[title]")?) } else { None }
}

/// The title of what a finger tapped, of the panels alone: a button of the top bar opens what
/// covers the card, and what is slid, chosen from or opened would be covered itself.
fn tapped(element: &Element) -> Open {
    let outside = element.closest(".panels").is_none();
    let covered = ["label", "select", "[aria-expanded]"]
        .into_iter()
        .any(|css| element.closest(css).is_some());
    if outside || covered { None } else { help_of(element.closest("[title]")?) }
}

/// The title of an element, unless that is only its name.
fn help_of(about: Element) -> Open {
    let title = about
        .attribute("title")
        .filter(|title| about.attribute("aria-label").as_ref() != Some(title))?;
    Some((Help::Control(title), about))
}
