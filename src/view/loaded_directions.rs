//! The choice among directions that came with the model.

use leptos::prelude::*;

use super::{term::Explained, workspace};
use session::words::words;

/// A list of them, where there are any.
#[component]
pub fn LoadedDirections() -> impl IntoView {
    let workspace = workspace();
    let names = Memo::new(move |_| {
        let names = |directions: &[theory::model::NamedDirection]| {
            directions.iter().map(|direction| direction.name.clone()).collect::<Vec<_>>()
        };
        workspace.model.with(|m| m.as_ref().map(|m| names(&m.card.directions)).unwrap_or_default())
    });
    let chosen = workspace.choice.direction;
    let option = move |name: String| {
        let on = {
            let name = name.clone();
            move || chosen.with(|chosen| chosen.as_ref() == Some(&name))
        };
        view! { <option value=name.clone() prop:selected=on>{name.clone()}</option> }
    };
    let picked = move |name: String| {
        workspace.choose_direction(Some(name).filter(|name| !name.is_empty()));
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <label class="choice-line small" title=words().directions.loaded_help>
                <span><Explained text=words().directions.loaded /></span>
                <select
                    data-testid="loaded-direction"
                    on:change:target=move |event| picked(event.target().value())
                >
                    <option value="" prop:selected=move || chosen.with(Option::is_none)>
                        {words().directions.no_loaded}
                    </option>
                    {move || names.get().into_iter().map(option).collect_view()}
                </select>
            </label>
        </Show>
    }
}
