//! Taking a figure away: what it shows, a preview that is the file itself, and the files.

mod colours;
mod film;
mod fonts;
mod names;
mod save;
mod settings;
mod shown;

use std::sync::Arc;

use leptos::{html::Dialog, prelude::*};

use self::{
    film::Filming,
    names::NamePlaces,
    save::Saving,
    settings::Settings,
    shown::{ShownDrawing, Trouble},
};
use super::{
    library,
    rest::{later, rest},
    stage::Framing,
    theme::is_dark,
};
use crate::web::{
    WebError,
    blob::{Address, Blob},
    dialog, page, raster,
    surrounding::FrameAnswer,
};
use picture::{
    figure::Colours,
    press::{Lettering, Sheet},
};
use session::{
    controller::{Draft, Drawn, Format},
    library::Library,
    words::words,
    workspace::{Seen, Subject},
};

/// How long a figure for another program waits for what it shows, and how often it looks, in
/// milliseconds.
const PATIENCE: f64 = 10_000.0;
const POLL: f64 = 40.0;

/// A button and the dialog that it opens.
#[component]
pub fn FigureButton() -> impl IntoView {
    let library = library();
    let framing: Framing = expect_context();
    let draft = Draft::new(library, Signal::derive(move || framing.seen()));
    let node = NodeRef::<Dialog>::new();
    let first = StoredValue::new(true);
    let open = move |_| {
        // The first figure is the one that tells the result, where there are predictions.
        if first.get_value() {
            first.set_value(false);
            draft.subject.set(Subject::Story);
        }
        draft.start(is_dark(library.page.theme.get_untracked()));
        dialog::open(node);
    };
    let waiting = move || library.active().model.with(Option::is_none);
    view! {
        <button
            class="strong"
            title=words().figure.button_help
            data-testid="figure"
            disabled=waiting
            on:click=open
        >
            {words().figure.button}
        </button>
        <dialog
            node_ref=node
            class="help figure"
            aria-labelledby="figure-dialog-title"
            data-testid="figure-dialog"
            on:close=move |_| draft.open.set(false)
        >
            <div class="heading">
                <h2 id="figure-dialog-title">{words().figure.title}</h2>
                <button on:click=move |_| dialog::close(node)>{words().common.close}</button>
            </div>
            <Show when=move || draft.open.get()>
                {later(move || dialog_body(draft))}
            </Show>
        </dialog>
    }
}

rest! {
    fn dialog_body(draft: Draft) {
        view! { <DraftPanel draft /> }
    }
}

/// Settings, preview, files.
#[component]
fn DraftPanel(draft: Draft) -> impl IntoView {
    let shown = fonts::drawing(draft);
    view! {
        <div class="figure-parts">
            <div class="settings">
                <Settings draft shown />
            </div>
            <div class="result">
                <Preview draft shown />
                <Saving draft shown />
                <Filming draft />
            </div>
        </div>
    }
}

/// A figure of both plots as they are, for another program: it opens no dialog.
///
/// # Errors
/// A model that is not measured in time, or a figure that cannot be drawn.
pub(super) async fn figure_as(
    library: Library,
    seen: Signal<Option<Seen>>,
    format: Format,
) -> Result<FrameAnswer, WebError> {
    let draft = Draft::new(library, seen);
    draft.letters.lettering.set(Lettering::Outlines);
    draft.start(is_dark(library.page.theme.get_untracked()));
    let sheet = sheet_in_time(draft).await?;
    let drawn = fonts::drawn(draft, sheet).await?;
    match format {
        Format::Svg => Ok(FrameAnswer::Text(drawn.svg)),
        Format::Png(width) => {
            draft.png.scale.set(None);
            draft.png.width.set(width);
            let pixels = untrack(|| draft.png.pixels(&drawn.sheet));
            Ok(FrameAnswer::File(raster::png(&drawn.svg, pixels).await?))
        }
    }
}

/// The drawing, once all that it shows is there.
async fn sheet_in_time(draft: Draft) -> Result<Sheet, WebError> {
    let last = page::now() + PATIENCE;
    loop {
        if let Some(sheet) = untrack(|| draft.sheet()) {
            return Ok(sheet);
        }
        if page::now() > last {
            return Err(WebError(words().figure.unknown_yet.into()));
        }
        page::pause(POLL).await?;
    }
}

/// The drawing as a picture: the very file that is saved, shown where it can run no script.
#[component]
fn Preview(draft: Draft, shown: ShownDrawing) -> impl IntoView {
    let address = RwSignal::new(None::<Address>);
    Effect::new(move || {
        let drawn = shown.with(|shown| match shown {
            Some(Ok(drawn)) => {
                let svg = Blob::new("image/svg+xml", drawn.svg.as_bytes());
                Some(svg.and_then(|svg| Address::new(&svg)))
            }
            _ => None,
        });
        match drawn.transpose() {
            Ok(shown) => address.set(shown),
            Err(error) => draft.status.set(Some(error.to_string())),
        }
    });
    let source =
        move || address.with(|address| address.as_ref().map(|address| address.text().to_owned()));
    let there = move || draft.subjects().contains(&draft.subject.get());
    let waiting = move || {
        let absent = draft.why_no_figure();
        let text = if there() { words().figure.drawing } else { words().figure.nothing };
        absent.unwrap_or_else(|| text.into())
    };
    let on_dark = move || draft.appearance.colours.get() == Colours::Dark;
    let description =
        move || draft.figure().map(|figure| format!("{}. {}", figure.title, figure.caption));
    view! {
        <figure
            class="preview"
            class:see-through=move || draft.appearance.transparent.get()
            class:on-dark=on_dark
        >
            <Show
                when=move || source().is_some()
                fallback=move || view! { <p class="soft">{waiting}</p> }
            >
                <div class="picture-of-names">
                    <img src=source alt=description data-testid="figure-preview" />
                    <NamePlaces draft shown />
                </div>
            </Show>
            <figcaption class="soft small">{move || shown.with(remarks)}</figcaption>
        </figure>
    }
}

/// How large the drawing is, and what is amiss.
fn remarks(shown: &Option<Result<Arc<Drawn>, Trouble>>) -> Option<String> {
    match shown.as_ref()? {
        Ok(drawn) => Some(
            [Some(drawn.sheet.paper.words()), fonts::lacking(&drawn.missing)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        Err(error) => Some(error.to_string()),
    }
}
