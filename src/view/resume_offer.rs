//! Going back to where the reader was the last time.

use leptos::prelude::*;

use super::{address::KEPT, opener::opener, session};
use crate::web::storage;
use session::{permalink::Link, state::told, words::words};

/// What the browser kept of the last visit, if it is a link.
pub fn kept() -> Option<Link> {
    Link::from_text(&storage::kept(KEPT)?).ok().map(|(link, _)| link)
}

/// The offer to continue, until it is taken, turned down or passed over.
#[component]
pub fn ResumeOffer() -> impl IntoView {
    let session = session();
    let opener = opener();
    let go = move |_| {
        if let Some(link) = session.resume_offer.get_untracked() {
            session.resume_offer.set(None);
            session.go_to(link, &[]).into_iter().for_each(|source| opener.open(source));
        }
    };
    let forget = move |_| {
        storage::forget(KEPT);
        session.resume_offer.set(None);
    };
    view! {
        <Show when=move || session.resume_offer.with(Option::is_some)>
            <div class="notice left-off panel" role="status" data-testid="left-off">
                <p>{words().session.you_were_at}{move || session.resume_offer.with(|link| link.as_ref().map(told))}</p>
                <button data-testid="continue" on:click=go title=words().session.go_on_help>{words().session.go_on}</button>
                <button data-testid="forget" on:click=forget title=words().session.forget_help>{words().session.forget}</button>
            </div>
        </Show>
    }
}
