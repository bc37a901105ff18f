//! The list of lessons, and lessons of one's own.

use leptos::{html::Dialog, prelude::*};

use super::{
    begin::{begin, player, start},
    own_talk::OwnTalkEditor,
    talk::TalkOutline,
};
use crate::{
    view::{hand_in::AlwaysFirst, lazy::Lazy, library, opener::opener, rest::rest},
    web::{dialog, notes::Notes, user_file::File},
};
use session::{
    lesson::{Entry, Lesson, SHELF},
    words::{spoken, words},
};

/// The page for what a class handed in, beside the app's own.
const CLASS: &str = "class/index.html";

/// A button and the dialog with all lessons.
#[component]
pub fn LessonsButton() -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    let wanted = RwSignal::new(false);
    let open = move |_| {
        wanted.set(true);
        dialog::open(node);
    };
    view! {
        <button on:click=open data-testid="lessons" title=words().lesson.lessons_help>
            {words().lesson.lessons}
        </button>
        <dialog node_ref=node class="help shelf" aria-labelledby="shelf-title">
            <div class="heading">
                <h2 id="shelf-title">{words().lesson.lessons}</h2>
                <button on:click=move |_| dialog::close(node)>{words().common.close}</button>
            </div>
            <Lazy wanted=wanted.into()>{contents(node)}</Lazy>
        </dialog>
    }
}

rest! {
    fn contents(node: NodeRef<Dialog>) {
        view! { <Contents node /> }
    }
}

#[component]
fn Contents(node: NodeRef<Dialog>) -> impl IntoView {
    let (library, player, opener) = (library(), player(), opener());
    let close = move || dialog::close(node);
    let choose = move |name: &'static str| {
        close();
        leptos::task::spawn_local(async move {
            if let Err(error) = begin(name, player, opener).await {
                library.page.error.set(Some(error.0));
            }
        });
    };
    let play = move |picked: Vec<File>| {
        close();
        let Some(chosen) = picked.into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let read = match chosen.text().await {
                Ok(text) => Lesson::read(&text).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match read {
                Ok(lesson) => start(lesson, None, player, opener),
                Err(reason) => library.page.error.set(Some(format!("{}: {reason}", chosen.name()))),
            }
        });
    };
    let entry = move |(number, entry): (usize, Entry)| {
        view! {
            <li>
                <button
                    on:click=move |_| choose(entry.id)
                    data-testid=format!("lesson-{}", entry.id)
                >
                    <strong>{format!("{}. {}", number + 1, spoken(entry.title))}</strong>
                    <span class="soft small">{spoken(entry.about)}</span>
                </button>
            </li>
        }
    };
    view! {
            <p class="soft">{words().lesson.about}</p>
            <ol class="models lessons">
                {SHELF.into_iter().enumerate().map(entry).collect_view()}
            </ol>
            <label class="button open-files" title=words().lesson.open_help>
                {words().lesson.open}
                <input
                    type="file"
                    accept=".json,application/json"
                    class="visually-hidden"
                    data-testid="lesson-file"
                    on:change=move |event| play(File::picked(&event))
                />
            </label>
            <AlwaysFirst />
            {Notes::are_there().then(|| view! { <ClassLink /> })}
            <TalkOutline close />
            <OwnTalkEditor close />
    }
}

/// The way to the page that shows what a class handed in.
#[component]
fn ClassLink() -> impl IntoView {
    let class = move || format!("{CLASS}?lang={}", words().tag);
    view! {
        <p>
            <a href=class target="_blank" title=words().lesson.class_help data-testid="class">
                {words().lesson.class}
            </a>
        </p>
    }
}
