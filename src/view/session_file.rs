//! Saving the session as a file, or as a page of its own.

use std::{collections::BTreeSet, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use super::{
    library,
    opener::{Opener, opener},
};
use crate::web::{WebError, download, fetch, user_file::File};
use picture::export::file_name;
use session::{
    library::Library,
    permalink::{Link, ModelReference, NamedFile, SavedSession, TEMPLATE, one_file},
    protocol::{FileReference, Source},
    words::words,
    workspace::{OpenModel, Workspace},
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
            <SavePage said />
            <span class="soft small" role="status" data-testid="session-said">{move || said.get()}</span>
        </div>
    }
}

/// A button that makes a page of the session, and one that saves it, which says how large it is.
#[component]
fn SavePage(said: RwSignal<Option<String>>) -> impl IntoView {
    let (library, opener) = (library(), opener());
    let made = RwSignal::new(None::<Arc<String>>);
    let make = move |_| {
        let on_screen = untrack(|| OnScreen::now(library, opener));
        spawn_local(async move {
            match page(on_screen).await {
                Ok(page) => made.set(Some(Arc::new(page))),
                Err(error) => said.set(Some(error.0)),
            }
        });
    };
    let save = move |page: &str| {
        let name = file_name(&[&untrack(|| OnScreen::now(library, opener)).name()], "html");
        let saved = download::save(&name, "text/html", page.as_bytes());
        said.set(Some(saved.map_or_else(|error| error.0, |()| (words().common.saved_as)(&name))));
        made.set(None);
    };
    let ready = move |page: Arc<String>| {
        let size = (words().session.megabytes)(page.len());
        view! {
            <button class="primary" data-testid="save-page" on:click=move |_| save(&page)>
                {words().session.page_of} {size}
            </button>
        }
    };
    view! {
        <button data-testid="make-page" title=words().session.as_page_help on:click=make>
            {words().session.as_page}
        </button>
        {move || made.get().map(ready)}
    }
}

/// What is on screen as a page of its own.
async fn page(on_screen: OnScreen) -> Result<String, WebError> {
    let template = fetch::text(TEMPLATE).await;
    let template = template.map_err(|_| WebError(words().session.as_page_failed.into()))?;
    let beside = on_screen.beside();
    let session = written(on_screen, true).await?;
    let mut inside = Vec::new();
    for path in beside {
        inside.push((path.clone(), fetch::content(&path).await?));
    }
    one_file(&template, &session, &inside)
        .ok_or_else(|| WebError(words().session.as_page_failed.into()))
}

/// What is on screen: the shown model with its files, and the one that is compared with it.
struct OnScreen {
    link: Link,
    models: Vec<(Workspace, Vec<File>)>,
}

impl OnScreen {
    fn now(library: Library, opener: Opener) -> Self {
        let shown = match library.pair() {
            Some(pair) => vec![pair.one, pair.two],
            None => vec![library.active()],
        };
        let models = shown.into_iter().map(|shown| (shown, opener.files_of(shown.id))).collect();
        Self { link: library.snapshot(), models }
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
    let OnScreen { mut link, models } = on_screen;
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
