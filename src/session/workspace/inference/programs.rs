//! The programs that compute contexts: none runs before it is first wanted.

use std::rc::Rc;

use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    prelude::*,
};

use crate::{
    protocol::{Reason, inference::ToInference},
    workspace::Channel,
};

/// One of the programs that compute contexts, by its number: the first reads lines and continues
/// texts, too; the others share long lists with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Program(pub(super) usize);

impl Program {
    /// The one that does all that is asked.
    pub const FIRST: Self = Self(0);

    /// Whether it is the one that does all that is asked.
    pub fn is_first(self) -> bool {
        self == Self::FIRST
    }
}

/// Starts one of the programs on the model's files.
///
/// # Errors
/// Why it cannot be started, in words.
pub type Starter = Rc<dyn Fn(Program) -> Result<Running, Reason>>;

/// A program that runs, until it is dropped.
type Running = Rc<dyn Channel<ToInference>>;

/// Most of them: each holds the weights, and reading takes its time in each.
const MOST: usize = 4;

/// Those that run, and how to start one.
#[derive(Clone, Copy)]
pub(super) struct Programs {
    starter: StoredValue<Option<Starter>, LocalStorage>,
    /// By their numbers.
    running: StoredValue<[Option<Running>; MOST], LocalStorage>,
    /// How many can work at the same time.
    cores: StoredValue<usize>,
}

impl Programs {
    pub(super) fn new() -> Self {
        Self {
            starter: StoredValue::new_local(None),
            running: StoredValue::new_local([const { None }; MOST]),
            cores: StoredValue::new(1),
        }
    }

    /// From now on they can be started, on a machine of so many cores.
    pub(super) fn offer(self, starter: Starter, cores: usize) {
        self.starter.set_value(Some(starter));
        self.cores.set_value(cores.clamp(1, MOST));
    }

    /// Whether they can be started.
    pub(super) fn are_offered(self) -> bool {
        self.starter.with_value(Option::is_some)
    }

    /// How many can work at the same time.
    pub(super) fn cores(self) -> usize {
        self.cores.get_value()
    }

    pub(super) fn runs(self, program: Program) -> bool {
        self.running.with_value(|running| running[program.0].is_some())
    }

    /// Starts a program; `None` where none can be started at all.
    pub(super) fn start(self, program: Program) -> Option<Result<(), Reason>> {
        let starter = self.starter.get_value()?;
        Some(starter(program).map(|own| {
            self.running.update_value(|running| running[program.0] = Some(own));
        }))
    }

    /// Those that run or can be started now, up to so many, the first one among them.
    pub(super) fn up_to(self, most: usize) -> Vec<Program> {
        let runs =
            |&program: &Program| self.runs(program) || matches!(self.start(program), Some(Ok(())));
        let others = (1..most.min(MOST)).map(Program).take_while(runs);
        [Program::FIRST].into_iter().chain(others).collect()
    }

    /// Ends a program, whatever it is at.
    pub(super) fn end(self, program: Program) {
        // It is dropped when nothing is borrowed any more.
        let ended = self.running.try_update_value(|running| running[program.0].take());
        drop(ended);
    }

    /// Ends all but so many.
    pub(super) fn end_beyond(self, count: usize) {
        (count..MOST).for_each(|program| self.end(Program(program)));
    }

    /// Tells a program something, if it runs.
    pub(super) fn post(self, program: Program, message: ToInference) {
        let running = self.running.with_value(|running| running[program.0].clone());
        if let Some(running) = running {
            running.post(message);
        }
    }
}
