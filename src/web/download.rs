//! Saving bytes as a file of the user's.

use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::{
    WebError,
    blob::{Address, Blob},
    page::document,
};

/// Offers the bytes as a download named `name`.
///
/// # Errors
/// As [`save_blob`], and bytes of which no blob is made.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), WebError> {
    save_blob(name, &Blob::new(media_type, bytes)?)
}

/// Offers a blob as a download named `name`.
///
/// # Errors
/// Outside a page, or a blob that is given no address.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), WebError> {
    let address = Address::new(blob)?;
    let anchor: HtmlAnchorElement = document()?.create_element("a")?.unchecked_into();
    anchor.set_href(address.text());
    anchor.set_download(name);
    anchor.click();
    Ok(())
}
