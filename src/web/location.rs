//! The address of the page: its hash and its history.

use wasm_bindgen::JsValue;

use super::{
    WebError,
    element::Element,
    page::{address_of, window},
};

/// The hash of the address, from `#` on; empty if there is none.
pub fn hash() -> String {
    window().ok().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// A parameter of the address, such as `stage` of `?embed=stage`, or of a page without an address
/// of its own, which says it in its head; none where it is missing.
pub fn parameter(name: &str) -> Option<String> {
    let href = window().ok()?.location().href().ok()?;
    let given = web_sys::Url::new(&href).ok()?.search_params().get(name);
    given.or_else(|| {
        Element::find(&format!("meta[name='all-or-none:{name}']"))?.attribute("content")
    })
}

/// The address with another hash, given from `#` on.
///
/// # Errors
/// Outside a page.
pub fn with_hash(hash: &str) -> Result<String, WebError> {
    let href = window()?.location().href()?;
    let page = href.split('#').next().unwrap_or(&href);
    Ok(format!("{page}{hash}"))
}

/// Whether the page has an address that can change: one that was written into a frame of another
/// page has none.
fn is_fixed() -> Result<bool, WebError> {
    Ok(window()?.location().protocol()? == "about:")
}

/// Changes the hash without a new entry in the browser's history.
///
/// # Errors
/// Outside a page, or a change that the browser refuses.
pub fn replace(hash: &str) -> Result<(), WebError> {
    if is_fixed()? {
        return Ok(());
    }
    Ok(window()?.history()?.replace_state_with_url(&JsValue::NULL, "", Some(hash))?)
}

/// Changes the hash as a new entry, to which the back button returns.
///
/// # Errors
/// Outside a page, or a change that the browser refuses.
pub fn push(hash: &str) -> Result<(), WebError> {
    if is_fixed()? {
        return Ok(());
    }
    Ok(window()?.history()?.push_state_with_url(&JsValue::NULL, "", Some(hash))?)
}

/// Changes a parameter of the address, without a new entry in the browser's history.
///
/// # Errors
/// Outside a page, or a change that the browser refuses.
pub fn set_parameter(name: &str, value: &str) -> Result<(), WebError> {
    if is_fixed()? {
        return Ok(());
    }
    let url = web_sys::Url::new(&window()?.location().href()?)?;
    url.search_params().set(name, value);
    Ok(window()?.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&url.href()))?)
}

/// The address of a file of this page's own origin, named by a path or a whole address.
///
/// # Errors
/// An address of another origin, or none.
pub fn own(name: &str) -> Result<String, WebError> {
    let address = address_of(name)?;
    let own = window()?.location().origin()?;
    match web_sys::Url::new(&address)?.origin() == own {
        true => Ok(address),
        false => Err(WebError(format!("{address} is not of this page's own origin, {own}"))),
    }
}
