//! What can be opened: the exact models first, then real ones, then the reader's own files.

use leptos::{html::Dialog, prelude::*};

use super::{lazy::Lazy, opener::opener, rest::rest};
use crate::web::{dialog, opening::open_files, user_file::File};
use session::{
    bundled,
    protocol::Source,
    words::{spoken, words},
};
use theory::model::Toy;

/// A button and the dialog behind it.
#[component]
pub fn GalleryButton() -> impl IntoView {
    let opener = opener();
    let node = NodeRef::<Dialog>::new();
    let wanted = RwSignal::new(false);
    let open = move |_| {
        wanted.set(true);
        dialog::open(node);
    };
    let close = move || dialog::close(node);
    let choose = Callback::new(move |source: Source| {
        close();
        opener.open(source);
    });
    let files = move |event| {
        close();
        open_files(opener, File::picked(&event));
    };
    let text = &words().gallery;
    view! {
        <button on:click=open data-testid="gallery" title=text.button_help>{text.button}</button>
        <dialog node_ref=node class="help gallery" aria-labelledby="gallery-title">
            <div class="heading">
                <h2 id="gallery-title">{text.title}</h2>
                <button on:click=move |_| close()>{words().common.close}</button>
            </div>
            <Lazy wanted=wanted.into()>{models(choose)}</Lazy>
            <h3>{text.own}</h3>
            <p class="soft small">{text.own_about}</p>
            <label class="button open-files" title=text.choose_help>
                {text.choose}
                <input
                    type="file"
                    multiple
                    class="visually-hidden"
                    data-testid="file-input"
                    on:change=files
                />
            </label>
            <Lazy wanted=wanted.into()>{kinds()}</Lazy>
        </dialog>
    }
}

rest! {
    fn models(choose: Callback<Source>) {
        view! { <Models choose /> }
    }

    fn kinds() {
        view! { <Kinds /> }
    }
}

/// The models that come with the page, each with what it shows.
#[component]
fn Models(choose: Callback<Source>) -> impl IntoView {
    let exhibit = move |(source, name, shows): (Source, &'static str, &'static str)| {
        view! {
            <li>
                <button on:click=move |_| choose.run(source.clone())>
                    <strong>{spoken(name)}</strong>
                    <span class="soft small">{spoken(shows)}</span>
                </button>
            </li>
        }
    };
    let toys = Toy::ALL.map(|toy| (Source::Toy(toy), toy.name(), toy.meaning()));
    let real =
        bundled::models().map(|(path, name, what)| (Source::Bundled(path.into()), name, what));
    let text = &words().gallery;
    view! {
        <h3>{text.exact}</h3>
        <p class="soft small">{text.exact_about}</p>
        <ul class="models exhibits">{toys.map(exhibit).collect_view()}</ul>
        <h3>{text.real}</h3>
        <p class="soft small">{text.real_about}</p>
        <ul class="models exhibits">{real.map(exhibit).collect_view()}</ul>
    }
}

/// What a reader's own files can be.
#[component]
fn Kinds() -> impl IntoView {
    let text = &words().gallery;
    let kinds = [
        (text.word_vectors, text.word_vectors_about),
        (text.predictor, text.predictor_about),
        (text.language_model, text.language_model_about),
        (text.pairs, text.pairs_about),
        (text.session, text.session_about),
    ];
    let kind = |(name, about)| view! { <dt>{name}</dt><dd class="soft">{about}</dd> };
    view! { <dl class="kinds small">{kinds.map(kind).collect_view()}</dl> }
}
