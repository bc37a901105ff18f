//! Taking a figure away: what it shows, a preview that is the file itself, and the files.

mod film;
mod fonts;
mod save;
mod settings;

use std::sync::Arc;

use leptos::{html::Dialog, prelude::*};

use self::{film::Filming, save::Saving, settings::Settings};
use super::{library, stage::Framing, theme::is_dark};
use crate::web::{
    blob::{Address, Blob},
    dialog,
};
use picture::figure::Colours;
use session::{
    controller::{Draft, Drawn},
    words::words,
};

/// The drawing, or why there is none; nothing while it is being made.
type VisiblePoints = RwSignal<Option<Result<Arc<Drawn>, String>>>;

/// A button and the dialog that it opens.
#[component]
pub fn FigureButton() -> impl IntoView {
    let library = library();
    let framing: Framing = expect_context();
    let draft = Draft::new(library, Signal::derive(move || framing.seen()));
    let node = NodeRef::<Dialog>::new();
    let open = move |_| {
        draft.start(is_dark(library.page.theme.get_untracked()));
        dialog::open(node);
    };
    let waiting = move || library.active().model.with(Option::is_none);
    view! {
        <button title=words().figure.button_help data-testid="figure" disabled=waiting on:click=open>{words().figure.button}</button>
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
                <DraftPanel draft />
            </Show>
        </dialog>
    }
}

/// Settings, preview, files.
#[component]
fn DraftPanel(draft: Draft) -> impl IntoView {
    let shown = fonts::drawing(draft);
    view! {
        <div class="desk">
            <div class="settings">
                <Settings draft />
            </div>
            <Preview draft shown />
        </div>
        <Saving draft shown />
        <Filming draft />
    }
}

/// The drawing as a picture: the very file that is saved, shown where it can run no script.
#[component]
fn Preview(draft: Draft, shown: VisiblePoints) -> impl IntoView {
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
            Err(error) => draft.said.set(Some(error.to_string())),
        }
    });
    let source =
        move || address.with(|address| address.as_ref().map(|address| address.text().to_owned()));
    let there = move || draft.workspace().subjects().contains(&draft.subject.get());
    let waiting = move || if there() { words().figure.drawing } else { words().figure.nothing };
    let on_dark = move || draft.colours.get() == Colours::Dark;
    let description =
        move || draft.figure().map(|figure| format!("{}. {}", figure.title, figure.caption));
    view! {
        <figure class="preview" class:see-through=move || draft.transparent.get() class:on-dark=on_dark>
            <Show when=move || source().is_some() fallback=move || view! { <p class="soft">{waiting}</p> }>
                <img src=source alt=description data-testid="figure-preview" />
            </Show>
            <figcaption class="soft small">{move || shown.with(remarks)}</figcaption>
        </figure>
    }
}

/// How large the drawing is, and what is amiss.
fn remarks(shown: &Option<Result<Arc<Drawn>, String>>) -> Option<String> {
    match shown.as_ref()? {
        Ok(drawn) => Some(
            [Some(drawn.sheet.paper.words()), fonts::lacking(&drawn.missing)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        Err(error) => Some(error.clone()),
    }
}
