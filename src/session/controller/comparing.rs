//! Comparing from the page: gets both models open, and starts the worker that compares them.

use std::{cell::Cell, rc::Rc};

use reactive_graph::{graph::untrack, prelude::*};

use super::{
    Browser, Given, News, Opener,
    opener::{Attempt, Brought, Next},
};
use crate::{
    library::Companion,
    pair::Pair,
    permalink::ModelReference,
    protocol::{ModelId, Source},
    words::words,
};

impl<B: Browser> Opener<B> {
    /// Compares the shown model with one that can be had without a file.
    pub fn compare_with(&self, source: Source) {
        let shown = untrack(|| self.library.active()).id;
        match self.library.opened_from(&source) {
            Some(open) => self.compare(shown, open.id),
            None => {
                self.next.set_value(Next::CompareWith(shown));
                self.open_source(source);
            }
        }
    }

    /// Opens two models that can be had without a file, and compares them.
    pub fn compare_both(&self, [one, two]: [Source; 2]) {
        match self.library.opened_from(&one) {
            Some(open) => {
                self.library.show(open.id);
                self.compare_with(two);
            }
            None => {
                self.next.set_value(Next::Then(two));
                self.open_source(one);
            }
        }
    }

    /// Gets what a link compares with the shown model: compares with it if it is open, else opens
    /// it, or asks for it. Reads signals: to be called again whenever that changed.
    pub fn meet_companion(&self) {
        let Some(companion) = self.library.companion() else { return };
        untrack(|| match companion {
            Companion::Open(id) => {
                self.meet(id);
            }
            Companion::Obtainable(source) => self.open(source),
            Companion::Asked(model, text) => match self.brought_along(&model) {
                Some((references, files)) => self.take(Given::Files(references, files)),
                None => self.library.page.error.set(Some(text)),
            },
        });
    }

    /// The files of a model that a session brought along.
    fn brought_along(&self, model: &ModelReference) -> Option<Brought<B::File>> {
        let files = self.companion.try_update_value(Option::take).flatten()?;
        ModelReference::Files(files.0.clone()).can_be(model).then_some(files)
    }

    /// If this is what a link compares with another model, both are compared.
    fn meet(&self, id: ModelId) -> bool {
        let Some((first, compared)) = self.library.take_companion(id) else { return false };
        if self.library.pair().is_none_or(|pair| pair.ids() != [first, id]) {
            self.compare(first, id);
        }
        if let Some(pair) = self.library.pair() {
            pair.choose(compared.seen);
        }
        true
    }

    /// Compares two open models, in a worker of their own, and shows the first.
    pub fn compare(&self, one: ModelId, two: ModelId) {
        let (library, browser) = (self.library, self.browser.get_value());
        let (Some(first), Some(second)) = (self.attempt(one), self.attempt(two)) else { return };
        if one == two {
            return library.page.error.set(Some(words().compare.itself.into()));
        }
        library.show(one);
        // The pair is known once the worker has started, before it says anything.
        let begun = Rc::new(Cell::new(None::<Pair>));
        let pair = begun.clone();
        let worker = browser.start(move |news| match (pair.get(), news) {
            (Some(pair), News::Message(message)) => pair.handle(message),
            (Some(pair), News::Died(reason)) => pair.fail((words().page.stopped)(&reason)),
            (None, _) => {}
        });
        let worker = match worker {
            Ok(worker) => worker,
            Err(reason) => return library.fail(reason.to_string()),
        };
        let Some(pair) = library.begin_pair(one, two, worker.clone()) else { return };
        begun.set(Some(pair));
        untrack(|| pair.keep_up());
        for (id, Attempt { opening, files }) in [(one, first), (two, second)] {
            browser.read(&worker, id, opening, files, move |reason| {
                pair.fail(reason.to_string());
            });
        }
    }

    /// The model that was being opened is open.
    pub(super) fn go_on(&self, id: ModelId) {
        let next = self.next.try_update_value(std::mem::take).unwrap_or_default();
        if untrack(|| self.meet(id)) {
            return;
        }
        match next {
            Next::Show => {}
            Next::CompareWith(first) if self.library.is_open(first) => self.compare(first, id),
            Next::CompareWith(_) => {
                self.library.page.error.set(Some(words().compare.itself.into()));
            }
            Next::Then(source) => self.compare_with(source),
        }
    }
}
