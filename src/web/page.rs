//! Facts about the page itself: its addresses, its settings, its focus.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::WebError;

/// What `boot.js` calls the function that says where a file is.
const PLACED: &str = "placed";

/// The window, or why there is none.
pub(super) fn window() -> Result<web_sys::Window, WebError> {
    web_sys::window().ok_or_else(|| WebError("there is no window".into()))
}

/// The document, or why there is none.
pub(super) fn document() -> Result<web_sys::Document, WebError> {
    window()?.document().ok_or_else(|| WebError("there is no document".into()))
}

/// The address of a file of the page's: beside it, whatever folder the page is served from, or
/// inside it where the page is one file.
///
/// # Errors
/// Outside a page, or a name of which no address can be made.
pub fn address_of(name: &str) -> Result<String, WebError> {
    let placed = Reflect::get(&window()?.into(), &PLACED.into())?;
    if let Ok(placed) = placed.dyn_into::<Function>() {
        let address = placed.call1(&JsValue::UNDEFINED, &name.into())?.as_string();
        return address.ok_or_else(|| WebError(format!("{name} has no address")));
    }
    let base = document()?.base_uri()?.unwrap_or_default();
    Ok(web_sys::Url::new_with_base(name, &base)?.href())
}

/// Physical pixels per CSS pixel.
pub fn device_pixel_ratio() -> f64 {
    window().map_or(1.0, |w| w.device_pixel_ratio())
}

/// The session that lies inside a page that is one file.
pub fn session_inside() -> Option<String> {
    document().ok()?.get_element_by_id("session")?.text_content()
}

/// Whether a media query such as `(prefers-reduced-motion: reduce)` holds now.
pub fn matches(query: &str) -> bool {
    let list = window().ok().and_then(|w| w.match_media(query).ok().flatten());
    list.is_some_and(|l| l.matches())
}

/// The tags of the languages that the reader reads, e.g. `de-AT`, the first one best; none where
/// the browser does not say.
pub fn languages() -> Vec<String> {
    let tags = window().map(|w| w.navigator().languages());
    tags.map_or_else(|_| Vec::new(), |tags| tags.iter().filter_map(|tag| tag.as_string()).collect())
}

/// Sets an attribute on the root element, e.g. the theme.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().ok().and_then(|d| d.document_element()) {
        // The names and values are the app's own; the browser refuses none of them.
        let _: Result<(), JsValue> = root.set_attribute(name, value);
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().ok().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}

/// Waits for so many milliseconds, at least until the browser has done what it had to do.
///
/// # Errors
/// Outside a page, or a browser that sets no timer.
pub async fn pause(milliseconds: f64) -> Result<(), WebError> {
    let window = window()?;
    let passed = Promise::new(&mut |resolve: Function, reject: Function| {
        let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            &resolve,
            milliseconds.max(0.0) as i32,
        );
        if let Err(error) = set {
            // A rejection that nobody hears changes nothing.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(passed).await?;
    Ok(())
}

/// Width of the window in CSS pixels.
pub fn width() -> f64 {
    window().ok().and_then(|w| w.inner_width().ok()).and_then(|x| x.as_f64()).unwrap_or(0.0)
}

/// Height of the window in CSS pixels.
pub fn height() -> f64 {
    window().ok().and_then(|w| w.inner_height().ok()).and_then(|x| x.as_f64()).unwrap_or(0.0)
}
