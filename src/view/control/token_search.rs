//! A box that finds a token by typing, with the arrow keys, Enter and Escape.

use leptos::{ev::KeyboardEvent, prelude::*};

use session::{
    controller::{Find, KeyDone, SearchBox},
    words::words,
};

/// Only one list is open at a time: the one whose box is in focus.
const LIST: &str = "offered";

/// A combobox over all labels; `chosen` hears the picked index.
#[component]
pub fn TokenSearch(
    label: String,
    #[prop(into)] value: Signal<String>,
    find: Find,
    chosen: impl Fn(usize) + Copy + Send + Sync + 'static,
    #[prop(optional)] placeholder: &'static str,
) -> impl IntoView {
    let search = SearchBox::new(find);
    let SearchBox { typed, at, offered } = search;
    let pick = move |index: usize| {
        typed.set(None);
        chosen(index);
    };
    let key = move |event: KeyboardEvent| {
        match search.press(&event.key()) {
            KeyDone::Picked(index) => chosen(index),
            KeyDone::Taken => {}
            KeyDone::Left => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let rows = offered.get().into_iter().enumerate().map(|(row, (index, label))| {
            view! {
                <li
                    role="option"
                    id=format!("{LIST}-{row}")
                    aria-selected=move || (at.get() == row).to_string()
                    class:on=move || at.get() == row
                    on:pointerdown=move |event| {
                        event.prevent_default();
                        pick(index);
                    }
                >
                    {label}
                </li>
            }
        });
        rows.collect_view()
    };
    let active = move || search.is_on_one().then(|| format!("{LIST}-{}", at.get()));
    view! {
        <span class="token-search">
            <input
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=label.clone()
                title=label.clone()
                aria-autocomplete="list"
                aria-controls=move || typed.get().map(|_| LIST)
                aria-activedescendant=active
                placeholder=placeholder
                aria-expanded=move || typed.get().is_some().to_string()
                prop:value=move || typed.get().unwrap_or_else(|| value.get())
                on:focus:target=move |event| event.target().select()
                on:input:target=move |event| search.enter(event.target().value())
                on:keydown=key
                on:blur=move |_| typed.set(None)
            />
            <Show when=move || typed.get().is_some()>
                <ul class="offered" role="listbox" id=LIST aria-label=label.clone()>
                    {list}
                    <Show when=move || search.finds_nothing()>
                        <li
                            class="soft"
                            role="option"
                            aria-disabled="true"
                            aria-selected="false"
                        >
                            {words().page.no_token}
                        </li>
                    </Show>
                </ul>
            </Show>
        </span>
    }
}
