//! A box that finds a token by typing, with the arrow keys, Enter and Escape.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};

use session::words::words;

/// How many tokens are offered at once.
const OFFERED: usize = 12;

/// Only one list is open at a time: the one whose box is in focus.
const LIST: &str = "offered";

/// What to search: typed text and a limit in, indices with labels out.
pub type Find = Arc<dyn Fn(&str, usize) -> Vec<(usize, String)> + Send + Sync>;

/// A combobox over all labels; `chosen` hears the picked index.
#[component]
pub fn TokenSearch(
    label: String,
    #[prop(into)] value: Signal<String>,
    find: Find,
    chosen: impl Fn(usize) + Copy + Send + Sync + 'static,
    #[prop(optional)] placeholder: &'static str,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let at = RwSignal::new(0usize);
    let offered = Memo::new(move |_| {
        typed.with(|t| t.as_ref().map(|t| find(t, OFFERED)).unwrap_or_default())
    });
    let pick = move |index: usize| {
        typed.set(None);
        chosen(index);
    };
    let key = move |event: KeyboardEvent| {
        let count = offered.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|i| *i = (*i + 1) % count),
            "ArrowUp" if count > 0 => at.update(|i| *i = (*i + count - 1) % count),
            "Enter" => {
                if let Some((index, _)) = offered.with(|all| all.get(at.get()).cloned()) {
                    pick(index);
                }
            }
            "Escape" if typed.with_untracked(Option::is_some) => typed.set(None),
            _ => return,
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
    let active =
        move || offered.with(|all| at.get() < all.len()).then(|| format!("{LIST}-{}", at.get()));
    let nothing =
        move || typed.get().is_some_and(|t| !t.trim().is_empty()) && offered.with(Vec::is_empty);
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
                on:input:target=move |event| {
                    at.set(0);
                    typed.set(Some(event.target().value()));
                }
                on:keydown=key
                on:blur=move |_| typed.set(None)
            />
            <Show when=move || typed.get().is_some()>
                <ul class="offered" role="listbox" id=LIST aria-label=label.clone()>
                    {list}
                    <Show when=nothing>
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
