//! The font that files embed: fetched when it is first needed.

use std::sync::Arc;

use leptos::prelude::*;

use super::draft::{Draft, FontFiles};
use crate::web::{WebError, fetch};

const REGULAR: &str = "fonts/LiberationSans-Regular.ttf";
const BOLD: &str = "fonts/LiberationSans-Bold.ttf";

/// Both weights, from the page's own folder.
pub async fn font_files(draft: Draft) -> Result<Arc<FontFiles>, WebError> {
    if let Some(known) = draft.fonts.get_untracked() {
        return Ok(known);
    }
    let (regular, bold) = (fetch::content(REGULAR).await?, fetch::content(BOLD).await?);
    let files = Arc::new(FontFiles { regular, bold });
    draft.fonts.set(Some(files.clone()));
    Ok(files)
}

/// Fetches the font once outlines are wanted; without it they are not to be had.
pub fn fetch_for_outlines(draft: Draft) {
    Effect::new(move || {
        if draft.outlines.get() && draft.fonts.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move {
                if let Err(error) = font_files(draft).await {
                    draft.outlines.set(false);
                    draft.said.set(Some(format!("The font could not be fetched: {error}")));
                }
            });
        }
    });
}

/// What a reader must know about characters that the font lacks.
pub fn lacking(missing: &[char]) -> Option<String> {
    let signs: Vec<String> = missing.iter().map(char::to_string).collect();
    (!signs.is_empty()).then(|| {
        format!(
            "The embedded font has no {}: boxes stand there. SVG and PNG with text as text keep them",
            signs.join(" ")
        )
    })
}
