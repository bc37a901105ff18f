//! What was pasted on the page.

use web_sys::ClipboardEvent;

use super::{element::Element, user_file::File};

/// Text or files.
pub enum Pasted {
    /// Text that is not blank.
    Text(String),
    /// Files; none where the clipboard holds neither files nor text.
    Files(Vec<File>),
}

impl Pasted {
    /// What a paste brings; nothing where it goes into a box of the page.
    pub fn of(event: &ClipboardEvent) -> Option<Self> {
        if Element::target(event).is_some_and(|target| target.is("input, textarea")) {
            return None;
        }
        let data = event.clipboard_data()?;
        let files = File::listed(data.files());
        Some(match data.get_data("text") {
            Ok(text) if files.is_empty() && !text.trim().is_empty() => Self::Text(text),
            _ => Self::Files(files),
        })
    }
}
