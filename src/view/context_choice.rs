//! Which context the next tokens are those of: found by typing, or the one beside it.

use leptos::prelude::*;

use super::control::TokenSearch;
use session::{controller::Find, words::words};

/// A search box, a button to either side, and the place among all.
#[component]
pub fn ContextChoice(
    /// The chosen one's name.
    value: Signal<String>,
    /// What is found by typing.
    find: Find,
    /// Is told which was found.
    #[prop(into)]
    chosen: Callback<usize>,
    /// Goes so many on.
    #[prop(into)]
    step: Callback<isize>,
    /// The place of the chosen one, from 0, among how many.
    place: Signal<Option<(usize, usize)>>,
) -> impl IntoView {
    view! {
        <div class="context">
            <TokenSearch
                label=words().distribution.search.into()
                value
                find
                chosen=move |index| chosen.run(index)
            />
            <button
                class="mini"
                title=words().distribution.previous
                aria-label=words().distribution.previous
                on:click=move |_| step.run(-1)
            >
                "‹"
            </button>
            <button
                class="mini"
                title=words().distribution.next
                aria-label=words().distribution.next
                on:click=move |_| step.run(1)
            >
                "›"
            </button>
            <span class="soft small number">
                {move || place.get().map(|(at, all)| (words().common.place)(at + 1, all))}
            </span>
        </div>
    }
}
