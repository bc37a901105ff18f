//! Something that goes from 0 to 1 in its time.

use std::rc::Rc;

use leptos::prelude::*;

use crate::web::{frame::Frame, page};

/// How long readers who asked for little motion see each of the stills that stand for a motion, and
/// how many steps apart they are.
const STILL: f64 = 900.0;
const STILLS: f64 = 4.0;

/// At most one motion at a time; it ends with the view that made it.
#[derive(Clone, Copy)]
pub(in crate::view) struct Motion {
    running: StoredValue<Option<Rc<Frame>>, LocalStorage>,
}

impl Motion {
    /// Nothing moves yet.
    pub fn new() -> Self {
        let motion = Self { running: StoredValue::new_local(None) };
        on_cleanup(move || motion.running.set_value(None));
        motion
    }

    /// Calls `show` with places from 0 to 1, at each displayed frame over so many milliseconds or
    /// as stills, as long as it says so. `smooth` makes a place of the share of time that has
    /// passed.
    pub fn run(
        self,
        duration: f64,
        smooth: impl Fn(f64) -> f64 + 'static,
        show: impl Fn(f64) -> bool + 'static,
    ) {
        let started = page::now();
        let still = page::matches("(prefers-reduced-motion: reduce)");
        let frame = Frame::new(move |_| {
            let passed = page::now() - started;
            let at = if still {
                (passed / STILL).floor() / STILLS
            } else {
                smooth((passed / duration).clamp(0.0, 1.0))
            };
            if show(at.min(1.0)) && at < 1.0 {
                self.running.with_value(|frame| frame.iter().for_each(|f| f.request()));
            }
        });
        let frame = Rc::new(frame);
        frame.request();
        self.running.set_value(Some(frame));
    }
}

/// Slow at both ends.
pub(in crate::view) fn eased(at: f64) -> f64 {
    let at = at.clamp(0.0, 1.0);
    at * at * (3.0 - 2.0 * at)
}

/// Fast at first, slow at its end.
pub(super) fn arriving(at: f64) -> f64 {
    1.0 - (1.0 - at.clamp(0.0, 1.0)).powi(3)
}
