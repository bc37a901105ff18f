//! The focus of the keyboard.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{element::Element, page};

/// Whether a key was pressed where text is typed.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(Element(target)) = Element::target(event) else { return false };
    if target.is_instance_of::<web_sys::HtmlTextAreaElement>() {
        return true;
    }
    target
        .dyn_into::<web_sys::HtmlInputElement>()
        .is_ok_and(|input| matches!(input.type_().as_str(), "text" | "search" | "number"))
}

/// Gives an element the focus.
pub fn take(Element(element): &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What is on the page can be focused.
        let _ = element.focus();
    }
}

/// A directive (`use:take_focus`) that gives an element the focus once it is on the page.
pub fn take_focus(element: web_sys::Element) {
    request_animation_frame(move || take(&Element(element)));
}

/// A directive (`use:take_if_free`) that gives an element the focus once the page around it is laid
/// out, unless something else has it by then.
pub fn take_if_free(element: web_sys::Element) {
    request_animation_frame(move || {
        let holder = page::document().ok().and_then(|document| document.active_element());
        if holder.is_none_or(|holder| holder.tag_name() == "BODY") {
            take(&Element(element));
        }
    });
}

/// Leaves the focus to what is about to come, and gives it to an element that is there already.
pub fn hand_over(selector: &'static str) {
    let holder = page::document().ok().and_then(|document| document.active_element());
    if let Some(holder) = holder.and_then(|holder| holder.dyn_into::<HtmlElement>().ok()) {
        // What holds the focus can leave it.
        let _ = holder.blur();
    }
    request_animation_frame(move || Element::find(selector).iter().for_each(take));
}

/// Takes the focus to the element after the one that hears the key, or before it, from the last one
/// round to the first, and presses it; says whether there is one.
pub fn press_neighbour(event: &KeyboardEvent, after: bool) -> bool {
    let to = neighbour(event, after);
    to.iter().for_each(|to| {
        // What is on the page can be focused.
        let _ = to.focus();
        to.click();
    });
    to.is_some()
}

/// Where one of these inside the element that hears an arrow key has the focus, takes it to the
/// next of them or to the one before, round at either end; says whether it did.
pub fn step_among(event: &KeyboardEvent, items: &str) -> bool {
    let after = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => true,
        "ArrowUp" | "ArrowLeft" => false,
        _ => return false,
    };
    let Some(Element(around)) = Element::listener(event) else { return false };
    let holder = page::document().ok().and_then(|document| document.active_element());
    let found = around.query_selector_all(items).ok();
    let all = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)));
    let all: Vec<HtmlElement> = all.filter_map(|node| node.dyn_into().ok()).collect();
    let Some(at) = holder.and_then(|holder| all.iter().position(|item| **item == holder)) else {
        return false;
    };
    let next = if after { at + 1 } else { at + all.len() - 1 } % all.len();
    // What is on the page can be focused.
    let _ = all[next].focus();
    true
}

fn neighbour(event: &KeyboardEvent, after: bool) -> Option<HtmlElement> {
    let Element(here) = Element::listener(event)?;
    let row = here.parent_element();
    let to = if after {
        here.next_element_sibling().or_else(|| row?.first_element_child())
    } else {
        here.previous_element_sibling().or_else(|| row?.last_element_child())
    };
    to?.dyn_into().ok()
}
