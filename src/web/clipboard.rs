//! The clipboard, where the browser lets pages write to it: over https and on this machine.

use std::future::Future;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::ClipboardItem;

use super::{WebError, blob::Blob, page::window};

/// Whether texts can be copied.
pub fn takes_texts() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_ok_and(|n| {
        Reflect::get(&n, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object())
    })
}

/// Whether pictures can be copied.
pub fn takes_pictures() -> bool {
    takes_texts()
        && window().is_ok_and(|w| Reflect::has(&w, &"ClipboardItem".into()).unwrap_or(false))
}

/// Copies a text.
///
/// # Errors
/// A page that may not use the clipboard, or a browser that refuses to copy.
pub async fn copy_text(text: &str) -> Result<(), WebError> {
    if !takes_texts() {
        return Err(WebError("this page may not use the clipboard".into()));
    }
    JsFuture::from(window()?.navigator().clipboard().write_text(text)).await?;
    Ok(())
}

/// Copies a PNG that is still being made: browsers want to be asked while the button is pressed.
///
/// # Errors
/// A picture that could not be made, or a browser that refuses to copy it.
pub async fn copy_png(
    png: impl Future<Output = Result<Blob, WebError>> + 'static,
) -> Result<(), WebError> {
    let made = future_to_promise(async {
        png.await.map(|png| JsValue::from(png.0)).map_err(|error| JsValue::from(error.0))
    });
    let record = Object::new();
    Reflect::set(&record, &"image/png".into(), &made)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record)?;
    JsFuture::from(window()?.navigator().clipboard().write(&Array::of1(&item))).await?;
    Ok(())
}
