//! An element of the page, and what a view may ask of it.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::page;

/// A handle to an element that is on the page, or was. Equal handles are the same element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(pub(super) web_sys::Element);

/// Where the edges of an element are, in CSS pixels from the top left corner of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edges {
    /// From the left of the window.
    pub left: f64,
    /// From the top of the window.
    pub top: f64,
    /// From the top of the window.
    pub bottom: f64,
}

impl Element {
    /// The first element on the page that a selector fits.
    pub fn find(selector: &str) -> Option<Self> {
        page::document().ok()?.query_selector(selector).ok().flatten().map(Self)
    }

    /// The element that an event happened to; none where it happened to the page.
    pub fn target(event: &Event) -> Option<Self> {
        Self::of(event.target())
    }

    /// The element whose listener is at work.
    pub(super) fn listener(event: &Event) -> Option<Self> {
        Self::of(event.current_target())
    }

    fn of(target: Option<EventTarget>) -> Option<Self> {
        target?.dyn_into().ok().map(Self)
    }

    /// The element itself or the nearest one around it that a selector fits.
    pub fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok().flatten().map(Self)
    }

    /// Whether a selector fits the element.
    pub fn is(&self, selector: &str) -> bool {
        self.0.matches(selector).unwrap_or(false)
    }

    /// Whether the other is this element or inside it.
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Gives it a class, or takes it away.
    pub fn set_class(&self, class: &str, on: bool) {
        // A class that is one word is refused to no element.
        let _ = self.0.class_list().toggle_with_force(class, on);
    }

    /// Where it is now.
    pub fn edges(&self) -> Edges {
        let frame = self.0.get_bounding_client_rect();
        Edges { left: frame.left(), top: frame.top(), bottom: frame.bottom() }
    }

    /// Brings its beginning into sight, even where its end is there already.
    pub fn reveal_start(self) {
        reveal_start(self.0);
    }

    /// Brings it into sight as [`reveal`] does.
    pub fn reveal(self) {
        reveal(self.0);
    }
}

/// Scrolls until an element begins at the top of what is in sight, once the page is laid out.
fn reveal_start(element: web_sys::Element) {
    request_animation_frame(move || element.scroll_into_view());
}

/// A directive (`use:reveal`) that brings an element into sight once the page around it is laid
/// out, scrolling no further than needed.
pub fn reveal(element: web_sys::Element) {
    request_animation_frame(move || {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}
