//! Keeps the address of the page and the library in step, so that a reload, the back button and a
//! sent link all lead back to what was on screen.

use reactive_graph::{owner::StoredValue, prelude::*};

use crate::{
    library::Library,
    permalink::{Link, ModelReference},
    protocol::Source,
};

/// The browser's address bar, its history, and what it keeps of a visit.
pub trait Bar {
    /// Why the address cannot be changed.
    type Error;

    /// The hash of the address, from `#` on; empty if there is none.
    fn hash(&self) -> String;

    /// Changes the hash as a new entry, to which the back button returns.
    ///
    /// # Errors
    /// The browser's own reasons.
    fn push(&self, hash: &str) -> Result<(), Self::Error>;

    /// Changes the hash without a new entry.
    ///
    /// # Errors
    /// The browser's own reasons.
    fn replace(&self, hash: &str) -> Result<(), Self::Error>;

    /// Keeps the link for the next visit. It holds no data.
    fn keep(&self, link: &str);
}

/// What the address says.
#[derive(Clone, Copy)]
pub struct Address {
    library: Library,
    /// What the page began with: it needs no keeping.
    first: StoredValue<Option<Link>>,
    written: StoredValue<Option<Link>>,
}

impl Address {
    /// Of the page with these models.
    pub fn new(library: Library) -> Self {
        Self { library, first: StoredValue::new(None), written: StoredValue::new(None) }
    }

    /// What the address is to say, once nothing is held or read; reads signals.
    pub fn due(&self) -> Option<Link> {
        let active = self.library.active();
        let at_rest = !active.moves.held.get()
            && self.library.opening.reading.with(Option::is_none)
            && active.model.with(Option::is_some);
        let link = at_rest.then(|| self.library.snapshot())?;
        (!self.library.awaits_file(&link)).then_some(link)
    }

    /// Moves of the model, other models and comparisons are entries of the history; all else
    /// changes the entry there is.
    ///
    /// # Errors
    /// The browser's own reasons; the address stays as it was.
    pub fn write<B: Bar>(&self, link: Link, bar: &B) -> Result<(), B::Error> {
        let link = link.for_address();
        let Ok(text) = link.to_text() else { return Ok(()) };
        self.keep(&link, &text, bar);
        let entry = self.written.with_value(|written| {
            written.as_ref().is_some_and(|old| {
                old.choice.steps != link.choice.steps
                    || old.model != link.model
                    || companion(old) != companion(&link)
            })
        });
        self.written.set_value(Some(link));
        match text == bar.hash() {
            true => Ok(()),
            false if entry => bar.push(&text),
            false => bar.replace(&text),
        }
    }

    /// Keeps where the reader is, once something was done; until then the offer to go back stands.
    fn keep(&self, link: &Link, text: &str, bar: &impl Bar) {
        if self.first.with_value(Option::is_none) {
            self.first.set_value(Some(link.clone()));
        }
        let changed = self.first.with_value(|first| first.as_ref() != Some(link));
        if changed || !link.choice.steps.is_empty() {
            self.library.page.resume_offer.set(None);
            bar.keep(text);
        }
    }

    /// The address was changed by the browser's buttons or by hand. Returns what is to be opened
    /// for it.
    pub fn read(&self, bar: &impl Bar) -> Option<Source> {
        let text = bar.hash();
        if text.is_empty() {
            return None;
        }
        self.written.set_value(Link::from_text(&text).ok().map(|(link, _)| link));
        self.library.follow(&text)
    }
}

/// The model that is compared with that of a link.
fn companion(link: &Link) -> Option<&ModelReference> {
    link.compared.as_ref()?.with.model.as_ref()
}
