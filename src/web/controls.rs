//! The controls that are on the page, by name, whether they are in sight or not.

use wasm_bindgen::JsCast;

use super::{element::Element, page};

/// What counts as a control: not what stands in a dialog, in an open row or in a list of points.
const CONTROLS: &str =
    ":is(.topbar, .top, .drawer, .filters, .distribution) :is(button, input, select, summary)";

/// The same while two models cover the panels of one.
const OF_TWO: &str = ":is(.topbar, .comparison) :is(button, input, select, summary)";

/// Buttons of signs alone are named by their label.
const SHORTEST: usize = 2;

/// A control and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// What it is called on the page.
    pub name: String,
    /// The control.
    pub element: Element,
}

/// All of them, in the order of the page.
pub fn controls() -> Vec<Control> {
    let covered = Element::find(".comparison").is_some();
    let selector = if covered { OF_TWO } else { CONTROLS };
    let Ok(list) = page::document().and_then(|document| Ok(document.query_selector_all(selector)?))
    else {
        return Vec::new();
    };
    let elements = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok().map(Element));
    let outside =
        elements.filter(|element| element.closest("dialog, .chips, .pairs, .term").is_none());
    let named = outside.filter_map(|element| {
        let name = name(&element)?;
        Some(Control { name, element })
    });
    named.collect()
}

/// The label of a control, or what it says.
fn name(element: &Element) -> Option<String> {
    let labelled = || element.closest("label")?.0.text_content();
    let name = element.attribute("aria-label").or_else(|| element.0.text_content());
    let name = name.filter(|name| name.trim().len() >= SHORTEST).or_else(labelled)?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (name.chars().count() >= SHORTEST).then_some(name)
}
