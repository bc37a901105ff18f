//! Keeps the address of the page and the session in step, so that a reload, the back button and a
//! sent link all lead back to what was on screen.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::Opener;
use crate::web::{location, storage};
use session::{permalink::Link, state::Session};

/// How long the session has to rest before the address follows.
const REST: Duration = Duration::from_millis(400);

/// Under which name the browser keeps the link to where the reader is. It holds no data.
pub const KEPT: &str = "all-or-none.session";

/// What the address says, and the timer of the next change to it.
#[derive(Clone, Copy)]
struct Address {
    /// What the page began with: it needs no keeping.
    first: StoredValue<Option<Link>>,
    session: Session,
    written: StoredValue<Option<Link>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// The address follows the session whenever it rests, and the session follows the back and forward
/// buttons.
pub fn follow_address(session: Session, opener: Opener) {
    let address = Address {
        first: StoredValue::new(None),
        session,
        written: StoredValue::new(None),
        timer: StoredValue::new(None),
    };
    Effect::new(move || {
        address.wait();
        if is_at_rest(session) {
            let link = session.snapshot();
            if !session.awaits_file(&link) {
                address.write_soon(link);
            }
        }
    });
    let listener = window_event_listener(ev::popstate, move |_| address.read(session, opener));
    on_cleanup(move || {
        address.wait();
        listener.remove();
    });
}

fn is_at_rest(session: Session) -> bool {
    !session.held.get()
        && session.reading.with(Option::is_none)
        && session.model.with(Option::is_some)
}

impl Address {
    /// Takes back the change that was about to be made.
    fn wait(&self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn write_soon(&self, link: Link) {
        let address = *self;
        match set_timeout_with_handle(move || address.write(link), REST) {
            Ok(timer) => self.timer.set_value(Some(timer)),
            Err(error) => leptos::logging::error!("the address stays as it was: {error:?}"),
        }
    }

    /// Moves of the model, and other models, are entries of the history; all else changes the entry
    /// there is.
    fn write(&self, link: Link) {
        let Ok(text) = link.to_text() else { return };
        self.keep(&link, &text);
        let entry = self.written.with_value(|w| {
            w.as_ref().is_some_and(|w| w.steps != link.steps || w.model != link.model)
        });
        self.written.set_value(Some(link));
        let written = match text == location::hash() {
            true => Ok(()),
            false if entry => location::push(&text),
            false => location::replace(&text),
        };
        if let Err(error) = written {
            leptos::logging::error!("the address stays as it was: {error}");
        }
    }

    /// Keeps where the reader is, once something was done; until then the offer to go back stands.
    fn keep(&self, link: &Link, text: &str) {
        let first = self.first.with_value(Option::is_none);
        if first {
            self.first.set_value(Some(link.clone()));
        }
        let changed = self.first.with_value(|first| first.as_ref() != Some(link));
        let at_home = location::parameter("embed").is_none();
        if at_home && (changed || !link.steps.is_empty()) {
            self.session.resume_offer.set(None);
            storage::keep(KEPT, text);
        }
    }

    /// The address was changed by the browser's buttons or by hand.
    fn read(&self, session: Session, opener: Opener) {
        let text = location::hash();
        if text.is_empty() {
            return;
        }
        self.wait();
        self.written.set_value(Link::from_text(&text).ok().map(|(link, _)| link));
        if let Some(source) = session.follow(&text) {
            opener.open(source);
        }
    }
}
