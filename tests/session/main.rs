//! The session, driven as a person would, with the engine answering in the same process.

mod bending;
mod pictures;
mod rows;
mod worker;

use std::{cell::RefCell, rc::Rc};

use formats::{Opened, Selection, SourceFile, open};
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use session::{
    state::{Ask, Session},
    worker::{Engine, Request, Source, ToPage},
};
use theory::{model::Toy, property::Verdict};

/// Answers at once, as the worker would later.
struct InProcess {
    engine: RefCell<Engine>,
    session: Session,
}

impl Ask for InProcess {
    fn ask(&self, request: &Request) {
        let response = self.engine.borrow_mut().answer(request);
        self.session.receive(response);
    }
}

/// A worker that never answers.
struct Silent;

impl Ask for Silent {
    fn ask(&self, _request: &Request) {}
}

fn read(path: &str) -> Opened {
    let bytes = std::fs::read(path).unwrap_or_default();
    open(vec![SourceFile::from_bytes(path, bytes)], &Selection::default(), &mut |_| {})
        .unwrap_or_else(|error| unreachable!("{error}"))
}

/// A session with the shipped concepts and this model open.
fn opened(model: Opened) -> Session {
    opened_with(model, |engine, session| {
        Rc::new(InProcess { engine: RefCell::new(engine), session })
    })
}

fn opened_with(model: Opened, worker: impl FnOnce(Engine, Session) -> Rc<dyn Ask>) -> Session {
    let session = Session::new();
    session.set_shipped_concepts(
        &std::fs::read_to_string("public/models/concepts.tsv").unwrap_or_default(),
    );
    open_by(session, Source::Files(Vec::new()), model, worker);
    session
}

fn open_in(session: Session, source: Source, model: Opened) {
    open_by(session, source, model, |engine, session| {
        Rc::new(InProcess { engine: RefCell::new(engine), session })
    });
}

fn open_by(
    session: Session,
    source: Source,
    model: Opened,
    worker: impl FnOnce(Engine, Session) -> Rc<dyn Ask>,
) {
    let Opened::Model(loaded) = model else { unreachable!("expected a model, found {model:?}") };
    let engine = Engine::new(*loaded);
    let card = engine.card();
    session.begin(source, worker(engine, session));
    session.hear(ToPage::Opened(Box::new(card)));
}

fn toy(toy: Toy) -> Session {
    let model = toy.model().unwrap_or_else(|error| unreachable!("{error}"));
    let tokens_in_file = model.g().len() as u64;
    let loaded = formats::Loaded { model, concepts: toy.concepts(), tokens_in_file };
    opened(Opened::Model(Box::new(loaded)))
}

fn verdict(session: Session, id: &str) -> Verdict {
    session
        .board
        .with_untracked(|board| board.get(id).map_or(Verdict::NotTestable, |row| row.verdict))
}

fn words(session: Session) -> Vec<String> {
    let (pairs, model) = (session.pairs.get_untracked(), session.model.get_untracked());
    let tokens = pairs.into_iter().flatten().flat_map(|(from, to)| [from, to]);
    tokens.map(|index| model.as_ref().map(|m| m.token(index)).unwrap_or_default()).collect()
}

/// Runs a test under a reactive owner.
fn session_test(test: impl FnOnce()) {
    let owner = Owner::new();
    owner.with(test);
}
