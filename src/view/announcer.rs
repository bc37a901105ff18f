//! Says what became of the properties, once a move has settled.

use leptos::prelude::*;

use super::library;
use session::{
    protocol::ModelId,
    workspace::{Announced, news},
};

/// A live region for those who hear the page.
#[component]
pub fn Announcer() -> impl IntoView {
    let library = library();
    let announced = RwSignal::new(String::new());
    let last = StoredValue::new((ModelId::default(), Vec::<Announced>::new()));
    Effect::new(move || {
        let active = library.active();
        let Some(now) = active.settled() else { return };
        let sentence = last.with_value(|(of, last)| match *of == active.id {
            true => news(last, &now),
            false => news(&[], &now),
        });
        sentence.into_iter().for_each(|sentence| announced.set(sentence));
        last.set_value((active.id, now));
    });
    view! {
        <p class="visually-hidden" role="status" data-testid="announcer">
            {move || announced.get()}
        </p>
    }
}
