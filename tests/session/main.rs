//! The session, driven as a person would, with the engine answering in the same process.

mod bending;
mod easing;
mod experiments;
mod fates;
mod first_minute;
mod framing;
mod headline;
mod inference;
mod library;
mod marks;
mod pair;
mod pictures;
mod reading;
mod record;
mod rows;
mod space;
mod worker;

use std::{cell::RefCell, rc::Rc};

use formats::{Opened, Selection, SourceFile, open};
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use session::{
    engine::Engine,
    library::Library,
    protocol::{Source, ToPage, ToWorker},
    workspace::{Channel, Workspace},
};
use theory::{model::Toy, property::Verdict};

/// The models of one worker.
type Shared = Rc<RefCell<Engine>>;

/// Answers at once, as the worker would later.
struct InProcess {
    engine: Shared,
    library: Library,
}

impl Channel for InProcess {
    fn post(&self, message: ToWorker) {
        let answer = self.engine.borrow_mut().handle(message);
        answer.into_iter().for_each(|answer| self.library.handle(answer));
    }
}

/// A worker that never answers.
struct Silent;

impl Channel for Silent {
    fn post(&self, _: ToWorker) {}
}

fn read(path: &str) -> Opened {
    let bytes = std::fs::read(path).unwrap_or_default();
    open(vec![SourceFile::from_bytes(path, bytes)], &Selection::default(), &mut |_| {})
        .unwrap_or_else(|error| unreachable!("{error}"))
}

fn in_process(engine: Shared, library: Library) -> Rc<dyn Channel> {
    Rc::new(InProcess { engine, library })
}

/// A library with the shipped concepts.
fn library() -> Library {
    let library = Library::new();
    library.set_shipped_concepts(
        &std::fs::read_to_string("public/models/concepts.tsv").unwrap_or_default(),
    );
    library
}

/// The workspace of this model, in a library with the shipped concepts.
fn opened(model: Opened) -> Workspace {
    opened_with(model, in_process)
}

fn opened_with(
    model: Opened,
    worker: impl FnOnce(Shared, Library) -> Rc<dyn Channel>,
) -> Workspace {
    open_by(library(), Source::Files(Vec::new()), model, worker)
}

fn open_in(library: Library, source: Source, model: Opened) -> Workspace {
    open_by(library, source, model, in_process)
}

fn open_by(
    library: Library,
    source: Source,
    model: Opened,
    worker: impl FnOnce(Shared, Library) -> Rc<dyn Channel>,
) -> Workspace {
    let Opened::Model(loaded) = model else { unreachable!("expected a model, found {model:?}") };
    let engine = Shared::default();
    let id = library.begin(source, worker(engine.clone(), library));
    let card = engine.borrow_mut().open(id, *loaded);
    library.handle(ToPage::Opened(Box::new(card)));
    library.active()
}

/// A toy as it is read.
fn made(toy: Toy) -> Opened {
    let model = toy.model().unwrap_or_else(|error| unreachable!("{error}"));
    let tokens_in_file = model.g().len() as u64;
    let loaded = formats::Loaded { model, concepts: toy.concepts(), tokens_in_file };
    Opened::Model(Box::new(loaded))
}

fn toy(toy: Toy) -> Workspace {
    opened(made(toy))
}

fn verdict(session: Workspace, id: &str) -> Verdict {
    session
        .board
        .rows
        .with_untracked(|board| board.get(id).map_or(Verdict::NotTestable, |row| row.verdict))
}

fn words(session: Workspace) -> Vec<String> {
    let (pairs, model) = (session.choice.pairs.get_untracked(), session.model.get_untracked());
    let tokens = pairs.into_iter().flatten().flat_map(|(from, to)| [from, to]);
    tokens.map(|index| model.as_ref().map(|m| m.token(index)).unwrap_or_default()).collect()
}

/// Runs a test under a reactive owner.
fn session_test(test: impl FnOnce()) {
    let owner = Owner::new();
    owner.with(test);
}
