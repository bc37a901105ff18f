//! Statistics over all tokens of a file of which only some are loaded: a worker of its own sums
//! them up.

use std::rc::Rc;

use reactive_graph::prelude::*;

use super::{Channel, Workspace};
use crate::protocol::{Setting, Statistics, ToPage};
use formats::Progress;

/// What the statistics of the tokens are over.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Counting {
    /// The loaded tokens.
    #[default]
    Loaded,
    /// Still the loaded ones, while all those of the file are being summed up.
    Reading {
        /// How far that has come, once something was said.
        progress: Option<Progress>,
        /// How long it will still take, once that can be said.
        seconds_left: Option<f64>,
    },
    /// So many tokens: all those of the file.
    All(u64),
}

impl Workspace {
    /// A worker has begun to sum up all tokens of the open model's file.
    pub fn count_all(&self, counter: Rc<dyn Channel>) {
        self.worker.counter.set_value(Some(counter));
        self.known.counting.set(Counting::Reading { progress: None, seconds_left: None });
    }

    /// Statistics are over the loaded tokens again; a worker that sums up is ended.
    pub fn count_loaded(&self) {
        self.worker.counter.set_value(None);
        if matches!(self.known.counting.get_untracked(), Counting::All(_)) {
            self.take_statistics(None);
        }
        self.known.counting.set(Counting::Loaded);
    }

    /// What the worker that sums up says.
    pub fn handle_counter(&self, message: ToPage) {
        match message {
            ToPage::Progress { progress, seconds_left } => {
                self.known
                    .counting
                    .set(Counting::Reading { progress: Some(progress), seconds_left });
            }
            ToPage::Summed(Ok(statistics)) => {
                self.worker.counter.set_value(None);
                self.known.counting.set(Counting::All(statistics.tokens));
                self.take_statistics(Some(statistics));
            }
            ToPage::Summed(Err(reason)) => self.fail_counting(reason.into()),
            ToPage::Failed(message) => self.fail_counting(message),
            // Its worker only sums up.
            ToPage::Opened(_)
            | ToPage::Choice(_)
            | ToPage::Tokens(_)
            | ToPage::Concepts(_)
            | ToPage::Directions(_)
            | ToPage::Answer(_)
            | ToPage::PairAnswer(_)
            | ToPage::AsideAnswer(_)
            | ToPage::TrainingAnswer(_) => {}
        }
    }

    /// Summing up went wrong; statistics stay those of the loaded tokens.
    pub fn fail_counting(&self, message: String) {
        self.count_loaded();
        self.page.error.set(Some(message));
    }

    fn take_statistics(&self, statistics: Option<Statistics>) {
        self.set(Setting::Statistics(statistics));
        // Whitening is another move now, with the same steps.
        self.want(|queue| queue.view = true);
        self.refresh_board();
    }
}
