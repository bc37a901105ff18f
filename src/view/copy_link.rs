//! Copies a link to what is on screen.

use std::time::Duration;

use leptos::prelude::*;

use super::library;
use crate::web::{WebError, clipboard, location};
use session::{library::Library, words::words};

/// How long the button says that it has copied.
const SAID: Duration = Duration::from_secs(2);

/// A button that copies the link and says so, also to those who hear the page.
#[component]
pub fn CopyLink() -> impl IntoView {
    let library = library();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            match copy(library).await {
                Ok(left_out) => {
                    copied.set(true);
                    let notice = left_out.map(words().session.without_set);
                    notice.into_iter().for_each(|notice| library.page.error.set(Some(notice)));
                    set_timeout(move || copied.set(false), SAID);
                }
                Err(error) => {
                    library.page.error.set(Some((words().session.not_copied)(&error.to_string())))
                }
            }
        });
    };
    view! {
        <button
            on:click=copy
            data-testid="copy-link"
            disabled=move || library.active().model.with(Option::is_none)
            title=words().session.copy_help
        >
            {words().session.copy}
        </button>
        <span class="soft small" role="status">{move || copied.get().then_some(words().session.copied)}</span>
    }
}

/// Copies it; tells how many contexts are too many for a link.
async fn copy(library: Library) -> Result<Option<usize>, WebError> {
    let link = untrack(|| library.active().snapshot()).for_address();
    let text = link.to_text().map_err(|error| WebError(error.to_string()))?;
    clipboard::copy_text(&location::with_hash(&text)?).await?;
    Ok(link.left_out)
}
