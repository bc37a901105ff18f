//! Says what became of the properties, once a move has settled.

use leptos::prelude::*;

use super::session;
use session::state::{Heard, news};

/// A live region for those who hear the page.
#[component]
pub fn Announcer() -> impl IntoView {
    let session = session();
    let said = RwSignal::new(String::new());
    let last = StoredValue::new(Vec::<Heard>::new());
    Effect::new(move || {
        let Some(now) = session.settled() else { return };
        if let Some(sentence) = last.with_value(|last| news(last, &now)) {
            said.set(sentence);
        }
        last.set_value(now);
    });
    view! { <p class="visually-hidden" role="status" data-testid="announcer">{move || said.get()}</p> }
}
