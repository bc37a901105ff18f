//! The app's other programs: modules that run in workers. `boot.js` starts them, the first one
//! beside the app itself.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

use super::{WebError, page};

/// What `boot.js` calls the function that starts a program.
const START: &str = "startProgram";

/// A program that runs in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Reads files and answers questions about the open model.
    Worker,
    /// Makes figures as files.
    Press,
    /// Computes contexts from a language model's own file.
    Lm,
}

impl Program {
    /// The setting of the page that holds the module's address.
    fn setting(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Press => "press",
            Self::Lm => "lm",
        }
    }
}

/// Starts a worker that runs `program`. Messages may be sent at once: the worker keeps them until
/// the program runs.
///
/// # Errors
/// A page without `boot.js`, or one that may not start workers.
pub fn start(program: Program) -> Result<Worker, WebError> {
    let window = page::window()?;
    let start = Reflect::get(&window, &START.into())?.dyn_into::<Function>();
    let start = start.map_err(|_| WebError(format!("the page has no {START}")))?;
    let worker = start.call1(&JsValue::UNDEFINED, &program.setting().into())?.dyn_into();
    worker.map_err(|_| WebError(format!("{START} gave no worker")))
}

/// The path of the file beside the page that `boot.js` has told `worker` to read ahead.
pub fn reads_ahead(worker: &Worker) -> Option<String> {
    Reflect::get(worker, &"ahead".into()).ok()?.as_string()
}
