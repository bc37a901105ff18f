//! What the browser keeps for this page from visit to visit. Where it keeps nothing, nothing is
//! kept.

use super::page::window;

fn storage() -> Option<web_sys::Storage> {
    window().ok()?.local_storage().ok().flatten()
}

/// Under which name the browser keeps the link to where the reader is. It holds no data.
pub const KEPT: &str = "all-or-none.session";

/// Under which name the browser keeps which language the reader chose.
pub const LANGUAGE: &str = "all-or-none.language";

/// Under which name the browser keeps that it has shown the page before.
const SEEN: &str = "all-or-none.seen";

/// Whether the browser has shown the page before, from now on true; true as well where it keeps
/// nothing.
pub fn seen_before() -> bool {
    let before = kept(SEEN).is_some();
    keep(SEEN, "");
    before || kept(SEEN).is_none()
}

/// The text kept under a name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a text under a name.
pub fn keep(name: &str, text: &str) {
    // A full or forbidden storage keeps nothing, which is what a reader who forbids it wants.
    let _ = storage().map(|storage| storage.set_item(name, text));
}

/// Forgets what was kept under a name.
pub fn forget(name: &str) {
    // What cannot be forgotten was never kept.
    let _ = storage().map(|storage| storage.remove_item(name));
}
