//! Handing in what was bet and answered, where that is kept: a name, the points, the link.

use leptos::prelude::*;

use super::{copy_link::copy_or_say, library};
use session::words::words;

/// Nothing where nothing is kept.
#[component]
pub fn HandIn() -> impl IntoView {
    let library = library();
    let record = library.page.record;
    let copied = RwSignal::new(false);
    let points = move || {
        let [right, all] = record.with(|record| record.as_ref().map(|r| r.score()))?;
        Some((words().experiments.in_all)(right, all))
    };
    let named = move |who: String| library.page.sign(who);
    let who =
        move || record.with(|record| record.as_ref().map(|r| r.who.clone()).unwrap_or_default());
    view! {
        <Show when=move || record.with(Option::is_some)>
            <div class="hand-in" data-testid="hand-in">
                <p class="small">{points}</p>
                <label class="small">
                    {words().experiments.who}
                    <input
                        type="text"
                        maxlength="80"
                        autocomplete="name"
                        data-testid="who"
                        prop:value=who
                        on:change:target=move |event| named(event.target().value())
                    />
                </label>
                <button
                    title=words().experiments.hand_in_help
                    data-testid="hand-in-copy"
                    on:click=move |_| copy_or_say(library, copied)
                >
                    {move || if copied.get() {
                        words().experiments.handed
                    } else {
                        words().experiments.hand_in
                    }}
                </button>
            </div>
        </Show>
    }
}

/// Whether bets come before every move, in this link and in lessons.
#[component]
pub fn AlwaysFirst() -> impl IntoView {
    let page = library().page;
    view! {
        <label class="small always" title=words().experiments.bet_always_help>
            <input
                type="checkbox"
                data-testid="bet-always"
                prop:checked=move || page.record.with(Option::is_some)
                on:change:target=move |event| page.ask_for_bets(event.target().checked())
            />
            <span>{words().experiments.bet_always}</span>
        </label>
    }
}
