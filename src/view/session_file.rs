//! Saving the session as a file, as a page of its own, or as a module of a course.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{library, opener::opener};
use crate::web::{WebError, download, element::reveal, fetch, press, user_file::File};
use picture::{export::file_name, press::Job};
use session::{
    controller::{MOST_BYTES, OnScreen, OwnData},
    lesson::Player,
    permalink::{COURSE_FILES, NamedFile, TEMPLATE, course_module, one_file},
    words::words,
};

/// What is on screen, with files of this browser.
type Shown = OnScreen<File>;

/// A button for the session, and one for the session with the reader's own data.
#[component]
pub fn SessionFile() -> impl IntoView {
    let (library, opener) = (library(), opener());
    let status = RwSignal::new(None::<String>);
    let own = move || library.shows_own_data();
    let save = move |with_data: bool| {
        let on_screen = OnScreen::now(opener);
        spawn_local(async move {
            let saved = save_session(on_screen, with_data).await;
            status.set(Some(
                saved.map_or_else(|error| error.0, |name| (words().common.saved_as)(&name)),
            ));
        });
    };
    view! {
        <div class="save-model">
            <span class="soft small" title=words().session.save_help>{words().session.save}</span>
            <button
                data-testid="save-session"
                title=words().session.without_data_help
                on:click=move |_| save(false)
            >
                {words().session.without_data}
            </button>
            <Show when=own>
                <button
                    data-testid="save-session-data"
                    title=words().session.with_data_help
                    on:click=move |_| save(true)
                >
                    {words().session.with_data}
                </button>
            </Show>
            <SaveMade status kind=Standalone::Page />
            <SaveMade status kind=Standalone::Course />
            <span class="soft small" role="status" data-testid="session-said">
                {move || status.get().map(|status| view! { <span use:reveal>{status}</span> })}
            </span>
        </div>
    }
}

/// What the session can be made into that stands by itself.
#[derive(Clone, Copy)]
enum Standalone {
    Page,
    Course,
}

impl Standalone {
    /// What to call both buttons in tests, the ending and the media type of the file.
    fn facts(self) -> ([&'static str; 2], &'static str, &'static str) {
        match self {
            Self::Page => (["make-page", "save-page"], "html", "text/html"),
            Self::Course => (["make-course", "save-course"], "zip", "application/zip"),
        }
    }

    /// What makes it, that in more words, what saves it.
    fn words(self) -> [&'static str; 3] {
        let words = &words().session;
        match self {
            Self::Page => [words.as_page, words.as_page_help, words.page_of],
            Self::Course => [words.as_course, words.as_course_help, words.course_of],
        }
    }

    async fn made(self, on_screen: Shown) -> Result<Vec<u8>, WebError> {
        match self {
            Self::Page => Ok(page(on_screen).await?.into_bytes()),
            Self::Course => course(on_screen).await,
        }
    }
}

/// A button that makes a file of the session, and one that saves it, which says how large it is.
#[component]
fn SaveMade(status: RwSignal<Option<String>>, kind: Standalone) -> impl IntoView {
    let opener = opener();
    let player: Player = expect_context();
    let made = RwSignal::new(None::<Arc<Vec<u8>>>);
    let on_screen = move || OnScreen::now(opener).with_lesson(&player);
    let ([make_id, save_id], ending, media_type) = kind.facts();
    let [label, help, save_label] = kind.words();
    let make = move |_| {
        let on_screen = on_screen();
        spawn_local(async move {
            match kind.made(on_screen).await {
                Ok(file) => made.set(Some(Arc::new(file))),
                Err(error) => status.set(Some(error.0)),
            }
        });
    };
    let save = move |file: &[u8]| {
        let name = file_name(&[&on_screen().name()], ending);
        let saved = download::save(&name, media_type, file);
        status.set(Some(saved.map_or_else(|error| error.0, |()| (words().common.saved_as)(&name))));
        made.set(None);
    };
    let ready = move |file: Arc<Vec<u8>>| {
        let size = (words().session.megabytes)(file.len());
        view! {
            <button class="primary" use:reveal data-testid=save_id on:click=move |_| save(&file)>
                {save_label} {size}
            </button>
        }
    };
    view! {
        <button data-testid=make_id title=help on:click=make>{label}</button>
        {move || made.get().map(ready)}
    }
}

/// What is on screen as a page of its own.
async fn page(on_screen: Shown) -> Result<String, WebError> {
    let template = fetch::text(TEMPLATE).await.map_err(no_template)?;
    let beside = on_screen.page_files();
    let lesson = on_screen.own_lesson().map_err(|error| WebError(error.to_string()))?;
    let session = written(on_screen, true).await?;
    let mut inside: Vec<NamedFile> = lesson.into_iter().collect();
    for path in beside {
        inside.push((path.clone(), fetch::content(&path).await?));
    }
    one_file(&template, &session, &inside)
        .ok_or_else(|| WebError(words().session.as_page_failed.into()))
}

fn no_template(_: WebError) -> WebError {
    WebError(words().session.as_page_failed.into())
}

/// What is on screen as a module of a course, in which everything is still to be answered.
async fn course(on_screen: Shown) -> Result<Vec<u8>, WebError> {
    let title = on_screen.title();
    let mut texts = Vec::new();
    for (path, _) in COURSE_FILES {
        texts.push(fetch::text(path).await.map_err(no_template)?);
    }
    let files = course_module(&title, words().tag, texts, page(on_screen.unanswered()).await?);
    Ok(press::print(&Job::Archive(files)).await?.bytes)
}

/// Saves the file; gives its name.
async fn save_session(on_screen: Shown, with_data: bool) -> Result<String, WebError> {
    let name = file_name(&[&on_screen.name(), "session"], "json");
    let text = written(on_screen, with_data).await?;
    download::save(&name, "application/json", text.as_bytes())?;
    Ok(name)
}

/// What is on screen as a session, with the reader's own data on request.
async fn written(on_screen: Shown, with_data: bool) -> Result<String, WebError> {
    let mut data = Vec::new();
    if with_data {
        for own in on_screen.own_data() {
            data.push(contents(own).await?);
        }
    }
    on_screen.session(data).to_json().map_err(|error| WebError(error.to_string()))
}

async fn contents(own: OwnData<File>) -> Result<Vec<NamedFile>, WebError> {
    let files = match own {
        OwnData::None => return Ok(Vec::new()),
        OwnData::Text(text) => return Ok(vec![text]),
        OwnData::Files(files) => files,
    };
    let size: u64 = files.iter().map(|file| file.size()).sum();
    if size > MOST_BYTES {
        return Err(WebError((words().session.too_large)(size, MOST_BYTES)));
    }
    let mut contents = Vec::new();
    for file in files {
        contents.push((file.name(), file.bytes().await?));
    }
    Ok(contents)
}
