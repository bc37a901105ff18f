//! Who answers the questions of a workspace, and what is still to be asked.

use std::{rc::Rc, sync::Arc};

use reactive_graph::owner::{LocalStorage, StoredValue};

use super::Queue;
use crate::protocol::{Awaited, Settled, ToWorker, aside};

/// Someone who takes messages, in order: a worker of models, which answers through
/// [`crate::library::Library::handle`], or a program that computes contexts. Dropping it ends the
/// work at once.
pub trait Channel<Message = ToWorker> {
    /// Sends one message.
    fn post(&self, message: Message);
}

/// Who answers, what is still to be asked, and what the worker knows is settled.
#[derive(Clone, Copy)]
pub(super) struct Worker {
    pub(super) channel: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    /// Sums up all tokens of the file, while that is asked for.
    pub(super) counter: StoredValue<Option<Rc<dyn Channel>>, LocalStorage>,
    pub(super) queue: StoredValue<Queue>,
    pub(super) sent: StoredValue<Arc<Settled>>,
    /// Questions that were passed on for another asker.
    pub(super) asides: StoredValue<Awaited<aside::Question>>,
}

impl Worker {
    pub(super) fn new() -> Self {
        Self {
            channel: StoredValue::new_local(None),
            counter: StoredValue::new_local(None),
            queue: StoredValue::new(Queue::default()),
            sent: StoredValue::new(Arc::default()),
            asides: StoredValue::new(Awaited::default()),
        }
    }
}
