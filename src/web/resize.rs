//! The size of an element, followed.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

use super::{WebError, page};

/// Tells an element's content size in CSS pixels, now and whenever it changes, until dropped.
pub struct Resize {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Resize {
    /// Starts to observe all that is on the page.
    ///
    /// # Errors
    /// A page that is not there yet.
    pub fn observe_page(changed: impl FnMut(f64, f64) + 'static) -> Result<Self, WebError> {
        let body = page::document()?.body();
        Self::observe(&*body.ok_or_else(|| WebError("the page has no body".into()))?, changed)
    }

    /// Starts to observe.
    ///
    /// # Errors
    /// A browser that makes no such observer.
    pub fn observe(
        element: &Element,
        mut changed: impl FnMut(f64, f64) + 'static,
    ) -> Result<Self, WebError> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Some(entry) =
                entries.iter().last().and_then(|e| e.dyn_into::<ResizeObserverEntry>().ok())
            {
                let size = entry.content_rect();
                changed(size.width(), size.height());
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())?;
        observer.observe(element);
        Ok(Self { observer, _callback: callback })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
