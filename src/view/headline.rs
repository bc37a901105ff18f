//! The headline over the plots.

use leptos::prelude::*;

use super::{
    go_on::GoOn,
    rest::{once_here, rest},
    workspace,
};
use session::{
    controller::{Act, FirstMinute},
    words::words,
};

/// What became of the model in one sentence, and by what in another; in a visitor's first minute,
/// what to do in its place.
#[component]
pub fn Headline() -> impl IntoView {
    let workspace = workspace();
    let first_minute: FirstMinute = expect_context();
    let headline = Memo::new(move |_| workspace.headline_on_path());
    let same = move || headline.with(|h| h.as_ref().is_none_or(|h| h.same));
    let predictions = move || headline.with(|h| h.as_ref().and_then(|h| h.predictions.clone()));
    let angle = move || match first_minute.act() {
        Act::Watch => Some(words().first_minute.watch.into()),
        _ => headline.with(|h| h.as_ref().and_then(|h| h.angle.clone())),
    };
    let parallel = move || headline.with(|h| h.as_ref().is_some_and(|h| h.parallel));
    let by = move || match first_minute.act() {
        Act::Watch | Act::Bending => Some(words().first_minute.skip.into()),
        Act::YourTurn => Some(words().first_minute.your_turn.into()),
        _ => workspace.remark().or_else(|| headline.with(|h| h.as_ref().map(|h| h.by.clone()))),
    };
    let part = move || match first_minute.act() {
        Act::Watch | Act::Bending => Some("first-minute"),
        Act::YourTurn => Some("your-turn"),
        _ => None,
    };
    let asks = move || first_minute.act() == Act::YourTurn;
    let behind = Memo::new(move |_| workspace.is_headline_behind());
    let going_on = Memo::new(move |_| first_minute.act() == Act::GoOn);
    view! {
        <header class="headline" data-testid="headline">
            <h2 class:behind=behind>
                <span class:same=same class:other=move || !same()>{predictions}</span>
                " "
                <span class=move || if parallel() { "exact" } else { "negotiable" }>{angle}</span>
            </h2>
            <Show
                when=move || going_on.get()
                fallback=move || view! { <p class="soft" class:asks=asks data-testid=part>{by}</p> }
            >
                {once_here(goes_on)}
            </Show>
        </header>
    }
}

rest! {
    fn goes_on() {
        view! { <GoOn /> }
    }
}
