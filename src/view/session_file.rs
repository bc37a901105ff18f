//! Saving the session as a file, or as a page of its own.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{opener::opener, workspace};
use crate::web::{WebError, download, fetch, user_file::File};
use picture::export::file_name;
use session::{
    permalink::{ModelReference, NamedFile, SavedSession, TEMPLATE, one_file},
    protocol::{FileReference, Source},
    words::words,
    workspace::{OpenModel, Workspace},
};

/// Bytes of files that a session may bring along: as text they take a third more.
const MOST_BYTES: u64 = 256 << 20;

/// A button for the session, and one for the session with the reader's own data.
#[component]
pub fn SessionFile() -> impl IntoView {
    let workspace = workspace();
    let opener = opener();
    let said = RwSignal::new(None::<String>);
    let own = move || {
        workspace.source.with(|source| matches!(source, Some(Source::Files(_) | Source::Text(_))))
    };
    let save = move |with_data: bool| {
        let files = if with_data { opener.files() } else { Vec::new() };
        spawn_local(async move {
            let saved = save_session(workspace, with_data, files).await;
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
    let workspace = workspace();
    let opener = opener();
    let made = RwSignal::new(None::<Arc<String>>);
    let make = move |_| {
        let files = opener.files();
        spawn_local(async move {
            match page(workspace, files).await {
                Ok(page) => made.set(Some(Arc::new(page))),
                Err(error) => said.set(Some(error.0)),
            }
        });
    };
    let save = move |page: &str| {
        let name = file_name(&[&model_name(workspace)], "html");
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
async fn page(workspace: Workspace, files: Vec<File>) -> Result<String, WebError> {
    let template = fetch::text(TEMPLATE).await;
    let template = template.map_err(|_| WebError(words().session.as_page_failed.into()))?;
    let session = written(workspace, true, files).await?;
    let inside = match workspace.source.get_untracked() {
        Some(Source::Bundled(path)) => vec![(path.clone(), fetch::content(&path).await?)],
        _ => Vec::new(),
    };
    one_file(&template, &session, &inside)
        .ok_or_else(|| WebError(words().session.as_page_failed.into()))
}

fn model_name(workspace: Workspace) -> String {
    let name = |m: &Option<Arc<OpenModel>>| m.as_ref().map(|m| m.card.provenance.name.clone());
    workspace.model.with_untracked(name).unwrap_or_default()
}

/// Saves the file; gives its name.
async fn save_session(
    workspace: Workspace,
    with_data: bool,
    files: Vec<File>,
) -> Result<String, WebError> {
    let text = written(workspace, with_data, files).await?;
    let name = file_name(&[&model_name(workspace), "session"], "json");
    download::save(&name, "application/json", text.as_bytes())?;
    Ok(name)
}

/// What is on screen as a session, with the reader's own data on request.
async fn written(
    workspace: Workspace,
    with_data: bool,
    files: Vec<File>,
) -> Result<String, WebError> {
    let mut link = untrack(|| workspace.snapshot());
    let files = if with_data { contents(workspace, &files).await? } else { Vec::new() };
    if let (true, Some(Source::Text(_))) = (with_data, workspace.source.get_untracked()) {
        link.model = Some(ModelReference::Files(files.iter().map(FileReference::of).collect()));
    }
    SavedSession { link, files }.to_json().map_err(|error| WebError(error.to_string()))
}

async fn contents(workspace: Workspace, files: &[File]) -> Result<Vec<NamedFile>, WebError> {
    if let Some(Source::Text(text)) = workspace.source.get_untracked() {
        return Ok(vec![("pasted.txt".into(), text.into_bytes())]);
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
