//! A media query, followed.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::MediaQueryList;

use super::{WebError, page};

/// Calls whenever a query such as `(prefers-color-scheme: dark)` begins or ceases to hold, until
/// dropped.
pub struct Media {
    list: MediaQueryList,
    callback: Closure<dyn FnMut()>,
}

impl Media {
    /// Starts to listen.
    ///
    /// # Errors
    /// A query that the browser cannot read.
    pub fn follow(query: &str, changed: impl FnMut() + 'static) -> Result<Self, WebError> {
        let list = page::window()?.match_media(query)?;
        let list = list.ok_or_else(|| WebError(format!("the browser does not know {query}")))?;
        let callback = Closure::<dyn FnMut()>::new(changed);
        list.add_event_listener_with_callback("change", callback.as_ref().unchecked_ref())?;
        Ok(Self { list, callback })
    }
}

impl Drop for Media {
    fn drop(&mut self) {
        // Removing a listener that was added does not fail.
        let _ = self
            .list
            .remove_event_listener_with_callback("change", self.callback.as_ref().unchecked_ref());
    }
}
