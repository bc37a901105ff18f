//! Browser interfaces, one small file each: the only users of web_sys and js_sys besides the views'
//! event handlers.

pub mod blob;
pub mod canvas;
pub mod clipboard;
pub mod download;
pub mod dropped;
pub mod fault;
pub mod fetch;
pub mod file;
pub mod film;
pub mod frame;
pub mod host;
pub mod launch;
pub mod link;
pub mod location;
pub mod mathml;
pub mod media;
pub mod page;
pub mod press;
pub mod program;
pub mod raster;
pub mod resize;
pub mod storage;
pub mod surface;

use thiserror::Error;
use wasm_bindgen::JsValue;

/// What the browser refused, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the browser refused: {0}")]
pub struct WebError(pub String);

impl From<JsValue> for WebError {
    fn from(value: JsValue) -> Self {
        let message =
            js_sys::Reflect::get(&value, &"message".into()).ok().and_then(|m| m.as_string());
        Self(message.or_else(|| value.as_string()).unwrap_or_else(|| format!("{value:?}")))
    }
}
