//! The worker's end: opens models, and answers questions about them until the page ends the worker.

use js_sys::{Array, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::{
    WebError,
    file::local,
    listen::{ThePage, listen, unpacked},
};
use formats::{FormatError, Loaded, Opened, Progress, SourceFile, open, sum};
use session::{
    bundled,
    engine::{CannotMake, Engine},
    protocol::{
        ModelId, Opening, ReadingPace, Reason, Source, Statistics, Sum, ToPage, ToWorker,
        question::Answers,
    },
};
use theory::model::{Concept, ModelError, Predictor, Toy};

/// Why a model is not opened. It crosses to the page as text: see [`ToPage::Failed`].
#[derive(Debug, Error)]
enum NotOpened {
    /// What `start.js` was to fetch is not there: why, in its words.
    #[error("{0}")]
    NotFetched(String),
    #[error(transparent)]
    Files(#[from] FormatError),
    #[error(transparent)]
    Made(#[from] CannotMake),
    #[error(transparent)]
    Toy(#[from] ModelError),
    #[error(transparent)]
    Browser(#[from] WebError),
}

/// What a worker holds: the open models, and what was read ahead.
struct Host {
    engine: Engine,
    /// Nothing is said of it until it is to be opened.
    ahead: Option<(Opening, Result<Opened, NotOpened>)>,
}

/// Hears the page for as long as the worker lives.
pub fn serve() {
    let engine = Engine::with_clock(js_sys::Date::now);
    let mut host = Host { engine, ahead: None };
    listen(move |data, page| host.handle(data, page).iter().for_each(|answer| page.send(answer)));
}

impl Host {
    fn handle(&mut self, data: JsValue, page: &ThePage) -> Option<ToPage> {
        if let Some(path) = path_ahead(&data) {
            self.ahead = Some(read_ahead(path, &data));
            return None;
        }
        match unpacked(data) {
            Ok((ToWorker::Open(id, opening), attached)) => {
                Some(self.open(id, &opening, &attached, page))
            }
            Ok((ToWorker::Sum(question), attached)) => {
                let summed = Summing { attached, page }.answer(&question);
                Some(ToPage::Summed(summed.map_err(|reason| Reason::of(&reason))))
            }
            Ok((message, _)) => self.engine.handle(message),
            Err(error) => Some(ToPage::Failed(error.to_string())),
        }
    }

    fn open(&mut self, id: ModelId, opening: &Opening, attached: &Array, page: &ThePage) -> ToPage {
        let opened = match self.ahead.take() {
            Some((ahead, read)) if ahead == *opening => read,
            _ => load(opening, attached, &mut reporter(page)),
        };
        match opened {
            Ok(Opened::Model(loaded)) => ToPage::Opened(Box::new(self.engine.open(id, *loaded))),
            Ok(Opened::Choice(candidates)) => ToPage::Choice(candidates),
            Ok(Opened::Tokens(table)) => ToPage::Tokens(table),
            Ok(Opened::Concepts(concepts)) => ToPage::Concepts(concepts),
            Ok(Opened::Directions(directions)) => ToPage::Directions(directions),
            Err(reason) => ToPage::Failed(reason.to_string()),
        }
    }
}

/// The path of the file beside the page that `start.js` hands over before anything is asked: the
/// page will open it, and its bytes are here already.
fn path_ahead(data: &JsValue) -> Option<String> {
    Reflect::get(data, &"ahead".into()).ok()?.as_string()
}

/// Reads what `start.js` fetched, or says why there is nothing.
fn read_ahead(path: String, data: &JsValue) -> (Opening, Result<Opened, NotOpened>) {
    let opening = Opening::of(Source::Bundled(path));
    let file = Reflect::get(data, &"file".into()).unwrap_or_default();
    let read = match file.as_string() {
        Some(reason) => Err(NotOpened::NotFetched(reason)),
        None => load(&opening, &Array::of1(&file), &mut |_| {}),
    };
    (opening, read)
}

/// Sums up the files that travel beside a question.
struct Summing<'a> {
    attached: Array,
    page: &'a ThePage,
}

impl Answers<Sum> for Summing<'_> {
    type Error = NotOpened;

    fn answer(&mut self, Sum { opening }: &Sum) -> Result<Statistics, NotOpened> {
        let sources = sources(opening, &self.attached)?;
        Ok(Statistics::of(&sum(sources, &opening.selection, &mut reporter(self.page))?))
    }
}

fn load(
    opening: &Opening,
    attached: &Array,
    report: &mut dyn FnMut(&Progress),
) -> Result<Opened, NotOpened> {
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
    match (open(sources(opening, attached)?, &opening.selection, report)?, &opening.source) {
        (Opened::Model(found), Source::Made(made)) => {
            let Loaded { model, concepts, .. } = *found;
            let made = if fitted { made.named(model) } else { made.made_of(&model)? };
            Ok(Opened::Model(Box::new(loaded(made, concepts))))
        }
        (opened, _) => Ok(opened),
    }
}

/// The files to read; a toy has none.
fn sources(opening: &Opening, attached: &Array) -> Result<Vec<SourceFile>, NotOpened> {
    Ok(match &opening.source {
        Source::Toy(_) => Vec::new(),
        Source::Made(_) if !attached.get(0).is_instance_of::<File>() => {
            vec![bundled_file(bundled::models()[0].0, attached)]
        }
        Source::Text(text) => {
            vec![SourceFile::from_bytes("pasted text", text.clone().into_bytes())]
        }
        Source::Bundled(path) => vec![bundled_file(path, attached)],
        Source::Made(_) | Source::Files(_) => local_files(attached)?,
    })
}

/// Tells the page how far reading has come, not too often.
fn reporter(page: &ThePage) -> impl FnMut(&Progress) {
    let (mut last, mut pace) = (f64::NEG_INFINITY, ReadingPace::default());
    move |progress: &Progress| {
        let now = js_sys::Date::now();
        let seconds_left = pace.seconds_left(progress, now);
        if now - last > PROGRESS_INTERVAL_MS {
            last = now;
            page.send(&ToPage::Progress { progress: progress.clone(), seconds_left });
        }
    }
}

fn bundled_file(path: &str, attached: &Array) -> SourceFile {
    let bytes = Uint8Array::new(&attached.get(0)).to_vec();
    SourceFile::from_bytes(path.rsplit('/').next().unwrap_or(path), bytes)
}

fn toy_model(toy: Toy) -> Result<Loaded, ModelError> {
    Ok(loaded(toy.model()?, toy.concepts()))
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
pub(super) fn local_files(files: &Array) -> Result<Vec<SourceFile>, WebError> {
    let files = files.iter().map(|file| {
        let file: File = file.dyn_into()?;
        let name = file.name();
        let reader = local(file)?;
        Ok(SourceFile { name, size: reader.size(), reader: Box::new(reader) })
    });
    files.collect()
}
