//! Both ends of the press: the page sends jobs and waits, the worker makes the files.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{
    WebError,
    channel::Running,
    listen::{listen, unpacked},
    program::Program,
};
use picture::press::{self, Job, Printed};
use session::{controller::News, protocol::Reason};

/// The file, or the reason why there is none.
type Outcome = Result<Printed, Reason>;

/// Someone who waits: where the outcome goes, and what to call when it is there.
type Waiting = Rc<RefCell<VecDeque<(Rc<Cell<Option<Outcome>>>, Function)>>>;

thread_local! {
    /// Started by the first job; a job that breaks it ends it, and the next one starts another.
    static PRESS: RefCell<Option<Press>> = const { RefCell::new(None) };
}

/// The running press. Jobs are answered in order.
struct Press {
    program: Running,
    waiting: Waiting,
}

/// Has a file made.
///
/// # Errors
/// When the press cannot be started or the figure cannot be drawn.
pub async fn print(job: &Job) -> Result<Printed, WebError> {
    let outcome = Rc::new(Cell::new(None));
    JsFuture::from(send(job, outcome.clone())?).await?;
    let outcome = outcome.take().ok_or_else(|| WebError("the press gave nothing".into()))?;
    outcome.map_err(|reason| WebError(reason.into()))
}

/// Settled once the outcome is there.
fn send(job: &Job, outcome: Rc<Cell<Option<Outcome>>>) -> Result<Promise, WebError> {
    PRESS.with_borrow_mut(|press| {
        let press = match press {
            Some(running) => running,
            none => none.insert(Press::start()?),
        };
        press.program.post(job)?;
        let waiting = press.waiting.clone();
        Ok(Promise::new(&mut |done, _| {
            waiting.borrow_mut().push_back((outcome.clone(), done));
        }))
    })
}

impl Press {
    fn start() -> Result<Self, WebError> {
        let waiting = Waiting::default();
        let waits = waiting.clone();
        let program = Running::start(Program::Press, move |news: News<Outcome>| match news {
            News::Message(outcome) => {
                let next = waits.borrow_mut().pop_front();
                next.into_iter().for_each(|waiting| settle(waiting, outcome.clone()));
            }
            News::Died(reason) => {
                drop(PRESS.with_borrow_mut(Option::take));
                let all: Vec<_> = waits.borrow_mut().drain(..).collect();
                all.into_iter().for_each(|waiting| settle(waiting, Err(reason.clone().into())));
            }
        })?;
        Ok(Self { program, waiting })
    }
}

/// Hands the outcome over. Functions that settle a promise throw nothing.
fn settle((place, done): (Rc<Cell<Option<Outcome>>>, Function), outcome: Outcome) {
    place.set(Some(outcome));
    let _ = done.call0(&JsValue::NULL);
}

/// The worker's end: makes the file of each message for as long as the worker lives.
pub fn serve() {
    let mut press = press::Press::default();
    listen(move |data, page| {
        let outcome: Outcome = unpacked::<Job>(data)
            .map_err(|error| Reason::of(&error))
            .and_then(|(job, _)| press.print(&job).map_err(|error| Reason::of(&error)));
        page.send(&outcome);
    });
}
