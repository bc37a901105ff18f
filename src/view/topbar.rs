//! The bar on top: which model, open another, a link to it, a figure of it, colours, help.

use leptos::prelude::*;

use super::{
    compare::CompareMenu, copy_link::CopyLink, figure_dialog::FigureButton, help::Help,
    lesson::LessonsButton, model_card::ModelCard, opener::opener, presenting::PresentButton,
    reader_notice::ReaderNotice, theme::ThemeButton,
};
use crate::web::{opening::open_files, user_file::File};
use session::words::words;

/// Title, model, open, link, figure, theme, help.
#[component]
pub fn Topbar() -> impl IntoView {
    view! {
        <header class="topbar">
            <h1>{words().page.name}</h1>
            <ModelCard />
            <ReaderNotice />
            <CompareMenu />
            <OpenFiles />
            <span class="topbar-space"></span>
            <LessonsButton />
            <CopyLink />
            <FigureButton />
            <PresentButton />
            <ThemeButton />
            <Help />
        </header>
    }
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
