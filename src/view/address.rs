//! The address follows the page, and the page the browser's buttons.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::Opener;
use crate::web::{
    WebError, location,
    storage::{self, KEPT},
};
use session::{
    controller::{Address, Bar},
    library::Library,
};

/// How long the page has to rest before the address follows.
const REST: Duration = Duration::from_millis(400);

/// The address bar of this browser, and what it keeps.
struct ThisBar;

impl Bar for ThisBar {
    type Error = WebError;

    fn hash(&self) -> String {
        location::hash()
    }

    fn push(&self, hash: &str) -> Result<(), WebError> {
        location::push(hash)
    }

    fn replace(&self, hash: &str) -> Result<(), WebError> {
        location::replace(hash)
    }

    /// A page inside another one is a visit of nobody's.
    fn keep(&self, link: &str) {
        if location::parameter("embed").is_none() {
            storage::keep(KEPT, link);
        }
    }
}

/// The address follows the page whenever it rests, and the page follows the back and forward
/// buttons.
pub fn follow_address(library: Library, opener: Opener) {
    let address = Address::new(library);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    // Takes back the change that was about to be made.
    let wait = move || {
        let pending = timer.try_update_value(Option::take).flatten();
        pending.into_iter().for_each(|pending| pending.clear());
    };
    Effect::new(move || {
        wait();
        let Some(link) = address.due() else { return };
        let write = move || {
            if let Err(error) = address.write(link, &ThisBar) {
                leptos::logging::error!("the address stays as it was: {error}");
            }
        };
        match set_timeout_with_handle(write, REST) {
            Ok(pending) => timer.set_value(Some(pending)),
            Err(error) => leptos::logging::error!("the address stays as it was: {error:?}"),
        }
    });
    let listener = window_event_listener(ev::popstate, move |_| {
        wait();
        address.read(&ThisBar).into_iter().for_each(|source| opener.open(source));
    });
    on_cleanup(move || {
        wait();
        listener.remove();
    });
}
