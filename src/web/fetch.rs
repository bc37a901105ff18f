//! Files beside the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{WebError, channel::Attachment, page};

/// The text of a file beside the page.
///
/// # Errors
/// A file that is not there or cannot be read.
pub async fn text(name: &str) -> Result<String, WebError> {
    let text = JsFuture::from(response(name).await?.text()?).await?;
    text.as_string().ok_or_else(|| WebError("the file is not text".into()))
}

/// The bytes of a file beside the page, as the browser's own buffer.
///
/// # Errors
/// A file that is not there or cannot be read.
pub async fn bytes(name: &str) -> Result<Attachment, WebError> {
    Ok(Attachment(JsFuture::from(response(name).await?.array_buffer()?).await?))
}

/// The bytes of a file beside the page, in the app's own memory.
///
/// # Errors
/// As [`bytes`].
pub async fn content(name: &str) -> Result<Vec<u8>, WebError> {
    Ok(js_sys::Uint8Array::new(&bytes(name).await?.0).to_vec())
}

async fn response(name: &str) -> Result<Response, WebError> {
    let response: Response =
        JsFuture::from(page::window()?.fetch_with_str(&page::address_of(name)?))
            .await?
            .dyn_into()?;
    if !response.ok() {
        return Err(WebError(format!(
            "the server answered {} {}",
            response.status(),
            response.status_text()
        )));
    }
    Ok(response)
}
