//! The menu beside the model's name: what the shown model can be compared with.

use leptos::prelude::*;

use crate::{
    view::{
        lazy::{Lazy, is_open},
        library,
        opener::opener,
        rest::rest,
    },
    web::{opening::compare_files, user_file::File},
};
use session::{
    bundled,
    protocol::{Fit, Made, Source},
    words::{spoken, words},
};
use theory::model::Toy;

/// A line that opens into everything that the shown model can be compared with.
#[component]
pub fn CompareMenu() -> impl IntoView {
    let menu = NodeRef::<leptos::html::Details>::new();
    let wanted = RwSignal::new(false);
    let close = Callback::new(move |()| {
        menu.get_untracked().into_iter().for_each(|menu| menu.set_open(false));
    });
    view! {
        <details
            class="model compare-with"
            node_ref=menu
            on:toggle=move |event| wanted.set(is_open(&event))
        >
            <summary title=words().compare.with_help data-testid="compare-with">
                {words().compare.with}
            </summary>
            <div class="menu panel" data-testid="compare-menu">
                <Lazy wanted=wanted.into()>
                    {contents(close)}
                </Lazy>
            </div>
        </details>
    }
}

rest! {
    fn contents(close: Callback<()>) {
        view! {
            <TrainTwice close />
            <OpenModels close />
            <Others close />
            <Exhibits close />
        }
    }
}

/// Two tables that are fitted to one distribution.
#[component]
fn TrainTwice(close: Callback<()>) -> impl IntoView {
    let library = library();
    let train = move |_| {
        library.begin_training(Fit::default());
        close.run(());
    };
    view! {
        <ul class="models">
            <li>
                <button on:click=train data-testid="train-twice">
                    <strong>{words().training.title}</strong>
                    <span class="soft small">{words().training.title_help}</span>
                </button>
            </li>
        </ul>
    }
}

/// What is open beside the shown model.
#[component]
fn OpenModels(close: Callback<()>) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let others = move || library.models().into_iter().filter(|m| !m.shown).collect::<Vec<_>>();
    let entry = move |id, name: String| {
        let compare = move |_| {
            opener.compare(untrack(|| library.active()).id, id);
            close.run(());
        };
        view! {
            <li>
                <button on:click=compare data-testid="compare-open"><strong>{name}</strong></button>
            </li>
        }
    };
    view! {
        <Show when=move || !others().is_empty()>
            <h2>{words().compare.an_open_model}</h2>
            <ul class="models">
                {move || others().into_iter().map(|m| entry(m.id, m.name)).collect_view()}
            </ul>
        </Show>
    }
}

/// The bundled models, the toys, and any file.
#[component]
fn Others(close: Callback<()>) -> impl IntoView {
    let opener = opener();
    let models =
        bundled::models().map(|(path, name, what)| (Source::Bundled(path.into()), name, what));
    let toys = Toy::ALL.map(|toy| (Source::Toy(toy), toy.name(), toy.meaning()));
    let entries = models.into_iter().chain(toys).map(|(source, name, what)| {
        let compare = move |_| {
            opener.compare_with(source.clone());
            close.run(());
        };
        view! {
            <li>
                <button on:click=compare>
                    <strong>{spoken(name)}</strong>
                    <span class="soft small">{spoken(what)}</span>
                </button>
            </li>
        }
    });
    view! {
        <h2>{words().compare.another}</h2>
        <label class="button open-files" title=words().compare.a_file_help>
            {words().compare.a_file}
            <input
                type="file"
                multiple
                class="visually-hidden"
                data-testid="compare-file"
                on:change=move |event| {
                    compare_files(opener, File::picked(&event));
                    close.run(());
                }
            />
        </label>
        <ul class="models">{entries.collect_view()}</ul>
    }
}

/// Pairs whose answer is known.
#[component]
fn Exhibits(close: Callback<()>) -> impl IntoView {
    let opener = opener();
    let entry = move |pair: [Made; 2]| {
        let [name, what] = pair[0].exhibit_words();
        let compare = move |_| {
            opener.compare_both(pair.map(Source::Made));
            close.run(());
        };
        view! {
            <li>
                <button on:click=compare data-testid="exhibit">
                    <strong>{name}</strong>
                    <span class="soft small">{what}</span>
                </button>
            </li>
        }
    };
    view! {
        <h2>{words().compare.exhibits}</h2>
        <ul class="models">{Made::PAIRS.map(entry).collect_view()}</ul>
    }
}
