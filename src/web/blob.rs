//! Bytes as the browser holds them, and addresses of them.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BlobPropertyBag, Url};

use super::WebError;

/// Bytes that the browser holds, outside of the app's memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob(pub(super) web_sys::Blob);

impl Blob {
    /// A blob of a media type.
    ///
    /// # Errors
    /// A blob that the browser refuses to make.
    pub fn new(media_type: &str, bytes: &[u8]) -> Result<Self, WebError> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Ok(Self(web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?))
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// Its bytes, in the app's own memory.
    ///
    /// # Errors
    /// Bytes that the browser cannot read.
    pub async fn bytes(&self) -> Result<Vec<u8>, WebError> {
        Ok(js_sys::Uint8Array::new(&JsFuture::from(self.0.array_buffer()).await?).to_vec())
    }

    /// Its text; what is not UTF-8 in it is replaced.
    ///
    /// # Errors
    /// A text that the browser cannot read.
    pub async fn text(&self) -> Result<String, WebError> {
        let text = JsFuture::from(self.0.text()).await?;
        text.as_string().ok_or_else(|| WebError("the file is not text".into()))
    }
}

/// An address under which this page can show a blob, until it is dropped.
#[derive(Debug)]
pub struct Address(String);

impl Address {
    /// Gives a blob an address.
    ///
    /// # Errors
    /// An address that the browser refuses to give.
    pub fn new(blob: &Blob) -> Result<Self, WebError> {
        Ok(Self(Url::create_object_url_with_blob(&blob.0)?))
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
