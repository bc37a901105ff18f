//! What a figure's texts are set in.

use std::sync::Arc;

use reactive_graph::{prelude::*, signal::RwSignal};

use crate::permalink::NamedFile;
use picture::press::{FontFiles, Lettering};

/// The font of a figure, and what becomes of its texts.
#[derive(Clone, Copy)]
pub struct Letters {
    /// What becomes of its texts.
    pub lettering: RwSignal<Lettering>,
    /// The font of the page, once it is needed.
    pub fonts: RwSignal<Option<Arc<FontFiles>>>,
    /// Name and content of a font of the reader's own, for letters that the other lacks.
    pub own: RwSignal<Option<Arc<NamedFile>>>,
}

impl Letters {
    pub(super) fn new() -> Self {
        Self {
            lettering: RwSignal::new(Lettering::Named),
            fonts: RwSignal::new(None),
            own: RwSignal::new(None),
        }
    }

    /// All fonts that files embed, where that of the page is known.
    pub fn files(&self) -> Option<FontFiles> {
        let own = self.own.get_untracked().map(|own| own.1.clone().into());
        let known = self.fonts.get_untracked()?;
        Some(FontFiles { own, ..FontFiles::clone(&known) })
    }
}
