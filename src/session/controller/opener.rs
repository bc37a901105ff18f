//! Opening from the page: starts a reading worker, has it read, and hands on what it says.

mod aside;
mod contexts;

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use reactive_graph::{
    graph::untrack,
    owner::{LocalStorage, StoredValue},
    prelude::*,
};

use super::browser::{Browser, Given, News};
use crate::{
    library::Library,
    permalink::{SavedSession, TableChoice},
    protocol::{FileReference, ModelId, Opening, Reason, Source, ToPage},
    words::words,
};
use formats::{Rows, Selection};
use theory::model::ColumnRole;

use aside::Aside;
pub use contexts::Taken;
use contexts::TakenContexts;

/// What is opened and how, so that it can be opened again with other choices.
#[derive(Clone)]
pub(super) struct Attempt<File> {
    pub(super) opening: Opening,
    pub(super) files: Vec<File>,
}

/// Opens models, and remembers the last attempt (it may end in a question) and those that the open
/// models are from.
pub struct Opener<B: Browser> {
    pub(super) library: Library,
    pub(super) browser: StoredValue<B, LocalStorage>,
    last: StoredValue<Option<Attempt<B::File>>, LocalStorage>,
    opened: StoredValue<BTreeMap<ModelId, Attempt<B::File>>, LocalStorage>,
    contexts: TakenContexts<B::File>,
    pub(super) next: StoredValue<Next>,
    /// Files that a session brought along of the model that it compares with its own.
    pub(super) companion: StoredValue<Option<Brought<B::File>>, LocalStorage>,
    /// Models that were fitted here, as files.
    pub(super) fitted: StoredValue<Vec<(Source, B::File)>, LocalStorage>,
}

/// Files that a session brought along, by name and content.
pub(super) type Brought<File> = (Vec<FileReference>, Vec<File>);

/// What becomes of the model that is being opened.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Next {
    /// It is shown.
    #[default]
    Show,
    /// It is compared with this one.
    CompareWith(ModelId),
    /// It is compared with what is opened after it.
    Then(Source),
}

impl<B: Browser> Clone for Opener<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B: Browser> Copy for Opener<B> {}

impl<B: Browser> Opener<B> {
    /// For the models of the page.
    pub fn new(library: Library, browser: B) -> Self {
        Self {
            library,
            browser: StoredValue::new_local(browser),
            last: StoredValue::new_local(None),
            opened: StoredValue::new_local(BTreeMap::new()),
            next: StoredValue::new(Next::Show),
            contexts: TakenContexts::new(),
            companion: StoredValue::new_local(None),
            fitted: StoredValue::new_local(Vec::new()),
        }
    }

    /// A bundled model, a toy or pasted text.
    pub fn open(&self, source: Source) {
        self.next.set_value(Next::Show);
        self.open_source(source);
    }

    pub(super) fn open_source(&self, source: Source) {
        let files = self.fitted.with_value(|fitted| {
            let of_source = fitted.iter().filter(|(of, _)| *of == source);
            of_source.map(|(_, file)| file.clone()).collect()
        });
        self.start(Attempt { opening: Opening::of(source), files });
    }

    /// What was picked or dropped cannot be looked at; what is open stays open.
    pub fn fail(&self, reason: String) {
        self.library.fail(reason);
    }

    /// What the user picked or dropped; no files are nothing.
    pub fn take(&self, given: Given<B::File>) {
        self.next.set_value(Next::Show);
        self.take_given(given);
    }

    /// The same, to be compared with the shown model.
    pub fn take_to_compare(&self, given: Given<B::File>) {
        self.next.set_value(Next::CompareWith(untrack(|| self.library.active()).id));
        self.take_given(given);
    }

