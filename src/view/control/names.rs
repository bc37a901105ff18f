//! A name out of several.

use leptos::prelude::*;

use crate::view::term::Explained;
use session::words::list_name;

/// A line with a name to choose.
#[component]
pub fn Names(
    label: &'static str,
    help: &'static str,
    names: Memo<Vec<String>>,
    chosen: Signal<Option<String>>,
    pick: impl Fn(String) + Copy + Send + 'static,
) -> impl IntoView {
    let option = move |name: String| {
        let on = {
            let name = name.clone();
            move || chosen.get().as_deref() == Some(&name)
        };
        view! { <option value=name.clone() prop:selected=on>{list_name(&name)}</option> }
    };
    view! {
        <div class="choice-line small" title=help>
            <span><Explained text=label /></span>
            <select aria-label=label on:change:target=move |event| pick(event.target().value())>
                {move || names.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
