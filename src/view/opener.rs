//! Opening from the page: starts a reading worker and wires what it says to the session.

use std::{
    cell::Cell,
    rc::{Rc, Weak},
};

use leptos::prelude::*;

use crate::web::{
    WebError,
    dropped::Dropped,
    fetch,
    link::{Attachment, Link, News},
    user_file::File,
};
use formats::{Rows, Selection};
use session::{
    permalink::{SavedSession, TableChoice, checksum},
    state::{Ask, Session},
    words::words,
    worker::{FileReference, Opening, Request, Source, ToPage},
};

/// What is opened and how, so that it can be opened again with other choices.
#[derive(Clone)]
struct Attempt {
    opening: Opening,
    files: Vec<File>,
}

/// Opens models, and remembers the last attempt (it may end in a question) and the one that the
/// open model is from.
#[derive(Clone, Copy)]
pub struct Opener {
    session: Session,
    last: StoredValue<Option<Attempt>, LocalStorage>,
    shown: StoredValue<Option<Attempt>, LocalStorage>,
    kept: StoredValue<Option<Attempt>, LocalStorage>,
}

impl Opener {
    /// For the session of the page.
    pub fn new(session: Session) -> Self {
        let none = || StoredValue::new_local(None);
        Self { session, last: none(), shown: none(), kept: none() }
    }

    /// A bundled model, a toy or pasted text.
    pub fn open(&self, source: Source) {
        self.start(Attempt::new(source, Vec::new()));
    }

    /// Files that the user picked; together they make one model.
    pub fn open_files(&self, files: Vec<File>) {
        leptos::task::spawn_local(self.take(files));
    }

    /// Files and folders that the user dropped; together they make one model.
    pub fn open_dropped(&self, dropped: Dropped) {
        let opener = *self;
        leptos::task::spawn_local(async move {
            match dropped.files().await {
                Ok(files) => opener.take(files).await,
                Err(error) => opener.session.fail(error.to_string()),
            }
        });
    }

    async fn take(self, files: Vec<File>) {
        match files.as_slice() {
            [] => return,
            [only] if is_session(only).await => return self.open_session(only).await,
            _ => {}
        }
        match references(&files).await {
            Ok(references) => {
                let tables = self.session.tables_wanted(&references);
                self.start(Attempt::new(Source::Files(references), files).wanting(tables, &self));
            }
            Err(error) => self.session.fail(error.to_string()),
        }
    }

    /// A saved session: its files, if it brings them along, or what its link names.
    async fn open_session(self, file: &File) {
        let session = self.session;
        let saved = file.bytes().await.map_err(|error| error.to_string());
        match saved
            .and_then(|text| SavedSession::from_json(&text).map_err(|error| error.to_string()))
        {
            Ok((saved, bad)) => {
                let source = session.go_to(saved.link, &bad);
                let files: Result<Vec<File>, _> =
                    saved.files.iter().map(|(name, bytes)| File::new(name, bytes)).collect();
                match files {
                    Ok(files) if !files.is_empty() => self.open_files(files),
                    Ok(_) => source.into_iter().for_each(|source| self.open(source)),
                    Err(error) => session.fail(error.to_string()),
                }
            }
            Err(reason) => session.fail(format!("{}: {reason}", file.name())),
        }
    }

    /// The files that the open model is from; none where it is not from files.
    pub fn files(&self) -> Vec<File> {
        self.shown.with_value(|shown| {
            shown.as_ref().map(|attempt| attempt.files.clone()).unwrap_or_default()
        })
    }

    /// The last files again, with these tables as f and g.
    pub fn choose_tables(&self, f: Option<String>, g: Option<String>) {
        self.again(self.last, |selection| (selection.f, selection.g) = (f, g));
    }

    /// The last files again, with these of their tokens.
    pub fn choose_tokens(&self, rows: Rows) {
        self.again(self.last, |selection| self.select(selection, rows));
    }

    /// The files of the open model again, with these of their tokens.
    pub fn reopen_with(&self, rows: Rows) {
        self.again(self.shown, |selection| self.select(selection, rows));
    }

    /// Sums up all tokens in the files of the open model, in a worker of its own.
    pub fn count_all(&self) {
        let session = self.session;
        let Some(attempt) = self.shown.get_value() else { return };
        let link = Link::start(move |news| match news {
            News::Said(message) => session.hear_counter(message),
            News::Died(reason) => session.fail_counting((words().model.summing_stopped)(&reason)),
        });
        let files: Vec<Attachment> = attempt.files.into_iter().map(Attachment::from).collect();
        let started = link.and_then(|link| link.sum(&attempt.opening, &files).map(|()| link));
        match started {
            Ok(link) => session.count_all(Rc::new(link)),
            Err(error) => session.fail_counting(error.to_string()),
        }
    }

    /// Remembers the open model, to come back to.
    pub fn remember(&self) {
        self.kept.set_value(self.shown.get_value());
    }

