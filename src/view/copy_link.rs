//! Copies a link to what is on screen.

use std::time::Duration;

use leptos::prelude::*;

use super::library;
use crate::web::{WebError, clipboard, location};
use session::{library::Library, words::words};

/// How long the button says that it has copied.
const CONFIRMED: Duration = Duration::from_secs(2);

/// A button that copies the link and says so, also to those who hear the page.
#[component]
pub fn CopyLink() -> impl IntoView {
    let library = library();
    let copied = RwSignal::new(false);
    view! {
        <button
            on:click=move |_| copy_or_say(library, copied)
            data-testid="copy-link"
            disabled=move || library.active().model.with(Option::is_none)
            title=words().session.copy_help
        >
            {move || if copied.get() { words().session.copied } else { words().session.copy }}
        </button>
        <span class="visually-hidden" role="status">
            {move || copied.get().then_some(words().session.copied)}
        </span>
    }
}

/// Copies the link; `copied` says so for a moment, or the page why it could not, or what is too
/// long for it.
pub fn copy_or_say(library: Library, copied: RwSignal<bool>) {
    leptos::task::spawn_local(async move {
        match copy(library).await {
            Ok(left_out) => {
                copied.try_set(true);
                let notice = left_out.map(words().session.without_set);
                notice.into_iter().for_each(|notice| library.page.error.set(Some(notice)));
                set_timeout(
                    move || {
                        copied.try_set(false);
                    },
                    CONFIRMED,
                );
            }
            Err(error) => {
                library.page.error.set(Some((words().session.not_copied)(&error.to_string())))
            }
        }
    });
}

/// Copies it; tells how many contexts are too many for a link.
async fn copy(library: Library) -> Result<Option<usize>, WebError> {
    let link = untrack(|| library.snapshot()).for_address();
    let text = link.to_text().map_err(|error| WebError(error.to_string()))?;
    clipboard::copy_text(&location::with_hash(&text)?).await?;
    Ok(link.left_out)
}
