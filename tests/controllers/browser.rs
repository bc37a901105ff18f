//! A browser that is none: workers in this process.

use std::{cell::RefCell, rc::Rc};

use formats::{Loaded, Opened, Selection, SourceFile};
use session::{
    controller::{Browser, News},
    engine::Engine,
    permalink::NamedFile,
    protocol::{
        ModelId, Opening, Source, Statistics, ToPage, ToWorker,
        inference::{FromInference, ToInference},
    },
    workspace::Channel,
};
use theory::model::{Predictor, Toy};

pub(super) type Hears = Rc<dyn Fn(News)>;

/// A worker in this process: reads files, and keeps what it says until it is delivered.
#[derive(Clone)]
pub(super) struct Local {
    pub(super) engine: Rc<RefCell<Engine>>,
    queue: Rc<RefCell<Vec<ToPage>>>,
    pub(super) hears: Hears,
}

impl Channel for Local {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        self.queue.borrow_mut().extend(answer);
    }
}

impl Local {
    pub(super) fn deliver(&self) {
        loop {
            let messages: Vec<ToPage> = self.queue.borrow_mut().drain(..).collect();
            if messages.is_empty() {
                return;
            }
            messages.into_iter().for_each(|message| (self.hears)(News::Message(message)));
        }
    }
}

/// A program that opens a language model and answers nothing more.
struct Deaf;

impl Channel<ToInference> for Deaf {
    fn post(&self, _: ToInference) {}
}

/// What it refuses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(String);

/// A browser without windows. The workers that it started, the last one last.
#[derive(Clone, Copy)]
pub(super) struct NoBrowser(pub(super) &'static WorkerList);

pub(super) type WorkerList = std::thread::LocalKey<RefCell<Vec<Local>>>;

thread_local! {
    pub(super) static WORKERS: RefCell<Vec<Local>> = const { RefCell::new(Vec::new()) };
}

fn sources(opening: &Opening, files: &[NamedFile]) -> Vec<SourceFile> {
    match &opening.source {
        Source::Text(text) => vec![SourceFile::from_bytes("pasted", text.clone().into_bytes())],
        _ => {
            files.iter().map(|(name, bytes)| SourceFile::from_bytes(name, bytes.clone())).collect()
        }
    }
}

pub(super) fn toy(toy: Toy) -> Loaded {
    let model = toy.model().expect("a toy is a model");
    Loaded { concepts: toy.concepts(), ..alone(model) }
}

pub(super) fn alone(model: Predictor) -> Loaded {
    let tokens_in_file = model.g().len() as u64;
    Loaded { model, concepts: Vec::new(), tokens_in_file }
}

impl Browser for NoBrowser {
    type File = NamedFile;
    type Worker = Local;
    type Error = Refused;

    fn start(&self, news: impl Fn(News) + 'static) -> Result<Rc<Local>, Refused> {
        let worker = Local { engine: Rc::default(), queue: Rc::default(), hears: Rc::new(news) };
        self.0.with_borrow_mut(|all| all.push(worker.clone()));
        Ok(Rc::new(worker))
    }

    fn read(
        &self,
        worker: &Rc<Local>,
        id: ModelId,
        opening: Opening,
        files: Vec<NamedFile>,
        failed: impl Fn(Refused) + 'static,
    ) {
        let read = match &opening.source {
            Source::Toy(which) => Ok(Opened::Model(Box::new(toy(*which)))),
            Source::Made(made) if files.is_empty() => match made.made_alone() {
                Ok(Some(model)) => Ok(Opened::Model(Box::new(alone(model)))),
                other => return failed(Refused(format!("{other:?}"))),
            },
            _ => formats::open(sources(&opening, &files), &opening.selection, &mut |_| {}),
        };
        let answer = match read {
            Ok(Opened::Model(loaded)) => {
                ToPage::Opened(Box::new(worker.engine.borrow_mut().open(id, *loaded)))
            }
            Ok(Opened::Choice(candidates)) => ToPage::Choice(candidates),
            Ok(other) => return failed(Refused(format!("{other:?}"))),
            Err(error) => ToPage::Failed(error.to_string()),
        };
        worker.queue.borrow_mut().push(answer);
    }

    fn sum(
        &self,
        worker: &Rc<Local>,
        opening: &Opening,
        files: Vec<NamedFile>,
    ) -> Result<(), Refused> {
        let moments = formats::sum(sources(opening, &files), &Selection::default(), &mut |_| {})
            .map_err(|error| Refused(error.to_string()))?;
        worker.queue.borrow_mut().push(ToPage::Summed(Ok(Statistics::of(&moments))));
        Ok(())
    }

    fn cores(&self) -> usize {
        2
    }

    fn start_inference(
        &self,
        files: Vec<NamedFile>,
        news: impl Fn(News<FromInference>) + 'static,
    ) -> Result<Rc<dyn Channel<ToInference>>, Refused> {
        let files = files.iter().map(|(name, bytes)| SourceFile::from_bytes(name, bytes.clone()));
        let answer = inference::Inference::new(|| 0.0).open(files.collect());
        news(News::Message(answer));
        Ok(Rc::new(Deaf))
    }

    fn file(&self, file: &NamedFile) -> Result<NamedFile, Refused> {
        Ok(file.clone())
    }
}
