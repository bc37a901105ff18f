//! Both ends of the press: the page sends jobs and waits, the worker makes the files.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker};

use super::{
    WebError,
    program::{self, Program},
};
use picture::press::{self, Job, Printed};

/// Someone who waits: what to call with the file, and with the reason why there is none.
type Waiting = Rc<RefCell<VecDeque<[Function; 2]>>>;

/// The running press. Jobs are answered in order.
struct Press {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

thread_local! {
    /// Started by the first job; a job that breaks it ends it, and the next one starts another.
    static PRESS: RefCell<Option<Press>> = const { RefCell::new(None) };
}

/// Has a file made.
///
/// # Errors
/// When the press cannot be started or the figure cannot be drawn.
pub async fn print(job: &Job) -> Result<Printed, WebError> {
    let printed = JsFuture::from(send(encode(job)?)?).await?;
    let printed: Result<Printed, String> = decode(printed)?;
    printed.map_err(WebError)
}

fn send(job: JsValue) -> Result<Promise, WebError> {
    PRESS.with_borrow_mut(|press| {
        let press = match press {
            Some(running) => running,
            none => none.insert(Press::start()?),
        };
        press.worker.post_message(&job)?;
        let waiting = press.waiting.clone();
        Ok(Promise::new(&mut |done, failed| waiting.borrow_mut().push_back([done, failed])))
    })
}

impl Press {
    fn start() -> Result<Self, WebError> {
        let (worker, waiting) = (program::start(Program::Press)?, Waiting::default());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let waiting = waiting.clone();
            move |event: MessageEvent| {
                settle(waiting.borrow_mut().pop_front().map(|[done, _]| done), &event.data())
            }
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new({
            let waiting = waiting.clone();
            move |event: ErrorEvent| {
                PRESS
                    .with_borrow_mut(|press| press.take())
                    .into_iter()
                    .for_each(|press| press.worker.terminate());
                let reason = JsValue::from_str(&event.message());
                waiting
                    .borrow_mut()
                    .drain(..)
                    .for_each(|[_, failed]| settle(Some(failed), &reason));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, waiting, _on_message: on_message, _on_error: on_error })
    }
}

/// Tells a promise how it ended. Functions that settle a promise throw nothing.
fn settle(with: Option<Function>, value: &JsValue) {
    let _ = with.map(|settle| settle.call1(&JsValue::NULL, value));
}

/// The worker's end: makes the file of each message for as long as the worker lives.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let host = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let job: Result<Job, WebError> = decode(event.data());
        let printed = job
            .map_err(|error| error.to_string())
            .and_then(|job| press::print(&job).map_err(|e| e.to_string()));
        if let Err(error) = encode(&printed).and_then(|printed| Ok(host.post_message(&printed)?)) {
            web_sys::console::error_1(&error.to_string().into());
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives exactly as long as the worker: the scope owns it from here on.
    drop(listener.into_js_value());
}

fn encode(message: &impl serde::Serialize) -> Result<JsValue, WebError> {
    serde_wasm_bindgen::to_value(message).map_err(|error| WebError(error.to_string()))
}

fn decode<T: serde::de::DeserializeOwned>(message: JsValue) -> Result<T, WebError> {
    serde_wasm_bindgen::from_value(message).map_err(|error| WebError(error.to_string()))
}
