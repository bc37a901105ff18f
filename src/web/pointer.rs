//! Pointers and wheels over an element, as numbers.

use web_sys::{PointerEvent, WheelEvent};

use super::element::Element;

/// Pixels that a wheel counted in lines turns by one of them.
const LINE: f64 = 16.0;

/// A pointer at the time of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// Tells the fingers on a screen apart.
    pub id: i32,
    /// Where it is, in CSS pixels from the top left corner of the element that listens.
    pub at: [f64; 2],
    /// Whether it is a finger, which hits less exactly than a mouse or a pen.
    pub is_finger: bool,
    /// Whether the shift key is held.
    pub shift: bool,
}

impl Pointer {
    /// The pointer of an event.
    pub fn of(event: &PointerEvent) -> Self {
        let at = Element::listener(event).map_or([0.0; 2], |element| {
            let edges = element.edges();
            [f64::from(event.client_x()) - edges.left, f64::from(event.client_y()) - edges.top]
        });
        let is_finger = event.pointer_type() == "touch";
        Self { id: event.pointer_id(), at, is_finger, shift: event.shift_key() }
    }

    /// A pointer that went down: the element follows it from here on, also outside of itself, and
    /// the browser does nothing of its own with it.
    pub fn taken(event: &PointerEvent) -> Self {
        if let Some(Element(element)) = Element::listener(event) {
            // A pointer that is already gone cannot be captured; then its moves end at the edge,
            // which is fine.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
        Self::of(event)
    }
}

/// A turn of the wheel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wheel {
    /// Where the pointer is, in CSS pixels from the top left corner of what is under it.
    pub at: [f64; 2],
    /// How far it turned, in CSS pixels that a page would scroll down.
    pub down: f64,
}

impl Wheel {
    /// The turn of an event, with which the browser does not scroll the page.
    pub fn taken(event: &WheelEvent) -> Self {
        event.prevent_default();
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
        let at = [f64::from(event.offset_x()), f64::from(event.offset_y())];
        Self { at, down: event.delta_y() * unit }
    }
}
