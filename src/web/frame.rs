//! One piece of work per displayed frame.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, prelude::Closure};

/// Runs a job at the next frame; asked several times before it, it runs once. Dropping it cancels a
/// pending job.
pub struct Frame {
    pending: Rc<RefCell<Option<i32>>>,
    callback: Closure<dyn FnMut(f64)>,
}

impl Frame {
    /// `job` gets the frame's time stamp in milliseconds.
    pub fn new(mut job: impl FnMut(f64) + 'static) -> Self {
        let pending = Rc::new(RefCell::new(None));
        let callback = Closure::new({
            let pending = pending.clone();
            move |time| {
                pending.borrow_mut().take();
                job(time);
            }
        });
        Self { pending, callback }
    }

    /// Asks for the job at the next frame.
    pub fn request(&self) {
        if self.pending.borrow().is_some() {
            return;
        }
        let id = web_sys::window()
            .and_then(|w| w.request_animation_frame(self.callback.as_ref().unchecked_ref()).ok());
        *self.pending.borrow_mut() = id;
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.pending.borrow_mut().take(), web_sys::window()) {
            // Cancelling fails only for an id that was never given out.
            let _ = window.cancel_animation_frame(id);
        }
    }
}
