//! The font that files embed, and drawings whose texts are outlines of it.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    Shown,
    draft::{Draft, Drawn},
};
use crate::{
    press::{FontFiles, Job, Sheet},
    web::{WebError, fetch, press},
};

const REGULAR: &str = "fonts/LiberationSans-Regular.ttf";
const BOLD: &str = "fonts/LiberationSans-Bold.ttf";

/// Both weights, from the page's own folder; fetched when they are first needed.
pub async fn font_files(draft: Draft) -> Result<FontFiles, WebError> {
    if let Some(known) = draft.fonts.get_untracked() {
        return Ok(FontFiles::clone(&known));
    }
    let (regular, bold) = (fetch::content(REGULAR).await?, fetch::content(BOLD).await?);
    let files = FontFiles { regular, bold };
    draft.fonts.set(Some(Arc::new(files.clone())));
    Ok(files)
}

/// The drawing, made once a change; outlines follow when they are done.
pub fn drawing(draft: Draft) -> Shown {
    let sheet = Memo::new(move |_| draft.sheet());
    let shown: Shown = RwSignal::new(None);
    Effect::new(move || match (sheet.get(), draft.outlines.get()) {
        (None, _) => shown.set(None),
        (Some(sheet), false) => shown.set(Some(plain(sheet).map(Arc::new))),
        (Some(drawn), true) => spawn_local(async move {
            let outlined = outlined(draft, drawn.clone()).await;
            let current = draft.outlines.try_get_untracked() == Some(true);
            if current && sheet.try_get_untracked().flatten() == Some(drawn) {
                shown.set(Some(outlined.map(Arc::new).map_err(|error| error.to_string())));
            }
        }),
    });
    shown
}

fn plain(sheet: Sheet) -> Result<Drawn, String> {
    let svg = sheet.svg().map_err(|error| error.to_string())?;
    Ok(Drawn { sheet, svg, missing: Vec::new() })
}

async fn outlined(draft: Draft, sheet: Sheet) -> Result<Drawn, WebError> {
    let job = Job::Outlines(sheet.clone(), font_files(draft).await?);
    let printed = press::print(&job).await?;
    Ok(Drawn { sheet, svg: String::from_utf8_lossy(&printed.bytes).into_owned(), missing: printed.missing })
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
