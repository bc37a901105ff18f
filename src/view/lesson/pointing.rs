//! The part of the page that a step speaks of stands out and is in sight.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::web::{element::Element, resize::Resize};
use session::{
    controller::Panels,
    lesson::{LookAt, Player},
    library::Library,
};

/// What marks the part.
const MARK: &str = "pointed";

/// How often is looked whether the part that should be marked is, while a step is in play: it may
/// be built, or built anew, long after the step began.
const LOOK: Duration = Duration::from_millis(300);

/// Opens the drawer or the sheet that the step in play speaks of, marks the part that it names and
/// brings it into sight: at once, and again when the
/// model of the step is open and measured or the page grows, since that moves its parts. Whoever
/// has touched anything by then is left where they are.
pub fn point_at(library: Library, player: Player, panels: Panels) {
    let untouched = StoredValue::new(false);
    let touched = move || untouched.set_value(false);
    let listeners = [
        window_event_listener(ev::pointerdown, move |_| touched()),
        window_event_listener(ev::wheel, move |_| touched()),
        window_event_listener(ev::keydown, move |_| touched()),
    ];
    let grown = move |_, _| {
        if untouched.get_value() {
            marked().into_iter().for_each(show_part);
        }
    };
    // Without an observer the part is brought into sight at the other occasions.
    let _kept = StoredValue::new_local(Resize::observe_page(grown).ok());
    let named = StoredValue::new(None::<LookAt>);
    let look = move || {
        let place = named.get_value();
        if place.as_ref().is_some_and(|place| Element::find(&place.selector()) != marked()) {
            mark(place.as_ref(), untouched.get_value());
        }
    };
    let looking = set_interval_with_handle(look, LOOK).ok();
    on_cleanup(move || {
        looking.into_iter().for_each(|looking| looking.clear());
        listeners.into_iter().for_each(|listener| listener.remove());
    });
    let settled = Memo::new(move |_| {
        let active = library.active();
        (
            // Another model has other parts, however quickly it is measured.
            active.id,
            library.opening.reading.with(Option::is_none),
            active.model.with(Option::is_some),
            active.progress.rows.with(|q| q.is_empty()),
        )
    });
    Effect::new(move |before: Option<Option<(usize, Option<LookAt>)>>| {
        settled.track();
        let now = player.turn().map(|turn| (turn.at, turn.step.look_at));
        if before.is_none_or(|before| before != now) {
            untouched.set_value(true);
            player.turn().into_iter().for_each(|turn| panels.show_step(&turn.step));
        }
        let (place, show) =
            (now.as_ref().and_then(|(_, place)| place.clone()), untouched.get_value());
        named.set_value(place.clone());
        // By then what the step opens is built.
        request_animation_frame(move || mark(place.as_ref(), show));
        now
    });
}

/// Marks this part alone, and shows it where `show` says so.
fn mark(place: Option<&LookAt>, show: bool) {
    let part = place.and_then(|place| Element::find(&place.selector()));
    let before = marked();
    if before != part {
        before.iter().for_each(|old| old.set_class(MARK, false));
        part.iter().for_each(|new| new.set_class(MARK, true));
    }
    part.filter(|_| show).into_iter().for_each(show_part);
}

/// Of what stands in a drawer the beginning: it may be higher than what is in sight of it.
fn show_part(part: Element) {
    if part.closest(".drawer").is_some() { part.reveal_start() } else { part.reveal() }
}

/// The part that is marked now.
fn marked() -> Option<Element> {
    Element::find(&format!(".{MARK}"))
}