    fn take_given(&self, given: Given<B::File>) {
        match given {
            Given::Session(name, bytes) => self.take_session(&name, &bytes),
            Given::Files(references, files) if !references.is_empty() => {
                self.start(self.attempt_of(references, files));
            }
            Given::Files(..) => {}
            Given::Contexts(set, references, files) => {
                let name = references.iter().map(|file| file.name.as_str()).collect::<Vec<_>>();
                let name = name.join(", ");
                self.take_contexts(&set, name, self.attempt_of(references, files));
            }
        }
    }

    /// What opening these files means, with the tables that a link wants of them.
    fn attempt_of(&self, references: Vec<FileReference>, files: Vec<B::File>) -> Attempt<B::File> {
        let tables = self.library.tables_wanted(&references).unwrap_or_default();
        let TableChoice { f, g, rows, columns } = tables;
        let mut opening = Opening::of(Source::Files(references));
        (opening.selection.f, opening.selection.g) = (f, g);
        opening.selection.columns = columns;
        rows.into_iter().for_each(|rows| self.select(&mut opening.selection, rows));
        Attempt { opening, files }
    }

    /// A saved session: its files, if it brings them along, or what its link names.
    fn take_session(&self, name: &str, bytes: &[u8]) {
        let (saved, bad) = match SavedSession::from_json(bytes) {
            Ok(read) => read,
            Err(reason) => return self.library.fail(format!("{name}: {reason}")),
        };
        let companion = saved.companion.iter().map(|file| self.browser.get_value().file(file));
        let references = saved.companion.iter().map(FileReference::of).collect();
        let companion = companion.collect::<Result<Vec<_>, _>>();
        self.companion.set_value(companion.ok().map(|files| (references, files)));
        let source = self.library.go_to(saved.link, &bad);
        if saved.files.is_empty() {
            return source.into_iter().for_each(|source| self.open(source));
        }
        let browser = self.browser.get_value();
        let files = saved.files.iter().map(|file| browser.file(file)).collect();
        match files {
            Ok(files) => {
                let references = saved.files.iter().map(FileReference::of).collect();
                self.take(Given::Files(references, files));
            }
            Err(reason) => self.library.fail(reason.to_string()),
        }
    }

    /// Where the shown model is from.
    fn shown(&self) -> Option<Attempt<B::File>> {
        self.attempt(untrack(|| self.library.active()).id)
    }

    /// The files that an open model is from; none where it is not from files.
    pub fn files_of(&self, id: ModelId) -> Vec<B::File> {
        self.attempt(id).map(|attempt| attempt.files).unwrap_or_default()
    }

    pub(super) fn attempt(&self, id: ModelId) -> Option<Attempt<B::File>> {
        self.opened.with_value(|opened| opened.get(&id).cloned())
    }

    /// The last files again, with these tables as f and g.
    pub fn choose_tables(&self, f: Option<String>, g: Option<String>) {
        self.again(self.last.get_value(), |selection| (selection.f, selection.g) = (f, g));
    }

    /// The last files again, with these of their tokens.
    pub fn choose_tokens(&self, rows: Rows) {
        self.again(self.last.get_value(), |selection| self.select(selection, rows));
    }

    /// The files of the shown model again, with these of their tokens.
    pub fn reopen_with(&self, rows: Rows) {
        self.again(self.shown(), |selection| self.select(selection, rows));
    }

    /// The files or the text of the shown model again, with these roles of the columns of its
    /// table.
    pub fn reopen_with_columns(&self, columns: Vec<ColumnRole>) {
        self.again(self.shown(), |selection| selection.columns = columns);
    }

    /// Sums up all tokens in the files of the shown model, in a worker of its own.
    pub fn count_all(&self) {
        let workspace = untrack(|| self.library.active());
        let Some(attempt) = self.shown() else { return };
        let browser = self.browser.get_value();
        let worker = browser.start(move |news| match news {
            News::Message(message) => workspace.handle_counter(message),
            News::Died(reason) => {
                workspace.fail_counting((words().model.summing_stopped)(&reason));
            }
        });
        let started = worker.and_then(|worker| {
            browser.sum(&worker, &attempt.opening, attempt.files).map(|()| worker)
        });
        match started {
            Ok(worker) => workspace.count_all(worker),
            Err(reason) => workspace.fail_counting(reason.to_string()),
        }
    }

