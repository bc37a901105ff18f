//! The worker's end: opens models, and answers questions about them until the page ends the worker.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

use super::{WebError, file::local};
use formats::{Loaded, Opened, Progress, SourceFile, open, sum};
use session::{
    bundled,
    engine::Engine,
    protocol::{ModelId, Opening, Pace, Source, Statistics, ToPage, ToWorker},
};
use theory::model::{Concept, Predictor, Toy};

/// The worker's scope, if this code runs in one.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// What a worker holds: the open models, and what was read ahead.
struct Host {
    engine: Engine,
    /// Nothing is said of it until it is to be opened.
    ahead: Option<(Opening, Result<Opened, String>)>,
}

/// Listens for the page's messages for as long as the worker lives.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let engine = Engine::with_clock(js_sys::Date::now);
    let holder = RefCell::new(Host { engine, ahead: None });
    let host = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = holder.borrow_mut().handle(event.data(), &host) {
            post(&host, &message);
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives exactly as long as the worker: the scope owns it from here on.
    drop(listener.into_js_value());
}

impl Host {
    fn handle(&mut self, data: JsValue, scope: &DedicatedWorkerGlobalScope) -> Option<ToPage> {
        if let Some(path) = path_ahead(&data) {
            self.ahead = Some(read_ahead(path, &data));
            return None;
        }
        match unpacked(data) {
            Ok((ToWorker::Open(id, opening), attached)) => {
                Some(self.open(id, &opening, &attached, scope))
            }
            Ok((ToWorker::Sum(opening), attached)) => {
                Some(answer_summing(&opening, &attached, scope))
            }
            Ok((message, _)) => self.engine.handle(message),
            Err(error) => Some(ToPage::Failed(error.to_string())),
        }
    }

    fn open(
        &mut self,
        id: ModelId,
        opening: &Opening,
        attached: &Array,
        scope: &DedicatedWorkerGlobalScope,
    ) -> ToPage {
        let opened = match self.ahead.take() {
            Some((ahead, read)) if ahead == *opening => read,
            _ => load(opening, attached, &mut reporter(scope)),
        };
        match opened {
            Ok(Opened::Model(loaded)) => ToPage::Opened(Box::new(self.engine.open(id, *loaded))),
            Ok(Opened::Choice(candidates)) => ToPage::Choice(candidates),
            Ok(Opened::Tokens(table)) => ToPage::Tokens(table),
            Ok(Opened::Concepts(concepts)) => ToPage::Concepts(concepts),
            Ok(Opened::Directions(directions)) => ToPage::Directions(directions),
            Err(message) => ToPage::Failed(message),
        }
    }
}

/// A message of the page, and what travels beside it.
///
/// # Errors
/// A message of another kind.
pub fn received<Message: DeserializeOwned>(
    event: &MessageEvent,
) -> Result<(Message, Array), WebError> {
    unpacked(event.data())
}

fn unpacked<Message: DeserializeOwned>(data: JsValue) -> Result<(Message, Array), WebError> {
    let (message, attached) = match data.dyn_into::<Array>() {
        Ok(pair) => (pair.get(0), pair.get(1).unchecked_into::<Array>()),
        Err(message) => (message, Array::new()),
    };
    let message = serde_wasm_bindgen::from_value(message);
    Ok((message.map_err(|error| WebError(error.to_string()))?, attached))
}

/// The path of the file beside the page that `start.js` hands over before anything is asked: the
/// page will open it, and its bytes are here already.
fn path_ahead(data: &JsValue) -> Option<String> {
    Reflect::get(data, &"ahead".into()).ok()?.as_string()
}

/// Reads what `start.js` fetched, or says why there is nothing.
fn read_ahead(path: String, data: &JsValue) -> (Opening, Result<Opened, String>) {
    let opening = Opening::of(Source::Bundled(path));
    let file = Reflect::get(data, &"file".into()).unwrap_or_default();
    let read = match file.as_string() {
        Some(reason) => Err(reason),
        None => load(&opening, &Array::of1(&file), &mut |_| {}),
    };
    (opening, read)
}

