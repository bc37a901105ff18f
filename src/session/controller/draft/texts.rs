//! What is written above and below a figure.

use reactive_graph::{prelude::*, signal::RwSignal};

use picture::figure::Figure;

/// The texts of a figure: those that are written for it, until they are edited.
#[derive(Clone, Copy)]
pub struct Texts {
    /// The title, once it is edited.
    pub title: RwSignal<Option<String>>,
    /// The caption, once it is edited.
    pub caption: RwSignal<Option<String>>,
    /// Whether it has a caption at all.
    pub captioned: RwSignal<bool>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self {
            title: RwSignal::new(None),
            caption: RwSignal::new(None),
            captioned: RwSignal::new(true),
        }
    }

    /// Whether any of them is the reader's own.
    pub fn are_edited(&self) -> bool {
        self.title.with(Option::is_some) || self.caption.with(Option::is_some)
    }

    /// Has title and caption written anew.
    pub fn rewrite(&self) {
        self.title.set(None);
        self.caption.set(None);
    }

    /// A figure with these in place of those that were written for it.
    pub(super) fn on(&self, written: Figure) -> Figure {
        let title = self.title.get().unwrap_or(written.title);
        let caption = self.caption.get().unwrap_or(written.caption);
        let caption = if self.captioned.get() { caption } else { String::new() };
        Figure { title, caption, ..written }
    }
}
