//! Behind which layer hidden states are taken.

use leptos::prelude::*;

use crate::view::workspace;
use session::words::words;

/// All layers, the last one first.
#[component]
pub fn LayerChoice() -> impl IntoView {
    let workspace = workspace();
    let layers = move || workspace.inference.facts().map_or(0, |facts| facts.layers);
    let chosen = move || workspace.inference.set.with(|set| set.present().layer);
    let option = move |layer: usize| {
        let on = move || chosen() == Some(layer);
        view! {
            <option value=layer.to_string() prop:selected=on>
                {(words().contexts.behind)(layer, layers())}
            </option>
        }
    };
    view! {
        <Show when=move || { layers() > 1 }>
            <label class="choice-line small" title=words().contexts.layer_help>
                <span>{words().contexts.layer}</span>
                <select
                    aria-label=words().contexts.layer
                    data-testid="layer"
                    on:change:target=move |event| {
                        workspace.choose_layer(event.target().value().parse().ok())
                    }
                >
                    <option value="" prop:selected=move || chosen().is_none()>
                        {words().contexts.last_layer}
                    </option>
                    {move || (0..layers()).rev().map(option).collect_view()}
                </select>
            </label>
            <Show when=move || workspace.reads_by_lens()>
                <p class="soft small">{words().contexts.layer_help}</p>
            </Show>
        </Show>
    }
}
