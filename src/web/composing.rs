//! Letters with their accents as one character, by the browser's own tables.

use js_sys::JsString;

/// Lets the browser compose texts from now on.
pub fn compose_texts() {
    theory::model::compose_by(|text| JsString::from(text).normalize("NFC").into());
}
