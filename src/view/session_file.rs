//! Saving the session as a file, as a page of its own, or as a module of a course.

use std::{collections::BTreeSet, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use super::{
    library,
    opener::{Opener, opener},
};
use crate::web::{WebError, download, fetch, press, user_file::File};
use picture::{export::file_name, press::Job};
use session::{
    lesson::{Lesson, Player},
    library::Library,
    open_model::OpenModel,
    permalink::{
        Bookmark, COURSE_FILES, Link, ModelReference, NamedFile, SavedSession, TEMPLATE,
        course_module, one_file,
    },
    protocol::{FileReference, Source},
    record::Record,
    words::words,
    workspace::Workspace,
};

/// Bytes of files that a session may bring along: as text they take a third more.
const MOST_BYTES: u64 = 256 << 20;

/// A button for the session, and one for the session with the reader's own data.
#[component]
pub fn SessionFile() -> impl IntoView {
    let (library, opener) = (library(), opener());
    let said = RwSignal::new(None::<String>);
    let is_own = |workspace: Workspace| {
        workspace.source.with(|source| source.as_ref().is_some_and(Source::is_own))
    };
    let own = move || {
        let second = library.pair().is_some_and(|pair| is_own(pair.two));
        is_own(library.active()) || second
    };
    let save = move |with_data: bool| {
        let on_screen = untrack(|| OnScreen::now(library, opener));
        spawn_local(async move {
            let saved = save_session(on_screen, with_data).await;
            said.set(Some(
                saved.map_or_else(|error| error.0, |name| (words().common.saved_as)(&name)),
            ));
        });
    };
    view! {
        <div class="save-model">
            <span class="soft small" title=words().session.save_help>{words().session.save}</span>
            <button data-testid="save-session" title=words().session.without_data_help on:click=move |_| save(false)>{words().session.without_data}</button>
            <Show when=own>
                <button data-testid="save-session-data" title=words().session.with_data_help on:click=move |_| save(true)>{words().session.with_data}</button>
            </Show>
            <SaveMade said kind=Kind::Page />
            <SaveMade said kind=Kind::Course />
            <span class="soft small" role="status" data-testid="session-said">{move || said.get()}</span>
        </div>
    }
}

/// What the session can be made into that stands by itself.
#[derive(Clone, Copy)]
enum Kind {
    Page,
    Course,
}

impl Kind {
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

    async fn made(self, on_screen: OnScreen) -> Result<Vec<u8>, WebError> {
        match self {
            Self::Page => Ok(page(on_screen).await?.into_bytes()),
            Self::Course => course(on_screen).await,
        }
    }
}

/// A button that makes a file of the session, and one that saves it, which says how large it is.
#[component]
fn SaveMade(said: RwSignal<Option<String>>, kind: Kind) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let player: Player = expect_context();
    let made = RwSignal::new(None::<Arc<Vec<u8>>>);
    let on_screen = move || untrack(|| OnScreen::now(library, opener).with_lesson(&player));
    let ([make_id, save_id], ending, media_type) = kind.facts();
    let [label, help, save_label] = kind.words();
    let make = move |_| {
        let on_screen = on_screen();
        spawn_local(async move {
            match kind.made(on_screen).await {
                Ok(file) => made.set(Some(Arc::new(file))),
                Err(error) => said.set(Some(error.0)),
            }
        });
    };
    let save = move |file: &[u8]| {
        let name = file_name(&[&on_screen().name()], ending);
        let saved = download::save(&name, media_type, file);
        said.set(Some(saved.map_or_else(|error| error.0, |()| (words().common.saved_as)(&name))));
        made.set(None);
    };
    let ready = move |file: Arc<Vec<u8>>| {
        let size = (words().session.megabytes)(file.len());
        view! {
            <button class="primary" data-testid=save_id on:click=move |_| save(&file)>
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
async fn page(on_screen: OnScreen) -> Result<String, WebError> {
    let template = fetch::text(TEMPLATE).await.map_err(no_template)?;
    let (beside, lesson) = (on_screen.beside(), on_screen.own_lesson()?);
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
async fn course(mut on_screen: OnScreen) -> Result<Vec<u8>, WebError> {
    let played = on_screen.lesson.clone();
    on_screen.link.record = Some(Record {
        lesson: on_screen.link.lesson.as_ref().map(|at| at.lesson.clone()),
        tasks: played.as_deref().map_or(0, Lesson::tasks),
        ..Record::default()
    });
    on_screen.link.choice.bet = None;
    let title = played.map_or_else(|| on_screen.name(), |lesson| lesson.title.clone());
    let mut texts = Vec::new();
    for (path, _) in COURSE_FILES {
        texts.push(fetch::text(path).await.map_err(no_template)?);
    }
    let files = course_module(&title, texts, page(on_screen).await?);
    Ok(press::print(&Job::Archive(files)).await?.bytes)
}

/// What is on screen: the shown model with its files, and the one that is compared with it.
struct OnScreen {
    link: Link,
    models: Vec<(Workspace, Vec<File>)>,
    lesson: Option<Arc<Lesson>>,
}

/// Where a lesson of the reader's own lies in a page that is one file.
const OWN_LESSON: &str = "lessons/own.json";

impl OnScreen {
    fn now(library: Library, opener: Opener) -> Self {
        let shown = match library.pair() {
            Some(pair) => vec![pair.one, pair.two],
            None => vec![library.active()],
        };
        let models = shown.into_iter().map(|shown| (shown, opener.files_of(shown.id))).collect();
        Self { link: library.whole_snapshot(), models, lesson: None }
    }

    /// With the lesson in play; one of the reader's own gets a name to be fetched by.
    fn with_lesson(mut self, player: &Player) -> Self {
        self.lesson = player.lesson.get();
        if self.lesson.is_some() && self.link.lesson.is_none() {
            let bookmark = Bookmark { lesson: OWN_LESSON.into(), step: player.at.get() };
            self.link.lesson = Some(bookmark);
        }
        self
    }

    /// The lesson in play as a file, where it does not lie beside the page.
    fn own_lesson(&self) -> Result<Option<NamedFile>, WebError> {
        let own = |at: &&Bookmark| at.lesson == OWN_LESSON;
        let Some((lesson, _)) = self.lesson.as_ref().zip(self.link.lesson.as_ref().filter(own))
        else {
            return Ok(None);
        };
        let text = lesson.to_json().map_err(|error| WebError(error.to_string()))?;
        Ok(Some((OWN_LESSON.into(), text.into_bytes())))
    }

    /// What the first model is called.
    fn name(&self) -> String {
        let name = |m: &Option<Arc<OpenModel>>| m.as_ref().map(|m| m.card.provenance.name.clone());
        let first = self.models.first().and_then(|(shown, _)| shown.model.with_untracked(name));
        first.unwrap_or_default()
    }

    /// The files beside the page that it is made of.
    fn beside(&self) -> BTreeSet<String> {
        let of = |(shown, _): &(Workspace, _)| shown.source.get_untracked()?.beside();
        self.models.iter().filter_map(of).collect()
    }
}

/// Saves the file; gives its name.
async fn save_session(on_screen: OnScreen, with_data: bool) -> Result<String, WebError> {
    let name = file_name(&[&on_screen.name(), "session"], "json");
    let text = written(on_screen, with_data).await?;
    download::save(&name, "application/json", text.as_bytes())?;
    Ok(name)
}

/// What is on screen as a session, with the reader's own data on request.
async fn written(on_screen: OnScreen, with_data: bool) -> Result<String, WebError> {
    let OnScreen { mut link, models, .. } = on_screen;
    let mut data = Vec::new();
    for (workspace, files) in models.iter().filter(|_| with_data) {
        data.push(contents(*workspace, files).await?);
    }
    let (files, companion) = {
        let mut data = data.into_iter();
        (data.next().unwrap_or_default(), data.next().unwrap_or_default())
    };
    name_files(&mut link, &files);
    if let Some(compared) = &mut link.compared {
        name_files(&mut compared.with, &companion);
    }
    let session = SavedSession { link, files, companion };
    session.to_json().map_err(|error| WebError(error.to_string()))
}

/// Pasted text comes along as a file, and so does what was trained here.
fn name_files(link: &mut Link, files: &[NamedFile]) {
    if !files.is_empty() {
        link.model = Some(ModelReference::Files(files.iter().map(FileReference::of).collect()));
    }
}

async fn contents(workspace: Workspace, files: &[File]) -> Result<Vec<NamedFile>, WebError> {
    match workspace.source.get_untracked() {
        Some(Source::Text(text)) => return Ok(vec![("pasted.txt".into(), text.into_bytes())]),
        Some(source) if !source.is_own() => return Ok(Vec::new()),
        _ => {}
    }
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
