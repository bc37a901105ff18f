//! Bytes as the browser holds them, and addresses of them.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Url};

use super::WebError;

/// A blob of a media type.
pub fn blob(media_type: &str, bytes: &[u8]) -> Result<Blob, WebError> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Ok(Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// A file of this name with these bytes, as if the reader had picked it.
pub fn file(name: &str, bytes: &[u8]) -> Result<web_sys::File, WebError> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Ok(web_sys::File::new_with_u8_array_sequence(&parts, name)?)
}

/// The bytes of a blob, in the app's own memory.
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, WebError> {
    Ok(js_sys::Uint8Array::new(&JsFuture::from(blob.array_buffer()).await?).to_vec())
}

/// An address under which this page can show a blob, until it is dropped.
#[derive(Debug)]
pub struct Address(String);

impl Address {
    /// Gives a blob an address.
    pub fn new(blob: &Blob) -> Result<Self, WebError> {
        Ok(Self(Url::create_object_url_with_blob(blob)?))
    }

    /// The address itself.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // An address that the browser has forgotten already needs no more.
        let _: Result<(), JsValue> = Url::revoke_object_url(&self.0);
    }
}

/// The text of a file of the user's.
pub async fn text(blob: &Blob) -> Result<String, WebError> {
    let text = wasm_bindgen_futures::JsFuture::from(blob.text()).await?;
    text.as_string().ok_or_else(|| WebError("the file is not text".into()))
}
