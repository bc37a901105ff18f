//! The app's other programs: modules that run in workers, each compiled once however often it is started.

use std::cell::RefCell;

use js_sys::{Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Worker, WorkerOptions, WorkerType};

use super::{WebError, page};

/// A program that runs in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Reads files and answers questions about the open model.
    Worker,
    /// Makes figures as files.
    Press,
}

thread_local! {
    /// Modules that are compiled or being compiled, in the order of first use.
    static MODULES: RefCell<Vec<(Program, Promise)>> = const { RefCell::new(Vec::new()) };
}

impl Program {
    /// The setting of the page that holds the module's address.
    fn setting(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Press => "press",
        }
    }

    /// The module, compiled while it arrives the first time it is asked for.
    fn module(self, address: &str) -> Result<Promise, WebError> {
        let known = MODULES.with_borrow(|all| all.iter().find(|(program, _)| *program == self).map(|(_, m)| m.clone()));
        if let Some(module) = known {
            return Ok(module);
        }
        let module = WebAssembly::compile_streaming(&page::window()?.fetch_with_str(address));
        MODULES.with_borrow_mut(|all| all.push((self, module.clone())));
        Ok(module)
    }
}

/// Starts a worker that runs `program`. Messages may be sent at once: the worker keeps them until the program runs.
pub fn start(program: Program) -> Result<Worker, WebError> {
    let address = page::beside(&page::setting(program.setting())?)?;
    let module = program.module(&address)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&page::beside(&page::setting("start")?)?, &options)?;
    let started = worker.clone();
    spawn_local(async move {
        // Where a server sends another media type, compiling while arriving fails: the worker then fetches by itself.
        let module = JsFuture::from(module).await.unwrap_or_else(|_| JsValue::from_str(&address));
        if let Err(error) = tell(&started, &address.replace("_bg.wasm", ".js"), &module) {
            web_sys::console::error_1(&error.to_string().into());
        }
    });
    Ok(worker)
}

fn tell(worker: &Worker, script: &str, module: &JsValue) -> Result<(), WebError> {
    let start = Object::new();
    Reflect::set(&start, &"script".into(), &script.into())?;
    Reflect::set(&start, &"module".into(), module)?;
    Ok(worker.post_message(&start)?)
}
