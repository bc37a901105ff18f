//! The font that files embed, and drawings that bring it along.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::shown::{ShownDrawing, Trouble};
use crate::web::{WebError, fetch, press, user_file::File};
use picture::{
    export::Failure,
    press::{FontFiles, Job, Lettering, Sheet},
};
use session::{
    controller::{Draft, Drawn},
    words::words,
};

const REGULAR: &str = "fonts/LiberationSans-Regular.ttf";
const BOLD: &str = "fonts/LiberationSans-Bold.ttf";

/// Both weights, from the page's own folder; fetched when they are first needed.
pub async fn font_files(draft: Draft) -> Result<FontFiles, WebError> {
    if let Some(known) = draft.letters.files() {
        return Ok(known);
    }
    let (regular, bold) = (fetch::content(REGULAR).await?, fetch::content(BOLD).await?);
    let files = FontFiles { regular, bold, own: None };
    draft.letters.fonts.set(Some(Arc::new(files.clone())));
    Ok(draft.letters.files().unwrap_or(files))
}

/// Takes a font of the reader's own, or takes it away again.
#[component]
pub fn OwnFont(draft: Draft) -> impl IntoView {
    let text = &words().figure;
    let take = move |picked: Vec<File>| {
        let Some(file) = picked.into_iter().next() else { return };
        spawn_local(async move {
            match file.bytes().await {
                Ok(bytes) => draft.letters.own.set(Some(Arc::new((file.name(), bytes)))),
                Err(error) => draft.status.set(Some(error.0)),
            }
        });
    };
    let name = move || draft.letters.own.with(|own| own.as_ref().map(|own| own.0.clone()));
    view! {
        <div class="own-font">
            <label class="button" title=text.own_font_help>
                {text.own_font}
                <input
                    type="file"
                    accept=".ttf,.otf,.ttc"
                    class="visually-hidden"
                    data-testid="own-font"
                    on:change=move |event| take(File::picked(&event))
                />
            </label>
            <Show when=move || draft.letters.own.with(Option::is_some)>
                <span class="small">{name}</span>
                <button class="mini" on:click=move |_| draft.letters.own.set(None)>
                    {text.no_own_font}
                </button>
            </Show>
        </div>
    }
}

/// The drawing, made once a change; one with a font of its own follows when it is done.
pub fn drawing(draft: Draft) -> ShownDrawing {
    let sheet = Memo::new(move |_| draft.sheet());
    let shown: ShownDrawing = RwSignal::new(None);
    Effect::new(move || {
        match (sheet.get(), draft.letters.lettering.get(), draft.letters.own.get()) {
            (None, ..) => shown.set(None),
            (Some(sheet), Lettering::Named, _) => {
                shown.set(Some(plain(sheet).map(Arc::new).map_err(Trouble::from)));
            }
            (Some(sheet_then), lettering, own) => spawn_local(async move {
                let drawn = drawn(draft, sheet_then.clone()).await;
                let current = draft.letters.lettering.try_get_untracked() == Some(lettering)
                    && draft.letters.own.try_get_untracked() == Some(own);
                if current && sheet.try_get_untracked().flatten() == Some(sheet_then) {
                    shown.set(Some(drawn.map(Arc::new).map_err(Trouble::from)));
                }
            }),
        }
    });
    shown
}

fn plain(sheet: Sheet) -> Result<Drawn, Failure> {
    let (svg, names) = (sheet.svg()?, sheet.names()?);
    Ok(Drawn { sheet, svg, names, missing: Vec::new() })
}

/// A figure drawn with the letters that are chosen.
pub async fn drawn(draft: Draft, sheet: Sheet) -> Result<Drawn, WebError> {
    let lettering = draft.letters.lettering.get_untracked();
    if lettering == Lettering::Named {
        return plain(sheet).map_err(|error| WebError(error.to_string()));
    }
    let printed =
        press::print(&Job::Svg(sheet.clone(), lettering, font_files(draft).await?)).await?;
    Ok(Drawn {
        names: sheet.names().map_err(|error| WebError(error.to_string()))?,
        sheet,
        svg: String::from_utf8_lossy(&printed.bytes).into_owned(),
        missing: printed.missing,
    })
}

/// A figure with its letters as outlines: pictures of pixels look the same in every browser.
pub async fn outlined(draft: Draft, sheet: Sheet) -> Result<String, WebError> {
    let job = Job::Svg(sheet, Lettering::Outlines, font_files(draft).await?);
    Ok(String::from_utf8_lossy(&press::print(&job).await?.bytes).into_owned())
}

/// What a reader must know about characters that the font lacks.
pub fn lacking(missing: &[char]) -> Option<String> {
    let signs: Vec<String> = missing.iter().map(char::to_string).collect();
    (!signs.is_empty()).then(|| (words().figure.font_lacks)(&signs.join(" ")))
}
