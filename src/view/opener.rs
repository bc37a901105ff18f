//! Opening from the page: starts a reading worker and wires what it says to the session.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use crate::{
    format::Selection,
    state::{Ask, Session},
    web::link::{Link, News},
    worker::{Opening, Request, Source},
};

/// Opens models, and remembers what was opened last so that a choice among its matrices can be answered.
#[derive(Clone, Copy)]
pub struct Opener {
    session: Session,
    last: StoredValue<Option<(Source, Vec<File>)>, LocalStorage>,
}

impl Opener {
    /// For the session of the page.
    pub fn new(session: Session) -> Self {
        Self { session, last: StoredValue::new_local(None) }
    }

    /// A bundled model, a toy or pasted text.
    pub fn open(&self, source: Source) {
        self.start(source, Vec::new(), Selection::default());
    }

    /// Files that the user picked or dropped; together they make one model.
    pub fn open_files(&self, files: Vec<File>) {
        if !files.is_empty() {
            let names = files.iter().map(File::name).collect();
            self.start(Source::Files(names), files, Selection::default());
        }
    }

    /// The same files again, with the user's choice.
    pub fn choose(&self, selection: Selection) {
        if let Some((source, files)) = self.last.get_value() {
            self.start(source, files, selection);
        }
    }

    fn start(&self, source: Source, files: Vec<File>, selection: Selection) {
        let session = self.session;
        self.last.set_value(Some((source.clone(), files.clone())));
        let opening = Opening { source: source.clone(), selection };
        let link = Link::open(&opening, &files, move |news| match news {
            News::Said(message) => session.hear(message),
            News::Died(reason) => session.fail(format!("The reader stopped: {reason}. What was open is still open.")),
        });
        match link {
            Ok(link) => session.begin(source, Rc::new(link)),
            Err(error) => session.fail(error.to_string()),
        }
    }
}

impl Ask for Link {
    fn ask(&self, request: &Request) {
        if let Err(error) = self.send(request) {
            web_sys::console::error_1(&error.to_string().into());
        }
    }
}

/// The opener that the app provides.
pub fn opener() -> Opener {
    expect_context()
}