    /// Opens the files that were remembered again, if it was files and others are open; says
    /// whether it does.
    pub fn reopen(&self) -> bool {
        let kept = self.kept.try_update_value(Option::take).flatten();
        let open = self
            .shown
            .with_value(|shown| shown.as_ref().map(|attempt| attempt.opening.source.clone()));
        let other = kept
            .filter(|kept| !kept.files.is_empty() && Some(&kept.opening.source) != open.as_ref());
        other.map(|attempt| self.start(attempt)).is_some()
    }

    /// Opens the model again without the last step, whose work takes too long.
    pub fn take_back(&self) {
        self.set_back(None);
    }

    fn set_back(&self, died: Option<&str>) {
        if self.session.set_back(died)
            && let Some(attempt) = self.shown.get_value()
        {
            self.start(attempt);
        }
    }

    fn select(&self, selection: &mut Selection, rows: Rows) {
        let words = untrack(|| self.session.concept_words());
        selection.words =
            if rows == Rows::InConcepts { words.into_iter().collect() } else { Vec::new() };
        selection.rows = rows;
    }

    fn again(
        &self,
        attempt: StoredValue<Option<Attempt>, LocalStorage>,
        change: impl FnOnce(&mut Selection),
    ) {
        if let Some(mut attempt) = attempt.get_value() {
            change(&mut attempt.opening.selection);
            self.start(attempt);
        }
    }

    fn start(&self, attempt: Attempt) {
        let opener = *self;
        let Self { session, last, shown, .. } = opener;
        let answers = Cell::new(false);
        last.set_value(Some(attempt.clone()));
        let link = Link::start(move |news| match news {
            News::Said(message) => {
                if matches!(message, ToPage::Opened(_)) {
                    answers.set(true);
                    let attempt = last.get_value();
                    session
                        .tables
                        .set(attempt.as_ref().and_then(|a| TableChoice::of(&a.opening.selection)));
                    shown.set_value(attempt);
                }
                session.hear(message);
            }
            News::Died(reason) if answers.get() => opener.set_back(Some(&reason)),
            News::Died(reason) => session.fail((words().page.stopped)(&reason)),
        });
        match link {
            Ok(link) => {
                let link = Rc::new(link);
                session.begin(attempt.opening.source.clone(), link.clone());
                if link.reads_ahead(&attempt.opening.source) {
                    open(session, &link, &attempt.opening, &[]);
                } else {
                    leptos::task::spawn_local(send(session, Rc::downgrade(&link), attempt));
                }
            }
            Err(error) => session.fail(error.to_string()),
        }
    }
}

impl Attempt {
    fn new(source: Source, files: Vec<File>) -> Self {
        Self { opening: Opening::of(source), files }
    }

    /// With what a link says of the tables and rows.
    fn wanting(mut self, tables: Option<TableChoice>, opener: &Opener) -> Self {
        let TableChoice { f, g, rows } = tables.unwrap_or_default();
        let selection = &mut self.opening.selection;
        (selection.f, selection.g) = (f, g);
        rows.into_iter().for_each(|rows| opener.select(selection, rows));
        self
    }
}

/// Bytes that tell a session from a model.
const HEAD: u64 = 32;

async fn is_session(file: &File) -> bool {
    let Ok(head) = file.piece(0, HEAD) else { return false };
    head.bytes().await.is_ok_and(|head| SavedSession::begins_with(&head))
}

/// Name, size and checksum of each file.
async fn references(files: &[File]) -> Result<Vec<FileReference>, WebError> {
    let mut references = Vec::new();
    for file in files {
        let size = file.size();
        let mut ends = Vec::new();
        for (start, length) in FileReference::ends(size) {
            let part = file.piece(start, start + length)?;
            ends.extend(part.bytes().await?);
        }
        references.push(FileReference { name: file.name(), size, sum: Some(checksum(size, ends)) });
    }
    Ok(references)
}

/// Sends a started worker its files, fetching those beside the page first; a worker that was
/// cancelled meanwhile gets nothing.
async fn send(session: Session, link: Weak<Link>, attempt: Attempt) {
    let Attempt { opening, files } = attempt;
    let attached = match &opening.source {
        Source::Bundled(path) => match fetch::bytes(path).await {
            Ok(bytes) => vec![bytes],
            Err(error) => return session.fail(format!("{path}: {error}")),
        },
        _ => files.into_iter().map(Attachment::from).collect(),
    };
    if let Some(link) = link.upgrade() {
        open(session, &link, &opening, &attached);
    }
}

fn open(session: Session, link: &Link, opening: &Opening, attached: &[Attachment]) {
    if let Err(error) = link.open(opening, attached) {
        session.fail(error.to_string());
    }
}

impl Ask for Link {
    fn ask(&self, request: &Request) {
        if let Err(error) = self.send(request) {
            leptos::logging::error!("{error}");
        }
    }
}

/// The opener that the app provides.
pub fn opener() -> Opener {
    expect_context()
}
