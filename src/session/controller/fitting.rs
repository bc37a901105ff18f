//! Fitting two tables from the page: starts a worker for it, and opens what came of it.

use reactive_graph::{graph::untrack, prelude::*};

use super::{Browser, News, Opener};
use crate::{
    bundled,
    protocol::{Excerpt, FitTarget, Made, Saved, Source},
    training::Training,
    words::words,
};
use theory::compare::Target;

impl<B: Browser> Opener<B> {
    /// Begins to fit what is wanted to be fitted. Reads signals: to be called again whenever that
    /// changed.
    pub fn meet_training(&self) {
        let wanted = self.library.training().filter(|training| training.wanted.get());
        let Some(training) = wanted else { return };
        training.wanted.set(false);
        untrack(|| self.fit(training));
    }

    /// A part of the open model has to be asked for before it can be fitted to.
    fn fit(&self, training: Training) {
        let shown = self.library.active();
        let Some(part) = training.fit.get_untracked().target.excerpt() else {
            return self.start_fit(training, None);
        };
        let is_bundled = shown.source.with_untracked(|source| {
            *source == Some(Source::Bundled(bundled::models()[0].0.into()))
        });
        let part = Excerpt { first: shown.choice.context.get_untracked(), ..part };
        let target = if is_bundled { FitTarget::Bundled(part) } else { FitTarget::Open(part) };
        training.fit.update(|fit| fit.target = target);
        shown.ask_aside(part);
    }

    /// Fits to what an open model says, where the target is a part of one.
    pub(super) fn start_fit(&self, training: Training, target: Option<Box<Target>>) {
        let opener = *self;
        let worker = self.browser.get_value().start(move |news| match news {
            News::Message(message) => {
                training.handle(message);
                let tables = training.take_tables();
                tables.into_iter().for_each(|tables| opener.open_fitted(training, &tables));
            }
            News::Died(reason) => training.fail((words().page.stopped)(&reason)),
        });
        match worker {
            Ok(worker) => training.begin(worker, target),
            Err(reason) => training.fail(reason.to_string()),
        }
    }

    /// Opens both tables as models and compares them.
    fn open_fitted(&self, training: Training, tables: &[Saved; 2]) {
        let sources = Made::twins(training.fitted()).map(Source::Made);
        let browser = self.browser.get_value();
        let files =
            tables.iter().map(|saved| browser.file(&(saved.name.clone(), saved.bytes.clone())));
        match files.collect::<Result<Vec<_>, _>>() {
            Ok(files) => {
                self.fitted.set_value(sources.clone().into_iter().zip(files).collect());
                self.library.end_training();
                self.compare_both(sources);
            }
            Err(reason) => training.fail(reason.to_string()),
        }
    }
}
