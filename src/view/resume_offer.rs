//! Going back to where the reader was the last time.

use leptos::prelude::*;

use super::{library, opener::opener};
use crate::web::storage::{self, KEPT};
use session::{permalink::Link, words::words, workspace::describe};

/// What the browser kept of the last visit, if it is a link.
pub fn kept() -> Option<Link> {
    Link::from_text(&storage::kept(KEPT)?).ok().map(|(link, _)| link)
}

/// The offer to continue, until it is taken, turned down or passed over.
#[component]
pub fn ResumeOffer() -> impl IntoView {
    let library = library();
    let opener = opener();
    let go = move |_| {
        if let Some(link) = library.page.resume_offer.get_untracked() {
            library.page.resume_offer.set(None);
            library.go_to(link, &[]).into_iter().for_each(|source| opener.open(source));
        }
    };
    let forget = move |_| {
        storage::forget(KEPT);
        library.page.resume_offer.set(None);
    };
    view! {
        <Show when=move || library.page.resume_offer.with(Option::is_some)>
            <div class="notice resume-offer panel" role="status" data-testid="resume-offer">
                <p>
                    {words().session.you_were_at}
                    {move || library.page.resume_offer.with(|link| link.as_ref().map(describe))}
                </p>
                <button data-testid="continue" on:click=go title=words().session.go_on_help>
                    {words().session.go_on}
                </button>
                <button data-testid="forget" on:click=forget title=words().session.forget_help>
                    {words().session.forget}
                </button>
            </div>
        </Show>
    }
}