    /// Opens the shown model again without the last step, whose work takes too long.
    pub fn take_back(&self) {
        self.step_back(untrack(|| self.library.active()).id, None);
    }

    fn step_back(&self, id: ModelId, died: Option<&str>) {
        if self.library.step_back(id, died) {
            self.attempt(id).into_iter().for_each(|attempt| self.start(attempt));
        }
    }

    fn select(&self, selection: &mut Selection, rows: Rows) {
        let words = untrack(|| self.library.page.concept_words());
        selection.words =
            if rows == Rows::InConcepts { words.into_iter().collect() } else { Vec::new() };
        selection.rows = rows;
    }

    fn again(&self, attempt: Option<Attempt<B::File>>, change: impl FnOnce(&mut Selection)) {
        if let Some(mut attempt) = attempt {
            change(&mut attempt.opening.selection);
            self.start(attempt);
        }
    }

    fn start(&self, attempt: Attempt<B::File>) {
        let (opener, library, browser) = (*self, self.library, self.browser.get_value());
        self.last.set_value(Some(attempt.clone()));
        // The number is known once the worker has started, before it says anything.
        let begun = Rc::new(Cell::new(None));
        let number = begun.clone();
        let worker = browser.start(move |news| opener.handle(news, number.get()));
        match worker {
            Ok(worker) => {
                let Attempt { opening, files } = attempt;
                let tables = TableChoice::of(&opening.selection);
                let id = library.begin_with(opening.source.clone(), tables, worker.clone());
                begun.set(Some(id));
                browser.read(&worker, id, opening, files, move |reason| {
                    library.fail(reason.to_string());
                });
            }
            Err(reason) => library.fail(reason.to_string()),
        }
    }

    fn handle(&self, news: News, id: Option<ModelId>) {
        match (news, id) {
            (News::Message(ToPage::AsideAnswer(answered)), Some(id)) => {
                Aside { opener: *self, id }.handle(*answered);
            }
            (News::Message(message), id) => {
                let opened = id.filter(|_| matches!(message, ToPage::Opened(_)));
                opened.into_iter().for_each(|id| self.note_opened(id));
                self.library.handle(message);
                opened.into_iter().for_each(|id| self.offer_inference(id));
                opened.into_iter().for_each(|id| self.go_on(id));
            }
            (News::Died(reason), Some(id)) if self.library.is_open(id) => {
                self.step_back(id, Some(&reason));
            }
            (News::Died(reason), _) => self.library.fail((words().page.stopped)(&reason)),
        }
    }

    /// Has the contexts of a model computed that is from the files of a language model, once that
    /// is wanted.
    fn offer_inference(&self, id: ModelId) {
        let Some((attempt, workspace)) = self.attempt(id).zip(self.library.workspace(id)) else {
            return;
        };
        if !attempt.opening.source.may_compute() {
            return;
        }
        let browser = self.browser.get_value();
        let start = move |program| {
            let running = browser.start_inference(attempt.files.clone(), move |news| match news {
                News::Message(message) => workspace.handle_inference(program, message),
                News::Died(reason) => workspace.inference_died(program, &reason),
            });
            running.map_err(|reason| Reason::of(&reason))
        };
        workspace.offer_inference(Rc::new(start), browser.cores());
    }

    /// Remembers where a model is from, and forgets those that were closed.
    fn note_opened(&self, id: ModelId) {
        let attempt = self.last.get_value();
        self.opened.update_value(|opened| {
            opened.retain(|id, _| self.library.is_open(*id));
            opened.extend(attempt.map(|attempt| (id, attempt)));
        });
    }
}
