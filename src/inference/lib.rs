//! Who answers the page about a language model's own file: a line that is being typed, a list of
//! contexts, a text that is to be continued. No browser; see [`session::protocol::inference`].
//!
//! # Module map (arrows go down only: `tests/house.rs`)
//! | module | noun |
//! |---|---|
//! | `list` | a list of contexts, computed in runs |
//! | `model` | the model, and the line that is being typed |

mod list;
mod model;

use formats::SourceFile;
use session::{
    engine::Clock,
    protocol::{
        Reason,
        inference::{FromInference, ToInference},
    },
};

use list::List;
use model::Running;

/// One language model, and the list of contexts that it is at.
pub struct Inference {
    clock: Clock,
    running: Option<Running>,
    list: Option<List>,
}

impl Inference {
    /// Without a model yet.
    pub fn new(clock: Clock) -> Self {
        Self { clock, running: None, list: None }
    }

    /// Takes the model that these files make, in place of the last one.
    pub fn open(&mut self, files: Vec<SourceFile>) -> FromInference {
        (self.running, self.list) = (None, None);
        match Running::open(files) {
            Ok(running) => FromInference::Opened(self.running.insert(running).facts()),
            Err(error) => FromInference::Refused(error.to_string()),
        }
    }

    /// Takes a message; `send` is given what there is to say, as soon as it is known. Without a
    /// model there is nothing to say.
    pub fn handle(&mut self, message: ToInference, send: &mut dyn FnMut(FromInference)) {
        let Some(running) = &mut self.running else { return };
        match message {
            // Files are read before they are a model: see `open`.
            ToInference::Open => {}
            // What cannot be read is said once it is needed.
            ToInference::ReadAhead => {
                if running.model.read_ahead().unwrap_or(false) {
                    send(FromInference::ReadOn);
                }
            }
            ToInference::Type(line) => running.read(line, send),
            ToInference::TypeOn => running.read_on(send),
            ToInference::Compute(contexts) => {
                self.list = None;
                let list = List::plan(running, &contexts, (self.clock)(), send);
                self.go_on(Some(list), send);
            }
            ToInference::GoOn => {
                let list = self.list.take();
                self.go_on(list, send);
            }
            ToInference::Continue(continuation) => {
                let state = running.continued(&continuation).map_err(|error| Reason::of(&error));
                send(FromInference::Continued(continuation.ticket, state));
            }
        }
    }

    /// Computes the next run of a list.
    fn go_on(&mut self, list: Option<List>, send: &mut dyn FnMut(FromInference)) {
        let (Some(running), Some(mut list)) = (&mut self.running, list) else { return };
        match list.next_run(running, self.clock, send) {
            Ok(true) => self.list = Some(list),
            Ok(false) => send(FromInference::Done(Ok(()))),
            Err(error) => send(FromInference::Done(Err(Reason::of(&error)))),
        }
    }
}
