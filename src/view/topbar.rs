//! The bar on top: which model, open another, learn, present, share, take a figure away.

use leptos::prelude::*;

use super::{
    compare::CompareMenu, copy_link::CopyLink, figure_dialog::FigureButton, lesson::LessonsButton,
    model_card::ModelCard, opener::opener, presenting::PresentButton, reader_notice::ReaderNotice,
};
use crate::web::{element::Element, focus, opening::open_files, user_file::File};
use session::words::words;

/// Title, model, open, lessons, presenting, link, figure.
#[component]
pub fn Topbar() -> impl IntoView {
    view! {
        <header class="topbar">
            <SkipLink />
            <h1>{words().page.name}</h1>
            <ModelCard />
            <ReaderNotice />
            <CompareMenu />
            <OpenFiles />
            <span class="topbar-space"></span>
            <LessonsButton />
            <PresentButton />
            <CopyLink />
            <FigureButton />
        </header>
    }
}

/// The first stop of the keyboard: straight to the first handle of the right plot.
#[component]
fn SkipLink() -> impl IntoView {
    let go = |_| {
        Element::find("[data-testid=tip-1]").into_iter().for_each(|tip| focus::take(&tip));
    };
    view! { <button class="skip" on:click=go>{words().panels.skip}</button> }
}

/// A button that is a file input, so that the keyboard and the browser's own dialog work.
#[component]
fn OpenFiles() -> impl IntoView {
    let opener = opener();
    view! {
        <label class="button open-files" title=words().page.open_files_help>
            {words().page.open_files}
            <input
                type="file"
                multiple
                class="visually-hidden"
                data-testid="file-input"
                on:change=move |event| open_files(opener, File::picked(&event))
            />
        </label>
    }
}
