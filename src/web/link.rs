//! The page's end of a worker: starts it, sends requests, hands answers back in order.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::{
    WebError,
    program::{self, Program},
    user_file::File,
};
use session::worker::{Opening, Request, Source, ToPage, ToWorker};

/// Something that a worker said, or that befell it.
pub enum News {
    /// A message.
    Said(ToPage),
    /// The worker stopped: a trap or a script error, in the browser's words.
    Died(String),
}

/// What goes to a worker along with a message: a file of the user's, or the browser's own buffer of
/// bytes.
#[derive(Debug, Clone)]
pub struct Attachment(pub(super) JsValue);

impl From<File> for Attachment {
    fn from(file: File) -> Self {
        Self(file.0.into())
    }
}

/// A running worker. Dropping it ends the worker at once, whatever it is doing: that is how an
/// opening is cancelled.
pub struct Link {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Link {
    /// Starts a worker that reads and answers.
    pub fn start(news: impl Fn(News) + 'static) -> Result<Self, WebError> {
        let news = Rc::new(news);
        let worker = program::start(Program::Worker)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let news = news.clone();
            move |event: MessageEvent| {
                news(match serde_wasm_bindgen::from_value(event.data()) {
                    Ok(message) => News::Said(message),
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

    /// Tells the worker what to open: files of the user's, or the bytes of a file beside the page.
    pub fn open(&self, opening: &Opening, attached: &[Attachment]) -> Result<(), WebError> {
        self.begin(&ToWorker::Open(opening.clone()), attached)
    }

    /// Whether the worker reads the file of `source` already, so that nothing need be attached to
    /// open it.
    pub fn reads_ahead(&self, source: &Source) -> bool {
        matches!(source, Source::Bundled(path) if program::reads_ahead(&self.worker).as_ref() == Some(path))
    }

    /// Tells the worker whose tokens to sum up.
    pub fn sum(&self, opening: &Opening, attached: &[Attachment]) -> Result<(), WebError> {
        self.begin(&ToWorker::Sum(opening.clone()), attached)
    }

    fn begin(&self, message: &ToWorker, attached: &[Attachment]) -> Result<(), WebError> {
        let message = encode(message)?;
        let attached: js_sys::Array = attached.iter().map(|attached| &attached.0).collect();
        self.post(js_sys::Array::of2(&message, &attached).into())
    }

    /// Sends a request; its answer arrives as news, in order.
    pub fn send(&self, request: &Request) -> Result<(), WebError> {
        self.post(encode(&ToWorker::Ask(request.clone()))?)
    }

    fn post(&self, message: JsValue) -> Result<(), WebError> {
        Ok(self.worker.post_message(&message)?)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn encode(message: &ToWorker) -> Result<JsValue, WebError> {
    serde_wasm_bindgen::to_value(message).map_err(|error| WebError(error.to_string()))
}
