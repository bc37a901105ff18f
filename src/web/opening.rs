//! What opening a model needs of this browser: workers, files, and those beside the page.

use std::rc::Rc;

use serde::Serialize;
use thiserror::Error;
use wasm_bindgen_futures::spawn_local;

use super::{
    WebError,
    channel::{Attachment, Running},
    dropped::Dropped,
    fetch, page,
    program::Program,
    user_file::File,
};
use session::{
    controller::{Browser, News, Readable, looked_at},
    permalink::NamedFile,
    protocol::{
        ModelId, Opening, Source, Sum, ToWorker,
        inference::{FromInference, ToInference},
    },
    workspace::Channel,
};

/// Why this browser cannot do what opening needs.
#[derive(Debug, Error)]
pub enum NotDone {
    /// A file beside the page cannot be had.
    #[error("{path}: {error}")]
    PageFile {
        /// The file.
        path: String,
        /// What the browser says.
        error: WebError,
    },
    /// It refused.
    #[error(transparent)]
    Refused(#[from] WebError),
}

/// The browser that shows the page.
#[derive(Clone, Copy)]
pub struct ThisBrowser;

/// Opens models in this browser.
pub type Opener = session::controller::Opener<ThisBrowser>;

/// Opens files that the user picked; together they make one model.
pub fn open_files(opener: Opener, files: Vec<File>) {
    spawn_local(give(opener, files));
}

/// Opens files that the user picked, to be compared with the shown model.
pub fn compare_files(opener: Opener, files: Vec<File>) {
    spawn_local(async move {
        match looked_at(files, false).await {
            Ok(given) => opener.take_to_compare(given),
            Err(error) => opener.fail(error.to_string()),
        }
    });
}

/// Opens files and folders that the user dropped; together they make one model.
pub fn open_dropped(opener: Opener, dropped: Dropped) {
    spawn_local(async move {
        match dropped.files().await {
            Ok(files) => give(opener, files).await,
            Err(error) => opener.fail(error.to_string()),
        }
    });
}

async fn give(opener: Opener, files: Vec<File>) {
    match looked_at(files, opener.computes_contexts()).await {
        Ok(given) => opener.take(given),
        Err(error) => opener.fail(error.to_string()),
    }
}

impl Readable for File {
    type Error = WebError;

    fn name(&self) -> String {
        File::name(self)
    }

    fn size(&self) -> u64 {
        File::size(self)
    }

    async fn piece(&self, start: u64, end: u64) -> Result<Vec<u8>, WebError> {
        File::piece(self, start, end)?.bytes().await
    }
}

impl Browser for ThisBrowser {
    type File = File;
    type Worker = Running;
    type Error = NotDone;

    fn start(&self, news: impl Fn(News) + 'static) -> Result<Rc<Running>, NotDone> {
        Ok(Rc::new(Running::start(Program::Worker, news)?))
    }

    fn read(
        &self,
        worker: &Rc<Running>,
        id: ModelId,
        opening: Opening,
        files: Vec<File>,
        failed: impl Fn(NotDone) + 'static,
    ) {
        let ahead = worker.reads_ahead();
        if matches!(&opening.source, Source::Bundled(path) if ahead.as_ref() == Some(path)) {
            let sent = worker.post_with(&ToWorker::Open(id, opening), &[]);
            return sent.unwrap_or_else(|error| failed(error.into()));
        }
        // A worker that is cancelled while a file is fetched gets nothing.
        let worker = Rc::downgrade(worker);
        spawn_local(async move {
            let attached = match attached(&opening.source, files).await {
                Ok(attached) => attached,
                Err(reason) => return failed(reason),
            };
            if let Some(worker) = worker.upgrade() {
                let sent = worker.post_with(&ToWorker::Open(id, opening), &attached);
                sent.unwrap_or_else(|error| failed(error.into()));
            }
        });
    }

    fn sum(
        &self,
        worker: &Rc<Running>,
        opening: &Opening,
        files: Vec<File>,
    ) -> Result<(), NotDone> {
        let files: Vec<Attachment> = files.into_iter().map(Attachment::from).collect();
        let sum = Sum { opening: opening.clone() };
        Ok(worker.post_with(&ToWorker::Sum(sum), &files)?)
    }

    fn cores(&self) -> usize {
        // What a browser does not tell is one.
        page::window().map_or(1, |window| window.navigator().hardware_concurrency() as usize)
    }

    fn start_inference(
        &self,
        files: Vec<File>,
        news: impl Fn(News<FromInference>) + 'static,
    ) -> Result<Rc<dyn Channel<ToInference>>, NotDone> {
        let running = Running::start(Program::Lm, news)?;
        let files: Vec<Attachment> = files.into_iter().map(Attachment::from).collect();
        running.post_with(&ToInference::Open, &files)?;
        Ok(Rc::new(running))
    }

    fn file(&self, (name, bytes): &NamedFile) -> Result<File, NotDone> {
        Ok(File::new(name, bytes)?)
    }
}

async fn attached(source: &Source, files: Vec<File>) -> Result<Vec<Attachment>, NotDone> {
    match source.page_file().filter(|_| files.is_empty()) {
        Some(path) => page_file(&path).await,
        None => Ok(files.into_iter().map(Attachment::from).collect()),
    }
}

/// A file beside the page.
async fn page_file(path: &str) -> Result<Vec<Attachment>, NotDone> {
    match fetch::bytes(path).await {
        Ok(bytes) => Ok(vec![bytes]),
        Err(error) => Err(NotDone::PageFile { path: path.into(), error }),
    }
}

impl<Message: Serialize> Channel<Message> for Running {
    fn post(&self, message: Message) {
        if let Err(error) = Running::post(self, &message) {
            leptos::logging::error!("{error}");
        }
    }
}
