//! The page that shows this one in a frame.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{MessageEvent, Window};

use super::{WebError, blob::Blob, location, page, user_file::File};
use session::controller::{Letter, VERSION};

/// The origin of pages that were opened as files: nothing can be addressed to it.
const NO_ORIGIN: &str = "null";

/// The page around the frame. It is told nothing, and not listened to, unless the address of the
/// frame names its origin as `host`.
#[derive(Clone)]
pub struct Surrounding {
    page: Window,
    origin: String,
}

/// What an answer bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameAnswer {
    /// It is done.
    Done,
    /// A text.
    Text(String),
    /// A file.
    File(Blob),
}

impl Surrounding {
    /// The page around, if there is one and the address names it.
    pub fn here() -> Option<Self> {
        let window = page::window().ok()?;
        let around = window.parent().ok().flatten().filter(|around| *around != window)?;
        Some(Self { page: around, origin: location::parameter("host")? })
    }

    /// Sends it an event.
    ///
    /// # Errors
    /// An event that is no object, or a message that cannot be sent.
    pub fn send(&self, event: &impl Serialize) -> Result<(), WebError> {
        let message = serde_wasm_bindgen::to_value(event)
            .map_err(|error| WebError(error.to_string()))?
            .dyn_into::<Object>()?;
        self.post(&message)
    }

    /// Answers a letter.
    ///
    /// # Errors
    /// A message that cannot be sent.
    pub fn answer(&self, id: f64, outcome: Result<FrameAnswer, WebError>) -> Result<(), WebError> {
        let message = Object::new();
        Reflect::set(&message, &"id".into(), &id.into())?;
        let (part, value) = match outcome {
            Ok(FrameAnswer::Done) => ("answer", JsValue::TRUE),
            Ok(FrameAnswer::Text(text)) => ("answer", text.into()),
            Ok(FrameAnswer::File(file)) => ("answer", file.0.into()),
            Err(reason) => ("error", reason.to_string().into()),
        };
        Reflect::set(&message, &part.into(), &value)?;
        self.post(&message)
    }

    /// Hands every letter over, with the files that came along; letters of other versions, and of
    /// anybody else, are left alone.
    pub fn listen(&self, handle: impl Fn(Letter, Result<Vec<File>, WebError>) + 'static) {
        let (around, handle) = (self.clone(), Rc::new(handle));
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let page: &JsValue = around.page.as_ref();
            let from_it = event.source().is_some_and(|source| JsValue::from(source) == *page);
            if !from_it || event.origin() != around.origin {
                return;
            }
            let letter: Option<Letter> = serde_wasm_bindgen::from_value(event.data()).ok();
            if let Some(letter) = letter.filter(|letter| letter.all_or_none == VERSION) {
                handle(letter, files(&event.data()));
            }
        });
        if let Ok(window) = page::window() {
            // A listener for messages is refused by no window; it lives as long as the page.
            let _: Result<(), JsValue> = window.add_event_listener_with_callback(
                "message",
                listener.into_js_value().unchecked_ref(),
            );
        }
    }

    fn post(&self, message: &Object) -> Result<(), WebError> {
        Reflect::set(message, &"allOrNone".into(), &VERSION.into())?;
        let to = if self.origin == NO_ORIGIN { "*" } else { &self.origin };
        Ok(self.page.post_message(message, to)?)
    }
}

/// The files of a letter: names, and buffers of bytes.
fn files(letter: &JsValue) -> Result<Vec<File>, WebError> {
    let list = Reflect::get(letter, &"files".into())?;
    if list.is_undefined() {
        return Ok(Vec::new());
    }
    let file = |file: JsValue| -> Result<File, WebError> {
        let name = Reflect::get(&file, &"name".into())?.as_string().unwrap_or_default();
        let bytes = Reflect::get(&file, &"bytes".into())?;
        if !bytes.is_instance_of::<js_sys::ArrayBuffer>() {
            return Err(WebError(format!("the bytes of “{name}” are no ArrayBuffer")));
        }
        Ok(File(web_sys::File::new_with_buffer_source_sequence(&Array::of1(&bytes), &name)?))
    };
    list.dyn_into::<Array>()?.iter().map(file).collect()
}
