//! A talk of one's own: its parts are taken as one works, and put in order here.

use leptos::prelude::*;

use super::begin::turn_page;
use crate::{
    view::{library, opener::opener},
    web::{WebError, download, user_file::File},
};
use picture::export::file_name;
use session::{
    controller::{OwnTalk, Presenting},
    lesson::{LessonError, TalkPart},
    words::{of_files, words},
};

/// Folded away. `close` closes what it is shown in.
#[component]
pub fn OwnTalkEditor(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let (own, text): (OwnTalk, _) = (expect_context(), &words().lesson);
    let (presenting, opener): (Presenting, _) = (expect_context(), opener());
    let problem = RwSignal::new(None::<String>);
    let count = Memo::new(move |_| own.talk.with(|talk| talk.parts.len()));
    let none = move || count.get() == 0;
    let give = move |_| {
        close();
        turn_page(opener, presenting.give(own.talk.get_untracked(), 0));
    };
    let save = move |_| problem.set(saved(own).err().map(|reason| reason.to_string()));
    let load = move |picked: Vec<File>| {
        let Some(chosen) = picked.into_iter().next() else { return };
        leptos::task::spawn_local(async move {
            let read = match chosen.text().await {
                Ok(text) => own.load(&text).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            problem.set(read.err().map(|reason| format!("{}: {reason}", chosen.name())));
        });
    };
    view! {
        <details class="talk own-talk" data-testid="own-talk">
            <summary>{text.own}</summary>
            <p class="soft">{text.own_about}</p>
            <p class="warning" role="status">
                {move || problem.get().map(|problem| of_files(&problem))}
            </p>
            <div class="acts">
                <button
                    class:primary=none
                    title=text.add_help
                    data-testid="talk-add"
                    on:click=move |_| own.add()
                >
                    {text.add}
                </button>
                <Show when=move || !none()>
                    <button
                        class="primary"
                        title=text.give_help
                        data-testid="give-own-talk"
                        on:click=give
                    >
                        {text.give}
                    </button>
                    <button data-testid="save-talk" on:click=save>{text.save_talk}</button>
                </Show>
                <label class="button open-files" title=text.load_help>
                    {text.load_talk}
                    <input
                        type="file"
                        accept=".json,application/json"
                        class="visually-hidden"
                        data-testid="talk-file"
                        on:change=move |event| load(File::picked(&event))
                    />
                </label>
            </div>
            <Show when=move || !none()>
                <label class="own-title">
                    {text.own_title}
                    <input
                        type="text"
                        data-testid="own-title"
                        prop:value=move || own.talk.with(|talk| talk.title.clone())
                        on:change:target=move |event| {
                            own.talk.update(|talk| talk.title = event.target().value())
                        }
                    />
                </label>
            </Show>
            <ol>
                <For each=move || 0..count.get() key=|at| *at let(at)>
                    <OwnPart own at count problem />
                </For>
            </ol>
        </details>
    }
}

/// Why a talk is not saved.
#[derive(Debug, thiserror::Error)]
enum NotSaved {
    #[error(transparent)]
    Talk(#[from] LessonError),
    /// As the browser says it.
    #[error("{}", .0.0)]
    Browser(WebError),
}

fn saved(own: OwnTalk) -> Result<(), NotSaved> {
    let talk = own.talk.get_untracked();
    let title = if talk.title.is_empty() { words().lesson.own_untitled } else { &talk.title };
    let json = talk.to_json()?;
    let name = file_name(&[title], "json");
    download::save(&name, "application/json", json.as_bytes()).map_err(NotSaved::Browser)
}

/// A part: its title, minutes and notes, and its place.
#[component]
fn OwnPart(
    own: OwnTalk,
    at: usize,
    count: Memo<usize>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let (library, opener, text) = (library(), opener(), &words().lesson);
    fn of<T: Default>(own: OwnTalk, at: usize, read: impl Fn(&TalkPart) -> T) -> T {
        own.talk.with(|talk| talk.parts.get(at).map(read)).unwrap_or_default()
    }
    let title = move || of(own, at, |part| part.title.clone());
    let minutes = move || of(own, at, |part| part.minutes).to_string();
    let notes = move || of(own, at, |part| part.say.join("\n\n"));
    let time = move |typed: &str| {
        typed.parse().into_iter().for_each(|minutes| own.change(at, |part| part.minutes = minutes));
    };
    let show = move |_| {
        let link = own.talk.with_untracked(|talk| talk.parts.get(at).map(|part| part.show.clone()));
        link.into_iter().for_each(|link| turn_page(opener, library.show_link(&link)));
    };
    view! {
        <li>
            <p class="own-part">
                <input
                    type="text"
                    aria-label=text.part_title
                    title=text.part_title
                    data-testid="part-title"
                    prop:value=title
                    on:change:target=move |event| {
                        own.change(at, |part| part.title = event.target().value())
                    }
                />
                <input
                    type="number"
                    min="0"
                    max="255"
                    class="number-box number"
                    aria-label=text.part_minutes
                    title=text.part_minutes
                    prop:value=minutes
                    on:change:target=move |event| time(&event.target().value())
                />
            </p>
            <textarea
                rows="2"
                aria-label=text.part_notes
                title=text.part_notes
                data-testid="part-notes"
                prop:value=notes
                on:change:target=move |event| {
                    let taken = own.set_notes(at, &event.target().value());
                    problem.set(taken.err().map(|error| error.to_string()));
                }
            >
            </textarea>
            <p class="acts">
                <button class="mini" on:click=show>{text.show_state}</button>
                <button class="mini" title=text.retake_help on:click=move |_| own.retake(at)>
                    {text.retake}
                </button>
                <button
                    class="mini"
                    disabled=move || at == 0
                    data-testid="part-earlier"
                    on:click=move |_| own.shift(at, true)
                >
                    {text.earlier}
                </button>
                <button
                    class="mini"
                    disabled=move || at + 1 == count.get()
                    on:click=move |_| own.shift(at, false)
                >
                    {text.later}
                </button>
                <button class="mini" data-testid="part-remove" on:click=move |_| own.remove(at)>
                    {text.remove}
                </button>
            </p>
        </li>
    }
}
