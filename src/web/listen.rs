//! The end of a program that runs in a worker: hears the page, one message at a time, for as long
//! as the page lets it live.

use js_sys::Array;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{WebError, channel::encode};

/// The page as its worker sees it.
pub struct ThePage(DedicatedWorkerGlobalScope);

impl ThePage {
    /// Tells the page; what cannot be said is reported on the console.
    pub fn send(&self, message: &impl Serialize) {
        let sent = encode(message).and_then(|value| Ok(self.0.post_message(&value)?));
        if let Err(error) = sent {
            web_sys::console::error_1(&error.to_string().into());
        }
    }
}

/// Hears all that the page says, if this code runs in a worker.
pub fn listen(mut handle: impl FnMut(JsValue, &ThePage) + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = ThePage(scope.clone());
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        handle(event.data(), &page);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives exactly as long as the worker: the scope owns it from here on.
    drop(listener.into_js_value());
}

/// A message of the page, and what travels beside it.
///
/// # Errors
/// A message of another kind.
pub fn unpacked<Message: DeserializeOwned>(data: JsValue) -> Result<(Message, Array), WebError> {
    let (message, attached) = match data.dyn_into::<Array>() {
        Ok(pair) => (pair.get(0), pair.get(1).unchecked_into::<Array>()),
        Err(message) => (message, Array::new()),
    };
    let message = serde_wasm_bindgen::from_value(message);
    Ok((message.map_err(|error| WebError(error.to_string()))?, attached))
}
