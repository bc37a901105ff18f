//! The keys that the page knows.

use leptos::prelude::*;

/// What does what: keys, then meaning.
const KEYS: [(&str, &str); 15] = [
    ("Tab", "goes through the controls; the basis tips of the right plot are among them"),
    ("← ↑ → ↓", "on a basis tip: move it; with Shift coarsely, with Alt finely"),
    ("Home", "on a basis tip: put it back where it was"),
    ("drag e₁ or e₂", "bends the shown plane; every dimension outside it stays"),
    ("drag", "elsewhere in a plot pans; wheel or pinch zooms; double-click fits"),
    ("click", "on a point pins its label"),
    ("Ctrl+Z", "undoes"),
    ("Ctrl+Shift+Z", "does again"),
    ("P", "presents: large type, no controls; Esc leaves"),
    ("→ ←", "while presenting: next and previous card of a lesson; without one, redo and undo"),
    ("1, 2", "while presenting: the right plot alone, both plots"),
    ("B", "while presenting: the board"),
    ("L", "while presenting: a dot that follows the pointer"),
    ("Esc", "closes what is open: a definition, a list, a dialog"),
    ("?", "this sheet"),
];

/// All of them as a table.
#[component]
pub fn KeySheet() -> impl IntoView {
    let row = |(key, what): (&'static str, &'static str)| {
        view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr> }
    };
    view! { <table class="keys" data-testid="keys"><tbody>{KEYS.map(row).collect_view()}</tbody></table> }
}
