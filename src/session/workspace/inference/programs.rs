//! The programs that compute contexts: none runs before it is first wanted.

use std::rc::Rc;

use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    prelude::*,
};

use crate::{protocol::inference::ToInference, workspace::Channel};

/// One of the programs that compute contexts: all do what the first one is asked; a second one
/// shares long lists with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The one that reads lines and continues texts, too.
    First,
    /// The one for a part of a list.
    Second,
}

/// Starts one of the programs on the model's files.
///
/// # Errors
/// Why it cannot be started, in words.
pub type Starter = Rc<dyn Fn(Program) -> Result<Running, String>>;

/// A program that runs, until it is dropped.
type Running = Rc<dyn Channel<ToInference>>;

/// Those that run, and how to start one.
#[derive(Clone, Copy)]
pub(super) struct Programs {
    starter: StoredValue<Option<Starter>, LocalStorage>,
    first: StoredValue<Option<Running>, LocalStorage>,
    second: StoredValue<Option<Running>, LocalStorage>,
}

impl Programs {
    pub(super) fn new() -> Self {
        Self {
            starter: StoredValue::new_local(None),
            first: StoredValue::new_local(None),
            second: StoredValue::new_local(None),
        }
    }

    fn slot(self, program: Program) -> StoredValue<Option<Running>, LocalStorage> {
        match program {
            Program::First => self.first,
            Program::Second => self.second,
        }
    }

    /// From now on they can be started.
    pub(super) fn offer(self, starter: Starter) {
        self.starter.set_value(Some(starter));
    }

    /// Whether they can be started.
    pub(super) fn are_offered(self) -> bool {
        self.starter.with_value(Option::is_some)
    }

    pub(super) fn runs(self, program: Program) -> bool {
        self.slot(program).with_value(Option::is_some)
    }

    /// Starts a program; `None` where none can be started at all.
    pub(super) fn start(self, program: Program) -> Option<Result<(), String>> {
        let starter = self.starter.get_value()?;
        Some(starter(program).map(|running| self.slot(program).set_value(Some(running))))
    }

    /// Ends a program, whatever it is at.
    pub(super) fn end(self, program: Program) {
        self.slot(program).set_value(None);
    }

    /// Tells a program something, if it runs.
    pub(super) fn post(self, program: Program, message: ToInference) {
        if let Some(running) = self.slot(program).get_value() {
            running.post(message);
        }
    }
}
