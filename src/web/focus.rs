//! The focus of the keyboard.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::element::Element;

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

/// Takes the focus to the element after the one that hears the key, or before it, from the last one
/// round to the first, and presses it; says whether there is one.
pub fn press_neighbour(event: &KeyboardEvent, after: bool) -> bool {
    let Some(Element(here)) = Element::listener(event) else { return false };
    let row = here.parent_element();
    let to = if after {
        here.next_element_sibling().or_else(|| row?.first_element_child())
    } else {
        here.previous_element_sibling().or_else(|| row?.last_element_child())
    };
    let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) else { return false };
    // What is on the page can be focused.
    let _ = to.focus();
    to.click();
    true
}
