//! Statistics over all tokens of a file of which only some are loaded: a worker of its own sums
//! them up.

use std::rc::Rc;

use reactive_graph::prelude::*;

use super::{Ask, Session};
use crate::worker::{Request, Statistics, ToPage};
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

impl Session {
    /// A worker has begun to sum up all tokens of the open model's file.
    pub fn count_all(&self, worker: Rc<dyn Ask>) {
        self.counter.set_value(Some(worker));
        self.counting.set(Counting::Reading { progress: None, seconds_left: None });
    }

    /// Statistics are over the loaded tokens again; a worker that sums up is ended.
    pub fn count_loaded(&self) {
        self.counter.set_value(None);
        if matches!(self.counting.get_untracked(), Counting::All(_)) {
            self.take_statistics(None);
        }
        self.counting.set(Counting::Loaded);
    }

    /// What the worker that sums up says.
    pub fn hear_counter(&self, message: ToPage) {
        match message {
            ToPage::Progress { progress, seconds_left } => {
                self.counting.set(Counting::Reading { progress: Some(progress), seconds_left });
            }
            ToPage::Summed(statistics) => {
                self.counter.set_value(None);
                self.counting.set(Counting::All(statistics.tokens));
                self.take_statistics(Some(statistics));
            }
            ToPage::Failed(message) => self.fail_counting(message),
            _ => {}
        }
    }

    /// Summing up went wrong; statistics stay those of the loaded tokens.
    pub fn fail_counting(&self, message: String) {
        self.count_loaded();
        self.error.set(Some(message));
    }

    /// Another model is open: nothing of its file was summed up.
    pub(super) fn forget_counting(&self) {
        self.counter.set_value(None);
        self.counting.set(Counting::Loaded);
    }

    fn take_statistics(&self, statistics: Option<Statistics>) {
        self.ask_once(Request::Statistics(statistics));
        // Whitening is another move now, with the same steps.
        self.want(|schedule| schedule.view = true);
        self.refresh_board();
    }
}
