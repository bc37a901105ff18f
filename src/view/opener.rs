//! Opening from the page: starts a reading worker and wires what it says to the session.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::{
    format::Selection,
    state::{Ask, Session},
    web::{
        fetch,
        link::{Link, News},
    },
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
        let link = Link::start(move |news| match news {
            News::Said(message) => session.hear(message),
            News::Died(reason) => session.fail(format!("The reader stopped: {reason}. What was open is still open")),
        });
        match link {
            Ok(link) => {
                let link = Rc::new(link);
                session.begin(source.clone(), link.clone());
                leptos::task::spawn_local(send(session, Rc::downgrade(&link), Opening { source, selection }, files));
            }
            Err(error) => session.fail(error.to_string()),
        }
    }
}

/// Sends a started worker its files, fetching those beside the page first; a worker that was cancelled meanwhile gets nothing.
async fn send(session: Session, link: Weak<Link>, opening: Opening, files: Vec<File>) {
    let attached = match &opening.source {
        Source::Bundled(path) => match fetch::bytes(path).await {
            Ok(bytes) => vec![bytes],
            Err(error) => return session.fail(format!("{path}: {error}")),
        },
        _ => files.into_iter().map(JsValue::from).collect(),
    };
    let sent = link.upgrade().map(|link| link.open(&opening, &attached));
    if let Some(Err(error)) = sent {
        session.fail(error.to_string());
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
