//! The outline of a talk, for teachers: each part opens the state that it is said over.

use leptos::prelude::*;

use crate::view::{lazy::is_open, library, opener::opener, prose::Prose};
use session::{
    controller::Presenting,
    lesson::{TALK, Talk, TalkPart},
    words::{of_files, words},
};

use super::begin::{in_language, turn_page};

/// Folded away; fetched when it is opened. `close` closes what it is shown in.
#[component]
pub fn TalkOutline(close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let talk = RwSignal::new(None::<Talk>);
    let problem = RwSignal::new(None::<String>);
    let opened = move |event| {
        if is_open(&event) && talk.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move {
                let read = in_language(TALK).await.map_err(|error| error.0);
                let read = read
                    .and_then(|text| Talk::read(&text).map_err(|error| format!("{TALK}: {error}")));
                match read {
                    Ok(read) => talk.set(Some(read)),
                    Err(reason) => problem.set(Some(reason)),
                }
            });
        }
    };
    let (presenting, opener): (Presenting, _) = (expect_context(), opener());
    let give = move |_| {
        let Some(talk) = talk.get_untracked() else { return };
        close();
        turn_page(opener, presenting.give(talk, 0));
    };
    view! {
        <details class="talk" on:toggle=opened data-testid="talk">
            <summary>{words().lesson.talk}</summary>
            <p class="warning">
                {move || problem.get().map(|problem| of_files(&problem))}
            </p>
            <Show when=move || talk.with(Option::is_some)>
                <button
                    class="primary"
                    title=words().lesson.give_help
                    data-testid="give-talk"
                    on:click=give
                >
                    {words().lesson.give}
                </button>
            </Show>
            <ol>{move || talk.get().map(|talk| parts(talk, close))}</ol>
        </details>
    }
}

fn parts(talk: Talk, close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let mut minute = 0;
    let part = move |part: TalkPart| {
        let from = minute;
        minute += u32::from(part.minutes);
        view! { <Part part from close /> }
    };
    talk.parts.into_iter().map(part).collect_view()
}

/// When, what, and a link to the state: a real link, so that it can be copied.
#[component]
fn Part(part: TalkPart, from: u32, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let address = part.show.to_text().unwrap_or_default();
    let show = StoredValue::new(part.show);
    let go = move |event: leptos::ev::MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            close();
            turn_page(opener, show.with_value(|link| library.show_link(link)));
        }
    };
    let paragraphs =
        part.say.into_iter().map(|text| view! { <p><Prose text /></p> }).collect_view();
    view! {
        <li>
            <h3>{(words().lesson.part)(from, from + u32::from(part.minutes), &part.title)}</h3>
            {paragraphs}
            <a href=address on:click=go data-testid="talk-state">{words().lesson.show_state}</a>
        </li>
    }
}
