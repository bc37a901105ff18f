//! The part of a talk that is on, a code of it for cameras, and its notes in a window of their own.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::Serialize;

use super::{
    library,
    opener::opener,
    rest::{later, rest},
};
use crate::web::{
    WebError,
    blob::{self, Blob},
    location,
    notes::{Notes, NotesMessage},
    press,
};
use picture::press::Job;
use session::{
    controller::{Address, Lecture, Presenting, Slide},
    words::words,
};

/// A line under the page while a talk is given: what is on, the ways on and back, the notes.
#[component]
pub fn LectureLine() -> impl IntoView {
    let presenting: Presenting = expect_context();
    let lecture = presenting.lecture;
    let slide = Memo::new(move |_| lecture.slide());
    view! {
        <Show when=move || slide.with(Option::is_some)>
            <Line presenting slide />
        </Show>
    }
}

#[component]
fn Line(presenting: Presenting, slide: Memo<Option<Slide>>) -> impl IntoView {
    let (lecture, opener, text) = (presenting.lecture, opener(), &words().lesson);
    let press = move |key: &str| {
        lecture.press(key, |source| opener.open(source));
    };
    let title = move || slide.with(|slide| slide.as_ref().map(|slide| slide.title.clone()));
    let place = move || {
        slide.with(|slide| {
            slide.as_ref().map(|slide| (words().common.place)(slide.at + 1, slide.count))
        })
    };
    let at_start = move || slide.with(|slide| slide.as_ref().is_none_or(|slide| slide.at == 0));
    let at_end = move || slide.with(|slide| slide.as_ref().is_none_or(|s| s.at + 1 == s.count));
    view! {
        <aside class="lecture" aria-label=text.talk_label data-testid="lecture">
            <button
                class="mini"
                disabled=at_start
                aria-label=text.back
                title=text.part_back_help
                data-testid="talk-back"
                on:click=move |_| press("ArrowLeft")
            >
                "←"
            </button>
            <p aria-live="polite">
                <span class="soft number">{place}</span>
                " "
                <strong data-testid="talk-title">{title}</strong>
            </p>
            <button
                class="mini"
                disabled=at_end
                aria-label=text.next
                title=text.part_next_help
                data-testid="talk-next"
                on:click=move |_| press("ArrowRight")
            >
                "→"
            </button>
            <button
                class="mini"
                title=text.again_help
                data-testid="talk-again"
                on:click=move |_| press("r")
            >
                {text.again}
            </button>
            {Notes::are_there().then(|| view! {
                <CodeButton lecture />
                <NotesButton lecture slide />
            })}
            <Show when=move || !presenting.on.get()>
                <button
                    class="mini"
                    title=text.end_help
                    on:click=move |_| presenting.leave(|source| opener.open(source))
                >
                    {text.end}
                </button>
            </Show>
        </aside>
    }
}

/// What the window of the notes hears: the part that is on, and what everything there is called.
#[derive(Serialize)]
struct NotesContent {
    lang: &'static str,
    words: BTreeMap<&'static str, &'static str>,
    slide: Slide,
}

impl NotesContent {
    fn of(slide: Slide) -> Self {
        let (words, lesson) = (words(), &words().lesson);
        let shared = [
            ("back", lesson.back),
            ("back_help", lesson.part_back_help),
            ("next", lesson.next),
            ("next_help", lesson.part_next_help),
            ("again_help", lesson.again_help),
        ];
        let own = words.notes.named();
        Self { lang: words.tag, words: own.into_iter().chain(shared).collect(), slide }
    }
}

/// Opens the window of the notes, and keeps it in step with the talk.
#[component]
fn NotesButton(lecture: Lecture, slide: Memo<Option<Slide>>) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let notes = StoredValue::new_local(None::<Notes>);
    let send = move || {
        let error = notes.with_value(|notes| {
            let (notes, slide) = (notes.as_ref()?, slide.get_untracked()?);
            notes.send(&NotesContent::of(slide)).err()
        });
        error.into_iter().for_each(|error| library.page.error.set(Some(error.0)));
    };
    let handle = move |message| match message {
        NotesMessage::Ready => send(),
        NotesMessage::Key(key) => {
            lecture.press(&key, |source| opener.open(source));
        }
    };
    match Notes::new(handle) {
        Ok(channel) => notes.set_value(Some(channel)),
        Err(error) => library.page.error.set(Some(error.0)),
    }
    Effect::new(move || {
        slide.track();
        send();
    });
    let open = move |_| {
        let opened = notes.with_value(|notes| notes.as_ref().map(Notes::open));
        if let Some(Err(error)) = opened {
            library.page.error.set(Some(error.0));
        }
    };
    let text = &words().lesson;
    view! {
        <button class="mini" title=text.notes_help data-testid="talk-notes" on:click=open>
            {text.notes}
        </button>
    }
}

/// Shows the address of what is on screen as a QR code, large enough for the last row.
#[component]
fn CodeButton(lecture: Lecture) -> impl IntoView {
    let (shown, text) = (lecture.code, &words().lesson);
    view! {
        <button
            class="mini"
            aria-pressed=move || shown.get().to_string()
            title=text.code_help
            data-testid="talk-code"
            on:click=move |_| shown.update(|on| *on = !*on)
        >
            {text.code}
        </button>
        <Show when=move || shown.get()>
            {later(code)}
        </Show>
    }
}

rest! {
    fn code() {
        view! { <Code /> }
    }
}

/// The code, painted anew once something else is on screen.
#[component]
fn Code() -> impl IntoView {
    let library = library();
    let address = Address::new(library);
    let painted = RwSignal::new_local(None::<Result<blob::Address, WebError>>);
    Effect::new(move || {
        let link = address.due().and_then(|link| link.for_address().to_text().ok());
        let Some(link) = link else { return };
        leptos::task::spawn_local(async move {
            let code = painted_code(&link).await;
            painted.try_set(Some(code));
        });
    });
    let image = move || {
        painted.with(|painted| match painted.as_ref()? {
            Ok(address) => {
                let (source, name) = (address.text().to_owned(), words().lesson.code_of);
                Some(view! { <img src=source alt=name /> }.into_any())
            }
            Err(error) => Some(view! { <p class="warning">{error.0.clone()}</p> }.into_any()),
        })
    };
    view! { <div class="code" data-testid="code">{image}</div> }
}

async fn painted_code(link: &str) -> Result<blob::Address, WebError> {
    let printed = press::print(&Job::Code(location::with_hash(link)?)).await?;
    blob::Address::new(&Blob::new("image/svg+xml", &printed.bytes)?)
}
