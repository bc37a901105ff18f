//! The page's end of a program that runs in a worker: messages there, news back, in order.

use std::rc::Rc;

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::{
    WebError,
    program::{self, Program},
    user_file::File,
};
use session::controller::News;

/// What goes to a worker along with a message: a file of the user's, or the browser's own buffer of
/// bytes.
#[derive(Debug, Clone)]
pub struct Attachment(pub(super) JsValue);

impl From<File> for Attachment {
    fn from(file: File) -> Self {
        Self(file.0.into())
    }
}

/// A running program. Dropping it ends the worker at once, whatever it is doing: that is how an
/// opening is cancelled.
pub struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Running {
    /// Starts a program that says `Said`.
    ///
    /// # Errors
    /// A page that cannot start workers.
    pub fn start<Said: DeserializeOwned + 'static>(
        program: Program,
        news: impl Fn(News<Said>) + 'static,
    ) -> Result<Self, WebError> {
        let news = Rc::new(news);
        let worker = program::start(program)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let news = news.clone();
            move |event: MessageEvent| {
                news(match serde_wasm_bindgen::from_value(event.data()) {
                    Ok(message) => News::Message(message),
                    Err(error) => News::Died(error.to_string()),
                });
            }
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            news(News::Died(event.message()))
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// The path of the file that the worker has been told to read before anybody asked.
    pub(super) fn reads_ahead(&self) -> Option<String> {
        program::reads_ahead(&self.worker)
    }

    /// Sends a message.
    ///
    /// # Errors
    /// A message that cannot be copied.
    pub fn post(&self, message: &impl Serialize) -> Result<(), WebError> {
        Ok(self.worker.post_message(&encode(message)?)?)
    }

    /// Sends a message, and what goes along with it.
    ///
    /// # Errors
    /// A message that cannot be copied.
    pub fn post_with(
        &self,
        message: &impl Serialize,
        attached: &[Attachment],
    ) -> Result<(), WebError> {
        let attached: js_sys::Array = attached.iter().map(|attached| &attached.0).collect();
        let message = js_sys::Array::of2(&encode(message)?, &attached);
        Ok(self.worker.post_message(&message)?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A message as the browser copies it.
pub(super) fn encode(message: &impl Serialize) -> Result<JsValue, WebError> {
    serde_wasm_bindgen::to_value(message).map_err(|error| WebError(error.to_string()))
}
