//! The bar on top: which model, open another, learn, present, share, take a figure away.

use leptos::prelude::*;

use super::{
    compare::CompareMenu, copy_link::CopyLink, figure_dialog::FigureButton, gallery::GalleryButton,
    lesson::LessonsButton, model_card::ModelCard, presenting::PresentButton,
};
use crate::web::{element::Element, focus};
use session::words::words;

/// Title, model, open, lessons, presenting, link, figure.
#[component]
pub fn Topbar() -> impl IntoView {
    view! {
        <header class="topbar">
            <SkipLink />
            <h1>{words().page.name}</h1>
            <ModelCard />
            <CompareMenu />
            <GalleryButton />
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