fn answer_summing(
    opening: &Opening,
    attached: &Array,
    host: &DedicatedWorkerGlobalScope,
) -> ToPage {
    let summed = sources(opening, attached).and_then(|sources| {
        let mut report = reporter(host);
        sum(sources, &opening.selection, &mut report).map_err(|error| error.to_string())
    });
    summed.map_or_else(ToPage::Failed, |moments| ToPage::Summed(Statistics::of(&moments)))
}

fn load(
    opening: &Opening,
    attached: &Array,
    report: &mut dyn FnMut(&Progress),
) -> Result<Opened, String> {
    if let Source::Toy(toy) = &opening.source {
        return Ok(Opened::Model(Box::new(toy_model(*toy)?)));
    }
    // A file of the page's own is a model that was fitted in it.
    let fitted = attached.get(0).is_instance_of::<File>();
    if let Source::Made(made) = &opening.source
        && !fitted
        && let Some(model) = made.made_alone()?
    {
        return Ok(Opened::Model(Box::new(loaded(model, Vec::new()))));
    }
    let opened = open(sources(opening, attached)?, &opening.selection, report);
    match (opened.map_err(|error| error.to_string())?, &opening.source) {
        (Opened::Model(found), Source::Made(made)) => {
            let Loaded { model, concepts, .. } = *found;
            let made = if fitted { made.named(model) } else { made.made_of(&model)? };
            Ok(Opened::Model(Box::new(loaded(made, concepts))))
        }
        (opened, _) => Ok(opened),
    }
}

/// The files to read; a toy has none.
fn sources(opening: &Opening, attached: &Array) -> Result<Vec<SourceFile>, String> {
    Ok(match &opening.source {
        Source::Toy(_) => Vec::new(),
        Source::Made(_) if !attached.get(0).is_instance_of::<File>() => {
            vec![bundled_file(bundled::models()[0].0, attached)]
        }
        Source::Text(text) => {
            vec![SourceFile::from_bytes("pasted text", text.clone().into_bytes())]
        }
        Source::Bundled(path) => vec![bundled_file(path, attached)],
        Source::Made(_) | Source::Files(_) => {
            local_files(attached).map_err(|error| error.to_string())?
        }
    })
}

/// Tells the page how far reading has come, not too often.
fn reporter(host: &DedicatedWorkerGlobalScope) -> impl FnMut(&Progress) {
    let (mut last, mut pace) = (f64::NEG_INFINITY, Pace::default());
    move |progress: &Progress| {
        let now = js_sys::Date::now();
        let seconds_left = pace.seconds_left(progress, now);
        if now - last > PROGRESS_INTERVAL_MS {
            last = now;
            post(host, &ToPage::Progress { progress: progress.clone(), seconds_left });
        }
    }
}

fn bundled_file(path: &str, attached: &Array) -> SourceFile {
    let bytes = Uint8Array::new(&attached.get(0)).to_vec();
    SourceFile::from_bytes(path.rsplit('/').next().unwrap_or(path), bytes)
}

fn toy_model(toy: Toy) -> Result<Loaded, String> {
    let model = toy.model().map_err(|error| error.to_string())?;
    Ok(loaded(model, toy.concepts()))
}

fn loaded(model: Predictor, concepts: Vec<Concept>) -> Loaded {
    let tokens_in_file = model.g().len() as u64;
    Loaded { model, concepts, tokens_in_file }
}

/// The progress bar moves at most this often.
const PROGRESS_INTERVAL_MS: f64 = 50.0;

/// Files of the user's, to be read piece by piece.
///
/// # Errors
/// What travels beside a message is no file.
pub fn local_files(files: &Array) -> Result<Vec<SourceFile>, WebError> {
    let files = files.iter().map(|file| {
        let file: File = file.dyn_into()?;
        let name = file.name();
        let reader = local(file)?;
        Ok(SourceFile { name, size: reader.size(), reader: Box::new(reader) })
    });
    files.collect()
}

/// Tells the page; what cannot be said is reported on the console.
pub fn post(host: &DedicatedWorkerGlobalScope, message: &impl Serialize) {
    let sent = serde_wasm_bindgen::to_value(message).map_err(|error| WebError(error.to_string()));
    if let Err(error) = sent.and_then(|value| Ok(host.post_message(&value)?)) {
        web_sys::console::error_1(&error.to_string().into());
    }
}
