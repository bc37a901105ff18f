//! Browser interfaces, one small file each: what a browser gives enters here and leaves as a value
//! of ours. Nothing else names web_sys, js_sys or wasm_bindgen.

pub mod blob;
pub mod canvas;
pub mod channel;
pub mod clipboard;
pub mod composing;
pub mod contexts;
pub mod controls;
pub mod dialog;
pub mod download;
pub mod dropped;
pub mod element;
pub mod fault;
pub mod fetch;
pub mod file;
pub mod film;
pub mod focus;
pub mod frame;
pub mod host;
pub mod inference;
pub mod launch;
mod listen;
pub mod location;
pub mod mathml;
pub mod media;
pub mod menus;
pub mod notes;
pub mod opening;
pub mod page;
pub mod pasted;
pub mod pointer;
pub mod press;
pub mod program;
pub mod raster;
pub mod resize;
pub mod storage;
pub mod surface;
pub mod surrounding;
pub mod user_file;

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
