//! What folds open over the page and folds up again: browsers leave that to the page.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::{element::Element, focus::take, page};

/// What Escape folds up.
const FOLDS: &str = "details:is(.model, .bet)[open]";
/// What a press beside it folds up, too.
const MENUS: &str = "details.model[open]";

/// Escape folds up what is open, with the focus back on what opened it; a press beside a menu folds
/// that up.
pub fn fold_up() {
    let listeners = [
        window_event_listener(ev::keydown, |event| {
            if event.key() == "Escape" {
                for open in all(FOLDS) {
                    let held = focused().is_some_and(|focused| open.contains(Some(&focused)));
                    open.set_open(false);
                    let summary = open.query_selector("summary").ok().flatten();
                    summary
                        .filter(|_| held)
                        .into_iter()
                        .for_each(|summary| take(&Element(summary)));
                }
            }
        }),
        window_event_listener(ev::pointerdown, |event| {
            let at = Element::target(&event);
            for open in all(MENUS) {
                let within = at.as_ref().is_some_and(|Element(at)| open.contains(Some(at)));
                if !within {
                    open.set_open(false);
                }
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

fn focused() -> Option<web_sys::Element> {
    page::document().ok()?.active_element()
}

fn all(selector: &str) -> Vec<HtmlDetailsElement> {
    let found = page::document().ok().and_then(|page| page.query_selector_all(selector).ok());
    let list =
        found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |i| list.get(i)));
    list.filter_map(|node| node.dyn_into().ok()).collect()
}
